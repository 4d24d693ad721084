//! How requests are authenticated.

use super::runtime;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A way to authenticate requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `aws.auth#sigv4a`
    SigV4a,
    /// `smithy.api#httpApiKeyAuth`
    ApiKey,
    /// `smithy.api#httpBasicAuth`
    Basic,
    /// `smithy.api#httpBearerAuth`
    Bearer,
    /// `smithy.api#httpDigestAuth`
    Digest,
    /// Not at all.
    None,
}

/// `auth(sigv4, none)`: the ways of an operation, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth(pub Vec<Scheme>);

/// Where an API key stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiKey {
    /// In the header of this name, after this word.
    Header(String, Option<String>),
    /// In the parameter of the query of this name.
    Query(String),
}

impl ToTokens for Auth {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let schemes = self.0.iter().map(|it| match it {
            Scheme::SigV4 => quote! { sigv4 },
            Scheme::SigV4a => quote! { sigv4a },
            Scheme::ApiKey => quote! { api_key },
            Scheme::Basic => quote! { basic },
            Scheme::Bearer => quote! { bearer },
            Scheme::Digest => quote! { digest },
            Scheme::None => quote! { none },
        });
        tokens.extend(quote! { auth(#(#schemes),*) });
    }
}

impl ToTokens for Scheme {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let variant = match self {
            Self::SigV4 => "SigV4",
            Self::SigV4a => "SigV4a",
            Self::ApiKey => "ApiKey",
            Self::Basic => "Basic",
            Self::Bearer => "Bearer",
            Self::Digest => "Digest",
            Self::None => "None",
        };
        runtime::auth("Scheme", variant).to_tokens(tokens);
    }
}

impl ToTokens for ApiKey {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (variant, arguments) = match self {
            Self::Header(name, None) => ("Header", quote! { #name, None }),
            Self::Header(name, Some(word)) => ("Header", quote! { #name, Some(#word) }),
            Self::Query(name) => ("Query", quote! { #name }),
        };
        let variant = runtime::auth("ApiKey", variant);
        tokens.extend(quote! { #variant(#arguments) });
    }
}
