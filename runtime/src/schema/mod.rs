//! The tables that say what generated types are in the model, and the schemas that are made of them.

mod build;
mod depth;
#[cfg(feature = "ec2-query")]
mod ec2_query_name;
mod text;
mod words;

#[cfg(any(feature = "rest-json", feature = "rest-xml"))]
pub(crate) use build::is_framed_payload;

use std::fmt;
use std::sync::OnceLock;

#[cfg(feature = "ec2-query")]
pub(crate) use ec2_query_name::ec2_query_name;

pub use aws_smithy_schema::traits::TimestampFormat;
pub use aws_smithy_schema::{Schema, ShapeType};

/// The shape behind a Rust type.
#[derive(Debug)]
pub struct Target {
    /// Its Smithy type; `Member` never occurs, enums are strings or integers.
    pub shape_type: ShapeType,
    /// The keys of a map.
    pub key: Option<Box<Target>>,
    /// The elements of a list, the values of a map.
    pub element: Option<Box<Target>>,
    /// The table of a structure or union.
    pub structure: Option<&'static Structure>,
    /// The values of a string enum.
    pub values: Option<&'static [&'static str]>,
}

impl Target {
    /// A type without members.
    pub fn simple(shape_type: ShapeType) -> Self {
        Self {
            shape_type,
            key: None,
            element: None,
            structure: None,
            values: None,
        }
    }

    /// A list of these elements.
    pub fn list(element: Self) -> Self {
        Self {
            element: Some(Box::new(element)),
            ..Self::simple(ShapeType::List)
        }
    }

    /// A map of these keys and values.
    pub fn map(key: Self, value: Self) -> Self {
        Self {
            key: Some(Box::new(key)),
            element: Some(Box::new(value)),
            ..Self::simple(ShapeType::Map)
        }
    }

    /// A structure or union.
    pub fn structure(table: &'static Structure) -> Self {
        Self {
            structure: Some(table),
            ..Self::simple(table.shape_type)
        }
    }

    /// An enum of strings.
    pub fn string_enum(values: &'static [&'static str]) -> Self {
        Self {
            values: Some(values),
            ..Self::simple(ShapeType::String)
        }
    }
}

/// The table of a structure or union: its identity and its members, in the order of the fields.
pub struct Structure {
    /// Namespace of the shape id.
    pub namespace: &'static str,
    /// Name of the shape id.
    pub name: &'static str,
    /// `Structure` or `Union`.
    pub shape_type: ShapeType,
    /// Its settings and members, as [`text::read`] knows them.
    text: &'static str,
    /// The targets of the members.
    targets: &'static [fn() -> Target],
    built: OnceLock<Box<Built>>,
}

/// The contents of a table, read on first use.
struct Built {
    settings: &'static [Setting],
    members: &'static [Member],
    schema: OnceLock<&'static Schema<'static>>,
    reference: OnceLock<&'static Schema<'static>>,
    request: OnceLock<&'static Schema<'static>>,
    holds_sensitive: OnceLock<bool>,
    holds_required: OnceLock<bool>,
}

impl Structure {
    /// Makes the table of a structure. A word of the text that is no setting fails the build:
    ///
    /// ```compile_fail
    /// use tinsmith_runtime::__private::schema::Structure;
    ///
    /// static TABLE: Structure = Structure::new("example", "Tag", "\nKey\tkey\tlenght\t1\t2", &[]);
    /// ```
    pub const fn new(
        namespace: &'static str,
        name: &'static str,
        text: &'static str,
        targets: &'static [fn() -> Target],
    ) -> Self {
        words::check(text);
        Self {
            namespace,
            name,
            shape_type: ShapeType::Structure,
            text,
            targets,
            built: OnceLock::new(),
        }
    }

    /// Makes the table of a union.
    pub const fn union(
        namespace: &'static str,
        name: &'static str,
        text: &'static str,
        targets: &'static [fn() -> Target],
    ) -> Self {
        words::check(text);
        Self {
            namespace,
            name,
            shape_type: ShapeType::Union,
            text,
            targets,
            built: OnceLock::new(),
        }
    }

    fn built(&self) -> &Built {
        self.built.get_or_init(|| {
            let (settings, members) = text::read(self.text, self.targets);
            Box::new(Built {
                settings: settings.leak(),
                members: members.leak(),
                schema: OnceLock::new(),
                reference: OnceLock::new(),
                request: OnceLock::new(),
                holds_sensitive: OnceLock::new(),
                holds_required: OnceLock::new(),
            })
        })
    }

    /// The members; the index of one is its index in the schema.
    pub fn members(&self) -> &'static [Member] {
        self.built().members
    }

    /// Its own traits.
    pub fn settings(&self) -> &'static [Setting] {
        self.built().settings
    }

    /// The schema, built on first use.
    pub fn schema(&self) -> &'static Schema<'static> {
        self.built().schema.get_or_init(|| build::structure(self))
    }

    /// The schema of a request with this structure as the input of its operation, the only one that it is the input of.
    pub(crate) fn request(&self, http: Option<Http>) -> &'static Schema<'static> {
        self.built().request.get_or_init(|| build::request(self.schema(), http))
    }

    /// The schema of a value of this type in a list or map. It carries no members: a shape that contains itself would
    /// otherwise wait for its own schema forever.
    pub(crate) fn reference(&self) -> &'static Schema<'static> {
        self.built().reference.get_or_init(|| build::reference(self))
    }
}

