//! The traits of an operation agree with its HTTP method (Smithy 2.0, "http trait").

use crate::check::context::{Context, list, value_location};
use crate::check::operations::{self, OperationShape, REQUEST_BINDINGS};
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::selector::graph::Element;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpMethodSemantics",
    severity: "WARNING, DANGER",
    rule: "Operations are what their HTTP method says: `readonly`, `idempotent`, without a body.",
    section: "http trait",
    run: validate,
};

/// The properties of operations with a method.
struct Method {
    name: &'static str,
    readonly: bool,
    idempotent: Option<bool>,
    has_body: bool,
}

const METHODS: &[Method] = &[
    Method {
        name: "GET",
        readonly: true,
        idempotent: None,
        has_body: false,
    },
    Method {
        name: "HEAD",
        readonly: true,
        idempotent: None,
        has_body: false,
    },
    Method {
        name: "OPTIONS",
        readonly: true,
        idempotent: None,
        has_body: true,
    },
    Method {
        name: "TRACE",
        readonly: true,
        idempotent: None,
        has_body: false,
    },
    Method {
        name: "POST",
        readonly: false,
        idempotent: None,
        has_body: true,
    },
    Method {
        name: "DELETE",
        readonly: false,
        idempotent: Some(true),
        has_body: false,
    },
    Method {
        name: "PUT",
        readonly: false,
        idempotent: Some(true),
        has_body: true,
    },
    Method {
        name: "PATCH",
        readonly: false,
        idempotent: None,
        has_body: true,
    },
];

/// Reports operations whose traits or members contradict their method.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in operations::own(context) {
        let Some(name) = operations::method(shape) else {
            continue;
        };
        let place = (
            &shape.id,
            value_location(Element::Shape(shape), "smithy.api#http", &["method"]),
        );
        if name == "OPTIONS" {
            let message = "OPTIONS is a part of CORS, and no operation of its own";
            events
                .warning("HttpMethodSemantics.OPTIONS", &place, message)
                .hint("use the trait `cors` instead");
        }
        let Some(method) = METHODS.iter().find(|method| method.name.eq_ignore_ascii_case(name)) else {
            continue;
        };
        if method.name != name {
            let message = format!("the method `{name}` is `{}` elsewhere", method.name);
            events
                .warning("HttpMethodSemantics", &place, message)
                .hint("use capitals");
            continue;
        }
        traits(method, (shape, operation), events);
        body(context, method, (shape, operation), events);
    }
}

fn traits(method: &Method, (shape, _): OperationShape<'_>, events: &mut Events) {
    let place = (
        &shape.id,
        value_location(Element::Shape(shape), "smithy.api#http", &["method"]),
    );
    let mut warn = |id: &'static str, verb: &str, name: &str| {
        let message = format!("a {} operation {verb} `{name}`", method.name);
        events
            .warning(id, &place, message)
            .hint("change the method or the trait");
    };
    match (method.readonly, shape.traits.has("smithy.api#readonly")) {
        (true, false) => warn("HttpMethodSemantics.MissingReadonlyTrait", "should be", "readonly"),
        (false, true) => warn(
            "HttpMethodSemantics.UnnecessaryReadonlyTrait",
            "should not be",
            "readonly",
        ),
        _ => {}
    }
    if method.idempotent == Some(true) && !shape.traits.has("smithy.api#idempotent") {
        warn("HttpMethodSemantics.MissingIdempotentTrait", "should be", "idempotent");
    }
}

fn body(context: &Context<'_>, method: &Method, (shape, operation): OperationShape<'_>, events: &mut Events) {
    if method.has_body {
        return;
    }
    let host_label = |traits: &crate::model::traits::Traits| traits.has("smithy.api#hostLabel");
    let members = context.structure(&operation.input.target);
    let left: Vec<&str> = members
        .iter()
        .filter(|(_, member)| {
            let payload = member.traits.has("smithy.api#httpPayload");
            payload || (operations::is_in_document(member, REQUEST_BINDINGS) && !host_label(&member.traits))
        })
        .map(|(name, _)| *name)
        .collect();
    if !left.is_empty() {
        let place = (
            &shape.id,
            value_location(Element::Shape(shape), "smithy.api#http", &["method"]),
        );
        let message = format!("a {} request has no body to send {} in", method.name, list(left));
        events
            .push(
                Severity::Danger,
                "HttpMethodSemantics.UnexpectedPayload",
                &place,
                message,
            )
            .hint("bind the members to headers, labels or the query, or change the method");
    }
}
