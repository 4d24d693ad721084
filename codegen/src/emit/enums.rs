//! Enums: the values of the model and a place for all others; their derive writes the rest.

use super::item::{Content, File, Item, mark};
use crate::rust::docs::Docs;
use crate::rust::enums::{DebugForm, Enum, EnumVariant, Values};
use crate::rust::runtime;
use crate::rust::types::RustType;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// `src/types/_billing_mode.rs`
pub fn file(it: &Enum) -> File {
    let content = Content::Rust {
        docs: Docs::default(),
        attributes: quote! {},
        items: vec![match &it.values {
            Values::Named { variants, unknown } => named(it, variants, unknown),
            Values::Unnamed { values, text } => unnamed(it, values, text),
        }],
    };
    File::new(&it.file, &it.shape, &["enums"], content)
}

/// `pub enum BillingMode { .. }`
fn named(it: &Enum, variants: &[EnumVariant], unknown: &Ident) -> Item {
    let Enum {
        docs,
        deprecated,
        symbol,
        ..
    } = it;
    let name = &symbol.name;
    let derives = derives(it.debug);
    let variants = variants.iter().map(variant);
    let unknown_value = runtime::unknown_variant_value();
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #derives
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                /// A value that the model did not have when this crate was generated.
                #[deprecated(note = "compare `as_str()` instead: a later version of this crate may know the value by name")]
                #unknown(#unknown_value),
            }
        },
    )
}

/// `pub struct DistanceUnit(String);`
fn unnamed(it: &Enum, values: &[String], text: &RustType) -> Item {
    let Enum {
        docs,
        deprecated,
        symbol,
        ..
    } = it;
    let name = &symbol.name;
    let string_enum = runtime::string_enum();
    let (debug, sensitive) = match it.debug {
        DebugForm::Plain => (quote! { Debug, }, quote! {}),
        DebugForm::Redacted => (quote! {}, quote! { #[sensitive] }),
    };
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(Clone, #debug Eq, Hash, Ord, PartialEq, PartialOrd, #string_enum)]
            #sensitive
            #[values(#(#values),*)]
            #[non_exhaustive]
            pub struct #name(#text);
        },
    )
}

fn derives(debug: DebugForm) -> TokenStream {
    let string_enum = runtime::string_enum();
    let sensitive = match debug {
        DebugForm::Plain => quote! {},
        DebugForm::Redacted => quote! { #[sensitive] },
    };
    quote! {
        #[derive(Clone, PartialEq, #string_enum)]
        #sensitive
    }
}

fn variant(it: &EnumVariant) -> TokenStream {
    let EnumVariant {
        docs,
        deprecated,
        value,
        name,
        ..
    } = it;
    mark(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[value(#value)]
            #name,
        },
    )
}
