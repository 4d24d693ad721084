//! Operations: the type that stands for one, its pages, input, output and errors.

use super::item::{Content, File, Item};
use super::{error, structure};
use crate::rust::docs::Docs;
use crate::rust::operation::{Items, Operation, PageSize, Paginator, Presence, Step};
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/operation/_create_volume.rs`
pub fn file(it: &Operation) -> File {
    let content = Content::Rust {
        docs: Docs::default(),
        attributes: quote! {},
        items: vec![
            marker(it),
            structure::definition(&it.input),
            structure::definition(&it.output),
            error::definition(&it.error),
        ],
    };
    File::new(&it.file, &it.shape, &["operation", "structure", "error"], content)
}

/// `pub struct CreateVolume;`
fn marker(it: &Operation) -> Item {
    let Operation {
        marker_docs: docs,
        deprecated,
        wire,
        ..
    } = it;
    let derive = runtime::operation();
    let name = &it.marker.name;
    let [input, output] = [&it.input, &it.output].map(|io| &io.symbol.name);
    let error = &it.error.symbol.name;
    let fluent = &it.fluent.name;
    let paginator = it.paginator.as_ref().map(paginator);
    let waiter = it.waiter.iter();
    let http = it.http.iter();
    let auth = it.auth.iter();
    let payload = it.payload.iter();
    let host_prefix = it.host_prefix.iter();
    let extras = &it.extras;
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(Clone, Debug, Default, #derive)]
            #[non_exhaustive]
            #[operation(
                #wire,
                input = #input,
                output = #output,
                error = #error,
                fluent = #fluent,
                #(waiter = #waiter,)*
                service = crate::meta::SERVICE
                #(, #http)*
                #(, #auth)*
                #(, #payload)*
                #(, host_prefix = #host_prefix)*
                #(, #extras)*
            )]
            #paginator
            pub struct #name;
        },
    )
}

fn paginator(it: &Paginator) -> TokenStream {
    let name = &it.symbol.name;
    let input_token = &it.input_token;
    let output_token = borrowed(&it.output_token);
    let goes_on = it.goes_on.iter();
    let page_size = it.page_size.as_ref().map(|PageSize { field, ty }| {
        quote! { , page_size = #field: #ty }
    });
    let items = it.items.as_ref().map(items);
    quote! {
        #[paginator(
            #name,
            input_token = |input| &mut input.#input_token,
            output_token = |output| #output_token #(.filter(|_| output.#goes_on == Some(true)))*
            #page_size
            #items
        )]
    }
}

fn items(it: &Items) -> TokenStream {
    let name = &it.symbol.name;
    let ty = &it.ty;
    let taken = taken(&it.path);
    quote! { , items(#name, #ty) = |output| #taken }
}

/// An `Option` of a reference to what stands at the end of the path.
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

/// What stands at the end of the path, by value; empty if there is nothing.
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
fn split(path: &[Step]) -> (Vec<&proc_macro2::Ident>, Option<(&Step, &[Step])>) {
    let plain = path.iter().take_while(|step| step.presence == Presence::Plain);
    let plain: Vec<_> = plain.map(|step| &step.field).collect();
    let rest = path.get(plain.len()..).and_then(<[Step]>::split_first);
    (plain, rest)
}
