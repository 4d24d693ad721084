//! A metadata key has at most one definition (Smithy 2.0, "metadata trait").

use crate::check::context::{Context, list, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use indexmap::IndexMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "MetadataTrait",
    severity: "ERROR",
    rule: "One shape at most describes a metadata key.",
    section: "Metadata",
    run: validate,
};

const ID: &str = "smithy.api#metadata";

/// Reports shapes that define the same key.
fn validate(context: &Context<'_>, events: &mut Events) {
    let mut keys: IndexMap<&str, Vec<Element<'_>>> = IndexMap::new();
    for (element, value) in context.with_trait(ID) {
        if let Some(key) = value.get("key").and_then(Node::as_str) {
            keys.entry(key).or_default().push(element);
        }
    }
    for (key, elements) in keys.iter().filter(|(_, elements)| elements.len() > 1) {
        for element in elements {
            let others = elements
                .iter()
                .map(|other| other.id().as_str())
                .filter(|id| *id != element.id().as_str());
            let message = format!("the metadata `{key}` is described by {} too", list(others.take(5)));
            events
                .error(
                    "MetadataTrait",
                    &(element.id(), value_location(*element, ID, &["key"])),
                    message,
                )
                .hint("keep one of the descriptions");
        }
    }
}
