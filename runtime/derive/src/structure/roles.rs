//! Roles of a structure in an operation: input, output, error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{EXTENDED_REQUEST_ID, Structure};
use crate::field::{Field, Kind};

/// The input of an operation.
pub(super) fn input(it: &Structure) -> TokenStream {
    let Structure { name, .. } = it;
    let (streaming, stream) = it.stream().map(|it| input_stream(name, it)).unzip();
    let token = it
        .fields
        .iter()
        .find(|it| it.member.is_idempotency_token())
        .map(idempotency_token);
    quote! {
        #streaming

        impl ::tinsmith_runtime::__private::operation::OperationInput for #name {
            #stream
            #token
        }
    }
}

/// Writes the access to the stream of an input, and the constant that announces it.
fn input_stream(input: &Ident, (index, it): (usize, &Field)) -> (TokenStream, TokenStream) {
    let Field { name, ty, .. } = it;
    let streaming = quote! {
        impl ::tinsmith_runtime::__private::stream::StreamingInput for #input {
            type Stream = #ty;
            const MEMBER: usize = #index;

            fn into_stream(self) -> Self::Stream {
                self.#name
            }
        }
    };
    let stream = quote! {
        const STREAM: ::core::option::Option<::tinsmith_runtime::__private::operation::InputStream> =
            ::core::option::Option::Some(::tinsmith_runtime::__private::operation::InputStream::of::<Self>());
    };
    (streaming, stream)
}

/// Writes the access to the stream of an output, and the constant that announces it.
fn output_stream(output: &Ident, it: &Field) -> (TokenStream, TokenStream) {
    let Field { name, ty, .. } = it;
    let streaming = quote! {
        impl ::tinsmith_runtime::__private::stream::StreamingOutput for #output {
            type Stream = #ty;

            fn set_stream(&mut self, stream: Self::Stream) {
                self.#name = stream;
            }
        }
    };
    let stream = quote! {
        const STREAM: ::core::option::Option<::tinsmith_runtime::__private::operation::OutputStream> =
            ::core::option::Option::Some(::tinsmith_runtime::__private::operation::OutputStream::of::<Self>());
    };
    (streaming, stream)
}

fn idempotency_token(it: &Field) -> TokenStream {
    let name = &it.name;
    quote! {
        const IDEMPOTENCY_TOKEN: ::core::option::Option<::tinsmith_runtime::__private::operation::FindToken> =
            ::core::option::Option::Some(|input| match input.downcast_mut::<Self>() {
                ::core::option::Option::Some(it) => ::core::option::Option::Some(&mut it.#name),
                ::core::option::Option::None => ::core::option::Option::None,
            });
    }
}

/// The output of an operation.
pub(super) fn output(it: &Structure) -> TokenStream {
    let Structure { name, .. } = it;
    let (streaming, stream) = it.stream().map(|(_, it)| output_stream(name, it)).unzip();
    let members = it.shape.inspect.as_ref().map(|_| {
        quote! {
            fn members(&self) -> ::core::option::Option<&dyn ::tinsmith_runtime::__private::serde::SerializableStruct> {
                ::core::option::Option::Some(self)
            }
        }
    });
    let extended = it.ids.iter().any(|id| id == EXTENDED_REQUEST_ID);
    let set_extended = extended.then(|| quote! { self._extended_request_id = ids.extended_request_id; });
    let extended = extended.then(|| {
        quote! {
            impl ::tinsmith_runtime::RequestIdExt for #name {
                #[inline]
                fn extended_request_id(&self) -> ::core::option::Option<&str> {
                    self._extended_request_id.as_deref()
                }
            }
        }
    });
    quote! {
        #streaming

        impl ::tinsmith_runtime::__private::operation::OperationOutput for #name {
            #stream

            #members

            fn set_request_ids(&mut self, ids: ::tinsmith_runtime::__private::operation::RequestIds) {
                self._request_id = ids.request_id;
                #set_extended
            }
        }

        #extended

        impl ::tinsmith_runtime::RequestId for #name {
            #[inline]
            fn request_id(&self) -> ::core::option::Option<&str> {
                self._request_id.as_deref()
            }
        }
    }
}

