//! The operation that creates sessions for directory buckets.

use crate::model::Model;
use crate::model::node::{Node, NodeValue};
use crate::model::shape::{Operation, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;

/// The auth scheme by which endpoint rules ask for a session.
const SCHEME: &str = "sigv4-s3express";

/// The traits that have endpoint rules.
const RULES: &[&str] = &["smithy.rules#endpointBdd", "smithy.rules#endpointRuleSet"];

/// The operation, its members, and the members of its credentials. No trait names them.
const OPERATION: &str = "CreateSession";
const BUCKET: &str = "Bucket";
const CREDENTIALS: &str = "Credentials";
const MEMBERS: [&str; 4] = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"];

/// The shapes that make sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sessions {
    /// The operation that creates a session.
    pub operation: ShapeId,
    /// The member of its input that names the bucket.
    pub bucket: &'static str,
    /// The member of its output that has the credentials.
    pub credentials: &'static str,
    /// The structure of the credentials.
    pub structure: ShapeId,
    /// The members of the structure: access key ID, secret access key, session token, expiration.
    pub members: [&'static str; 4],
}

/// Returns the shapes that make sessions, if the endpoint rules of the service ask for sessions and one of the operations
/// creates them.
pub fn of<'a>(model: &Model, service: &Shape, operations: impl IntoIterator<Item = &'a ShapeId>) -> Option<Sessions> {
    let operation = operations.into_iter().find(|it| it.name() == OPERATION)?;
    let mut rules = RULES.iter().filter_map(|id| service.trait_node(id));
    if !rules.any(names_scheme) {
        return None;
    }
    let ShapeKind::Operation(Operation { input, output, .. }) = &model.shape(operation.as_str())?.kind else {
        return None;
    };
    model.shape(input.target.as_str())?.member(BUCKET)?;
    let structure = &model.shape(output.target.as_str())?.member(CREDENTIALS)?.target;
    let shape = model.shape(structure.as_str())?;
    let is_whole = MEMBERS.iter().all(|it| shape.member(it).is_some());
    is_whole.then(|| Sessions {
        operation: operation.clone(),
        bucket: BUCKET,
        credentials: CREDENTIALS,
        structure: structure.clone(),
        members: MEMBERS,
    })
}

/// Returns `true` if the scheme stands anywhere in a node.
fn names_scheme(node: &Node) -> bool {
    match &node.value {
        NodeValue::String(text) => text == SCHEME,
        NodeValue::Array(nodes) => nodes.iter().any(names_scheme),
        NodeValue::Object(entries) => entries.values().any(|it| names_scheme(&it.node)),
        _ => false,
    }
}
