//! A model can be assembled: traits are trait shapes, selectors are well-formed, and validators have their settings
//! (Smithy 2.0, "Model validation").

use crate::check::context::{Context, trait_location, trait_name};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::UNIT;
use crate::model::node::{Node, Object};
use crate::model::shape::ShapeKind;
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "Model",
    severity: "ERROR",
    rule: "The model can be put together: what is applied as a trait is one, selectors can be read, validators have \
           their settings.",
    section: "Model validation",
    run: validate,
};

/// Reports everything that keeps a model from being assembled.
fn validate(context: &Context<'_>, events: &mut Events) {
    applied_shapes(context, events);
    enums(context, events);
    bounds(context, events);
    patterns(context, events);
    selectors(context, events);
    validators(context, events);
    for key in ["suppressions", "severityOverrides"] {
        filters(context, key, events);
    }
}

/// Reports shapes that are applied as a trait and are not trait shapes.
fn applied_shapes(context: &Context<'_>, events: &mut Events) {
    let mut reported = HashSet::new();
    for element in context.own() {
        for id in element.traits().0.keys() {
            let Some(shape) = context.shape(id.as_str()) else {
                continue;
            };
            if !shape.traits.has("smithy.api#trait") && reported.insert(id) {
                events
                    .error(
                        "Model",
                        &(id, trait_location(element, id.as_str())),
                        format!("`{id}` is applied to `{}`, but it is not a trait", element.id()),
                    )
                    .hint("mark it with `@trait` if it is meant to be one");
            }
        }
    }
}

/// Reports empty enums, and enum members that do not target the unit type.
fn enums(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        let (ShapeKind::Enum { members } | ShapeKind::IntEnum { members }) = &shape.kind else {
            continue;
        };
        if members.is_empty() && !shape.traits.has("smithy.api#mixin") {
            events
                .error("Model", shape, "an enum needs at least one member")
                .hint("add a member, or use a string");
        }
        for member in members.values().filter(|member| member.target.as_str() != UNIT) {
            let message = format!(
                "a member of an enum targets the unit type, but this one targets `{}`",
                member.target
            );
            events
                .error("Model", &(&member.id, member.target_location), message)
                .hint(format!("target `{UNIT}`"));
        }
    }
}

/// Reports ranges and lengths without bounds.
fn bounds(context: &Context<'_>, events: &mut Events) {
    for id in ["smithy.api#length", "smithy.api#range"] {
        for (element, value) in context.with_trait(id) {
            if value.as_object().is_some() && value.get("min").is_none() && value.get("max").is_none() {
                let message = format!("`{}` has neither `min` nor `max`", trait_name(id));
                events
                    .error("Model", &(element.id(), value.location), message)
                    .hint("give it one of the two, or remove the trait");
            }
        }
    }
}

/// Reports patterns that no dialect of regular expressions allows.
fn patterns(context: &Context<'_>, events: &mut Events) {
    let id = "smithy.api#pattern";
    for (element, value) in context.with_trait(id) {
        if let Some(reason) = value.as_str().and_then(malformed) {
            events
                .error(
                    "Model",
                    &(element.id(), value.location),
                    format!("the pattern cannot be read: {reason}"),
                )
                .hint("correct it; a backslash makes any of `\\ ( ) [ ] { } . * + ? ^ $ |` stand for itself");
        }
    }
}

fn malformed(pattern: &str) -> Option<&'static str> {
    let (mut groups, mut in_class) = (0usize, false);
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.next().is_none() => return Some("it ends with a backslash"),
            '[' if !in_class => {
                in_class = true;
                chars.next_if_eq(&'^');
                // Dialects differ in whether a bracket right here closes the class, so it may do either.
                if chars.next_if_eq(&']').is_some() {
                    return None;
                }
            }
            ']' => in_class = false,
            '(' if !in_class => groups += 1,
            ')' if !in_class && groups == 0 => return Some("a `)` closes nothing"),
            ')' if !in_class => groups -= 1,
            _ => {}
        }
    }
    match (in_class, groups) {
        (true, _) => Some("a `[` is never closed"),
        (false, 0) => None,
        (false, _) => Some("a `(` is never closed"),
    }
}

