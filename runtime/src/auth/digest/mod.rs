//! Digest authentication; the published scheme of that name panics.
//!
//! A server sends its challenge in a response. So the scheme puts the login beside the request, and the wrapped connection
//! answers: at once if it knows a challenge, else by sending the request again.

mod challenge;

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::auth::http::HTTP_DIGEST_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector};
use aws_smithy_runtime_api::client::identity::http::Login;
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;

use super::wrap::WrapConnector;
use crate::error::BoxError;
use challenge::{Asked, Challenge};

/// Puts the login beside the request.
#[derive(Debug, Default)]
pub(super) struct DigestAuthScheme(Signer);

impl AuthScheme for DigestAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_DIGEST_AUTH_SCHEME_ID
    }

    fn identity_resolver(&self, identity_resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        identity_resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.0
    }
}

#[derive(Debug, Default)]
struct Signer(Arc<Mutex<Option<Known>>>);

/// The last challenge, and the number of requests that answered it.
#[derive(Debug)]
struct Known {
    challenge: Challenge,
    count: u32,
}

impl Sign for Signer {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _: AuthSchemeEndpointConfig<'_>,
        _: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        let login = identity.data::<Login>();
        let login = login.ok_or("digest authentication expects a `Login`")?.clone();
        let known = self.0.clone();
        request.add_extension(Answerer { login, known });
        Ok(())
    }
}

/// The state of a connection: the login and the last challenge.
#[derive(Clone)]
struct Answerer {
    login: Login,
    known: Arc<Mutex<Option<Known>>>,
}

impl Answerer {
    /// Answers the last challenge, if any, and returns its nonce.
    fn answer(&self, request: &mut HttpRequest) -> Option<String> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Known { challenge, count } = known.as_mut()?;
        *count = count.wrapping_add(1);
        let asked = Asked {
            method: request.method(),
            target: target(request.uri()),
            count: *count,
            cnonce: &format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..)),
        };
        let answer = challenge.answer(&self.login, &asked);
        let nonce = challenge.nonce.clone();
        // An invalid header name alone fails here, and then the server's refusal is the right answer.
        request.headers_mut().try_insert("authorization", answer).ok()?;
        Some(nonce)
    }

    fn learn(&self, challenge: Challenge) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some(Known { challenge, count: 0 });
    }
}

/// Returns path and query of a URL.
fn target(uri: &str) -> &str {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    match rest.find(['/', '?']) {
        Some(start) => &rest[start..],
        None => "/",
    }
}

/// Wraps the configured HTTP client.
pub(crate) const ANSWER_CHALLENGES: WrapConnector =
    WrapConnector::new("AnswerChallenges", |it| SharedHttpConnector::new(Connector(it)));

#[derive(Debug)]
struct Connector(SharedHttpConnector);

impl HttpConnector for Connector {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let Some(answerer) = request.extension::<Answerer>().cloned() else {
            return self.0.call(request);
        };
        let connector = self.0.clone();
        // A stream cannot be sent twice; the next attempt answers the challenge.
        let again = request.try_clone();
        let answered = answerer.answer(&mut request);
        HttpConnectorFuture::new(async move {
            let response = connector.call(request).await?;
            let challenge = (response.status().as_u16() == 401)
                .then(|| Challenge::of(response.headers()))
                .flatten();
            // A refusal although the nonce is fresh is final.
            let Some(challenge) = challenge.filter(|it| it.stale || answered.as_ref() != Some(&it.nonce)) else {
                return Ok::<_, ConnectorError>(response);
            };
            answerer.learn(challenge);
            let answered = again.and_then(|mut it| answerer.answer(&mut it).map(|_| it));
            match answered {
                Some(again) => connector.call(again).await,
                None => Ok(response),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_target_is_what_stands_behind_the_host() {
        assert_eq!(super::target("http://localhost:80/a/b?c=d"), "/a/b?c=d");
        assert_eq!(super::target("http://localhost"), "/");
        assert_eq!(super::target("/a"), "/a");
    }
}
