//! `OperationError` and `ServiceError`: the enums of errors.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
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
pub const KNOWN: &[&str] = &["waiters", "extended_request_id"];

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
        let settings = settings.map(|it| it.parse_arguments()).transpose()?.unwrap_or_default();
        let Body::Enum(all) = body else {
            return Err(Error::new(name.span(), "errors are enums"));
        };
        let (mut variants, mut unhandled) = (Vec::new(), None);
        for it in all {
            let attribute = it.attributes.iter().find(|it| it.is("error"));
            let attribute = attribute.map(|it| it.parse_arguments::<Attribute>()).transpose()?;
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

/// What `#[derive(OperationError)]` writes.
pub fn operation(input: Item) -> Result<TokenStream> {
    of_operation(&Errors::new(input)?)
}

fn of_operation(it: &Errors) -> Result<TokenStream> {
    if let Some(variant) = it.variants.iter().find(|it| it.predicate.is_none()) {
        return Err(Error::new(
            variant.name.span(),
            "expected #[error(is_..)] on this variant",
        ));
    }
    let methods = operation_methods(it);
    let narrow = narrow(it);
    let shared = shared(it);
    let kind = kind(it);
    let into_service = into_service(it);
    Ok(quote! {
        #methods
        #[allow(deprecated)]
        const _: () = {
            #narrow
            #shared
            #kind
            #into_service
        };
    })
}

/// What `#[derive(EventStreamError)]` writes: the same, and how the errors are sent.
pub fn event_stream(input: Item) -> Result<TokenStream> {
    let errors = Errors::new(input)?;
    if let Some(variant) = errors.variants.iter().find(|it| it.event.is_none()) {
        return Err(Error::new(
            variant.name.span(),
            "expected #[error(is_.., event = \"..\")] on this variant",
        ));
    }
    let shared = of_operation(&errors)?;
    let event = event(&errors);
    Ok(quote! {
        #shared
        #[allow(deprecated)]
        const _: () = {
            #event
        };
    })
}

/// How an error is called on an event stream, and how it is sent.
fn event(it: &Errors) -> TokenStream {
    let name = &it.name;
    let events = it.variants.iter().map(|Variant { name, event, .. }| {
        let variant = name.to_string();
        quote! { (#event, #variant) }
    });
    let arms = it
        .variants
        .iter()
        .filter(|it| it.write)
        .map(|Variant { name, event, .. }| {
            quote! { Self::#name(it) => ::core::option::Option::Some((#event, it)), }
        });
    quote! {
        impl ::tinsmith_runtime::__private::event_stream::EventStreamError for #name {
            const EVENTS: &'static [(&'static str, &'static str)] = &[#(#events),*];

            fn event(
                &self,
            ) -> ::core::option::Option<(&'static str, &dyn ::tinsmith_runtime::__private::serde::SerializableStruct)> {
                match self {
                    #(#arms)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    }
}

/// What `#[derive(ServiceError)]` writes.
pub fn service(input: Item) -> Result<TokenStream> {
    let it = Errors::new(input)?;
    let Errors { name, unhandled, .. } = &it;
    let shared = shared(&it);
    let modeled = modeled(&it);
    let from_waiters = it.settings.waiters.then(|| from_waiters(name));
    Ok(quote! {
        #[allow(deprecated)]
        const _: () = {
            #shared
            #modeled
            #from_waiters

            impl ::core::error::Error for #name {
                fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                    ::tinsmith_runtime::__private::error::source_of_inner(self)
                }
            }

            impl ::core::convert::From<::tinsmith_runtime::error::BuildError> for #name {
                #[inline]
                fn from(error: ::tinsmith_runtime::error::BuildError) -> Self {
                    Self::#unhandled(::tinsmith_runtime::Unhandled::new(error, ::core::default::Default::default()))
                }
            }
        };
    })
}

/// The conversion of what waiters end with.
fn from_waiters(name: &Ident) -> TokenStream {
    let (output, error) = (format_ident!("O"), format_ident!("E"));
    quote! {
        impl<#output, #error> ::core::convert::From<::tinsmith_runtime::waiters::WaiterError<#output, #error>> for #name
        where
            #output: ::core::fmt::Debug + ::core::marker::Send + ::core::marker::Sync + 'static,
            #error: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            fn from(error: ::tinsmith_runtime::waiters::WaiterError<#output, #error>) -> Self {
                <Self as ::tinsmith_runtime::__private::error::ErrorEnum>::from_unhandled(
                    ::tinsmith_runtime::__private::error::foreign(error),
                )
            }
        }
    }
}

/// `unhandled`, `generic`, `meta` and `is_x`.
fn operation_methods(it: &Errors) -> TokenStream {
    let Errors {
        name,
        unhandled,
        variants,
        ..
    } = it;
    let predicates = variants.iter().map(|Variant { name, predicate, .. }| {
        let docs = format!(" Whether this is [`{name}`](Self::{name}).");
        quote! {
            #[doc = #docs]
            #[inline]
            pub fn #predicate(&self) -> bool {
                ::core::matches!(self, Self::#name(_))
            }
        }
    });
    quote! {
        #[allow(deprecated)]
        impl #name {
            /// An error that the model does not name, from any error.
            #[inline]
            pub fn unhandled(
                error: impl ::core::convert::Into<::tinsmith_runtime::error::BoxError>,
            ) -> Self {
                Self::#unhandled(::tinsmith_runtime::Unhandled::new(error, ::core::default::Default::default()))
            }

            /// An error that the model does not name, from what is known about it.
            #[inline]
            pub fn generic(error: ::tinsmith_runtime::ErrorMetadata) -> Self {
                Self::#unhandled(::tinsmith_runtime::Unhandled::generic(error))
            }

            /// What is known about the error: code, message, request ID.
            #[inline]
            pub fn meta(&self) -> &::tinsmith_runtime::ErrorMetadata {
                ::tinsmith_runtime::__private::error::meta(self)
            }

            #(#predicates)*
        }
    }
}

/// The rows by which a code finds its variant, and how that is read.
fn modeled(it: &Errors) -> TokenStream {
    let Errors { name, variants, .. } = it;
    let rows = variants.iter().map(|Variant { name, ty, .. }| {
        let variant = name.to_string();
        let structure = quote! { <#ty as ::tinsmith_runtime::__private::error::ErrorStructure> };
        quote! {
            ::tinsmith_runtime::__private::operation::ModeledError {
                variant: #variant,
                name: #structure::NAME,
                code: #structure::CODE,
            }
        }
    });
    let arms = variants.iter().enumerate().map(|(index, Variant { name, .. })| {
        quote! {
            #index => match ::tinsmith_runtime::__private::error::ErrorStructure::read(de, meta) {
                ::core::result::Result::Ok(it) => ::core::result::Result::Ok(Self::#name(it)),
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            },
        }
    });
    quote! {
        impl ::tinsmith_runtime::__private::operation::ServiceError for #name {
            const MODELED: &'static [::tinsmith_runtime::__private::operation::ModeledError] = &[#(#rows),*];

            fn read(
                index: usize,
                de: &mut dyn ::tinsmith_runtime::__private::serde::ShapeDeserializer,
                meta: ::tinsmith_runtime::ErrorMetadata,
            ) -> ::tinsmith_runtime::__private::serde::Result<Self> {
                #[allow(unused_variables, clippy::match_single_binding)]
                match index {
                    #(#arms)*
                    _ => ::core::result::Result::Err(::tinsmith_runtime::__private::operation::no_such_error(&meta)),
                }
            }
        }
    }
}

/// The variants that an operation has, and how they come from the service's errors.
fn narrow(it: &Errors) -> TokenStream {
    let Errors {
        name,
        unhandled,
        variants,
        ..
    } = it;
    let names: Vec<_> = variants.iter().map(|it| &it.name).collect();
    let texts = names.iter().map(ToString::to_string);
    quote! {
        impl ::tinsmith_runtime::__private::operation::OperationError for #name {
            type Service = crate::Error;

            const VARIANTS: &'static [&'static str] = &[#(#texts),*];

            #[allow(unreachable_patterns)]
            fn from_service(error: crate::Error) -> Self {
                match error {
                    #(crate::Error::#names(it) => Self::#names(it),)*
                    crate::Error::Unhandled(it) => Self::#unhandled(it),
                    other => Self::#unhandled(::tinsmith_runtime::__private::error::foreign(other)),
                }
            }
        }

        impl ::tinsmith_runtime::error::CreateUnhandledError for #name {
            #[inline]
            fn create_unhandled_error(
                source: ::tinsmith_runtime::error::BoxError,
                meta: ::core::option::Option<::tinsmith_runtime::ErrorMetadata>,
            ) -> Self {
                Self::#unhandled(::tinsmith_runtime::Unhandled::new(source, meta.unwrap_or_default()))
            }
        }
    }
}

