//! The parts of a shape that are its own, and those that its mixins bring.

use crate::model::Model;
use crate::model::node::Node;
use crate::model::shape::{Member, Own, Reference, Shape};
use crate::model::shape_id::ShapeId;
use std::collections::HashSet;

/// Tells the parts of a shape from those of its mixins.
pub struct Inherited<'m> {
    own: Option<&'m Own>,
    /// The names of members that mixins have.
    members: HashSet<&'m str>,
}

impl<'m> Inherited<'m> {
    /// Looks at the mixins of the shape, which have the members of their own mixins.
    pub fn of(shape: &'m Shape, model: &'m Model) -> Self {
        let mixins = shape.mixins.iter().filter_map(|id| model.shape(id.as_str()));
        let members = mixins.flat_map(|mixin| mixin.members());
        Self {
            own: shape.own.as_deref(),
            members: members.map(|(name, _)| name).collect(),
        }
    }

    /// Returns whether a trait of the shape is its own.
    pub fn introduces(&self, id: &ShapeId) -> bool {
        self.own.is_none_or(|own| own.traits.contains(id))
    }

    /// Returns the traits of a member that are its own; `None` if the whole member is.
    pub fn member(&self, name: &str, member: &'m Member) -> Option<Vec<(&'m ShapeId, &'m Node)>> {
        if !self.members.contains(name) {
            return None;
        }
        let own = self.own.and_then(|own| own.members.get(name));
        let entries = member.traits.0.iter().map(|(id, entry)| (id, &entry.node));
        Some(
            entries
                .filter(|(id, _)| own.is_some_and(|own| own.contains(*id)))
                .collect(),
        )
    }

    /// Returns those references that are the shape's own.
    pub fn own(&self, references: &'m [Reference]) -> Vec<&'m ShapeId> {
        let targets = references.iter().map(|it| &it.target);
        let is_own = |id: &&ShapeId| self.own.is_none_or(|own| own.references.contains(*id));
        targets.filter(is_own).collect()
    }

    /// Returns whether the version of a service is its own.
    pub fn has_version(&self) -> bool {
        self.own.is_none_or(|own| own.has_version)
    }

    /// Returns whether the service itself renames the shape.
    pub fn renames(&self, id: &ShapeId) -> bool {
        self.own.is_none_or(|own| own.renamed.contains(id))
    }
}
