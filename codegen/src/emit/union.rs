//! Unions: one variant for each member and a place for members of later models; their derive writes the accessors.

use super::attributes::deprecated;
use super::attributes::{member, shape};
use super::item::{Content, File, Heading, Item, mark, quote};
use crate::rust::docs::Docs;
use crate::rust::union::{Union, UnionVariant};
use proc_macro2::TokenStream;

/// `src/types/_attribute_value.rs`
pub fn file(it: &Union) -> File {
    let content = Content::Rust {
        docs: Heading::new(Docs::default()),
        attributes: quote! {},
        items: vec![definition(it)],
    };
    File::new(&it.file, &it.shape, &["union"], content)
}

/// `pub enum AttributeValue { .. }`
fn definition(it: &Union) -> Item {
    let Union {
        docs,
        deprecated,
        derives,
        attribute,
        symbol,
        unknown,
        ..
    } = it;
    let deprecated = deprecated::deprecated(deprecated);
    let name = &symbol.name;
    let shape = shape::shape(attribute);
    let variants = it.variants.iter().map(variant);
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(#(#derives),*)]
            #[non_exhaustive]
            #shape
            pub enum #name {
                #(#variants)*
                /// A member that the model did not have when this crate was generated; what it held is lost.
                #[non_exhaustive]
                #unknown,
            }
        },
    )
}

fn variant(it: &UnionVariant) -> TokenStream {
    let UnionVariant {
        docs,
        deprecated,
        attribute,
        name,
        ..
    } = it;
    let deprecated = deprecated::deprecated(deprecated);
    let member = member::member(attribute);
    let content = it.ty.as_ref().map(|ty| quote! { (#ty) });
    mark(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #member
            #name #content,
        },
    )
}
