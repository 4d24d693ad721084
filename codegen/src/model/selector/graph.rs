//! The model as a graph of shapes and members, so that selectors and validators walk by index.

pub use crate::model::neighbor::{LIFECYCLE, Neighbor};
use crate::model::neighbor::{neighbors, target};
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::model::{Model, UNIT};
use crate::source::SourceLocation;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Index of a shape or member in a [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Index(pub u32);

/// A shape or a member.
#[derive(Clone, Copy, Debug)]
pub enum Element<'m> {
    /// A shape.
    Shape(&'m Shape),
    /// A member and the shape that contains it.
    Member(&'m Shape, &'m Member),
}

/// A reference from one shape to another, by its name in selectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The name: `member`, `input`, …; `target` from a member to its target, which has no name in selectors.
    pub relation: &'static str,
    /// The shape referred to.
    pub to: Index,
}

/// All shapes and members of a model, members right after their shape.
pub struct Graph<'m> {
    /// The model.
    pub model: &'m Model,
    elements: Vec<Element<'m>>,
    indices: HashMap<&'m str, Index>,
    forward: Vec<Vec<Edge>>,
    backward: OnceLock<Vec<Vec<Edge>>>,
    applied: OnceLock<Vec<Vec<Index>>>,
}

impl<'m> Graph<'m> {
    /// The graph of a model; references to shapes that do not exist are left out.
    pub fn new(model: &'m Model) -> Self {
        let mut elements = vec![];
        for shape in model.shapes.values() {
            elements.push(Element::Shape(shape));
            for (_, member) in shape.members() {
                elements.push(Element::Member(shape, member));
            }
        }
        let indices: HashMap<&str, Index> = elements
            .iter()
            .enumerate()
            .map(|(i, element)| (element.id().as_str(), Index(i as u32)))
            .collect();
        let edge = |link: Neighbor<'m>| {
            let to = *indices.get(link.target.as_str())?;
            Some(Edge {
                relation: link.relation,
                to,
            })
        };
        let forward = elements
            .iter()
            .map(|element| element.links().into_iter().filter_map(edge).collect())
            .collect();
        Self {
            model,
            elements,
            indices,
            forward,
            backward: OnceLock::new(),
            applied: OnceLock::new(),
        }
    }

    /// All indices, in order.
    pub fn indices(&self) -> impl Iterator<Item = Index> + use<> {
        (0..self.elements.len() as u32).map(Index)
    }

    /// The shape or member at that index.
    pub fn element(&self, at: Index) -> Element<'m> {
        self.elements[at.0 as usize]
    }

    /// The index of a shape or member.
    pub fn index(&self, id: &str) -> Option<Index> {
        self.indices.get(id).copied()
    }

    /// The shape or member of that ID.
    pub fn find(&self, id: &str) -> Option<Element<'m>> {
        self.index(id).map(|at| self.element(at))
    }

    /// Returns the references from a shape or member.
    pub fn forward(&self, at: Index) -> &[Edge] {
        &self.forward[at.0 as usize]
    }

    /// Returns the references to a shape or member.
    pub fn backward(&self, at: Index) -> &[Edge] {
        let all = self.backward.get_or_init(|| {
            let mut backward = vec![vec![]; self.elements.len()];
            for from in self.indices() {
                for edge in self.forward(from) {
                    backward[edge.to.0 as usize].push(Edge {
                        relation: edge.relation,
                        to: from,
                    });
                }
            }
            backward
        });
        &all[at.0 as usize]
    }

    /// The shapes and members that a trait is applied to.
    pub fn applied(&self, definition: Index) -> &[Index] {
        let all = self.applied.get_or_init(|| {
            let mut applied = vec![vec![]; self.elements.len()];
            for at in self.indices() {
                for id in self.element(at).traits().0.keys() {
                    if let Some(definition) = self.index(id.as_str()) {
                        applied[definition.0 as usize].push(at);
                    }
                }
            }
            applied
        });
        &all[definition.0 as usize]
    }
}

impl<'m> Element<'m> {
    /// The ID.
    pub fn id(self) -> &'m ShapeId {
        match self {
            Self::Shape(shape) => &shape.id,
            Self::Member(_, member) => &member.id,
        }
    }

    /// The applied traits.
    pub fn traits(self) -> &'m Traits {
        match self {
            Self::Shape(shape) => &shape.traits,
            Self::Member(_, member) => &member.traits,
        }
    }

    /// Returns the place of the definition.
    pub fn location(self) -> SourceLocation {
        match self {
            Self::Shape(shape) => shape.location,
            Self::Member(_, member) => member.location,
        }
    }

    /// Returns whether it is a part of the model itself and not of what Tinsmith carries.
    pub fn is_own(self) -> bool {
        !self.location().is_embedded()
    }

    /// `member`, or the type of the shape.
    pub fn type_name(self) -> &'static str {
        match self {
            Self::Shape(shape) => shape.kind.type_name(),
            Self::Member(..) => "member",
        }
    }

    /// The shape, if it is not a member.
    pub fn shape(self) -> Option<&'m Shape> {
        match self {
            Self::Shape(shape) => Some(shape),
            Self::Member(..) => None,
        }
    }

    /// All references to other shapes. No input, no output and the unit type of an enum's member are no references, as in
    /// selectors.
    pub fn links(self) -> Vec<Neighbor<'m>> {
        match self {
            Self::Shape(shape) => neighbors(shape),
            Self::Member(
                Shape {
                    kind: ShapeKind::Enum { .. } | ShapeKind::IntEnum { .. },
                    ..
                },
                member,
            ) if member.target.as_str() == UNIT => {
                vec![]
            }
            Self::Member(_, member) => vec![target(member)],
        }
    }
}
