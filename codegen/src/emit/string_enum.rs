//! Enums: the values of the model and a place for all others; their derive writes the rest.

use super::attributes::deprecated;
use super::item::{Content, File, Heading, Item, mark, quote};
use crate::rust::docs::Docs;
use crate::rust::paths;
use crate::rust::string_enum::{DebugForm, EnumVariant, StringEnum, Values};
use crate::rust::types::RustType;
use proc_macro2::{Ident, TokenStream};

/// `src/types/_billing_mode.rs`
pub fn file(it: &StringEnum) -> File {
    let content = Content::Rust {
        docs: Heading::new(Docs::default()),
        attributes: quote! {},
        items: vec![match &it.values {
            Values::Named { variants, unknown } => named(it, variants, unknown),
            Values::Unnamed { values, text } => unnamed(it, values, text),
        }],
    };
    File::new(&it.file, &it.shape, &["string_enum"], content)
}

/// `pub enum BillingMode { .. }`
fn named(it: &StringEnum, variants: &[EnumVariant], unknown: &Ident) -> Item {
    let StringEnum {
        docs,
        deprecated,
        derives,
        symbol,
        ..
    } = it;
    let deprecated = deprecated::deprecated(deprecated);
    let name = &symbol.name;
    let sensitive = sensitive(it.debug);
    let variants = variants.iter().map(variant);
    let unknown_value = paths::unknown_variant_value();
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(#(#derives),*)]
            #sensitive
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                /// A value that the model did not have when this crate was generated.
                #[deprecated(note = "compare `as_str()`: a later version may name this value")]
                #unknown(#unknown_value),
            }
        },
    )
}

/// `pub struct DistanceUnit(String);`
fn unnamed(it: &StringEnum, values: &[String], text: &RustType) -> Item {
    let StringEnum {
        docs,
        deprecated,
        derives,
        symbol,
        ..
    } = it;
    let deprecated = deprecated::deprecated(deprecated);
    let name = &symbol.name;
    let sensitive = sensitive(it.debug);
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(#(#derives),*)]
            #sensitive
            #[values(#(#values),*)]
            #[non_exhaustive]
            pub struct #name(#text);
        },
    )
}

/// `#[sensitive]`, for the derive to hide the value.
fn sensitive(debug: DebugForm) -> TokenStream {
    match debug {
        DebugForm::Plain => TokenStream::new(),
        DebugForm::Redacted => quote! { #[sensitive] },
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
    let deprecated = deprecated::deprecated(deprecated);
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
