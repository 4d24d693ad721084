//! `#[member("Name", ..)]`: the facts of a field or variant that the derives read.

use super::constraint::constraint;
use crate::emit::item::{decided, quote};
use crate::rust::member::{MemberAttribute, SerdeSetting, Setting, XmlNamespace};
use proc_macro2::TokenStream;

/// `#[member("Name", required, length(1..=64))]`
pub(in crate::emit) fn member(it: &MemberAttribute) -> TokenStream {
    let MemberAttribute { model_name, settings } = it;
    let settings = decided(settings, setting);
    quote! { #[member(#model_name #(, #settings)*)] }
}

fn setting(it: &Setting) -> TokenStream {
    match it {
        Setting::Name(name) => quote! { name = #name },
        Setting::Required => quote! { required },
        Setting::Sensitive => quote! { sensitive },
        Setting::Default(value) => quote! { default = #value },
        Setting::IdempotencyToken => quote! { idempotency_token },
        Setting::Constraint(it) => constraint(it),
        Setting::Each(settings) => {
            let settings = decided(settings, setting);
            quote! { each(#(#settings),*) }
        }
        Setting::Key(settings) => {
            let settings = decided(settings, setting);
            quote! { key(#(#settings),*) }
        }
        Setting::Serde(it) => serde(it),
    }
}

/// `xml_name("name")` and other settings of serialization, which structures have, too.
pub(in crate::emit) fn serde(it: &SerdeSetting) -> TokenStream {
    match it {
        SerdeSetting::JsonName(name) => quote! { json_name(#name) },
        SerdeSetting::XmlName(name) => quote! { xml_name(#name) },
        SerdeSetting::Ec2QueryName(name) => quote! { ec2_query_name(#name) },
        SerdeSetting::XmlAttribute => quote! { xml_attribute },
        SerdeSetting::XmlFlattened => quote! { xml_flattened },
        SerdeSetting::XmlUnwrapped => quote! { xml_unwrapped },
        SerdeSetting::XmlAnyRoot => quote! { xml_any_root },
        SerdeSetting::XmlNamespace(XmlNamespace { uri, prefix }) => {
            let prefix = prefix.iter();
            quote! { xml_namespace(#uri #(, #prefix)*) }
        }
        SerdeSetting::TimestampFormat(format) => quote! { timestamp_format(#format) },
        SerdeSetting::MediaType(media_type) => quote! { media_type(#media_type) },
        SerdeSetting::HttpHeader(name) => quote! { http_header(#name) },
        SerdeSetting::HttpLabel => quote! { http_label },
        SerdeSetting::HttpQuery(name) => quote! { http_query(#name) },
        SerdeSetting::HttpQueryParams => quote! { http_query_params },
        SerdeSetting::HttpPrefixHeaders(prefix) => quote! { http_prefix_headers(#prefix) },
        SerdeSetting::HttpPayload => quote! { http_payload },
        SerdeSetting::HttpResponseCode => quote! { http_response_code },
        SerdeSetting::Streaming => quote! { streaming },
        SerdeSetting::EventStream => quote! { event_stream },
        SerdeSetting::RequiresLength => quote! { requires_length },
        SerdeSetting::HostLabel => quote! { host_label },
        SerdeSetting::ContextParam(name) => quote! { context_param(#name) },
        SerdeSetting::EventHeader => quote! { event_header },
        SerdeSetting::EventPayload => quote! { event_payload },
    }
}
