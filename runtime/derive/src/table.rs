//! `static TABLE`: what a structure or union is in the model, as text.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::LitStr;

use crate::settings::line;
use crate::shape::Shape;

/// A member.
pub(crate) struct Row<'a> {
    /// Its name in the model.
    pub wire: &'a LitStr,
    /// The name of the field, or of a union's member in methods.
    pub field: &'a str,
    /// Its settings.
    pub words: &'a [String],
    /// Its type, without `Option`.
    pub ty: TokenStream,
}

/// `static TABLE: Structure = Structure::new(..)`, or what else `constructor` names.
pub(crate) fn definition<'a>(shape: &Shape, constructor: &str, rows: impl Iterator<Item = Row<'a>>) -> TokenStream {
    let name = &shape.name;
    let namespace = match &shape.namespace {
        Some(namespace) => quote! { #namespace },
        None => quote! { crate::meta::NAMESPACE },
    };
    let constructor = format_ident!("{constructor}");
    let (mut text, mut types) = (line(&shape.words), Vec::new());
    for Row { wire, field, words, ty } in rows {
        text.push('\n');
        text.push_str(&line(&[&[wire.value(), field.to_owned()], words].concat()));
        types.push(ty);
    }
    quote! {
        static TABLE: ::tinsmith_runtime::__private::schema::Structure =
            ::tinsmith_runtime::__private::schema::Structure::#constructor(#namespace, #name, #text, &[
                #(<#types as ::tinsmith_runtime::__private::serde::Shape>::target),*
            ]);
    }
}
