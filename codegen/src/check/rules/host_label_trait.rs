//! Each label of a host prefix has a member with `@hostLabel`, and vice versa (Smithy 2.0, "endpoint trait").

use crate::check::context::{Context, list, trait_location, value_location};
use crate::check::operations::{self, OperationShape};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HostLabelTrait",
    severity: "ERROR",
    rule: "Each label of a host prefix has its member with `hostLabel`, and each such member its label.",
    section: "endpoint trait",
    run: validate,
};

/// Reports labels without a member, and members without a label.
fn validate(context: &Context<'_>, events: &mut Events) {
    for operation in operations::own(context) {
        let endpoint = operation.0.trait_node("smithy.api#endpoint");
        if let Some(prefix) = endpoint.and_then(|it| it.get("hostPrefix")).and_then(Node::as_str) {
            check(context, operation, &labels(prefix), events);
        }
    }
}

fn labels(prefix: &str) -> Vec<&str> {
    let open = prefix.split('{').skip(1);
    open.filter_map(|rest| rest.split_once('}'))
        .map(|(label, _)| label)
        .collect()
}

fn check(context: &Context<'_>, (shape, operation): OperationShape<'_>, labels: &[&str], events: &mut Events) {
    let members = context.structure(&operation.input.target);
    let labelled = || members.iter().filter(|(_, it)| it.traits.has("smithy.api#hostLabel"));
    let open: Vec<&str> = labels
        .iter()
        .copied()
        .filter(|label| !labelled().any(|(name, _)| name == label))
        .collect();
    if !open.is_empty() {
        let place = (
            &shape.id,
            value_location(Element::Shape(shape), "smithy.api#endpoint", &["hostPrefix"]),
        );
        let message = format!("the input has no member with `hostLabel` for {}", list(open));
        events
            .error("HostLabelTrait", &place, message)
            .hint("add a required member of that name with `@hostLabel`");
    }
    let Some(input) = context.shape(operation.input.target.as_str()) else {
        return;
    };
    for (name, member) in labelled().filter(|(name, _)| !labels.contains(name)) {
        let place = (
            &member.id,
            trait_location(Element::Member(input, member), "smithy.api#hostLabel"),
        );
        events
            .error(
                "HostLabelTrait",
                &place,
                format!("the host prefix of `{}` has no label `{{{name}}}`", shape.id),
            )
            .hint("add the label to the prefix, or remove `@hostLabel`");
    }
}
