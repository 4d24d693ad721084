//! `Operation`: the table of an operation, and what its fluent builder can do.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitInt, LitStr, Path, Result, Token, parenthesized};

use crate::item::Item;
use crate::operation_trait::{self, OperationTrait};
use crate::paginator::Paginator;
use crate::structure::builder;

/// The settings of an operation that are no operation traits, for the message about an unknown setting.
pub(crate) const KNOWN: &[&str] = &[
    "input",
    "output",
    "error",
    "fluent",
    "waiter",
    "service",
    "http",
    "host_prefix",
    "auth",
    "presigned",
    "unsigned_payload",
    "optional_payload_signing",
    "creates_session",
];

/// `#[operation("Name", input = .., output = .., error = .., fluent = .., waiter = .., service = .., http(..),
/// host_prefix = .., auth(..))]`
struct Attribute {
    wire: LitStr,
    input: Ident,
    output: Ident,
    error: Ident,
    /// The fluent builder, if its name is not that of the type and `FluentBuilder`.
    fluent: Option<Ident>,
    waiter: Option<Ident>,
    /// The static of the service, if it is not `crate::meta::SERVICE`.
    service: Option<Path>,
    /// The calls that complete the table.
    settings: Vec<TokenStream>,
    traits: Vec<OperationTrait>,
    /// The form of presigning: a variant of the runtime's `Presigning`.
    presigned: Option<Ident>,
    /// `true` if a call can leave its payload out of the signature.
    optional_payload_signing: bool,
    /// The member that names the bucket of a session, and the member with its credentials.
    session: Option<(Ident, Ident)>,
}

/// The arguments that are no `name = value`.
const ARGUMENTS: &[&str] = &[
    "http",
    "auth",
    "presigned",
    "unsigned_payload",
    "optional_payload_signing",
    "creates_session",
];

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let wire: LitStr = input.parse()?;
        let mut types: [(&str, Option<Ident>); 5] =
            ["input", "output", "error", "fluent", "waiter"].map(|it| (it, None));
        let (mut service, mut settings, mut traits) = (None, Vec::new(), Vec::new());
        let (mut presigned, mut optional_payload_signing, mut session) = (None, false, None);
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let argument = input.call(Ident::parse_any)?;
            if let Some(it) = OperationTrait::parse(&argument, input)? {
                traits.push(it);
                continue;
            }
            match argument.to_string().as_str() {
                "http" => settings.push(http(input)?),
                "auth" => settings.push(auth(input)?),
                "presigned" => presigned = Some(presigning(argument.span(), input)?),
                "unsigned_payload" => settings.push(quote! { .with_unsigned_payload() }),
                "optional_payload_signing" => optional_payload_signing = true,
                "creates_session" => session = Some(creates_session(input)?),
                _ => {}
            }
            if ARGUMENTS.iter().any(|it| argument == it) {
                continue;
            }
            input.parse::<Token![=]>()?;
            if argument == "service" {
                service = Some(input.call(Path::parse_mod_style)?);
            } else if argument == "host_prefix" {
                let prefix: LitStr = input.parse()?;
                settings.push(quote! { .with_host_prefix(#prefix) });
            } else if let Some((_, value)) = types.iter_mut().find(|(name, _)| argument == name) {
                *value = Some(input.parse()?);
            } else {
                let message = format!(
                    "unknown argument `{argument}` of an operation; known are {}",
                    [KNOWN, operation_trait::KNOWN].concat().join(", ")
                );
                return Err(Error::new(argument.span(), message));
            }
        }
        let missing = |name: &str| Error::new(wire.span(), format!("the argument `{name} = ..` is missing"));
        let [input, output, error, fluent, waiter] = types.map(|(name, value)| value.ok_or_else(|| missing(name)));
        Ok(Self {
            input: input?,
            output: output?,
            error: error?,
            fluent: fluent.ok(),
            waiter: waiter.ok(),
            service,
            settings,
            traits,
            presigned,
            optional_payload_signing,
            session,
            wire,
        })
    }
}

