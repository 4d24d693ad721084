//! References of shapes exist and have a valid type (Smithy 2.0, "Shapes").

use crate::check::context::{Context, article};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::{Element, LIFECYCLE, Neighbor};
use crate::model::shape::{ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "Target",
    severity: "ERROR",
    rule: "The target of a reference exists (`Target.UnresolvedShape`) and has a type that may stand there.",
    section: "Shapes",
    run: validate,
};

/// The limit of events with a suggestion, since a suggestion compares all shapes.
const MAX_SUGGESTIONS: usize = 30;

/// Reports references to shapes that do not exist or have the wrong type.
fn validate(context: &Context<'_>, events: &mut Events) {
    let mut unresolved = 0;
    for element in context.own() {
        for link in element.links() {
            match (link.relation, context.graph.find(link.target.as_str())) {
                // Members belong to their shape, and the loader reports mixins that do not exist.
                ("member", _) | ("mixin", None) => {}
                ("mixin", Some(target)) => check_mixin(element, link, target, events),
                (_, Some(target)) => check(element, link, target, events),
                (_, None) => {
                    unresolved += 1;
                    let hint = if unresolved <= MAX_SUGGESTIONS {
                        suggestion(context, link.target)
                    } else {
                        None
                    };
                    let what = phrase(element, link);
                    events
                        .error(
                            "Target.UnresolvedShape",
                            &(element.id(), link.location),
                            format!("{what} `{}`, which does not exist", link.target),
                        )
                        .hint(hint.unwrap_or_else(|| "define this shape, or refer to one that exists".to_owned()));
                }
            }
        }
    }
}

fn check_mixin(element: Element<'_>, link: Neighbor<'_>, target: Element<'_>, events: &mut Events) {
    if !target.traits().has("smithy.api#mixin") {
        let message = format!("`{}` is mixed in, but it is not a mixin", link.target);
        events
            .error("Target", &(element.id(), link.location), message)
            .hint("mark it with `@mixin`, or refer to a mixin");
    }
}

fn check(element: Element<'_>, link: Neighbor<'_>, target: Element<'_>, events: &mut Events) {
    let what = phrase(element, link);
    let kind = article(target.type_name());
    let id = link.target;
    if target.traits().has("smithy.api#mixin") {
        events
            .error(
                "Target",
                &(element.id(), link.location),
                format!("{what} `{id}`, which is a mixin"),
            )
            .hint("mixins can only be mixed in: refer to a shape that is made with it");
    }
    if target.traits().has("smithy.api#trait") {
        events
            .error(
                "Target",
                &(element.id(), link.location),
                format!("{what} `{id}`, which is a trait"),
            )
            .hint("traits can only be applied: refer to a shape that is not marked with `@trait`");
    }
    let Some(wanted) = mismatch(element, link, target) else {
        check_errors(element, link, target, events);
        return;
    };
    // A wrong key is reported at its map.
    let subject = match element {
        Element::Member(map, _) if wanted.is_map_key => &map.id,
        _ => element.id(),
    };
    events
        .error(
            "Target",
            &(subject, link.location),
            format!("{what} `{id}`, which is {kind}"),
        )
        .hint(wanted.hint);
}

struct Mismatch {
    hint: &'static str,
    is_map_key: bool,
}

/// Returns the expected type, if the target has another type.
fn mismatch(element: Element<'_>, link: Neighbor<'_>, target: Element<'_>) -> Option<Mismatch> {
    let kind = target.shape().map(|shape| &shape.kind);
    let is_data = kind.is_some_and(|kind| {
        !matches!(
            kind,
            ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_)
        )
    });
    let is_string = matches!(
        kind,
        Some(ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum { .. })
    );
    let (fits, hint) = match link.relation {
        "target" => match element {
            Element::Member(map, member)
                if is_data && matches!(map.kind, ShapeKind::Map { .. }) && member.id.member() == Some("key") =>
            {
                let hint = "the keys of a map are strings: refer to a string or an enum";
                return (!is_string).then_some(Mismatch { hint, is_map_key: true });
            }
            _ => (is_data, "members hold data: refer to a simple or an aggregate shape"),
        },
        "property" => (is_data, "properties are data: refer to a simple or an aggregate shape"),
        "identifier" => (is_string, "identifiers are strings: refer to a string or an enum"),
        "input" | "output" | "error" => (
            matches!(kind, Some(ShapeKind::Structure { .. })),
            "refer to a structure",
        ),
        "resource" => (matches!(kind, Some(ShapeKind::Resource(_))), "refer to a resource"),
        _ => (matches!(kind, Some(ShapeKind::Operation(_))), "refer to an operation"),
    };
    (!fits).then_some(Mismatch {
        hint,
        is_map_key: false,
    })
}

/// Errors are bound as errors alone, and no other structure is.
fn check_errors(element: Element<'_>, link: Neighbor<'_>, target: Element<'_>, events: &mut Events) {
    let is_error = target.traits().has("smithy.api#error");
    let what = phrase(element, link);
    let at = &(element.id(), link.location);
    match link.relation {
        "input" | "output" if is_error => {
            events
                .error("Target", at, format!("{what} `{}`, which is an error", link.target))
                .hint("list it in `errors`, or take `@error` from it");
        }
        "error" if !is_error => {
            events
                .error(
                    "Target",
                    at,
                    format!("{what} `{}`, which is not marked with `@error`", link.target),
                )
                .hint("add `@error(\"client\")` or `@error(\"server\")` to it");
        }
        _ => {}
    }
}

/// Describes the reference, up to the target's name.
fn phrase(element: Element<'_>, link: Neighbor<'_>) -> String {
    match link.relation {
        "target" => "this member targets".to_owned(),
        name if LIFECYCLE.contains(&name) => format!("the `{name}` operation of this resource is"),
        "collectionOperation" => "a collection operation of this resource is".to_owned(),
        "property" => "a property of this resource is".to_owned(),
        name => {
            let kind = element.type_name();
            let plural = matches!(name, "error" | "operation" | "resource" | "identifier");
            if plural {
                format!("{} of this {kind} is", article(name))
            } else {
                format!("the {name} of this {kind} is")
            }
        }
    }
}

fn suggestion(context: &Context<'_>, wanted: &ShapeId) -> Option<String> {
    let shapes = || context.graph.model.shapes.keys();
    let elsewhere = shapes().find(|id| id.name() == wanted.name());
    // A name without namespace means a shape of the own namespace or of the prelude.
    let near_in = |namespace: &str| {
        let near = shapes().filter(|id| id.namespace() == namespace);
        let name = context.similar(wanted.name(), near.clone().map(ShapeId::name))?;
        near.clone().find(|id| id.name() == name).map(ShapeId::as_str)
    };
    let near = || near_in(wanted.namespace()).or_else(|| near_in("smithy.api"));
    let found = elsewhere.map(ShapeId::as_str).or_else(near);
    found.map(|id| format!("did you mean `{id}`?"))
}
