//! `#[member("Wire", settings..)]`: what the derives know of a field or variant.

use super::constraint::Constraint;
use super::literal::Literal;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// The attribute of a field or variant.
#[derive(Clone, Debug)]
pub struct MemberAttribute {
    /// The member's name in the model.
    pub wire: String,
    /// What else is known of it, in the order of printing.
    pub settings: Vec<Setting>,
}

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
    /// What validation checks.
    Constraint(Constraint),
    /// `each(..)`: settings of a list's elements or a map's values.
    Each(Vec<Setting>),
    /// `key(..)`: settings of a map's keys.
    Key(Vec<Setting>),
    /// How it is written and read.
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
    XmlNamespace {
        /// The namespace.
        uri: String,
        /// Its prefix.
        prefix: Option<String>,
    },
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

impl ToTokens for MemberAttribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { wire, settings } = self;
        tokens.extend(quote! { #[member(#wire #(, #settings)*)] });
    }
}

impl ToTokens for Setting {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Name(name) => quote! { name = #name },
            Self::Required => quote! { required },
            Self::Sensitive => quote! { sensitive },
            Self::Default(value) => quote! { default = #value },
            Self::IdempotencyToken => quote! { idempotency_token },
            Self::Constraint(constraint) => quote! { #constraint },
            Self::Each(settings) => quote! { each(#(#settings),*) },
            Self::Key(settings) => quote! { key(#(#settings),*) },
            Self::Serde(setting) => quote! { #setting },
        });
    }
}

impl ToTokens for SerdeSetting {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::JsonName(name) => quote! { json_name(#name) },
            Self::XmlName(name) => quote! { xml_name(#name) },
            Self::Ec2QueryName(name) => quote! { ec2_query_name(#name) },
            Self::XmlAttribute => quote! { xml_attribute },
            Self::XmlFlattened => quote! { xml_flattened },
            Self::XmlUnwrapped => quote! { xml_unwrapped },
            Self::XmlAnyRoot => quote! { xml_any_root },
            Self::XmlNamespace { uri, prefix: None } => quote! { xml_namespace(#uri) },
            Self::XmlNamespace {
                uri,
                prefix: Some(prefix),
            } => quote! { xml_namespace(#uri, #prefix) },
            Self::TimestampFormat(format) => quote! { timestamp_format(#format) },
            Self::MediaType(media_type) => quote! { media_type(#media_type) },
            Self::HttpHeader(name) => quote! { http_header(#name) },
            Self::HttpLabel => quote! { http_label },
            Self::HttpQuery(name) => quote! { http_query(#name) },
            Self::HttpQueryParams => quote! { http_query_params },
            Self::HttpPrefixHeaders(prefix) => quote! { http_prefix_headers(#prefix) },
            Self::HttpPayload => quote! { http_payload },
            Self::HttpResponseCode => quote! { http_response_code },
            Self::Streaming => quote! { streaming },
            Self::EventStream => quote! { event_stream },
            Self::RequiresLength => quote! { requires_length },
            Self::HostLabel => quote! { host_label },
            Self::ContextParam(name) => quote! { context_param(#name) },
            Self::EventHeader => quote! { event_header },
            Self::EventPayload => quote! { event_payload },
        });
    }
}
