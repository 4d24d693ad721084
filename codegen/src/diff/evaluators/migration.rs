//! The order of `sigv4` and `sigv4a` in lists of authentication schemes, before and after.

use crate::model::Model;
use crate::model::node::Node;
use crate::model::shape::Shape;
use indexmap::IndexSet;

const SIGV4: &str = "aws.auth#sigv4";
const SIGV4A: &str = "aws.auth#sigv4a";

/// The effective schemes of a service, or of an operation in it, by priority (Smithy 2.0, "auth trait").
pub fn effective<'m>(model: &'m Model, service: &'m Shape, subject: &'m Shape) -> IndexSet<&'m str> {
    let listed = |shape: &'m Shape| shape.trait_node("smithy.api#auth").and_then(Node::as_array);
    if let Some(ids) = listed(subject).or_else(|| listed(service)) {
        let ids = ids.iter().filter_map(Node::as_str);
        return ids.filter(|id| service.traits.has(id)).collect();
    }
    let is_scheme = |id: &&str| {
        let definition = model.shape(id);
        definition.is_some_and(|it| it.traits.has("smithy.api#authDefinition"))
    };
    let mut ids: Vec<&str> = service
        .traits
        .0
        .keys()
        .map(|id| id.as_str())
        .filter(is_scheme)
        .collect();
    ids.sort_unstable();
    ids.into_iter().collect()
}

/// The danger of a change of the schemes, as a sentence; `None` if clients of before can go on.
pub fn migration(old: &IndexSet<&str>, new: &IndexSet<&str>) -> Option<String> {
    let place = |schemes: &IndexSet<&str>, is: fn(&str) -> bool| schemes.iter().position(|name| is(name));
    let (old4, old4a) = (place(old, is_sigv4), place(old, is_sigv4a));
    let (new4, new4a) = (place(new, is_sigv4), place(new, is_sigv4a));
    let to_4a = "not all credentials for `sigv4` can sign for `sigv4a`.";
    let to_4 = "signatures may be valid in fewer regions.";
    match (old4, old4a, new4, new4a) {
        (Some(_), None, None, Some(_)) => Some(format!("`{SIGV4A}` replaces `{SIGV4}`: {to_4a}")),
        (None, Some(_), Some(_), None) => Some(format!("`{SIGV4}` replaces `{SIGV4A}`: {to_4}")),
        (Some(old4), Some(old4a), Some(new4), Some(new4a)) => match (old4 < old4a, new4 < new4a) {
            (true, false) => Some(format!("`{SIGV4A}` comes before `{SIGV4}` now: {to_4a}")),
            (false, true) => Some(format!("`{SIGV4}` comes before `{SIGV4A}` now: {to_4}")),
            _ => None,
        },
        (None, Some(_), Some(new4), Some(new4a)) if new4 < new4a => {
            Some(format!("`{SIGV4}` was added before `{SIGV4A}`: {to_4}"))
        }
        (Some(_), None, Some(new4), Some(new4a)) if new4a < new4 => {
            Some(format!("`{SIGV4A}` was added before `{SIGV4}`: {to_4a}"))
        }
        _ => None,
    }
}

/// Traits and endpoint rules name the schemes differently.
fn is_sigv4(name: &str) -> bool {
    name == SIGV4 || name == "sigv4"
}

fn is_sigv4a(name: &str) -> bool {
    name == SIGV4A || name == "sigv4a"
}
