//! Structures: the type that a caller sees; its derive writes builder, accessors, schema and validation.

use super::attributes::deprecated;
use super::attributes::{member, shape};
use super::item::{Content, File, Heading, Item, mark, quote};
use crate::rust::docs::Docs;
use crate::rust::paths;
use crate::rust::structure::{Field, RequestNames, Role, Structure};
use proc_macro2::TokenStream;

/// `src/types/_tag.rs`
pub fn file(it: &Structure) -> File {
    let content = Content::Rust {
        docs: Heading::new(Docs::default()),
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
    let deprecated = deprecated::deprecated(deprecated);
    let name = &symbol.name;
    let fields = it.fields.iter().map(field);
    let shape = shape::shape(attribute);
    let hidden = hidden_field(&attribute.role);
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(#(#derives),*)]
            #[non_exhaustive]
            #shape
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
    let deprecated = deprecated::deprecated(deprecated);
    let member = member::member(attribute);
    mark(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #member
            pub #name: #ty,
        },
    )
}

/// The field for the part of a response that is no member.
fn hidden_field(role: &Role) -> TokenStream {
    match role {
        Role::Data | Role::Input { .. } => quote! {},
        Role::Output { request_id, names } => {
            let extended = match names {
                RequestNames::One => quote! {},
                RequestNames::Two => quote! { _extended_request_id: #request_id, },
            };
            quote! { #extended _request_id: #request_id, }
        }
        Role::Error { .. } => {
            let metadata = paths::error_metadata();
            quote! { pub(crate) meta: #metadata, }
        }
    }
}
