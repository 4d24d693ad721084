//! API keys: the published scheme puts a space before a key whose header has no scheme.
//!
//! The published runtime logs each request after it is signed, with all headers but `authorization` and a few others. So a
//! key in another header or in the query travels beside the request, and the connection, wrapped here, puts it in place.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_http::query_writer::QueryWriter;
use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, SharedAuthScheme, Sign,
};
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector};
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::ConfigBag;

use super::wrap::WrapConnector;
use crate::error::BoxError;
use crate::service::{ClientParts, Quirk};

/// The place of the API key in a request (Smithy 2.0, "httpApiKeyAuth trait").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKey {
    /// In the header of this name, after this word.
    Header(&'static str, Option<&'static str>),
    /// In the parameter of the query of this name.
    Query(&'static str),
}

impl Quirk for ApiKey {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        let scheme = SharedAuthScheme::new(ApiKeyAuthScheme::new(*self));
        client.components.push_auth_scheme(scheme);
    }

    fn outer_plugin(&self) -> Option<SharedRuntimePlugin> {
        Some(SharedRuntimePlugin::new(PUT_KEY))
    }
}

/// Adds the key to the header or query that the model names.
#[derive(Debug)]
pub(super) struct ApiKeyAuthScheme(Signer);

impl ApiKeyAuthScheme {
    pub(super) fn new(place: ApiKey) -> Self {
        Self(Signer(place))
    }
}

impl AuthScheme for ApiKeyAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_API_KEY_AUTH_SCHEME_ID
    }

    fn identity_resolver(&self, identity_resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        identity_resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.0
    }
}

#[derive(Debug)]
struct Signer(ApiKey);

impl Sign for Signer {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _: AuthSchemeEndpointConfig<'_>,
        _: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        let token = identity
            .data::<Token>()
            .ok_or("an API key is expected to be a `Token`")?;
        let key = token.token();
        match self.0 {
            ApiKey::Header(name, _) if name.eq_ignore_ascii_case("authorization") => put(self.0, key, request),
            place => {
                put(place, key, &mut HttpRequest::empty())?;
                let sealed = Some((place, key.to_owned()));
                request.add_extension(Sealed(Arc::new(Mutex::new(sealed))));
                Ok(())
            }
        }
    }
}

/// A key beside its request, until it is put in place.
#[derive(Clone)]
struct Sealed(Arc<Mutex<Option<(ApiKey, String)>>>);

/// Puts keys into the requests of the HTTP client that is configured beside it.
const PUT_KEY: WrapConnector = WrapConnector::new("PutApiKey", |it| SharedHttpConnector::new(Connector(it)));

#[derive(Debug)]
struct Connector(SharedHttpConnector);

impl HttpConnector for Connector {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let sealed = request.extension::<Sealed>().cloned();
        let key = sealed.and_then(|it| it.0.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some((place, key)) = key
            && let Err(error) = put(place, &key, &mut request)
        {
            return HttpConnectorFuture::ready(Err(ConnectorError::user(error)));
        }
        self.0.call(request)
    }
}

fn put(place: ApiKey, key: &str, request: &mut HttpRequest) -> Result<(), BoxError> {
    match place {
        ApiKey::Header(name, word) => {
            let value = word.map_or_else(|| key.to_owned(), |it| format!("{it} {key}"));
            request
                .headers_mut()
                .try_insert(name.to_ascii_lowercase(), value)
                .map_err(|_| "the API key has characters that no header can have")?;
        }
        ApiKey::Query(name) => {
            let mut query = QueryWriter::new_from_string(request.uri())?;
            query.insert(name, key);
            request.set_uri(query.build_uri())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(place: ApiKey, key: &str) -> Result<HttpRequest, BoxError> {
        let mut request = HttpRequest::empty();
        request.set_uri("http://localhost/doors?side=back")?;
        put(place, key, &mut request)?;
        Ok(request)
    }

    #[test]
    fn a_key_stands_alone_or_after_a_word() -> Result<(), BoxError> {
        let alone = request(ApiKey::Header("X-Key", None), "brass")?;
        assert_eq!(alone.headers().get("x-key"), Some("brass"));
        let worded = request(ApiKey::Header("Authorization", Some("Key")), "brass")?;
        assert_eq!(worded.headers().get("authorization"), Some("Key brass"));
        Ok(())
    }

    #[test]
    fn a_key_in_the_query_is_encoded_and_comes_last() -> Result<(), BoxError> {
        let request = request(ApiKey::Query("k"), "a b&c")?;
        assert_eq!(request.uri(), "http://localhost/doors?side=back&k=a%20b%26c");
        Ok(())
    }

    #[test]
    fn a_key_that_no_header_can_have_is_an_error() {
        assert!(request(ApiKey::Header("X-Key", None), "a\nb").is_err());
    }
}
