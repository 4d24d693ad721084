//! Facts about members: what is checked, sent and hidden.

use super::{At, Surface};
use crate::rust::constraint::{Bounds, Constraint, Pattern};
use crate::rust::literal::Number;
use crate::rust::member::{MemberAttribute, SerdeSetting, Setting, Settings};
use crate::rust::structure::Directions;
use crate::verdict::Level;
use crate::verdict::aspect::Aspect;
use crate::verdict::text;

/// Adds what the attribute of a field or variant says.
pub fn add(attribute: &MemberAttribute, directions: Directions, at: &At<'_>, surface: &mut Surface) {
    let MemberAttribute { model_name, settings } = attribute;
    surface.add(at, Aspect::Wire, "name", model_name);
    nested(settings, "", directions, at, surface);
}

/// Adds settings of a member, or of the elements, keys and values in it.
fn nested(settings: &Settings, place: &str, directions: Directions, at: &At<'_>, surface: &mut Surface) {
    // Checks are made of requests only.
    let most = if directions.write {
        Level::Breaking
    } else {
        Level::Internal
    };
    for setting in settings {
        match setting {
            Setting::Name(name) => {
                surface.add(at, Aspect::Method, "variant", name.to_string());
            }
            Setting::Required => {
                surface.add(at, Aspect::Required, place, "required").most = most;
            }
            Setting::Sensitive => {
                surface.add(at, Aspect::Sensitive, place, "sensitive");
            }
            Setting::Default(value) => {
                surface.add(at, Aspect::Default, place, text::rust(value));
            }
            Setting::IdempotencyToken => {
                surface.add(at, Aspect::Default, "token", "an idempotency token");
            }
            Setting::Constraint(it) => constraint(it, place, most, at, surface),
            Setting::Each(settings) => nested(settings, &format!("{place}each "), directions, at, surface),
            Setting::Key(settings) => nested(settings, &format!("{place}key "), directions, at, surface),
            Setting::Serde(setting) => serde(setting, place, at, surface),
        }
    }
}

fn constraint(it: &Constraint, place: &str, most: Level, at: &At<'_>, surface: &mut Surface) {
    let (name, value, limits) = match it {
        Constraint::Length(bounds) => ("length", range(bounds), Some(limits(bounds))),
        Constraint::Range(bounds) => ("range", range(bounds), Some(limits(bounds))),
        Constraint::Pattern(Pattern { text, regex, not, all }) => {
            let parts = [regex, not, all].map(|part| part.as_deref().unwrap_or_default());
            ("pattern", [&[text.as_str()], &parts[..]].concat().join(" "), None)
        }
        Constraint::Unique => ("unique", "unique".to_owned(), None),
        Constraint::Values(values) => ("values", format!("{values:?}"), None),
    };
    let fact = surface.add(at, Aspect::Constraint, &format!("{place}{name}"), value.trim_end());
    fact.bounds = limits;
    fact.most = most;
}

fn range(bounds: &Bounds) -> String {
    let text = |it: &Option<Number>| it.as_ref().map(text::rust).unwrap_or_default();
    format!("{}..={}", text(&bounds.min), text(&bounds.max))
}

fn limits(bounds: &Bounds) -> (Option<f64>, Option<f64>) {
    let value = |it: &Option<Number>| it.as_ref().map(Number::value);
    (value(&bounds.min), value(&bounds.max))
}

/// Adds a setting of serialization: one fact for the kind, so that another value is a change.
pub fn serde(setting: &SerdeSetting, place: &str, at: &At<'_>, surface: &mut Surface) {
    let (name, value) = match setting {
        SerdeSetting::JsonName(name) => ("json_name", name.clone()),
        SerdeSetting::XmlName(name) => ("xml_name", name.clone()),
        SerdeSetting::Ec2QueryName(name) => ("ec2_query_name", name.clone()),
        SerdeSetting::XmlAttribute => ("xml_attribute", String::new()),
        SerdeSetting::XmlFlattened => ("xml_flattened", String::new()),
        SerdeSetting::XmlNamespace(namespace) => ("xml_namespace", format!("{namespace:?}")),
        SerdeSetting::XmlUnwrapped => ("xml_unwrapped", String::new()),
        SerdeSetting::XmlAnyRoot => ("xml_any_root", String::new()),
        SerdeSetting::TimestampFormat(format) => ("timestamp_format", format.clone()),
        SerdeSetting::MediaType(media_type) => ("media_type", media_type.clone()),
        SerdeSetting::HttpHeader(name) => ("binding", format!("header {name}")),
        SerdeSetting::HttpLabel => ("binding", "label".to_owned()),
        SerdeSetting::HttpQuery(name) => ("binding", format!("query {name}")),
        SerdeSetting::HttpQueryParams => ("binding", "query parameters".to_owned()),
        SerdeSetting::HttpPrefixHeaders(prefix) => ("binding", format!("headers {prefix}*")),
        SerdeSetting::HttpPayload => ("binding", "payload".to_owned()),
        SerdeSetting::HttpResponseCode => ("binding", "status".to_owned()),
        SerdeSetting::Streaming => ("streaming", String::new()),
        SerdeSetting::EventStream => ("event_stream", String::new()),
        SerdeSetting::RequiresLength => ("requires_length", String::new()),
        SerdeSetting::HostLabel => ("host_label", String::new()),
        SerdeSetting::ContextParam(name) => ("context_param", name.clone()),
        SerdeSetting::EventHeader => ("event", "header".to_owned()),
        SerdeSetting::EventPayload => ("event", "payload".to_owned()),
    };
    surface.add(at, Aspect::Wire, &format!("{place}{name}"), value);
}
