//! Shapes and members: the nouns of a model (Smithy 2.0, "The Smithy model").

use super::node::{Entry, Node};
use super::shape_id::ShapeId;
use super::traits::Traits;
use crate::source::SourceLocation;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The members of an aggregate shape, by name, in the order of the model.
pub type Members = IndexMap<String, Member>;

/// A shape with its traits.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its absolute ID.
    pub id: ShapeId,
    /// Its kind.
    pub kind: ShapeKind,
    /// The traits applied to it, including those of mixins.
    pub traits: Traits,
    /// The mixins that it was made from, in order; their members and traits are in the shape already.
    pub mixins: Vec<ShapeId>,
    /// The place of the definition.
    pub location: SourceLocation,
    /// The trait `enum` of a string of Smithy 1.0 that was made this enum, as it was written.
    pub string_enum: Option<Entry>,
    /// The parts that the shape has beside those of its mixins; `None` if it has no mixins.
    pub own: Option<Arc<Own>>,
}

/// The parts of a shape with mixins that it has itself, whether or not a mixin has them, too.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Its traits.
    pub traits: HashSet<ShapeId>,
    /// The traits of members, by the member's name; members of mixins are here if they have traits of their own.
    pub members: HashMap<String, HashSet<ShapeId>>,
    /// Operations, resources and errors.
    pub references: HashSet<ShapeId>,
    /// Renamed shapes.
    pub renamed: HashSet<ShapeId>,
    /// `true` if the shape is a service with a version.
    pub has_version: bool,
}

/// A member of an aggregate shape.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its absolute ID, with the member part.
    pub id: ShapeId,
    /// The shape that it targets.
    pub target: ShapeId,
    /// The traits applied to the member itself, not those of its target.
    pub traits: Traits,
    /// The place of the definition.
    pub location: SourceLocation,
    /// The place of the target.
    pub target_location: SourceLocation,
}

/// The kind of a shape.
#[derive(Clone, Debug)]
pub enum ShapeKind {
    /// A shape without members.
    Simple(SimpleType),
    /// A list; a `set` of Smithy 1.0 is a list with `@uniqueItems`.
    List {
        /// Its one member.
        member: Member,
    },
    /// A map.
    Map {
        /// The member `key`.
        key: Member,
        /// The member `value`.
        value: Member,
    },
    /// A structure.
    Structure {
        /// Its members.
        members: Members,
    },
    /// A tagged union.
    Union {
        /// Its members.
        members: Members,
    },
    /// A string enumeration; each member has `@enumValue`.
    Enum {
        /// Its members.
        members: Members,
    },
    /// An integer enumeration; each member has `@enumValue`.
    IntEnum {
        /// Its members.
        members: Members,
    },
    /// A service.
    Service(Service),
    /// A resource.
    Resource(Resource),
    /// An operation.
    Operation(Operation),
}

/// The types without members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimpleType {
    /// `blob`
    Blob,
    /// `boolean`
    Boolean,
    /// `string`
    String,
    /// `byte`
    Byte,
    /// `short`
    Short,
    /// `integer`
    Integer,
    /// `long`
    Long,
    /// `float`
    Float,
    /// `double`
    Double,
    /// `bigInteger`
    BigInteger,
    /// `bigDecimal`
    BigDecimal,
    /// `timestamp`
    Timestamp,
    /// `document`
    Document,
}

/// A reference to a shape with its place.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The shape referred to.
    pub target: ShapeId,
    /// The place of the reference.
    pub location: SourceLocation,
}

/// A service (Smithy 2.0, "Service").
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The version, if given.
    pub version: Option<String>,
    /// Operations bound directly.
    pub operations: Vec<Reference>,
    /// Resources bound directly.
    pub resources: Vec<Reference>,
    /// Errors common to all operations.
    pub errors: Vec<Reference>,
    /// New names of shapes in the closure.
    pub rename: IndexMap<ShapeId, String>,
}

/// An operation (Smithy 2.0, "Operation").
#[derive(Clone, Debug)]
pub struct Operation {
    /// The input; `smithy.api#Unit` if there is none.
    pub input: Reference,
    /// The output; `smithy.api#Unit` if there is none.
    pub output: Reference,
    /// The errors, without the service's.
    pub errors: Vec<Reference>,
}

/// A resource (Smithy 2.0, "Resource").
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// Identifier name to string shape.
    pub identifiers: IndexMap<String, Reference>,
    /// Property name to shape.
    pub properties: IndexMap<String, Reference>,
    /// Lifecycle operations and what binds them: `create`, `put`, `read`, `update`, `delete`, `list`.
    pub lifecycle: IndexMap<String, Reference>,
    /// Instance operations.
    pub operations: Vec<Reference>,
    /// Collection operations.
    pub collection_operations: Vec<Reference>,
    /// Child resources.
    pub resources: Vec<Reference>,
}

impl ShapeKind {
    /// The members in order, to be changed.
    pub(crate) fn members_mut(&mut self) -> Vec<&mut Member> {
        match self {
            Self::List { member } => vec![member],
            Self::Map { key, value } => vec![key, value],
            Self::Structure { members }
            | Self::Union { members }
            | Self::Enum { members }
            | Self::IntEnum { members } => members.values_mut().collect(),
            Self::Simple(_) | Self::Service(_) | Self::Resource(_) | Self::Operation(_) => vec![],
        }
    }

    /// The name of the type in the JSON AST: `structure`, `intEnum`, …
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Simple(simple) => simple.name(),
            Self::List { .. } => "list",
            Self::Map { .. } => "map",
            Self::Structure { .. } => "structure",
            Self::Union { .. } => "union",
            Self::Enum { .. } => "enum",
            Self::IntEnum { .. } => "intEnum",
            Self::Service(_) => "service",
            Self::Resource(_) => "resource",
            Self::Operation(_) => "operation",
        }
    }
}

impl SimpleType {
    /// The name of the type in the JSON AST.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
        }
    }
}

impl Shape {
    /// The members in order, whatever the shape is: `member` of a list, `key` and `value` of a map.
    pub fn members(&self) -> Vec<(&str, &Member)> {
        match &self.kind {
            ShapeKind::List { member } => vec![("member", member)],
            ShapeKind::Map { key, value } => vec![("key", key), ("value", value)],
            ShapeKind::Structure { members }
            | ShapeKind::Union { members }
            | ShapeKind::Enum { members }
            | ShapeKind::IntEnum { members } => members.iter().map(|(name, member)| (name.as_str(), member)).collect(),
            ShapeKind::Simple(_) | ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_) => vec![],
        }
    }

    /// The member of that name (`member`, `key` and `value` for lists and maps).
    pub fn member(&self, name: &str) -> Option<&Member> {
        match &self.kind {
            ShapeKind::Structure { members }
            | ShapeKind::Union { members }
            | ShapeKind::Enum { members }
            | ShapeKind::IntEnum { members } => members.get(name),
            _ => self
                .members()
                .into_iter()
                .find(|(n, _)| *n == name)
                .map(|(_, member)| member),
        }
    }

    /// The trait of that absolute ID, if applied.
    pub fn trait_node(&self, id: &str) -> Option<&Node> {
        self.traits.node(id)
    }
}
