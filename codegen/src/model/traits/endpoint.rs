//! Endpoint traits: host prefixes, rule sets and where their parameters come from.

use super::Trait;
use crate::model::node::Node;

/// The host prefix of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The prefix, which may have labels.
    pub host_prefix: String,
}

/// Parameters with the same value in each call of an operation: name and value.
#[derive(Clone, Debug)]
pub struct StaticContextParams(pub Vec<(String, Node)>);

/// Parameters taken from an operation's input: name and JMESPath expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationContextParams(pub Vec<(String, String)>);

/// Parameters taken from the client's configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientContextParams(pub Vec<ClientContextParam>);

/// A parameter of [`ClientContextParams`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientContextParam {
    /// The name.
    pub name: String,
    /// `string` or `boolean`.
    pub kind: String,
    /// Its type.
    pub documentation: Option<String>,
}

/// The parameter that a member of the input gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextParam {
    /// The name of the parameter.
    pub name: String,
}

marks! {
    /// The member fills a label of the host prefix.
    HostLabel: "smithy.api#hostLabel";
}

impl Trait for Endpoint {
    const ID: &'static str = "smithy.api#endpoint";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            host_prefix: node.text("hostPrefix")?,
        })
    }
}

impl Trait for ContextParam {
    const ID: &'static str = "smithy.rules#contextParam";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            name: node.text("name")?,
        })
    }
}

impl Trait for StaticContextParams {
    const ID: &'static str = "smithy.rules#staticContextParams";

    fn from_node(node: &Node) -> Option<Self> {
        let params = node.as_object()?.iter();
        Some(Self(
            params
                .filter_map(|(name, it)| Some((name.clone(), it.node.get("value")?.clone())))
                .collect(),
        ))
    }
}

impl Trait for OperationContextParams {
    const ID: &'static str = "smithy.rules#operationContextParams";

    fn from_node(node: &Node) -> Option<Self> {
        let params = node.as_object()?.iter();
        Some(Self(
            params
                .filter_map(|(name, it)| Some((name.clone(), it.node.text("path")?)))
                .collect(),
        ))
    }
}

impl Trait for ClientContextParams {
    const ID: &'static str = "smithy.rules#clientContextParams";

    fn from_node(node: &Node) -> Option<Self> {
        let param = |(name, entry): (&String, &crate::model::node::Entry)| {
            Some(ClientContextParam {
                name: name.clone(),
                kind: entry.node.text("type")?,
                documentation: entry.node.text("documentation"),
            })
        };
        Some(Self(node.as_object()?.iter().filter_map(param).collect()))
    }
}