/// An error of the service.
pub(super) fn error(it: &Structure) -> TokenStream {
    let Structure { name, shape, .. } = it;
    let shape_name = &shape.name;
    let code = shape
        .code
        .as_ref()
        .map(|code| quote! { const CODE: &'static str = #code; });
    let message = it.fields.iter().find(|it| it.bare == "message");
    let extended = shape.has("extended_request_id").then(|| {
        quote! {
            impl ::tinsmith_runtime::RequestIdExt for #name {
                #[inline]
                fn extended_request_id(&self) -> ::core::option::Option<&str> {
                    ::tinsmith_runtime::RequestIdExt::extended_request_id(&self.meta)
                }
            }
        }
    });
    let methods = error_methods(it, message);
    let display = display(it, message);
    let fill = message.map(fill_message);
    let retry = retry_kind(it).map(|kind| {
        quote! {
            const RETRY: ::core::option::Option<::tinsmith_runtime::error::ErrorKind> =
                ::core::option::Option::Some(#kind);
        }
    });
    quote! {
        #methods

        impl ::tinsmith_runtime::__private::error::ErrorStructure for #name {
            const NAME: &'static str = #shape_name;
            #code
            #retry

            fn read(
                de: &mut dyn ::tinsmith_runtime::__private::serde::ShapeDeserializer,
                meta: ::tinsmith_runtime::ErrorMetadata,
            ) -> ::tinsmith_runtime::__private::serde::Result<Self> {
                let mut it = <Self as ::tinsmith_runtime::__private::serde::Shape>::read(TABLE.schema(), de)?;
                #fill
                it.meta = meta;
                ::core::result::Result::Ok(it)
            }
        }

        #display

        impl ::core::error::Error for #name {}

        impl ::tinsmith_runtime::error::ProvideErrorMetadata for #name {
            #[inline]
            fn meta(&self) -> &::tinsmith_runtime::ErrorMetadata {
                &self.meta
            }
        }

        impl ::tinsmith_runtime::RequestId for #name {
            #[inline]
            fn request_id(&self) -> ::core::option::Option<&str> {
                ::tinsmith_runtime::RequestId::request_id(&self.meta)
            }
        }

        #extended
    }
}

/// Credentials of a session.
pub(super) fn credentials(it: &Structure, fields: &[Ident]) -> TokenStream {
    let Structure { name, .. } = it;
    quote! {
        impl ::core::convert::TryFrom<#name> for ::tinsmith_runtime::config::Credentials {
            type Error = ::tinsmith_runtime::error::BoxError;

            fn try_from(it: #name) -> ::core::result::Result<Self, Self::Error> {
                ::tinsmith_runtime::__private::sessions::credentials(#(it.#fields),*)
            }
        }
    }
}

/// Services spell the member's name in more than one way: what was found counts, wherever it stood.
fn fill_message(it: &Field) -> TokenStream {
    let name = &it.name;
    match (&it.kind, it.optional) {
        (Kind::Text, true) => quote! {
            if it.#name.is_none() {
                it.#name = meta.message().map(::core::convert::Into::into);
            }
        },
        (Kind::Text, false) => quote! {
            if it.#name.is_empty() && let ::core::option::Option::Some(message) = meta.message() {
                it.#name = ::core::convert::Into::into(message);
            }
        },
        _ => quote! {},
    }
}

/// Writes the kind of retry after the error.
fn retry_kind(it: &Structure) -> Option<TokenStream> {
    let has = |flag: &str| it.shape.has(flag);
    let kind = match (has("throttling"), has("retryable"), has("client")) {
        (true, _, _) => quote! { ThrottlingError },
        (false, true, true) => quote! { ClientError },
        (false, true, false) => quote! { ServerError },
        (false, false, _) => return None,
    };
    Some(quote! { ::tinsmith_runtime::error::ErrorKind::#kind })
}

fn error_methods(it: &Structure, message: Option<&Field>) -> TokenStream {
    let Structure { name, .. } = it;
    let kind = retry_kind(it).map(|kind| {
        quote! {
            /// Returns the kind of retry after this error.
            pub fn retryable_error_kind(&self) -> ::tinsmith_runtime::error::ErrorKind {
                #kind
            }
        }
    });
    let message = message.is_none().then(|| {
        quote! {
            /// Returns the message of the service.
            pub fn message(&self) -> ::core::option::Option<&str> {
                self.meta.message()
            }
        }
    });
    quote! {
        impl #name {
            #kind
            #message
        }
    }
}

/// `Name: message`
fn display(it: &Structure, message: Option<&Field>) -> TokenStream {
    let Structure { name, shape, .. } = it;
    let text = match (name.to_string(), shape.name.value()) {
        (name, shape) if name == shape => name,
        (name, shape) => format!("{name} [{shape}]"),
    };
    let message = match message {
        Some(it) if it.member.is_sensitive() => quote! {
            ::core::option::Option::Some(::tinsmith_runtime::__private::builder::REDACTED)
        },
        // A member of that name that is no text.
        Some(it) if !matches!(it.kind, Kind::Text) => quote! { self.meta.message() },
        Some(it) if it.optional => quote! { self.message() },
        Some(_) => quote! { ::core::option::Option::Some(self.message()) },
        None => quote! { self.message() },
    };
    quote! {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::tinsmith_runtime::__private::builder::display_error(f, #text, #message)
            }
        }
    }
}
