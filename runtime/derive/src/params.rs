//! Endpoint parameters of an operation.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{LitBool, LitStr, Result, Token, bracketed, parenthesized};

/// `static_params("Name" = true, "Other" = "text", "Third" = ["a", "b"])`
pub(crate) fn of_operation(input: ParseStream<'_>) -> Result<TokenStream> {
    let params = params(input, |input| {
        let given = quote! { ::tinsmith_runtime::__private::endpoint::Given };
        let borrowed = quote! { ::std::borrow::Cow::Borrowed };
        if input.peek(LitBool) {
            let value: LitBool = input.parse()?;
            return Ok(quote! { #given::Bool(#value) });
        }
        if input.peek(LitStr) {
            let value: LitStr = input.parse()?;
            return Ok(quote! { #given::Text(#borrowed(#value)) });
        }
        let content;
        bracketed!(content in input);
        let values = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
        let values = values.iter().map(|it| quote! { #borrowed(#it) });
        Ok(quote! { #given::Texts(#borrowed(&[#(#values),*])) })
    })?;
    Ok(quote! { StaticParams(&[#(#params),*]) })
}

/// `operation_params("Name" = "expression")`
pub(crate) fn of_input(input: ParseStream<'_>) -> Result<TokenStream> {
    let params = params(input, |input| {
        let expression: LitStr = input.parse()?;
        Ok(quote! { #expression })
    })?;
    Ok(quote! { OperationParams(&[#(#params),*]) })
}

/// Names in quotes, each with a value.
fn params(
    input: ParseStream<'_>,
    mut value: impl FnMut(ParseStream<'_>) -> Result<TokenStream>,
) -> Result<Vec<TokenStream>> {
    let content;
    parenthesized!(content in input);
    let mut params = Vec::new();
    while !content.is_empty() {
        let name: LitStr = content.parse()?;
        content.parse::<Token![=]>()?;
        let value = value(&content)?;
        params.push(quote! { (#name, #value) });
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(params)
}