/// The HTTP bindings of an operation (trait `http`).
#[derive(Clone, Copy, Debug)]
pub struct Http {
    /// The method.
    pub method: &'static str,
    /// The pattern of the path, with a query that is always the same.
    pub uri: &'static str,
    /// The status of success.
    pub code: u16,
}

impl fmt::Debug for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without members: tables may contain each other.
        write!(f, "Structure({}#{})", self.namespace, self.name)
    }
}

/// A member of a structure or union.
#[derive(Debug)]
pub struct Member {
    /// Its name in the model and, unless a setting says otherwise, on the wire.
    pub name: &'static str,
    /// The name of the Rust field, without `r#`.
    pub field: &'static str,
    /// The target.
    pub target: Target,
    /// Its traits.
    pub settings: &'static [Setting],
}

impl Member {
    /// Returns whether one of the settings is `required`.
    pub(crate) fn is_required(&self) -> bool {
        self.settings.iter().any(|it| matches!(it, Setting::Required))
    }

    /// Returns whether it is a violation that the member is not set: the client sets an idempotency token itself.
    pub(crate) fn can_be_missed(&self) -> bool {
        let is_left_out = |it: &Setting| matches!(it, Setting::IdempotencyToken | Setting::Streaming);
        self.is_required() && !self.settings.iter().any(is_left_out)
    }

    /// Returns whether the value must not be shown.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.settings.iter().any(|it| matches!(it, Setting::Sensitive))
    }
}

/// A trait of a member, with those of its target merged in where the specification says so.
#[derive(Debug)]
pub enum Setting {
    /// The member must be set.
    Required,
    /// The value must not be shown.
    Sensitive,
    /// The client sets the member if the caller did not.
    IdempotencyToken,
    /// Characters of a string, bytes of a blob, elements of a collection: at least, at most.
    Length(Option<u64>, Option<u64>),
    /// A number: at least, at most.
    Range(Option<Bound>, Option<Bound>),
    /// The pattern of a string.
    Pattern(&'static Pattern),
    /// No two elements of the list are equal.
    Unique,
    /// The values of an integer enum.
    Values(&'static [i32]),
    /// Settings of the elements of a list or the values of a map.
    Each(&'static [Setting]),
    /// Settings of the keys of a map.
    Key(&'static [Setting]),
    /// The name in JSON, for the protocols that look at it.
    JsonName(&'static str),
    /// The name in XML and in queries.
    XmlName(&'static str),
    /// The name in requests of ec2Query.
    Ec2QueryName(&'static str),
    /// An attribute in XML, not an element.
    XmlAttribute,
    /// A collection without an element around it.
    XmlFlattened,
    /// The namespace of the element: URI and prefix.
    XmlNamespace(&'static str, Option<&'static str>),
    /// An output whose only member is the root of the document.
    XmlUnwrapped,
    /// The root element of the output's document may have any name.
    XmlAnyRoot,
    /// The format of a timestamp.
    TimestampFormat(TimestampFormat),
    /// The media type of a blob or string.
    MediaType(&'static str),
    /// A header.
    HttpHeader(&'static str),
    /// A part of the path.
    HttpLabel,
    /// A parameter of the query.
    HttpQuery(&'static str),
    /// All further parameters of the query.
    HttpQueryParams,
    /// All headers that begin like this.
    HttpPrefixHeaders(&'static str),
    /// The body.
    HttpPayload,
    /// The status code.
    HttpResponseCode,
    /// A stream.
    Streaming,
    /// A stream whose length must be known before it is sent.
    RequiresLength,
    /// A part of the host name.
    HostLabel,
    /// A parameter of the endpoint rules.
    ContextParam(&'static str),
    /// A header of an event.
    EventHeader,
    /// The payload of an event.
    EventPayload,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A whole number.
    Integer(i128),
    /// Any other number.
    Float(f64),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(it) => it.fmt(f),
            Self::Float(it) => it.fmt(f),
        }
    }
}

/// A pattern of the model, and regular expressions in this crate's dialect that check it together in linear time.
pub struct Pattern {
    /// The pattern as the model has it.
    pub text: &'static str,
    /// These must match.
    pub all: &'static [&'static str],
    /// These must not match.
    pub none: &'static [&'static str],
    #[cfg(feature = "strict")]
    pub(crate) compiled: OnceLock<crate::validate::CompiledPattern>,
}

impl Pattern {
    /// A pattern, compiled on first use.
    pub const fn new(text: &'static str, all: &'static [&'static str], none: &'static [&'static str]) -> Self {
        Self {
            text,
            all,
            none,
            #[cfg(feature = "strict")]
            compiled: OnceLock::new(),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

/// The settings of the elements of a list or the values of a map.
pub(crate) fn each(settings: &'static [Setting]) -> &'static [Setting] {
    settings
        .iter()
        .find_map(|it| if let Setting::Each(it) = it { Some(*it) } else { None })
        .unwrap_or_default()
}

/// The settings of the keys of a map.
pub(crate) fn key(settings: &'static [Setting]) -> &'static [Setting] {
    settings
        .iter()
        .find_map(|it| if let Setting::Key(it) = it { Some(*it) } else { None })
        .unwrap_or_default()
}
