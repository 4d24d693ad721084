//! Constraints among the settings of `#[member(..)]`.

use crate::emit::item::quote;
use crate::rust::constraint::{Bounds, Constraint, Pattern};
use crate::rust::literal::Number;
use proc_macro2::TokenStream;

/// `length(1..=64)`, `range(0..)`, `pattern("^[a-z]+$")`, `unique` or `values(1, 2)`
pub(in crate::emit) fn constraint(it: &Constraint) -> TokenStream {
    match it {
        Constraint::Length(it) => {
            let bounds = bounds(it);
            quote! { length(#bounds) }
        }
        Constraint::Range(it) => {
            let bounds = bounds(it);
            quote! { range(#bounds) }
        }
        Constraint::Pattern(it) => pattern(it),
        Constraint::Unique => quote! { unique },
        Constraint::Values(values) => {
            let values = values.iter().map(|value| Number::from(i64::from(*value)));
            quote! { values(#(#values),*) }
        }
    }
}

/// `1..=64`
fn bounds(it: &Bounds) -> TokenStream {
    match (&it.min, &it.max) {
        (None, None) => quote! { .. },
        (Some(min), None) => quote! { #min.. },
        (None, Some(max)) => quote! { ..=#max },
        (Some(min), Some(max)) => quote! { #min..=#max },
    }
}

/// `pattern("^(?!aws)[a-z]+$", regex = "^[a-z]+$", not = "^aws")`
fn pattern(it: &Pattern) -> TokenStream {
    let text = &it.text;
    let regex = it.regex.iter().map(|it| quote! { regex = #it });
    let not = it.not.iter().map(|it| quote! { not = #it });
    let all = it.all.iter().map(|it| quote! { all = #it });
    let settings = regex.chain(not).chain(all);
    quote! { pattern(#text #(, #settings)*) }
}
