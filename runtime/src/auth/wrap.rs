//! A connection that changes requests after they are signed and logged.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{HttpClient, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;

use crate::error::BoxError;

/// Wraps the connections of the HTTP client that is configured beside it.
#[derive(Clone, Copy)]
pub(crate) struct WrapConnector {
    name: &'static str,
    wrap: fn(SharedHttpConnector) -> SharedHttpConnector,
}

impl WrapConnector {
    /// A plugin of that name.
    pub(super) const fn new(name: &'static str, wrap: fn(SharedHttpConnector) -> SharedHttpConnector) -> Self {
        Self { name, wrap }
    }
}

impl fmt::Debug for WrapConnector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl RuntimePlugin for WrapConnector {
    fn order(&self) -> Order {
        Order::NestedComponents
    }

    fn runtime_components(&self, current: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        let mut components = RuntimeComponentsBuilder::new(self.name);
        let wrapped = |client| SharedHttpClient::new(Wrapped { client, plugin: *self });
        components.set_http_client(current.http_client().map(wrapped));
        Cow::Owned(components)
    }
}

#[derive(Debug)]
struct Wrapped {
    client: SharedHttpClient,
    plugin: WrapConnector,
}

impl HttpClient for Wrapped {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        (self.plugin.wrap)(self.client.http_connector(settings, components))
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.client.validate_base_client_config(components, cfg)
    }

    fn validate_final_config(&self, components: &RuntimeComponents, cfg: &ConfigBag) -> Result<(), BoxError> {
        self.client.validate_final_config(components, cfg)
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.client.connector_metadata()
    }
}