/// `http("PUT", "/path/{label}", 200)`
fn http(input: ParseStream<'_>) -> Result<TokenStream> {
    let content;
    parenthesized!(content in input);
    let method: LitStr = content.parse()?;
    content.parse::<Token![,]>()?;
    let uri: LitStr = content.parse()?;
    content.parse::<Token![,]>()?;
    let code: LitInt = content.parse()?;
    content.parse::<Option<Token![,]>>()?;
    Ok(quote! { .with_http(#method, #uri, #code) })
}

/// `creates_session(bucket, credentials)`
fn creates_session(input: ParseStream<'_>) -> Result<(Ident, Ident)> {
    let content;
    parenthesized!(content in input);
    let bucket = content.parse()?;
    content.parse::<Token![,]>()?;
    let credentials = content.parse()?;
    content.parse::<Option<Token![,]>>()?;
    Ok((bucket, credentials))
}

/// The ways to authenticate, by their names in attributes.
const SCHEMES: &[(&str, &str)] = &[
    ("sigv4", "SigV4"),
    ("sigv4a", "SigV4a"),
    ("api_key", "ApiKey"),
    ("basic", "Basic"),
    ("bearer", "Bearer"),
    ("digest", "Digest"),
    ("none", "None"),
];

/// `auth(sigv4, none)`
fn auth(input: ParseStream<'_>) -> Result<TokenStream> {
    let content;
    parenthesized!(content in input);
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(&content)?;
    let schemes = names.iter().map(|it| {
        let known = SCHEMES.iter().find(|(name, _)| it == name);
        let variant = known.map(|(_, variant)| Ident::new(variant, it.span()));
        variant.ok_or_else(|| {
            let known: Vec<_> = SCHEMES.iter().map(|(name, _)| *name).collect();
            let message = format!("unknown way `{it}` to authenticate; known are {}", known.join(", "));
            Error::new(it.span(), message)
        })
    });
    let schemes = schemes.collect::<Result<Vec<_>>>()?;
    Ok(quote! { .with_auth(&[#(::tinsmith_runtime::auth::Scheme::#schemes),*]) })
}

/// `presigned` or `presigned(get)`
fn presigning(span: Span, input: ParseStream<'_>) -> Result<Ident> {
    if !input.peek(syn::token::Paren) {
        return Ok(Ident::new("AnyBody", span));
    }
    let content;
    parenthesized!(content in input);
    let form: Ident = content.parse()?;
    if form != "get" {
        return Err(Error::new(form.span(), "expected `presigned` or `presigned(get)`"));
    }
    Ok(Ident::new("Get", span))
}

/// Writes the code of `#[derive(Operation)]`.
pub(crate) fn expand(Item { attributes, name, .. }: Item) -> Result<TokenStream> {
    let name = &name;
    let attribute = |wanted: &str| attributes.iter().find(|it| it.is(wanted));
    let Some(operation) = attribute("operation") else {
        return Err(Error::new(
            name.span(),
            "expected #[operation(\"Name\", input = .., ..)] on this type",
        ));
    };
    let mut operation: Attribute = operation.parse_arguments()?;
    let fluent_name = operation
        .fluent
        .take()
        .unwrap_or_else(|| format_ident!("{name}FluentBuilder"));
    operation.fluent = Some(fluent_name.clone());
    let paginator: Option<Paginator> = attribute("paginator")
        .map(super::item::Attribute::parse_arguments)
        .transpose()?;
    let table = table(name, &operation);
    let fluent = fluent(name, &operation);
    let presigned = presigned(name, &operation);
    let payload = operation.optional_payload_signing.then(|| payload(&operation));
    let session = session(name, &operation);
    let waiter = operation.waiter.as_ref().map(|it| waiter(name, &operation, it));
    let send_with = send_with(name, &operation);
    let paginator = paginator.map(|it| it.expand(name, &operation.output, &operation.error, &fluent_name));
    let builders = builders(&operation, &fluent_name);
    Ok(quote! {
        #builders
        #table
        #fluent
        #presigned
        #payload
        #session
        #waiter
        #send_with
        #paginator
    })
}

/// `pub mod builders`: the builders that the derives of input and output write.
fn builders(it: &Attribute, fluent: &Ident) -> TokenStream {
    let [input, output] = [&it.input, &it.output].map(builder::module);
    let [of_input, of_output] = [&it.input, &it.output].map(|it| format_ident!("{it}Builder"));
    let waiter = it.waiter.iter();
    quote! {
        /// Builders of the input and output, and the fluent builder that sends a request.
        #[allow(deprecated)]
        pub mod builders {
            pub use super::#input::{#of_input, #fluent #(, #waiter)*};
            pub use super::#output::#of_output;
        }
    }
}

fn table(name: &Ident, it: &Attribute) -> TokenStream {
    let Attribute {
        wire,
        input,
        output,
        error,
        service,
        settings,
        traits,
        ..
    } = it;
    let service = match service {
        Some(service) => quote! { #service },
        None => quote! { crate::meta::SERVICE },
    };
    let traits = (!traits.is_empty()).then(|| {
        let values = traits.iter().map(|it| it.value(input));
        quote! { .with_traits(&[#(&#values),*]) }
    });
    let docs = format!(" The operation `{}`.", wire.value());
    quote! {
        #[allow(deprecated)]
        impl #name {
            #[doc = #docs]
            #[inline]
            pub fn new() -> Self {
                Self
            }
        }

        impl ::tinsmith_runtime::__private::client::RuntimePlugin for #name {
            #[inline]
            fn config(&self) -> ::core::option::Option<::tinsmith_runtime::__private::client::FrozenLayer> {
                ::tinsmith_runtime::__private::client::operation_config(<Self as ::tinsmith_runtime::__private::operation::Operation>::TABLE)
            }

            #[inline]
            fn runtime_components(
                &self,
                _: &::tinsmith_runtime::__private::client::RuntimeComponentsBuilder,
            ) -> ::std::borrow::Cow<'_, ::tinsmith_runtime::__private::client::RuntimeComponentsBuilder> {
                ::tinsmith_runtime::__private::client::operation_components(
                    <Self as ::tinsmith_runtime::__private::operation::Operation>::TABLE,
                )
            }
        }

        #[allow(deprecated)]
        impl ::tinsmith_runtime::__private::operation::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;
            const TABLE: &'static ::tinsmith_runtime::__private::operation::OperationTable =
                &::tinsmith_runtime::__private::operation::OperationTable::new::<Self>(#wire, &#service)
                    #(#settings)*
                    #traits;
        }
    }
}

fn fluent(name: &Ident, it: &Attribute) -> TokenStream {
    let Attribute {
        input,
        output,
        error,
        fluent,
        ..
    } = it;
    let builder = format_ident!("{input}Builder");
    quote! {
        #[allow(deprecated)]
        impl #fluent {
            #[inline]
            pub(crate) fn __new(handle: ::tinsmith_runtime::__private::Handle) -> Self {
                Self {
                    call: ::tinsmith_runtime::__private::Call::new(handle),
                    inner: ::core::default::Default::default(),
                }
            }

            /// Returns the input set so far.
            #[inline]
            pub fn as_input(&self) -> &#builder {
                &self.inner
            }

            /// Sends the request and returns the response, after as many attempts as the configuration allows.
            #[inline]
            pub async fn send(
                self,
            ) -> ::core::result::Result<#output, ::tinsmith_runtime::error::SdkError<#error>> {
                ::tinsmith_runtime::__private::client::send::<#name>(self.call, self.inner.build()).await
            }

            /// Returns the call for changes of its configuration, its interceptors and its request.
            #[inline]
            pub fn customize(self) -> crate::client::customize::CustomizableOperation<#output, #error, Self> {
                crate::client::customize::CustomizableOperation::new(self)
            }
        }

        #[allow(deprecated)]
        impl ::tinsmith_runtime::customize::CustomizableSend<#output, #error> for #fluent {
            #[inline]
            fn send(
                mut self,
                config_override: ::tinsmith_runtime::__private::config::CoreBuilder,
            ) -> ::tinsmith_runtime::__private::client::BoxFuture<
                ::core::result::Result<#output, ::tinsmith_runtime::error::SdkError<#error>>,
            > {
                self.call.config_override = ::core::option::Option::Some(config_override);
                ::std::boxed::Box::pin(::tinsmith_runtime::__private::client::send::<#name>(self.call, self.inner.build()))
            }
        }
    }
}

/// `presigned(..)` of the fluent builder, for the operations that have it.
fn presigned(name: &Ident, it: &Attribute) -> Option<TokenStream> {
    let Attribute { error, fluent, .. } = it;
    let form = it.presigned.as_ref()?;
    Some(quote! {
        #[allow(deprecated)]
        impl #fluent {
            /// Makes the request, signed in its query, and does not send it: whoever has it can send it until it
            /// expires, without credentials. With credentials that expire earlier, so does the request.
            pub async fn presigned(
                self,
                presigning_config: ::tinsmith_runtime::presigning::PresigningConfig,
            ) -> ::core::result::Result<
                ::tinsmith_runtime::presigning::PresignedRequest,
                ::tinsmith_runtime::error::SdkError<#error>,
            > {
                ::tinsmith_runtime::__private::client::presign::<#name>(
                    self.call,
                    self.inner.build(),
                    presigning_config,
                    ::tinsmith_runtime::__private::client::Presigning::#form,
                )
                .await
            }
        }

        #[allow(deprecated)]
        impl ::tinsmith_runtime::customize::CustomizablePresigned<#error> for #fluent {
            fn presign(
                mut self,
                config_override: ::tinsmith_runtime::__private::config::CoreBuilder,
                presigning_config: ::tinsmith_runtime::presigning::PresigningConfig,
            ) -> ::tinsmith_runtime::__private::client::BoxFuture<
                ::core::result::Result<
                    ::tinsmith_runtime::presigning::PresignedRequest,
                    ::tinsmith_runtime::error::SdkError<#error>,
                >,
            > {
                self.call.config_override = ::core::option::Option::Some(config_override);
                ::std::boxed::Box::pin(#fluent::presigned(self, presigning_config))
            }
        }
    })
}

/// The form in which the operation creates a session.
fn session(name: &Ident, it: &Attribute) -> Option<TokenStream> {
    let (bucket, credentials) = it.session.as_ref()?;
    let Attribute { input, output, .. } = it;
    Some(quote! {
        #[allow(deprecated)]
        impl ::tinsmith_runtime::__private::sessions::CreateSession for #name {
            fn bucket(
                params: &::tinsmith_runtime::endpoint::EndpointResolverParams,
            ) -> ::core::option::Option<&str> {
                params.get::<crate::config::endpoint::Params>()?.bucket()
            }

            fn input(bucket: &str) -> ::core::result::Result<#input, ::tinsmith_runtime::error::BuildError> {
                #input::builder().#bucket(bucket).build()
            }

            fn credentials(
                output: #output,
            ) -> ::core::option::Option<
                ::core::result::Result<
                    ::tinsmith_runtime::config::Credentials,
                    ::tinsmith_runtime::error::BoxError,
                >,
            > {
                output.#credentials.map(::core::convert::TryInto::try_into)
            }
        }
    })
}

