//! Reports metadata without the form that a shape demands of it (Smithy 2.0, "metadata trait").

use crate::check::context::Context;
use crate::check::node::{Fault, problems};
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::node::Node;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "TypedMetadata",
    severity: "ERROR",
    rule: "Metadata has the form that its description demands; the key is appended to the ID.",
    section: "Metadata",
    run: validate,
};

/// Reports metadata that breaks its description.
fn validate(context: &Context<'_>, events: &mut Events) {
    for at in context.graph.indices() {
        let element = context.graph.element(at);
        let key = element
            .traits()
            .node("smithy.api#metadata")
            .and_then(|it| it.get("key"))
            .and_then(Node::as_str);
        let Some(key) = key else { continue };
        let Some(entry) = context.graph.model.metadata.get(key) else {
            continue;
        };
        problems(context, element, &entry.node, &mut |problem| {
            let (severity, id) = match problem.fault {
                Fault::UnknownMember(member) => {
                    (Severity::Warning, format!("TypedMetadata.{key}.UnknownMember.{member}"))
                }
                Fault::EmptyUnion => (Severity::Warning, format!("TypedMetadata.{key}")),
                _ => (Severity::Error, format!("TypedMetadata.{key}")),
            };
            let message = format!("the metadata `{key}{}` is wrong: {}", problem.path, problem.message);
            let event = events.push(severity, id, &problem.location, message);
            let hint = || format!("write a value that `{}` allows", element.id());
            event.hint_if(problem.hint.or_else(|| Some(hint())));
        });
    }
}
