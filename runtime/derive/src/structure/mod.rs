//! `Structure`: everything that follows from the fields of a structure.

mod accessors;
pub(crate) mod builder;
mod roles;
mod serde;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, Ident, Result};

use crate::field::Field;
use crate::item::{Body, Fields, Item};
use crate::shape::Shape;

/// A structure as the derive sees it.
pub(crate) struct Structure {
    name: Ident,
    builder: Ident,
    shape: Shape,
    fields: Vec<Field>,
    /// The fields of an output that hold what the service calls the request.
    ids: Vec<Ident>,
}

/// The name that every service gives to a request.
pub(crate) const REQUEST_ID: &str = "_request_id";

/// The second name that some services give to it.
pub(crate) const EXTENDED_REQUEST_ID: &str = "_extended_request_id";

impl Structure {
    fn new(Item { attributes, name, body }: Item) -> Result<Self> {
        let mut shape = Shape::find(&attributes, name.span())?;
        if shape.has("input") && shape.fluent.is_none() {
            let operation = name.to_string();
            let operation = operation.strip_suffix("Input").unwrap_or(&operation);
            shape.fluent = Some(format_ident!("{operation}FluentBuilder", span = name.span()));
        }
        let Body::Struct(all) = body else {
            return Err(Error::new(
                name.span(),
                "`Structure` is for structs; a union derives `Union`",
            ));
        };
        let all = match all {
            Fields::Named(fields) => fields,
            Fields::Unit => Vec::new(),
            Fields::Unnamed(_) => return Err(Error::new(name.span(), "expected a struct with named fields")),
        };
        // The code that a role needs besides its own.
        let needs = |role: &str, has: bool, flag: &str| {
            let message = format!("{role} has the flag `{flag}`");
            if has && !shape.has(flag) {
                Err(Error::new(name.span(), message))
            } else {
                Ok(())
            }
        };
        needs("the input of an operation", shape.fluent.is_some(), "write")?;
        needs("an error", shape.has("error"), "read")?;
        let own = |name: &str| all.iter().any(|it| it.name == name);
        if shape.has("output") && !own(REQUEST_ID) {
            return Err(Error::new(
                name.span(),
                "an output has the field `_request_id: Option<String>`",
            ));
        }
        let ids = all.iter().map(|it| it.name.clone());
        let ids = ids.filter(|it| it == EXTENDED_REQUEST_ID || it == REQUEST_ID).collect();
        if shape.has("error") && !own("meta") {
            return Err(Error::new(
                name.span(),
                "an error has the field `pub(crate) meta: ErrorMetadata`",
            ));
        }
        let mut fields = Vec::new();
        for it in all {
            fields.extend(Field::new(it)?);
        }
        if !shape.has("fallible")
            && let Some(missable) = fields.iter().find(|it| it.is_missable())
        {
            let message = format!(
                "`{}` can be missing when it is built: add the flag `fallible` to the shape",
                missable.bare
            );
            return Err(Error::new(missable.name.span(), message));
        }
        Ok(Self {
            builder: format_ident!("{name}Builder"),
            name,
            shape,
            fields,
            ids,
        })
    }

    /// The member that is a stream, with its index. It can be neither cloned nor compared.
    fn stream(&self) -> Option<(usize, &Field)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find(|(_, it)| it.member.is_streaming())
    }

    /// Returns whether the builder holds the structure itself: each of its members can be missing.
    fn is_its_own_draft(&self) -> bool {
        !self.has_stream() && !self.shape.has("error") && self.fields.iter().all(|it| it.optional)
    }

    /// The place of the members in the builder.
    fn draft(&self) -> TokenStream {
        if self.is_its_own_draft() {
            quote! { self.inner }
        } else {
            quote! { self }
        }
    }

    fn has_stream(&self) -> bool {
        self.stream().is_some()
    }

    /// A name that no member's accessor has.
    fn free_name(&self, name: &str) -> Ident {
        let mut name = name.to_owned();
        while self.fields.iter().any(|it| it.bare == name) {
            name.push_str("_value");
        }
        format_ident!("{name}")
    }
}

/// Writes the code of `#[derive(Structure)]`.
pub(crate) fn expand(input: Item) -> Result<TokenStream> {
    let it = Structure::new(input)?;
    let accessors = accessors::methods(&it);
    let builder = builder::definition(&it);
    let setters = builder::methods(&it);
    let fluent = it.shape.fluent.as_ref().map(|fluent| builder::fluent(&it, fluent));
    let waiter = it.shape.waiter.as_ref().map(|waiter| builder::waiter(&it, waiter));
    let debug = serde::debug(&it);
    let table = serde::table(&it);
    let inspect = cfg!(feature = "protocol-tests").then(|| serde::inspect(&it));
    let write = match &it.shape.inspect {
        _ if it.shape.has("write") => Some(serde::write(&it)),
        inspect => inspect
            .as_ref()
            .map(|fields| serde::members(&it, |it| fields.contains(&it.name))),
    };
    let shape = serde::shape(&it);
    let input = it.shape.fluent.is_some().then(|| roles::input(&it));
    let output = it.shape.has("output").then(|| roles::output(&it));
    let error = it.shape.has("error").then(|| roles::error(&it));
    let credentials = it.shape.credentials.as_ref();
    let credentials = credentials.map(|fields| roles::credentials(&it, fields));
    let builders = builder::in_place(&it, quote! { #builder #setters #fluent #waiter });
    Ok(quote! {
        #accessors
        #builders
        #[allow(deprecated)]
        const _: () = {
            #table
            #debug
            #inspect
            #write
            #shape
            #input
            #output
            #error
            #credentials
        };
    })
}
