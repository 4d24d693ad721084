//! The names that a service signs with are the same (Smithy 2.0, "aws.auth#sigv4 trait").

use crate::check::context::Context;
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape::Shape;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "SigV4Traits",
    severity: "WARNING",
    rule: "The names in `sigv4` and `sigv4a` and the namespace of ARNs are equal.",
    section: "aws.auth#sigv4 trait",
    run: validate,
};

/// Trait and key of the names.
const NAMES: &[(&str, &str)] = &[
    ("aws.api#service", "arnNamespace"),
    ("aws.auth#sigv4", "name"),
    ("aws.auth#sigv4a", "name"),
];

/// Reports each pair of names that differ.
fn validate(context: &Context<'_>, events: &mut Events) {
    for service in operations::services(context) {
        for (at, first) in NAMES.iter().enumerate() {
            for second in &NAMES[at + 1..] {
                pair(service, *first, *second, events);
            }
        }
    }
}

fn pair(service: &Shape, first: (&str, &str), second: (&str, &str), events: &mut Events) {
    let (Some(a), Some(b)) = (name(service, first), name(service, second)) else {
        return;
    };
    if a != b {
        let message = format!(
            "`{}` of `{}` is `{a}`, but `{}` of `{}` is `{b}`",
            first.1, first.0, second.1, second.0
        );
        events
            .warning("SigV4Traits", service, message)
            .hint("use one name, which the service checks signatures with");
    }
}

fn name<'m>(service: &'m Shape, (id, key): (&str, &str)) -> Option<std::borrow::Cow<'m, str>> {
    let value = service.trait_node(id)?;
    match (value.get(key).and_then(|node| node.as_str()), id) {
        // An empty name is an error of its own.
        (Some(name), _) => (!name.is_empty()).then(|| name.into()),
        // Smithy makes the namespace of ARNs of the shape's name, in lower case.
        (None, "aws.api#service") => Some(service.id.name().to_lowercase().into()),
        (None, _) => None,
    }
}
