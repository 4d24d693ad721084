//! Enums of errors: their attributes, and the code that all of them have.

pub(crate) mod event_stream;
pub(crate) mod operation;
pub(crate) mod service;

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitStr, Result, Token, Type};

use crate::item::{Body, Fields, Item};

/// An enum of errors as the derives see it.
struct Errors {
    name: Ident,
    variants: Vec<Variant>,
    /// The variant of all other errors.
    unhandled: Ident,
    settings: Settings,
}

/// The settings of an enum of errors, for the message about an unknown setting.
pub(crate) const KNOWN: &[&str] = &["waiters", "extended_request_id"];

/// `#[errors(waiters, extended_request_id)]`
#[derive(Default)]
struct Settings {
    /// The end of a waiter converts into the error.
    waiters: bool,
    /// The errors know the extended request ID.
    extended_request_id: bool,
}

impl Parse for Settings {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut settings = Self::default();
        for it in Punctuated::<Ident, Token![,]>::parse_terminated(input)? {
            match it.to_string().as_str() {
                "waiters" => settings.waiters = true,
                "extended_request_id" => settings.extended_request_id = true,
                name => {
                    let message = format!("unknown setting `{name}` of errors; known are {}", KNOWN.join(", "));
                    return Err(Error::new(it.span(), message));
                }
            }
        }
        Ok(settings)
    }
}

/// A variant for an error that the model names.
struct Variant {
    name: Ident,
    ty: Type,
    /// `is_x`, where the enum has such methods.
    predicate: Option<Ident>,
    /// The name of the event that is the error, in an event stream.
    event: Option<LitStr>,
    /// `true` if clients send the event.
    write: bool,
}

/// `#[error(is_x)]`, and in an event stream `#[error(is_x, event = "x", write)]`
struct Attribute {
    predicate: Ident,
    event: Option<LitStr>,
    write: bool,
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut attribute = Self {
            predicate: input.parse()?,
            event: None,
            write: false,
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            let argument: Ident = input.parse()?;
            match argument.to_string().as_str() {
                "event" => {
                    input.parse::<Token![=]>()?;
                    attribute.event = Some(input.parse()?);
                }
                "write" => attribute.write = true,
                name => {
                    let message = format!("unknown argument `{name}` of an error; known are event, write");
                    return Err(Error::new(argument.span(), message));
                }
            }
        }
        Ok(attribute)
    }
}

impl Errors {
    fn new(Item { attributes, name, body }: Item) -> Result<Self> {
        let settings = attributes.iter().find(|it| it.is("errors"));
        let settings = settings
            .map(super::item::Attribute::parse_arguments)
            .transpose()?
            .unwrap_or_default();
        let Body::Enum(all) = body else {
            return Err(Error::new(name.span(), "errors are enums"));
        };
        let (mut variants, mut unhandled) = (Vec::new(), None);
        for it in all {
            let attribute = it.attributes.iter().find(|it| it.is("error"));
            let attribute = attribute
                .map(super::item::Attribute::parse_arguments::<Attribute>)
                .transpose()?;
            match it.fields {
                // The last variant, in every enum, whatever comes before.
                Fields::Unnamed(_) if it.name == "Unhandled" && attribute.is_none() => unhandled = Some(it.name),
                Fields::Unnamed(mut types) if types.len() == 1 => {
                    let write = attribute.as_ref().is_some_and(|it| it.write);
                    let (predicate, event) = attribute.map(|it| (it.predicate, it.event)).unzip();
                    variants.extend(types.pop().map(|ty| Variant {
                        name: it.name,
                        ty,
                        predicate,
                        event: event.flatten(),
                        write,
                    }));
                }
                _ => return Err(Error::new(it.name.span(), "a variant holds one error")),
            }
        }
        let unhandled =
            unhandled.ok_or_else(|| Error::new(name.span(), "expected a last variant `Unhandled(Unhandled)`"))?;
        Ok(Self {
            name,
            variants,
            unhandled,
            settings,
        })
    }
}

/// Writes what all enums of errors have: `Debug`, `Display`, metadata, request ID, by the error inside.
fn shared(it: &Errors) -> TokenStream {
    let Errors {
        name,
        unhandled,
        variants,
        ..
    } = it;
    let names: Vec<_> = variants.iter().map(|it| &it.name).collect();
    let texts = names.iter().map(ToString::to_string);
    let extended = it.settings.extended_request_id.then(|| {
        quote! {
            impl ::tinsmith_runtime::RequestIdExt for #name {
                #[inline]
                fn extended_request_id(&self) -> ::core::option::Option<&str> {
                    ::tinsmith_runtime::RequestIdExt::extended_request_id(::tinsmith_runtime::__private::error::meta(self))
                }
            }
        }
    });
    quote! {
        impl ::tinsmith_runtime::__private::error::ErrorEnum for #name {
            fn inner(&self) -> ::tinsmith_runtime::__private::error::Inner<'_> {
                match self {
                    #(Self::#names(it) => ::core::result::Result::Ok((#texts, it)),)*
                    Self::#unhandled(it) => ::core::result::Result::Err(it),
                }
            }

            fn from_unhandled(inner: ::tinsmith_runtime::Unhandled) -> Self {
                Self::#unhandled(inner)
            }
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::tinsmith_runtime::__private::error::debug(self, f)
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::tinsmith_runtime::__private::error::display(self, f)
            }
        }

        impl ::tinsmith_runtime::error::ProvideErrorMetadata for #name {
            #[inline]
            fn meta(&self) -> &::tinsmith_runtime::ErrorMetadata {
                ::tinsmith_runtime::__private::error::meta(self)
            }
        }

        impl ::tinsmith_runtime::RequestId for #name {
            #[inline]
            fn request_id(&self) -> ::core::option::Option<&str> {
                ::tinsmith_runtime::RequestId::request_id(::tinsmith_runtime::__private::error::meta(self))
            }
        }

        #extended
    }
}
