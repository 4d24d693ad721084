//! `meta.rs`: what the runtime must know about the service.

use super::item::{Content, File, Heading, Item, decided, quote};
use crate::rust::auth::{ApiKey, Scheme};
use crate::rust::member::XmlNamespace;
use crate::rust::meta::{Meta, ServiceQuirk, SharedParam, Validation};
use crate::rust::paths;
use crate::rust::protocol::Protocol;
use crate::rust::symbol::Symbol;
use proc_macro2::{Literal, TokenStream};

/// `src/meta.rs`
pub fn file(it: &Meta) -> File {
    let content = Content::Rust {
        docs: Heading::new("Facts about this crate from the model and the manifest."),
        attributes: quote! {},
        items: vec![constants(it), service(it)],
    };
    File::new("src/meta.rs", &it.shape, &["meta"], content)
}

/// `static PKG_VERSION` and `const NAMESPACE`
fn constants(it: &Meta) -> Item {
    let namespace = it.shape.namespace();
    Item::new(
        None,
        quote! {
            /// The version of this crate.
            pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");

            /// The namespace of the service's shapes, unless their types say otherwise.
            pub(crate) const NAMESPACE: &str = #namespace;
        },
    )
}

/// `static SERVICE`
fn service(it: &Meta) -> Item {
    let Meta {
        shape,
        id,
        version,
        user_agent_id,
        crate_name,
        signing_name,
        protocol,
        validation,
        auth,
        quirks,
    } = it;
    let service = paths::service();
    let protocol = protocol.map(|it| {
        let protocol = protocol_path(it);
        quote! { protocol: Some(#protocol.constructor()), }
    });
    // An update of no field is a warning of clippy.
    let is_whole = protocol.is_some() && auth.is_some() && !quirks.is_empty();
    let rest = (!is_whole).then(|| quote! { ..#service::PLAIN });
    let validation = validation_path(*validation);
    let auth = auth.as_ref().map(|it| {
        let schemes = it.iter().map(|it| scheme(*it));
        quote! { auth: &[#(#schemes),*], }
    });
    let quirks = (!quirks.is_empty()).then(|| {
        let quirks = decided(quirks, quirk);
        quote! { quirks: &[#(&#quirks),*], }
    });
    let name = shape.name();
    Item::new(
        shape,
        quote! {
            /// The service, as the runtime needs to know it.
            pub(crate) static SERVICE: #service = #service {
                id: #id,
                shape: #name,
                namespace: NAMESPACE,
                version: #version,
                user_agent_id: #user_agent_id,
                crate_name: #crate_name,
                package_version: PKG_VERSION,
                signing_name: #signing_name,
                #protocol
                validation: #validation,
                #auth
                #quirks
                #rest
            };
        },
    )
}

/// `::tinsmith_runtime::quirks::Headers(&[("accept", "application/json")])`
fn quirk(it: &ServiceQuirk) -> TokenStream {
    let path = paths::quirk(quirk_name(it));
    match it {
        ServiceQuirk::ApiKey(it) => api_key(it),
        ServiceQuirk::XmlNamespace(XmlNamespace { uri, prefix: None }) => quote! { #path(#uri, None) },
        ServiceQuirk::XmlNamespace(XmlNamespace {
            uri,
            prefix: Some(prefix),
        }) => quote! { #path(#uri, Some(#prefix)) },
        ServiceQuirk::TokenVariable(text) | ServiceQuirk::EmptyNotFound(text) => quote! { #path(#text) },
        ServiceQuirk::Headers(headers) => {
            let headers = headers.iter().map(|(name, value)| quote! { (#name, #value) });
            quote! { #path(&[#(#headers),*]) }
        }
        ServiceQuirk::TransientErrors(codes) => quote! { #path(&[#(#codes),*]) },
        ServiceQuirk::QuickRetries { pause, attempts } => {
            let (pause, attempts) = (Literal::u64_unsuffixed(*pause), Literal::u32_unsuffixed(*attempts));
            quote! { #path { pause_ms: #pause, attempts: #attempts } }
        }
        ServiceQuirk::LenientDates(dates) => {
            let dates = dates.iter().map(|(date, text)| quote! { (#date, #text) });
            quote! { #path(&[#(#dates),*]) }
        }
        ServiceQuirk::Sessions(operation) => quote! { #path::of::<#operation>() },
        ServiceQuirk::SharedParams(params) => {
            let ty = paths::quirk("SharedParam");
            let params = params.iter().map(|SharedParam { name, env, profile }| {
                quote! { #ty { name: #name, env: #env, profile: #profile } }
            });
            quote! { #path(&[#(#params),*]) }
        }
        ServiceQuirk::NoErrorWrapping
        | ServiceQuirk::QueryCompatible
        | ServiceQuirk::ErrorInSuccess
        | ServiceQuirk::ExtendedRequestId
        | ServiceQuirk::BucketInEndpoint
        | ServiceQuirk::SignsPathAsSent
        | ServiceQuirk::SendsContentSha256 => quote! { #path },
    }
}

/// Returns the name of the quirk's type in the runtime.
fn quirk_name(it: &ServiceQuirk) -> &'static str {
    match it {
        ServiceQuirk::ApiKey(_) => "ApiKey",
        ServiceQuirk::XmlNamespace(_) => "XmlNamespace",
        ServiceQuirk::TokenVariable(_) => "TokenVariable",
        ServiceQuirk::EmptyNotFound(_) => "EmptyNotFound",
        ServiceQuirk::Headers(_) => "Headers",
        ServiceQuirk::TransientErrors(_) => "TransientErrors",
        ServiceQuirk::QuickRetries { .. } => "QuickRetries",
        ServiceQuirk::LenientDates(_) => "LenientDates",
        ServiceQuirk::Sessions(_) => "Sessions",
        ServiceQuirk::SharedParams(_) => "SharedParams",
        ServiceQuirk::NoErrorWrapping => "NoErrorWrapping",
        ServiceQuirk::QueryCompatible => "QueryCompatible",
        ServiceQuirk::ErrorInSuccess => "ErrorInSuccess",
        ServiceQuirk::ExtendedRequestId => "ExtendedRequestId",
        ServiceQuirk::BucketInEndpoint => "BucketInEndpoint",
        ServiceQuirk::SignsPathAsSent => "SignsPathAsSent",
        ServiceQuirk::SendsContentSha256 => "SendsContentSha256",
    }
}

/// `::tinsmith_runtime::auth::Scheme::Bearer`
fn scheme(it: Scheme) -> Symbol {
    let variant = match it {
        Scheme::SigV4 => "SigV4",
        Scheme::SigV4a => "SigV4a",
        Scheme::ApiKey => "ApiKey",
        Scheme::Basic => "Basic",
        Scheme::Bearer => "Bearer",
        Scheme::Digest => "Digest",
        Scheme::None => "None",
    };
    paths::auth("Scheme", variant)
}

/// `::tinsmith_runtime::auth::ApiKey::Header("x-api-key", None)`
fn api_key(it: &ApiKey) -> TokenStream {
    let (variant, arguments) = match it {
        ApiKey::Header(name, None) => ("Header", quote! { #name, None }),
        ApiKey::Header(name, Some(word)) => ("Header", quote! { #name, Some(#word) }),
        ApiKey::Query(name) => ("Query", quote! { #name }),
    };
    let variant = paths::auth("ApiKey", variant);
    quote! { #variant(#arguments) }
}

/// `::tinsmith_runtime::Protocol::RpcV2Cbor`
pub(super) fn protocol_path(it: Protocol) -> Symbol {
    paths::protocol(match it {
        Protocol::RpcV2Cbor => "RpcV2Cbor",
        Protocol::AwsJson1_0 => "AwsJson1_0",
        Protocol::AwsJson1_1 => "AwsJson1_1",
        Protocol::RestJson1 => "RestJson1",
        Protocol::RestXml => "RestXml",
        Protocol::AwsQuery => "AwsQuery",
        Protocol::Ec2Query => "Ec2Query",
        Protocol::RpcV2Json => "RpcV2Json",
    })
}

/// `::tinsmith_runtime::Validation::Required`
fn validation_path(it: Validation) -> Symbol {
    paths::validation(match it {
        Validation::Off => "Off",
        Validation::Required => "Required",
        Validation::Strict => "Strict",
    })
}