/// What both kinds of enums have: `Debug`, `Display`, metadata, request ID. All of it asks the error inside.
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

/// How a failed call is tried again, and what is behind its error: the error itself, without the enum.
fn kind(it: &Errors) -> TokenStream {
    let Errors { name, .. } = it;
    quote! {
        impl ::tinsmith_runtime::error::ProvideErrorKind for #name {
            #[inline]
            fn code(&self) -> ::core::option::Option<&str> {
                ::tinsmith_runtime::__private::error::meta(self).code()
            }

            #[inline]
            fn retryable_error_kind(&self) -> ::core::option::Option<::tinsmith_runtime::error::ErrorKind> {
                ::tinsmith_runtime::__private::error::retryable_error_kind(self)
            }
        }

        impl ::core::error::Error for #name {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::tinsmith_runtime::__private::error::source(self)
            }
        }
    }
}

/// The conversions to `crate::Error`.
fn into_service(it: &Errors) -> TokenStream {
    let Errors {
        name,
        unhandled,
        variants,
        ..
    } = it;
    let names: Vec<_> = variants.iter().map(|it| &it.name).collect();
    let response = format_ident!("R");
    quote! {
        impl ::core::convert::From<#name> for crate::Error {
            #[inline]
            fn from(error: #name) -> Self {
                match error {
                    #(#name::#names(it) => Self::#names(it),)*
                    #name::#unhandled(it) => Self::Unhandled(it),
                }
            }
        }

        impl<#response> ::core::convert::From<::tinsmith_runtime::error::SdkError<#name, #response>> for crate::Error
        where
            #response: ::core::marker::Send + ::core::marker::Sync + ::core::fmt::Debug + 'static,
        {
            fn from(error: ::tinsmith_runtime::error::SdkError<#name, #response>) -> Self {
                ::tinsmith_runtime::__private::error::into_service(error)
            }
        }
    }
}
