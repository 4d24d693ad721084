//! `#[member("Wire", settings..)]`: what the derives know of a field or variant.

use super::constraint::Constraint;
use super::literal::Literal;
use super::trace::Decisions;
use proc_macro2::Ident;

/// The attribute of a field or variant.
#[derive(Clone, Debug)]
pub struct MemberAttribute {
    /// The member's name in the model.
    pub model_name: String,
    /// Its settings, in the order of printing.
    pub settings: Settings,
}

/// Settings of `#[member(..)]`.
pub type Settings = Decisions<Setting>;

/// One setting of `#[member(..)]`.
#[derive(Clone, Debug)]
pub enum Setting {
    /// `name = as_text`: the name of a union's variant in methods, `as_<name>` and `is_<name>`.
    Name(Ident),
    /// `required`: a member that a request must have.
    Required,
    /// `sensitive`: hidden by `Debug` and in messages.
    Sensitive,
    /// `default = 1i32`: what an unset member is built with.
    Default(Literal),
    /// `idempotency_token`
    IdempotencyToken,
    /// A constraint, for validation.
    Constraint(Constraint),
    /// `each(..)`: settings of a list's elements or a map's values.
    Each(Settings),
    /// `key(..)`: settings of a map's keys.
    Key(Settings),
    /// A setting of serialization.
    Serde(SerdeSetting),
}

/// A trait of serialization, HTTP, streaming or endpoints, as a setting.
#[derive(Clone, Debug)]
pub enum SerdeSetting {
    /// `json_name("x")`
    JsonName(String),
    /// `xml_name("x")`
    XmlName(String),
    /// `ec2_query_name("x")`
    Ec2QueryName(String),
    /// `xml_attribute`
    XmlAttribute,
    /// `xml_flattened`
    XmlFlattened,
    /// `xml_namespace("uri", "prefix")`
    XmlNamespace(XmlNamespace),
    /// `xml_unwrapped`: of an output, not of a member.
    XmlUnwrapped,
    /// `xml_any_root`: of an output, not of a member.
    XmlAnyRoot,
    /// `timestamp_format("date-time")`
    TimestampFormat(String),
    /// `media_type("text/plain")`
    MediaType(String),
    /// `http_header("x")`
    HttpHeader(String),
    /// `http_label`
    HttpLabel,
    /// `http_query("x")`
    HttpQuery(String),
    /// `http_query_params`
    HttpQueryParams,
    /// `http_prefix_headers("x")`
    HttpPrefixHeaders(String),
    /// `http_payload`
    HttpPayload,
    /// `http_response_code`
    HttpResponseCode,
    /// `streaming`
    Streaming,
    /// `event_stream`
    EventStream,
    /// `requires_length`
    RequiresLength,
    /// `host_label`
    HostLabel,
    /// `context_param("Bucket")`: a parameter of the endpoint rules.
    ContextParam(String),
    /// `event_header`
    EventHeader,
    /// `event_payload`
    EventPayload,
}

/// An XML namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlNamespace {
    /// The URI.
    pub uri: String,
    /// The prefix of its names.
    pub prefix: Option<String>,
}

impl MemberAttribute {
    /// Returns whether a request must have the member.
    pub fn is_required(&self) -> bool {
        self.settings.iter().any(|it| matches!(it, Setting::Required))
    }
}
