//! `ShapeId`: the absolute name of a shape or member (Smithy 2.0, "Shape ID").

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// An absolute shape ID such as `com.example#Name` or `com.example#Name$member`.
///
/// The text is valid by the grammar of the specification; that is why it is private. Cloning is cheap, and a map
/// keyed by `ShapeId` is looked up by `&str`.
#[derive(Clone)]
pub struct ShapeId {
    text: Arc<str>,
    hash: usize,
    dollar: Option<usize>,
}

/// The text is not an absolute shape ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidShapeId {
    /// The offending text.
    pub text: String,
}

impl ShapeId {
    /// Parses an absolute shape ID.
    ///
    /// # Errors
    /// [`InvalidShapeId`] unless the text is `namespace#Name` or `namespace#Name$member`.
    pub fn parse(text: &str) -> Result<Self, InvalidShapeId> {
        let invalid = || InvalidShapeId { text: text.to_owned() };
        let (namespace, rest) = text.split_once('#').ok_or_else(invalid)?;
        let (name, member) = match rest.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (rest, None),
        };
        let valid = is_namespace(namespace) && is_identifier(name) && member.is_none_or(is_identifier);
        valid
            .then(|| Self {
                hash: namespace.len(),
                dollar: member.map(|_| namespace.len() + 1 + name.len()),
                text: text.into(),
            })
            .ok_or_else(invalid)
    }

    /// The part before `#`.
    pub fn namespace(&self) -> &str {
        &self.text[..self.hash]
    }

    /// The shape's name, without namespace and member.
    pub fn name(&self) -> &str {
        &self.text[self.hash + 1..self.dollar.unwrap_or(self.text.len())]
    }

    /// The member's name, if this is a member's ID.
    pub fn member(&self) -> Option<&str> {
        self.dollar.map(|dollar| &self.text[dollar + 1..])
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The ID of a member of this shape.
    ///
    /// # Errors
    /// [`InvalidShapeId`] if `member` is not an identifier.
    pub fn with_member(&self, member: &str) -> Result<Self, InvalidShapeId> {
        Self::parse(&format!("{}${member}", self.root_str()))
    }

    /// The ID of the shape that contains this member, or the ID itself.
    pub fn root(&self) -> Self {
        match self.dollar {
            None => self.clone(),
            Some(dollar) => Self {
                text: self.text[..dollar].into(),
                hash: self.hash,
                dollar: None,
            },
        }
    }

    fn root_str(&self) -> &str {
        &self.text[..self.dollar.unwrap_or(self.text.len())]
    }
}

/// Returns whether `text` is an identifier: optional underscores, a letter, then letters, digits and underscores.
pub fn is_identifier(text: &str) -> bool {
    let rest = text.trim_start_matches('_');
    let first = rest.chars().next();
    let starts = match first {
        Some(c) if text.len() == rest.len() => c.is_ascii_alphabetic(),
        Some(c) => c.is_ascii_alphanumeric(),
        None => false,
    };
    starts && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Returns whether `text` is a namespace: identifiers joined by dots.
pub fn is_namespace(text: &str) -> bool {
    text.split('.').all(is_identifier)
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not an absolute shape ID such as `com.example#Name`",
            self.text
        )
    }
}

impl std::error::Error for InvalidShapeId {}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl PartialEq for ShapeId {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for ShapeId {}

impl PartialOrd for ShapeId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ShapeId {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for ShapeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (*self.text).hash(state);
    }
}
