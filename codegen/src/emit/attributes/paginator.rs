//! `#[paginator(..)]`: the way through the pages of an operation.

use crate::emit::item::quote;
use crate::rust::paginator::{Items, PageSize, Paginator, Presence, Step};
use proc_macro2::{Ident, TokenStream};

/// `#[paginator(ListTagsPaginator, input_token = .., output_token = .., ..)]`
pub(in crate::emit) fn paginator(it: &Paginator) -> TokenStream {
    let name = &it.symbol.name;
    let input_token = &it.input_token;
    let output_token = borrowed(&it.output_token);
    let goes_on = it.goes_on.iter();
    let page_size = it.page_size.iter().map(page_size);
    let items = it.items.iter().map(items);
    let settings = page_size.chain(items);
    quote! {
        #[paginator(
            #name,
            input_token = |input| &mut input.#input_token,
            output_token = |output| #output_token #(.filter(|_| output.#goes_on == Some(true)))*
            #(, #settings)*
        )]
    }
}

/// `page_size = max_results: i32`
fn page_size(PageSize { field, ty }: &PageSize) -> TokenStream {
    quote! { page_size = #field: #ty }
}

/// `items(ListTagsPaginatorItems, Tag) = |output| output.tags.unwrap_or_default()`
fn items(it: &Items) -> TokenStream {
    let Items { symbol, ty, path } = it;
    let name = &symbol.name;
    let taken = taken(path);
    quote! { items(#name, #ty) = |output| #taken }
}

/// An `Option` of a reference to the value at the end of the path.
fn borrowed(path: &[Step]) -> TokenStream {
    match split(path) {
        (plain, None) => quote! { Some(&output #(.#plain)*) },
        (plain, Some((first, rest))) => {
            let field = &first.field;
            let rest = rest.iter().map(|Step { field, presence }| match presence {
                Presence::Plain => quote! { .map(|it| &it.#field) },
                Presence::Optional => quote! { .and_then(|it| it.#field.as_ref()) },
            });
            quote! { output #(.#plain)* .#field.as_ref() #(#rest)* }
        }
    }
}

/// The value at the end of the path, or an empty one.
fn taken(path: &[Step]) -> TokenStream {
    match split(path) {
        (plain, None) => quote! { output #(.#plain)* },
        (plain, Some((first, rest))) => {
            let field = &first.field;
            let rest = rest.iter().map(|Step { field, presence }| match presence {
                Presence::Plain => quote! { .map(|it| it.#field) },
                Presence::Optional => quote! { .and_then(|it| it.#field) },
            });
            quote! { output #(.#plain)* .#field #(#rest)* .unwrap_or_default() }
        }
    }
}

/// The fields in front of the first optional one, that one, and the steps after it.
fn split(path: &[Step]) -> (Vec<&Ident>, Option<(&Step, &[Step])>) {
    let plain = path.iter().take_while(|step| step.presence == Presence::Plain);
    let plain: Vec<_> = plain.map(|step| &step.field).collect();
    let rest = path.get(plain.len()..).and_then(<[Step]>::split_first);
    (plain, rest)
}