/// Selectors in definitions of traits and in references to shapes.
fn selectors(context: &Context<'_>, events: &mut Events) {
    for id in ["smithy.api#trait", "smithy.api#idRef", "smithy.api#traitValidators"] {
        for (element, value) in context.with_trait(id) {
            let validators = value.as_object().filter(|_| id == "smithy.api#traitValidators");
            let nested = validators
                .into_iter()
                .flat_map(|it| it.values())
                .map(|entry| &entry.node);
            for selector in std::iter::once(value)
                .chain(nested)
                .filter_map(|node| node.get("selector"))
            {
                let Some(error) = selector.as_str().and_then(|text| context.selector_error(text)) else {
                    continue;
                };
                let message = format!("the selector of `{}` cannot be read: {error}", trait_name(id));
                events
                    .error("Model", &(element.id(), selector.location), message)
                    .hint("correct the selector; `*` matches every shape");
            }
        }
    }
}

/// Reports validators of the metadata without a known name or a required setting.
fn validators(context: &Context<'_>, events: &mut Events) {
    let Some(validators) = context
        .graph
        .model
        .metadata
        .get("validators")
        .and_then(|it| it.node.as_array())
    else {
        return;
    };
    for validator in validators {
        let name = validator.get("name").and_then(Node::as_str).unwrap_or_default();
        let configuration = validator.get("configuration");
        let setting = |key: &str| configuration.and_then(|it| it.get(key));
        match name {
            "EmitEachSelector" | "EmitNoneSelector" => match setting("selector") {
                Some(selector) => selector_setting(context, name, selector, events),
                None => missing(name, "it needs a `selector`", validator, events),
            },
            "UnreferencedShape" => {
                if let Some(selector) = setting("rootShapeSelector") {
                    selector_setting(context, name, selector, events);
                }
            }
            "MissingSensitiveTrait" => {
                let excludes = setting("excludeDefaults").and_then(Node::as_bool) == Some(true);
                if excludes && is_empty(setting("terms")) {
                    missing(name, "without the default terms it needs `terms`", validator, events);
                }
            }
            "StandardOperationVerb" => {
                let alternatives = setting("suggestAlternatives").and_then(Node::as_object);
                if is_empty(setting("verbs")) && alternatives.is_none_or(Object::is_empty) {
                    missing(name, "it needs `verbs` or `suggestAlternatives`", validator, events);
                }
            }
            _ => {}
        }
    }
}

fn is_empty(node: Option<&Node>) -> bool {
    node.and_then(Node::as_array).is_none_or(<[Node]>::is_empty)
}

fn selector_setting(context: &Context<'_>, name: &str, selector: &Node, events: &mut Events) {
    let Some(text) = selector.as_str() else {
        return missing(name, "the selector must be a string", selector, events);
    };
    if let Some(error) = context.selector_error(text) {
        events
            .error(
                "Model",
                &selector.location,
                format!("the selector of the validator `{name}` cannot be read: {error}"),
            )
            .hint("correct the selector; `*` matches every shape");
    }
}

fn missing(name: &str, what: &str, node: &Node, events: &mut Events) {
    events
        .error(
            "Model",
            &node.location,
            format!("the validator `{name}` cannot be set up: {what}"),
        )
        .hint("add it to the `configuration` of the validator, or remove the validator");
}

/// Reports suppressions and severity overrides without an event ID or a namespace.
fn filters(context: &Context<'_>, key: &str, events: &mut Events) {
    let entries = context.graph.model.metadata.get(key).and_then(|it| it.node.as_array());
    for entry in entries.unwrap_or_default() {
        let members: &[&str] = if key == "suppressions" {
            &["id", "namespace"]
        } else {
            &["id", "namespace", "severity"]
        };
        for member in members {
            match entry.get(member) {
                Some(value) if value.as_str().is_some() => {}
                Some(value) => {
                    let message = format!("`{member}` of `{key}` must be a string, but it is {}", value.kind());
                    events
                        .error("Model", &value.location, message)
                        .hint("write it in quotes");
                }
                None => {
                    events
                        .error(
                            "Model",
                            &entry.location,
                            format!("an entry of `{key}` lacks its `{member}`"),
                        )
                        .hint(format!("add `{member}`"));
                }
            }
        }
    }
}
