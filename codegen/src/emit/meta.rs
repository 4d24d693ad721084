//! `meta.rs`: what the runtime must know about the service.

use super::item::{Content, File, Item};
use crate::rust::runtime;
use crate::rust::service::Meta;
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
        extras,
    } = it;
    let service = runtime::service();
    let protocol = protocol.map(|it| quote! { protocol: Some(#it.constructor()), });
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
                #(#extras,)*
                ..#service::PLAIN
            };
        },
    )
}