/// The mark of an operation whose payload need not be signed.
fn payload(it: &Attribute) -> TokenStream {
    let output = &it.output;
    quote! {
        #[allow(deprecated)]
        impl ::tinsmith_runtime::customize::OptionalPayloadSigning for #output {}
    }
}

/// Writes the builder of the operation's waiters.
fn waiter(name: &Ident, it: &Attribute, waiter: &Ident) -> TokenStream {
    let builder = format_ident!("{}Builder", it.input);
    quote! {
        #[allow(deprecated)]
        impl #waiter {
            #[inline]
            pub(crate) fn __new(
                handle: ::tinsmith_runtime::__private::Handle,
                waiter: &'static ::tinsmith_runtime::waiters::Waiter,
            ) -> Self {
                Self {
                    call: ::tinsmith_runtime::__private::Call::new(handle),
                    inner: ::core::default::Default::default(),
                    waiter,
                }
            }

            /// Returns the input set so far.
            #[inline]
            pub fn as_input(&self) -> &#builder {
                &self.inner
            }

            /// Calls the operation until what is waited for has happened, and returns the answer that says so. It is
            /// an error if it will not happen, if a call fails otherwise, or if it takes longer than `max_wait`.
            pub async fn wait(
                self,
                max_wait: ::core::time::Duration,
            ) -> ::core::result::Result<
                ::tinsmith_runtime::waiters::FinalPoll<#name>,
                ::tinsmith_runtime::waiters::WaitError<#name>,
            > {
                ::tinsmith_runtime::__private::waiters::wait::<#name>(self.waiter, self.call, self.inner.build(), max_wait).await
            }
        }
    }
}

fn send_with(name: &Ident, it: &Attribute) -> TokenStream {
    let Attribute {
        input, output, error, ..
    } = it;
    let builder = format_ident!("{input}Builder");
    quote! {
        #[allow(deprecated)]
        impl #builder {
            /// Sends a request with this input.
            #[inline]
            pub async fn send_with(
                self,
                client: &crate::Client,
            ) -> ::core::result::Result<#output, ::tinsmith_runtime::error::SdkError<#error>> {
                ::tinsmith_runtime::__private::client::send::<#name>(client.__call(), self.build()).await
            }
        }
    }
}
