//! Structures: the type that a caller sees; its derive writes builder, accessors, schema and validation.

use super::item::{Content, File, Item, mark};
use crate::rust::docs::Docs;
use crate::rust::runtime;
use crate::rust::structure::{Field, RequestNames, Role, Structure};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/types/_tag.rs`
pub fn file(it: &Structure) -> File {
    let content = Content::Rust {
        docs: Docs::default(),
        attributes: quote! {},
        items: vec![definition(it)],
    };
    File::new(&it.file, &it.shape, &["structure"], content)
}

/// `pub struct Tag { .. }`
pub fn definition(it: &Structure) -> Item {
    let Structure {
        docs,
        deprecated,
        derives,
        attribute,
        symbol,
        ..
    } = it;
    let name = &symbol.name;
    let fields = it.fields.iter().map(field);
    let hidden = hidden_field(&attribute.role);
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(#(#derives),*)]
            #[non_exhaustive]
            #attribute
            pub struct #name {
                #(#fields)*
                #hidden
            }
        },
    )
}

fn field(it: &Field) -> TokenStream {
    let Field {
        docs,
        deprecated,
        attribute,
        name,
        ty,
        ..
    } = it;
    mark(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #attribute
            pub #name: #ty,
        },
    )
}

/// What a response brings besides its members.
fn hidden_field(role: &Role) -> TokenStream {
    match role {
        Role::Data | Role::Input { .. } => quote! {},
        Role::Output { request_id, names } => {
            let extended = match names {
                RequestNames::One => quote! {},
                RequestNames::Two => quote! { _extended_request_id: #request_id, },
            };
            mark(None, quote! { #extended _request_id: #request_id, })
        }
        Role::Error { .. } => {
            let metadata = runtime::error_metadata();
            mark(None, quote! { pub(crate) meta: #metadata, })
        }
    }
}
