//! A file of Smithy IDL as it is written, before its names are resolved.

use crate::load::draft::Version;
use crate::model::node::Number;
use crate::model::shape::SimpleType;
use crate::source::SourceLocation;
use indexmap::IndexMap;
use std::borrow::Cow;

/// A file.
#[derive(Debug)]
pub struct Document<'a> {
    /// The version, 1.0 unless `$version` says otherwise.
    pub version: Version,
    /// Metadata, in order; a key may come more than once.
    pub metadata: Vec<(Key<'a>, Value<'a>)>,
    /// The namespace; `None` if the file ends before it, or if it cannot be read.
    pub namespace: Option<&'a str>,
    /// Imported shapes, by their name without namespace.
    pub uses: IndexMap<&'a str, Name<'a>>,
    /// Shapes and `apply` statements, in order.
    pub statements: Vec<Statement<'a>>,
}

/// A statement after the `use` section.
#[derive(Debug)]
pub enum Statement<'a> {
    /// The definition of a shape.
    Shape(Shape<'a>),
    /// `apply Target @trait` and `apply Target { @trait … }`
    Apply {
        /// The shape or member.
        target: Name<'a>,
        /// The traits.
        traits: Vec<Trait<'a>>,
    },
}

/// A shape ID as it is written: relative or absolute, perhaps with a member.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// The text.
    pub text: &'a str,
    /// Its place.
    pub location: SourceLocation,
}

/// A trait, or a documentation comment.
#[derive(Debug)]
pub struct Trait<'a> {
    /// The ID of the trait.
    pub name: Name<'a>,
    /// The value; `None` for `@name` and `@name()`.
    pub value: Option<Value<'a>>,
    /// The place of `@`, or of the comment.
    pub location: SourceLocation,
}

/// A shape.
#[derive(Debug)]
pub struct Shape<'a> {
    /// The name without namespace.
    pub name: Cow<'a, str>,
    /// The place where the definition starts, after the traits.
    pub location: SourceLocation,
    /// The kind, and the parts that only this kind has.
    pub kind: Kind<'a>,
    /// The traits, documentation included.
    pub traits: Vec<Trait<'a>>,
    /// The resource after `for`.
    pub resource: Option<Name<'a>>,
    /// The mixins after `with`.
    pub mixins: Vec<Name<'a>>,
    /// The members.
    pub members: Vec<Member<'a>>,
}

/// The kind of a shape.
#[derive(Debug)]
pub enum Kind<'a> {
    /// A shape without members.
    Simple(SimpleType),
    /// `list`
    List,
    /// `set` of 1.0
    Set,
    /// `map`
    Map,
    /// `structure`
    Structure,
    /// `union`
    Union,
    /// `enum`
    Enum,
    /// `intEnum`
    IntEnum,
    /// `service`, whose body is an object.
    Service(Object<'a>),
    /// `resource`, whose body is an object.
    Resource(Object<'a>),
    /// `operation`
    Operation {
        /// The input.
        input: Option<Message<'a>>,
        /// The output.
        output: Option<Message<'a>>,
        /// The errors.
        errors: Vec<Name<'a>>,
    },
}

/// The input or output of an operation.
#[derive(Debug)]
pub enum Message<'a> {
    /// `: Name`
    Shape(Name<'a>),
    /// `:= { … }`: the structure of that name, which is a statement of its own.
    Inline(String, SourceLocation),
}

/// A member.
#[derive(Debug)]
pub struct Member<'a> {
    /// The name.
    pub name: &'a str,
    /// The place of the name, or of the `$` before it.
    pub location: SourceLocation,
    /// The target; `None` for `$name`, and for members of enums.
    pub target: Option<Name<'a>>,
    /// The value after `=`.
    pub value: Option<Value<'a>>,
    /// The traits, documentation included.
    pub traits: Vec<Trait<'a>>,
}

/// A node value.
#[derive(Debug)]
pub struct Value<'a> {
    /// The content.
    pub content: Content<'a>,
    /// The place where the value starts.
    pub location: SourceLocation,
}

/// The content of a node value.
#[derive(Debug)]
pub enum Content<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(Cow<'a, str>),
    /// A shape ID without quotes, which becomes an absolute one.
    Name(&'a str),
    /// An array.
    Array(Vec<Value<'a>>),
    /// An object.
    Object(Object<'a>),
}

/// The entries of an object; each with the place of its key.
pub type Object<'a> = IndexMap<Cow<'a, str>, (SourceLocation, Value<'a>)>;

/// A key of metadata.
#[derive(Debug)]
pub struct Key<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Its place.
    pub location: SourceLocation,
}

impl Kind<'_> {
    /// Returns the name of the type, as it is written.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Simple(simple) => simple.name(),
            Self::List => "list",
            Self::Set => "set",
            Self::Map => "map",
            Self::Structure => "structure",
            Self::Union => "union",
            Self::Enum => "enum",
            Self::IntEnum => "intEnum",
            Self::Service(_) => "service",
            Self::Resource(_) => "resource",
            Self::Operation { .. } => "operation",
        }
    }
}

impl Trait<'_> {
    /// Returns whether this is a documentation comment, whose name is nowhere in the text.
    pub fn is_comment(&self) -> bool {
        self.name.location == self.location
    }
}

impl Value<'_> {
    /// Describes the type for messages.
    pub fn describe(&self) -> &'static str {
        match self.content {
            Content::Null => "null",
            Content::Boolean(_) => "a boolean",
            Content::Number(_) => "a number",
            Content::String(_) => "a string",
            Content::Name(_) => "a shape ID",
            Content::Array(_) => "an array",
            Content::Object(_) => "an object",
        }
    }
}
