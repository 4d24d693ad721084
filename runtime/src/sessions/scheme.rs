//! The auth scheme `sigv4-s3express`: signature version 4 with the credentials of a session.

use aws_credential_types::Credentials;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::auth::sigv4::{self, SigV4Signer};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityCacheLocation, IdentityFuture, ResolveCachedIdentity, ResolveIdentity, SharedIdentityResolver,
};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;

use super::Sessions;
use super::cache::Cache;
use crate::auth::SESSION_SCHEME_ID as SCHEME_ID;
use crate::client::{Call, Handle};
use crate::config::CoreBuilder;
use crate::endpoint::{EndpointResolverParams, ServiceEndpoints};
use crate::error::BoxError;
use crate::service::{ClientParts, Service};

/// Signs with the credentials that the configuration gives for sessions, else with those of a session.
#[derive(Debug)]
pub(super) struct SessionAuthScheme {
    sessions: SharedIdentityResolver,
    signer: SigV4Signer,
}

impl SessionAuthScheme {
    pub(super) fn new(sessions: SessionProvider) -> Self {
        Self {
            sessions: SharedIdentityResolver::new(sessions),
            signer: SigV4Signer::new(),
        }
    }
}

impl AuthScheme for SessionAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    /// Without credentials there is no session. The next scheme then decides how the request is sent.
    fn identity_resolver(&self, identity_resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        let given = identity_resolvers.identity_resolver(SCHEME_ID);
        let session = || {
            identity_resolvers
                .identity_resolver(sigv4::SCHEME_ID)
                .map(|_| self.sessions.clone())
        };
        given.or_else(session)
    }

    fn signer(&self) -> &dyn Sign {
        &self.signer
    }
}

/// Creates sessions and keeps them.
#[derive(Debug)]
pub(super) struct SessionProvider {
    sessions: Sessions,
    service: &'static Service,
    endpoints: ServiceEndpoints,
    behavior_version: Option<BehaviorVersion>,
    /// The clock of the client: that of a presigned call stands still.
    time_source: SharedTimeSource,
    cache: Cache,
}

impl SessionProvider {
    /// Returns the provider of a client. A client without endpoints asks for no session.
    pub(super) fn new(sessions: Sessions, client: &ClientParts<'_>) -> Option<Self> {
        Some(Self {
            sessions,
            service: client.service,
            endpoints: *client.config.load::<ServiceEndpoints>()?,
            behavior_version: client.behavior_version,
            time_source: client.time_source.clone(),
            cache: Cache::default(),
        })
    }

    async fn identity(&self, components: &RuntimeComponents, cfg: &ConfigBag) -> Result<Identity, BoxError> {
        let params = cfg.load::<EndpointResolverParams>();
        let bucket = params.and_then(|it| (self.sessions.bucket)(it));
        let bucket = bucket.ok_or("the endpoint asks for the session of a bucket, and the call names no bucket")?;
        let resolver = components.identity_resolver(sigv4::SCHEME_ID);
        let resolver = resolver.ok_or("a session is created with credentials, and the client has no credentials")?;
        let cached = components.identity_cache();
        let identity = cached.resolve_cached_identity(resolver, components, cfg).await?;
        let credentials = identity.data::<Credentials>();
        let credentials =
            credentials.ok_or("a session is created with AWS credentials, and the identity is another")?;
        let session = self.cache.session(bucket, credentials);
        if let Some(identity) = session.yield_or_clear_if_expired(self.time_source.now()).await {
            return Ok(identity);
        }
        let load = || async {
            let call = Call::new(self.handle(components, cfg));
            let mut credentials = (self.sessions.create)(call, bucket).await?;
            let features = credentials.get_property_mut_or_default::<Vec<AwsCredentialFeature>>();
            features.push(AwsCredentialFeature::S3ExpressBucket);
            let expiry = credentials.expiry().ok_or("the session never ends")?;
            tracing::debug!(bucket, "created a session");
            Ok((Identity::from(credentials), expiry))
        };
        session.get_or_load(load).await
    }

    /// Makes a client with the settings and components of a call, but without its interceptors: the call that creates a
    /// session is neither presigned nor changed.
    fn handle(&self, components: &RuntimeComponents, cfg: &ConfigBag) -> Handle {
        let mut config = CoreBuilder::of_call(components, cfg);
        config.set_behavior_version(self.behavior_version);
        Handle::valid(self.service, &config.build(self.service, &self.endpoints))
    }
}

impl ResolveIdentity for SessionProvider {
    fn resolve_identity<'a>(
        &'a self,
        runtime_components: &'a RuntimeComponents,
        config_bag: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::new(self.identity(runtime_components, config_bag))
    }

    fn cache_location(&self) -> IdentityCacheLocation {
        IdentityCacheLocation::IdentityResolver
    }
}
