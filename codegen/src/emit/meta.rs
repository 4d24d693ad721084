//! `meta.rs`: what the runtime must know about the service.

use super::item::{Content, File, Item};
use crate::rust::auth::{ApiKey, Scheme};
use crate::rust::member::XmlNamespace;
use crate::rust::meta::{Meta, ServiceQuirk, SharedParam, Validation};
use crate::rust::paths;
use crate::rust::protocol::Protocol;
use crate::rust::symbol::Symbol;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `src/meta.rs`
pub fn file(it: &Meta) -> File {
    let content = Content::Rust {
        docs: "What the model and the manifest say about this crate.".into(),
        attributes: quote! {},
        items: vec![version(), service(it)],
    };
    File::new("src/meta.rs", &it.shape, &["meta"], content)
}

fn version() -> Item {
    Item::new(
        None,
        quote! {
            /// The version of this crate.
            pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");
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
        quirks,
    } = it;
    let service = paths::service();
    let protocol = protocol.map(|it| {
        let protocol = protocol_path(it);
        quote! { protocol: Some(#protocol.constructor()), }
    });
    let validation = validation_path(*validation);
    let quirks = quirks.iter().map(quirk);
    let (name, namespace) = (shape.name(), shape.namespace());
    Item::new(
        shape,
        quote! {
            /// The service, as the runtime needs to know it.
            pub(crate) static SERVICE: #service = #service {
                id: #id,
                shape: #name,
                namespace: #namespace,
                version: #version,
                user_agent_id: #user_agent_id,
                crate_name: #crate_name,
                package_version: PKG_VERSION,
                signing_name: #signing_name,
                #protocol
                validation: #validation,
                #(#quirks,)*
                ..#service::PLAIN
            };
        },
    )
}

/// `query_compatible: true`: a field that only some services set.
fn quirk(it: &ServiceQuirk) -> TokenStream {
    match it {
        ServiceQuirk::XmlNamespace(XmlNamespace { uri, prefix: None }) => quote! { xml_namespace: Some((#uri, None)) },
        ServiceQuirk::XmlNamespace(XmlNamespace {
            uri,
            prefix: Some(prefix),
        }) => quote! { xml_namespace: Some((#uri, Some(#prefix))) },
        ServiceQuirk::NoErrorWrapping => quote! { no_error_wrapping: true },
        ServiceQuirk::Auth(schemes) => {
            let schemes = schemes.iter().map(|it| scheme(*it));
            quote! { auth: &[#(#schemes),*] }
        }
        ServiceQuirk::ApiKey(it) => {
            let key = api_key(it);
            quote! { api_key: Some(#key) }
        }
        ServiceQuirk::TokenVariable(name) => quote! { token_variable: Some(#name) },
        ServiceQuirk::QueryCompatible => quote! { query_compatible: true },
        ServiceQuirk::Headers(headers) => {
            let headers = headers.iter().map(|(name, value)| quote! { (#name, #value) });
            quote! { headers: &[#(#headers),*] }
        }
        ServiceQuirk::TransientErrors(codes) => quote! { transient_errors: &[#(#codes),*] },
        ServiceQuirk::QuickRetries { pause, attempts } => {
            let ty = paths::quick_retries();
            let (pause, attempts) = (Literal::u64_unsuffixed(*pause), Literal::u32_unsuffixed(*attempts));
            quote! { quick_retries: Some(#ty { pause_ms: #pause, attempts: #attempts }) }
        }
        ServiceQuirk::ErrorInSuccess => quote! { error_in_success: true },
        ServiceQuirk::NotFoundWithoutBody => quote! { not_found_without_body: true },
        ServiceQuirk::LenientDates(dates) => {
            let dates = dates.iter().map(|(date, text)| quote! { (#date, #text) });
            quote! { lenient_dates: &[#(#dates),*] }
        }
        ServiceQuirk::Sessions(operation) => {
            let sessions = paths::sessions();
            quote! { sessions: Some(#sessions::of::<#operation>()) }
        }
        ServiceQuirk::SharedParams(params) => {
            let ty = paths::shared_param();
            let params = params.iter().map(|SharedParam { name, env, profile }| {
                quote! { #ty { name: #name, env: #env, profile: #profile } }
            });
            quote! { shared_params: &[#(#params),*] }
        }
        ServiceQuirk::ExtendedRequestId => quote! { extended_request_id: true },
        ServiceQuirk::BucketInEndpoint => quote! { bucket_in_endpoint: true },
        ServiceQuirk::SignsPathAsSent => quote! { signs_path_as_sent: true },
        ServiceQuirk::SendsContentSha256 => quote! { sends_content_sha256: true },
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
