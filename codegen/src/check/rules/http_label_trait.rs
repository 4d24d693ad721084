//! Each label of a URI has a member with `@httpLabel`, and vice versa (Smithy 2.0, "httpLabel trait").

use crate::check::context::{Context, list, trait_location, value_location};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;
use crate::model::shape::{ShapeKind, SimpleType};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpLabelTrait",
    severity: "ERROR",
    rule: "Each label of a URI has its member with `httpLabel`, and each such member its label.",
    section: "httpLabel trait",
    run: validate,
};

/// Reports labels without a member, members without a label, and greedy labels that are not strings.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in operations::own(context) {
        let Some(pattern) = operations::uri(shape) else {
            continue;
        };
        let input = context.shape(operation.input.target.as_str());
        let members = context.structure(&operation.input.target);
        let labelled: Vec<_> = members
            .iter()
            .filter(|(_, it)| it.traits.has("smithy.api#httpLabel"))
            .collect();
        let open = pattern
            .labels()
            .map(|(name, _)| name)
            .filter(|name| !labelled.iter().any(|(it, _)| it == name));
        let open: Vec<&str> = open.collect();
        if !open.is_empty() {
            let place = (
                &shape.id,
                value_location(Element::Shape(shape), "smithy.api#http", &["uri"]),
            );
            let message = format!("the input has no member with `httpLabel` for {}", list(open));
            events
                .error("HttpLabelTrait", &place, message)
                .hint("add a required member of that name with `@httpLabel`");
        }
        for (name, member) in labelled {
            let Some(input) = input else { continue };
            let place = (
                &member.id,
                trait_location(Element::Member(input, member), "smithy.api#httpLabel"),
            );
            let greedy = pattern
                .labels()
                .find(|(label, _)| label == name)
                .map(|(_, greedy)| greedy);
            let target = context.target(member).map(|target| &target.kind);
            match greedy {
                None => {
                    events
                        .error(
                            "HttpLabelTrait",
                            &place,
                            format!("the URI of `{}` has no label `{{{name}}}`", shape.id),
                        )
                        .hint("add the label to the URI, or remove `@httpLabel`");
                }
                Some(true)
                    if !matches!(
                        target,
                        Some(ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum { .. }) | None
                    ) =>
                {
                    events
                        .error(
                            "HttpLabelTrait",
                            &place,
                            format!("the label `{{{name}+}}` is greedy, but no string"),
                        )
                        .hint("target a string, or take the `+` from the label");
                }
                _ => {}
            }
        }
    }
}
