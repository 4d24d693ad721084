//! URI patterns of `@http` and host prefixes of `@endpoint` as segments (Smithy 2.0, "HTTP URI").

/// The path of a URI pattern and its literal query.
#[derive(Clone, Debug)]
pub struct UriPattern<'t> {
    /// The segments between slashes.
    pub segments: Vec<Segment<'t>>,
    /// The literal part after `?`, sorted.
    pub query: Vec<&'t str>,
}

/// One segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'t> {
    /// Literal text.
    Literal(&'t str),
    /// A label, which a member fills.
    Label {
        /// The name of the member.
        name: &'t str,
        /// `true` if the value may hold slashes (`{name+}`).
        greedy: bool,
    },
}

impl<'t> UriPattern<'t> {
    /// Parses a pattern.
    ///
    /// # Errors
    /// A message if the text is malformed.
    pub fn parse(text: &'t str) -> Result<Self, String> {
        let Some(rest) = text.strip_prefix('/') else {
            return Err("it does not start with `/`".to_owned());
        };
        if text.contains('#') {
            return Err("it has a fragment".to_owned());
        }
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        if query.contains(['{', '}']) {
            return Err("its query has labels".to_owned());
        }
        let mut segments = vec![];
        if !path.is_empty() {
            for segment in path.split('/') {
                segments.push(parse_segment(segment)?);
            }
        }
        let mut query: Vec<&str> = query.split('&').filter(|part| !part.is_empty()).collect();
        query.sort_unstable();
        Ok(Self { segments, query })
    }

    /// Returns the names of the labels, and whether they are greedy.
    pub fn labels(&self) -> impl Iterator<Item = (&'t str, bool)> + '_ {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Label { name, greedy } => Some((*name, *greedy)),
            Segment::Literal(_) => None,
        })
    }
}

fn parse_segment(segment: &str) -> Result<Segment<'_>, String> {
    let inner = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let Some(inner) = inner else {
        return if segment.contains(['{', '}']) {
            Err(format!("`{segment}` is neither a literal nor a label"))
        } else {
            Ok(Segment::Literal(segment))
        };
    };
    let (name, greedy) = match inner.strip_suffix('+') {
        Some(name) => (name, true),
        None => (inner, false),
    };
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_name {
        Ok(Segment::Label { name, greedy })
    } else {
        Err(format!("`{segment}` is not a label"))
    }
}
