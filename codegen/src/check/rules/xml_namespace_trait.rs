//! The URI of `@xmlNamespace` is a URI (Smithy 2.0, "xmlNamespace trait").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "XmlNamespaceTrait",
    severity: "ERROR",
    rule: "The namespace of XML elements is a URI.",
    section: "xmlNamespace trait",
    run: validate,
};

const ID: &str = "smithy.api#xmlNamespace";

/// Reports namespaces that no parser of URIs takes.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let Some(uri) = value.get("uri").and_then(Node::as_str) else {
            continue;
        };
        if !is_uri(uri) {
            let place = (element.id(), value_location(element, ID, &["uri"]));
            events
                .error("XmlNamespaceTrait", &place, format!("`{uri}` is not a URI"))
                .hint("write a URI such as `http://example.com/doc/`");
        }
    }
}

/// Returns whether a text is a URI reference by RFC 2396, as far as its characters and its scheme go.
fn is_uri(text: &str) -> bool {
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let (scheme, rest) = match text[..end].split_once(':') {
        Some((scheme, _)) => (Some(scheme), &text[scheme.len() + 1..]),
        None => (None, text),
    };
    let has_good_scheme = scheme.is_none_or(|scheme| {
        scheme.starts_with(|it: char| it.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
            && !rest.is_empty()
    });
    let mut after_percent = text.split('%').skip(1);
    let has_good_escapes = after_percent.all(|it| it.len() >= 2 && it.bytes().take(2).all(|it| it.is_ascii_hexdigit()));
    let is_allowed = |it: char| !it.is_whitespace() && !it.is_control() && !"\"<>\\^`{|}".contains(it);
    has_good_scheme && has_good_escapes && text.chars().all(is_allowed) && text.matches('#').count() <= 1
}
