//! Shapes on the way to a model: as the sources give them, before `apply`, mixins and the upgrade from 1.0.

use crate::model::node::{Entry, Object};
use crate::model::shape::{Members, Own, Reference, Resource, Service, Shape, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::source::SourceLocation;
use indexmap::IndexMap;
use std::collections::HashSet;
use std::sync::Arc;

/// Smithy's event ID for problems of loading.
pub const ID: &str = "Model";

/// The shapes of a model.
pub type Shapes = IndexMap<ShapeId, Arc<Shape>>;

/// The content of all sources, in their order.
#[derive(Debug, Default)]
pub struct Parts {
    /// Shapes; an ID may have several definitions.
    pub shapes: Vec<Draft>,
    /// Traits applied from elsewhere.
    pub applies: Vec<Apply>,
    /// Metadata of each file.
    pub metadata: Vec<Object>,
    ids: HashSet<ShapeId>,
}

/// A shape as one source defines it.
#[derive(Debug)]
pub struct Draft {
    /// Its absolute ID.
    pub id: ShapeId,
    /// Its kind.
    pub kind: DraftKind,
    /// The members, including those of lists and maps.
    pub members: Members,
    /// The traits.
    pub traits: Traits,
    /// The mixins in order.
    pub mixins: Vec<Reference>,
    /// The resource after `for`, which knows the targets of members.
    pub resource: Option<Reference>,
    /// Members without a target (`$member`), until the resource or a mixin gives them one. They target the unit type.
    pub elided: HashSet<String>,
    /// The place of the definition.
    pub location: SourceLocation,
    /// The version of the file that defines it.
    pub version: Version,
    /// The trait `enum` of a string that the upgrade made an enum.
    pub string_enum: Option<Entry>,
    /// The parts that a shape with mixins has itself; `None` before the mixins are resolved.
    pub own: Option<Own>,
}

/// The kind of a shape; [`Draft::members`] has the members.
#[derive(Debug)]
pub enum DraftKind {
    /// A shape without members.
    Simple(SimpleType),
    /// `list`, and `set` of 1.0.
    List,
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
    /// `service`
    Service(Service),
    /// `resource`
    Resource(Resource),
    /// `operation`; input and output default to `smithy.api#Unit`.
    Operation {
        /// The input.
        input: Option<Reference>,
        /// The output.
        output: Option<Reference>,
        /// The errors.
        errors: Vec<Reference>,
    },
}

/// A trait applied to a shape or member from elsewhere.
#[derive(Debug)]
pub struct Apply {
    /// The shape or member.
    pub target: ShapeId,
    /// The trait.
    pub trait_id: ShapeId,
    /// Its value.
    pub entry: Entry,
}

/// The version of Smithy that a file is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.0
    V1,
    /// 2.0
    V2,
}

impl Parts {
    /// Returns the interned ID; `None` unless the text is an absolute shape ID.
    pub fn id(&mut self, text: &str) -> Option<ShapeId> {
        if let Some(id) = self.ids.get(text) {
            return Some(id.clone());
        }
        let id = ShapeId::parse(text).ok()?;
        self.ids.insert(id.clone());
        Some(id)
    }

    /// Appends the content of later sources.
    pub fn append(&mut self, mut later: Self) {
        self.shapes.append(&mut later.shapes);
        self.applies.append(&mut later.applies);
        self.metadata.append(&mut later.metadata);
    }
}

impl Draft {
    /// Returns the difference to another definition of the ID, apart from traits, which are merged.
    pub fn difference(&self, other: &Self) -> Option<String> {
        if self.kind.type_name() != other.kind.type_name() {
            return Some(format!(
                "one is of type {}, the other of type {}",
                self.kind.type_name(),
                other.kind.type_name()
            ));
        }
        if !self.members.keys().eq(other.members.keys()) {
            return Some("their members differ".into());
        }
        for (name, member) in &self.members {
            let target = other.members.get(name).map(|it| &it.target);
            if target != Some(&member.target) {
                return Some(format!("member `{name}` has another target"));
            }
        }
        if !targets(&self.mixins).eq(targets(&other.mixins)) {
            return Some("their mixins differ".into());
        }
        (!self.kind.same(&other.kind)).then(|| "their properties differ".into())
    }
}

impl DraftKind {
    /// Returns the name of the type in the JSON AST.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Simple(simple) => simple.name(),
            Self::List => "list",
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

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Service(a), Self::Service(b)) => {
                a.version == b.version
                    && targets(&a.operations).eq(targets(&b.operations))
                    && targets(&a.resources).eq(targets(&b.resources))
                    && targets(&a.errors).eq(targets(&b.errors))
                    && a.rename == b.rename
            }
            (Self::Resource(a), Self::Resource(b)) => {
                let pairs = [
                    (&a.identifiers, &b.identifiers),
                    (&a.properties, &b.properties),
                    (&a.lifecycle, &b.lifecycle),
                ];
                pairs
                    .iter()
                    .all(|(a, b)| a.keys().eq(b.keys()) && a.values().zip(b.values()).all(same_target))
                    && targets(&a.operations).eq(targets(&b.operations))
                    && targets(&a.collection_operations).eq(targets(&b.collection_operations))
                    && targets(&a.resources).eq(targets(&b.resources))
            }
            (
                Self::Operation {
                    input: ai,
                    output: ao,
                    errors: ae,
                },
                Self::Operation {
                    input: bi,
                    output: bo,
                    errors: be,
                },
            ) => targets(ai).eq(targets(bi)) && targets(ao).eq(targets(bo)) && targets(ae).eq(targets(be)),
            _ => true,
        }
    }
}

fn same_target((a, b): (&Reference, &Reference)) -> bool {
    a.target == b.target
}

fn targets<'a>(references: impl IntoIterator<Item = &'a Reference>) -> impl Iterator<Item = &'a ShapeId> {
    references.into_iter().map(|reference| &reference.target)
}
