//! Clients of the stand-in: real HTTP over plain sockets, credentials of no account, quick retries.

use crate::loopback::{Loopback, Wire};
use aws_smithy_types::retry::RetryConfig;
use sdk::config::{BehaviorVersion, Credentials, Region};
use std::time::Duration;
use workspaces_instances as sdk;

/// The settings that all tests share; a test adds its own.
pub fn config(server: &Loopback) -> sdk::config::Builder {
    sdk::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .endpoint_url(server.url())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
}

/// The settings, with the protocol chosen.
pub fn config_for(server: &Loopback, wire: Wire) -> sdk::config::Builder {
    config(server).protocol(match wire {
        Wire::Cbor => sdk::config::Protocol::RpcV2Cbor,
        Wire::Json => sdk::config::Protocol::AwsJson1_0,
    })
}

/// A client that speaks that protocol.
pub fn client(server: &Loopback, wire: Wire) -> sdk::Client {
    sdk::Client::from_conf(config_for(server, wire).build())
}
