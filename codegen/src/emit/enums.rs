//! Enums: the values of the model and a place for all others; their derive writes the conversions.

use super::item::{Content, File, Item, mark};
use crate::rust::enums::{DebugForm, Enum, EnumVariant};
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/types/_billing_mode.rs`
pub fn file(it: &Enum) -> File {
    let content = Content::Rust {
        docs: vec![],
        attributes: quote! {},
        items: vec![definition(it)],
    };
    File::new(&it.file, &it.shape, &["enums"], content)
}

/// `pub enum BillingMode { .. }`
fn definition(it: &Enum) -> Item {
    let Enum {
        docs,
        deprecated,
        symbol,
        unknown,
        ..
    } = it;
    let name = &symbol.name;
    let derives = derives(it.debug);
    let variants = it.variants.iter().map(variant);
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
