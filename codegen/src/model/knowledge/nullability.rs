//! Optional members, by the rules of the official SDK's clients.

use crate::model::Model;
use crate::model::node::Node;
use crate::model::shape::{Member, ShapeKind};

/// The role of the structure of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The input of an operation: services may stop to require its members, so all may be absent.
    Input,
    /// Anything else.
    Other,
}

/// The presence of a member.
#[derive(Clone, Copy, Debug)]
pub enum Presence<'m> {
    /// It may be absent.
    Optional,
    /// It is always there.
    Required,
    /// It is always there, with this value unless another one is given.
    Default(&'m Node),
}

/// Returns the presence of a member of a structure.
///
/// A member is optional in an input, if the model says `@clientOptional`, if it targets a structure or union, or if it
/// is neither required nor has a default other than null. A stream is never optional.
pub fn presence<'m>(model: &'m Model, member: &'m Member, role: Role) -> Presence<'m> {
    let target = model.shape(member.target.as_str());
    if target.is_some_and(|shape| shape.traits.has("smithy.api#streaming")) {
        return Presence::Required;
    }
    let is_aggregate = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure { .. } | ShapeKind::Union { .. });
    let aggregate = target.is_some_and(|shape| is_aggregate(&shape.kind));
    let traits = &member.traits;
    if role == Role::Input || aggregate || traits.has("smithy.api#clientOptional") {
        return Presence::Optional;
    }
    if let Some(default) = traits.node("smithy.api#default").filter(|node| !node.is_null()) {
        return Presence::Default(default);
    }
    if traits.has("smithy.api#required") {
        Presence::Required
    } else {
        Presence::Optional
    }
}

impl Presence<'_> {
    /// Returns whether the member may be absent.
    pub fn is_optional(self) -> bool {
        matches!(self, Self::Optional)
    }
}
