//! Type refinement traits.

use super::Trait;
use crate::model::node::Node;

/// The value of a member that is not given.
#[derive(Clone, Debug)]
pub struct Default(pub Node);

/// The value of a member of an enum: a string or a whole number.
#[derive(Clone, Debug)]
pub struct EnumValue(pub Node);

/// The side at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The caller.
    Client,
    /// The service.
    Server,
}

marks! {
    /// The member is always there.
    Required: "smithy.api#required";
    /// The member may be absent for clients, whatever else is said.
    ClientOptional: "smithy.api#clientOptional";
    /// The list or map may hold null.
    Sparse: "smithy.api#sparse";
}

impl Trait for Default {
    const ID: &'static str = "smithy.api#default";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self(node.clone()))
    }
}

impl Trait for EnumValue {
    const ID: &'static str = "smithy.api#enumValue";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self(node.clone()))
    }
}

impl Trait for Error {
    const ID: &'static str = "smithy.api#error";

    fn from_node(node: &Node) -> Option<Self> {
        match node.as_str()? {
            "client" => Some(Self::Client),
            "server" => Some(Self::Server),
            _ => None,
        }
    }
}
