//! Changes to a single call before it is sent.

use std::marker::PhantomData;

use aws_runtime::auth::PayloadSigningOverrideRuntimePlugin;
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;

use super::BoxFuture;
use crate::config::CoreBuilder;
use crate::error::SdkError;
#[cfg(feature = "presigning")]
use crate::presigning::{PresignedRequest, PresigningConfig};

/// A call that can be changed before it is sent.
///
/// `T` and `E` are its output and error, `B` the fluent builder and `C` the crate's `config::Builder`.
pub struct CustomizableOperation<T, E, B, C> {
    sender: B,
    config_override: Option<CoreBuilder>,
    interceptors: Vec<SharedInterceptor>,
    plugins: Vec<SharedRuntimePlugin>,
    types: PhantomData<fn(C) -> Result<T, E>>,
}

/// A fluent builder: what can be sent with some settings changed.
pub trait CustomizableSend<T, E>: Send + Sync {
    /// Sends the request.
    fn send(self, config_override: CoreBuilder) -> BoxFuture<Result<T, SdkError<E>>>;
}

/// A fluent builder: what can be presigned with some settings changed.
#[cfg(feature = "presigning")]
pub trait CustomizablePresigned<E>: Send + Sync {
    /// Makes the signed request.
    fn presign(
        self,
        config_override: CoreBuilder,
        presigning_config: PresigningConfig,
    ) -> BoxFuture<Result<PresignedRequest, SdkError<E>>>;
}

/// Marks the output of an operation whose calls can leave their payload out of the signature.
pub trait OptionalPayloadSigning {}

impl<T: OptionalPayloadSigning, E, B, C> CustomizableOperation<T, E, B, C> {
    /// Leaves the payload out of the signature of this call: `UNSIGNED-PAYLOAD` is signed in its place.
    ///
    /// The client reads the payload once less. Only TLS then protects the payload against changes on the way.
    pub fn disable_payload_signing(mut self) -> Self {
        self.plugins
            .push(SharedRuntimePlugin::new(PayloadSigningOverrideRuntimePlugin::unsigned()));
        self
    }
}

impl<T, E, B, C: Into<CoreBuilder>> CustomizableOperation<T, E, B, C> {
    /// The call that `sender` would make.
    pub fn new(sender: B) -> Self {
        Self {
            sender,
            config_override: None,
            interceptors: Vec::new(),
            plugins: Vec::new(),
            types: PhantomData,
        }
    }

    /// Adds an interceptor, which can look at a request and its response, and change both, at many points.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(SharedInterceptor::new(interceptor));
        self
    }

    /// Replaces the request by what `f` makes of it, before it is signed. An error of `f` ends the call.
    pub fn map_request<F, MapE>(self, f: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, MapE> + Send + Sync + 'static,
        MapE: std::error::Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(f))
    }

    /// Changes the request before it is signed.
    pub fn mutate_request<F>(self, f: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(f))
    }

    /// Settings for this call only; what they leave out is taken from the client's configuration.
    pub fn config_override(mut self, config_override: impl Into<C>) -> Self {
        self.config_override = Some(config_override.into().into());
        self
    }

    /// Sends the request and returns the response.
    pub async fn send(self) -> Result<T, SdkError<E>>
    where
        E: std::error::Error + Send + Sync + 'static,
        B: CustomizableSend<T, E>,
    {
        let (sender, config) = self.into_parts();
        sender.send(config).await
    }

    /// Makes the request, signed in its query, and does not send it.
    #[cfg(feature = "presigning")]
    pub async fn presigned(self, presigning_config: PresigningConfig) -> Result<PresignedRequest, SdkError<E>>
    where
        E: std::error::Error + Send + Sync + 'static,
        B: CustomizablePresigned<E>,
    {
        let (sender, config) = self.into_parts();
        sender.presign(config, presigning_config).await
    }

    fn into_parts(self) -> (B, CoreBuilder) {
        let mut config = self.config_override.unwrap_or_default();
        for interceptor in self.interceptors {
            config.components_mut().push_interceptor(interceptor);
        }
        for plugin in self.plugins {
            config.push_plugin(plugin);
        }
        (self.sender, config)
    }
}
