//! Descriptions of protocol tests, and the values in their calls and comparisons.

use super::meta::protocol_path;
use crate::emit::item::quote;
use crate::rust::paths;
use crate::rust::protocol_test::{Description, EventHeader, EventMessage, Fact, Setting, Value};
use crate::rust::structure::Build;
use proc_macro2::{Literal, TokenStream};

/// `RequestTest { headers: &[..], ..RequestTest::new("id", Protocol::AwsJson1_0, ..) }`
pub(super) fn description(it: &Description) -> TokenStream {
    let Description {
        symbol,
        id,
        protocol,
        start,
        facts,
    } = it;
    let protocol = protocol_path(*protocol);
    let start = start.iter().map(fact);
    let new = quote! { #symbol::new(#id, #protocol #(, #start)*) };
    if facts.is_empty() {
        return new;
    }
    let facts = facts.iter().map(|(name, it)| {
        let fact = fact(it);
        quote! { #name: #fact, }
    });
    quote! { #symbol { #(#facts)* ..#new } }
}

fn fact(it: &Fact) -> TokenStream {
    match it {
        Fact::Number(it) => {
            let it = Literal::u16_unsuffixed(*it);
            quote! { #it }
        }
        Fact::Flag(it) => quote! { #it },
        Fact::Text(it) => quote! { #it },
        Fact::Maybe(it) => quote! { Some(#it) },
        Fact::Texts(all) => quote! { &[#(#all),*] },
        Fact::Pairs(all) => {
            let all = all.iter().map(|(name, value)| quote! { (#name, #value) });
            quote! { &[#(#all),*] }
        }
        Fact::Settings(all) => {
            let all = all.iter().map(setting);
            quote! { &[#(#all),*] }
        }
        Fact::Messages(all) => {
            let all = all.iter().map(message);
            quote! { &[#(#all),*] }
        }
    }
}

/// `EventMessage { bytes: .., headers: &[..], body: .., body_media_type: None }`
fn message(it: &EventMessage) -> TokenStream {
    let EventMessage {
        bytes, headers, body, ..
    } = it;
    let message = paths::protocol_test("EventMessage");
    let headers = headers.iter().map(|(name, EventHeader { variant, value })| {
        let variant = paths::protocol_test_header(variant);
        quote! { (#name, #variant(#value)) }
    });
    let media_type = match &it.body_media_type {
        Some(it) => quote! { Some(#it) },
        None => quote! { None },
    };
    quote! {
        #message { bytes: #bytes, headers: &[#(#headers),*], body: #body, body_media_type: #media_type }
    }
}

/// `Setting::Region("us-east-1")`
pub(super) fn setting(it: &Setting) -> TokenStream {
    match it {
        Setting::Region(region) => {
            let setting = paths::protocol_test_setting("Region");
            quote! { #setting(#region) }
        }
        Setting::Endpoint(url) => {
            let setting = paths::protocol_test_setting("Endpoint");
            quote! { #setting(#url) }
        }
        Setting::Flag(name, value) => {
            let setting = paths::protocol_test_setting(name);
            quote! { #setting(#value) }
        }
    }
}

/// An expression of a generated type.
pub(super) fn value(it: &Value) -> TokenStream {
    match it {
        Value::Literal(it) => quote! { #it },
        Value::Text(it) => quote! { #it.to_owned() },
        Value::Constant(symbol, name) => quote! { #symbol::#name },
        Value::Call(symbol, function, arguments) => {
            let arguments = arguments.iter().map(value);
            quote! { #symbol::#function(#(#arguments),*) }
        }
        Value::List(elements) => {
            let elements = elements.iter().map(value);
            quote! { Vec::from([#(#elements),*]) }
        }
        Value::Map(entries) => {
            let map = paths::std("collections", "HashMap");
            let entries = entries.iter().map(|(key, it)| {
                let (key, value) = (value(key), value(it));
                quote! { (#key, #value) }
            });
            quote! { #map::from([#(#entries),*]) }
        }
        Value::Some(it) => {
            let value = value(it);
            quote! { Some(#value) }
        }
        Value::None => quote! { None },
        Value::Boxed(it) => {
            let value = value(it);
            quote! { Box::new(#value) }
        }
        Value::Structure { symbol, members, build } => {
            let setters = members.iter().map(|(setter, it)| {
                let value = value(it);
                quote! { .#setter(Some(#value)) }
            });
            let build = match build {
                Build::Infallible => quote! { .build() },
                Build::Fallible => quote! { .build().unwrap() },
            };
            quote! { #symbol::builder() #(#setters)* #build }
        }
        Value::Variant(symbol, variant, None) => quote! { #symbol::#variant },
        Value::Variant(symbol, variant, Some(it)) => {
            let value = value(it);
            quote! { #symbol::#variant(#value) }
        }
        Value::Events(events) => events_value(events),
        Value::Closed => {
            let closed = paths::protocol_test("closed");
            quote! { #closed() }
        }
    }
}

/// `events(Vec::from([Ok(..), Err(..)]))`: a stream that sends these.
fn events_value(it: &[Result<Value, Value>]) -> TokenStream {
    let stream = paths::protocol_test("events");
    let events = it.iter().map(|it| match it {
        Ok(event) => {
            let event = value(event);
            quote! { Ok(#event) }
        }
        Err(error) => {
            let error = value(error);
            quote! { Err(#error) }
        }
    });
    quote! { #stream(Vec::from([#(#events),*])) }
}
