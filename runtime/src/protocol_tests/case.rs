//! Descriptions of cases, and the configuration of a client for a case.

use aws_smithy_types::retry::RetryConfig;

use crate::config::{CoreBuilder, EndpointUrl, Region, StalledStreamProtectionConfig, UseDualStack, UseFips};
use crate::endpoint::Given;
use crate::service::Protocol;
use crate::validate::Validation;

/// The host that is called where a case names none.
const HOST: &str = "example.com";

/// A case with the expected request of an input (Smithy 2.0, "httpRequestTests trait").
#[derive(Clone, Copy, Debug)]
pub struct RequestTest {
    /// Its name in the model.
    pub id: &'static str,
    /// The protocol that is spoken.
    pub protocol: Protocol,
    /// The method.
    pub method: &'static str,
    /// The path, as it is sent.
    pub uri: &'static str,
    /// The host that the client is configured with.
    pub host: Option<&'static str>,
    /// The host that is called, where the operation changes it.
    pub resolved_host: Option<&'static str>,
    /// Parts of the query, as they are sent.
    pub query: &'static [&'static str],
    /// Names that the query must not have.
    pub forbid_query: &'static [&'static str],
    /// Names that the query must have.
    pub require_query: &'static [&'static str],
    /// Headers.
    pub headers: &'static [(&'static str, &'static str)],
    /// Headers that must not be there.
    pub forbid_headers: &'static [&'static str],
    /// Headers that must be there.
    pub require_headers: &'static [&'static str],
    /// The body; anything is fine where this is not set.
    pub body: Option<&'static str>,
    /// The media type of the body, which decides how it is compared.
    pub body_media_type: Option<&'static str>,
    /// The configuration of the client.
    pub settings: &'static [Setting],
}

/// A case with the expected output of a response (Smithy 2.0, "httpResponseTests trait").
#[derive(Clone, Copy, Debug)]
pub struct ResponseTest {
    /// Its name in the model.
    pub id: &'static str,
    /// The protocol that is spoken.
    pub protocol: Protocol,
    /// The status.
    pub code: u16,
    /// Headers.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body.
    pub body: &'static str,
    /// The media type of the body.
    pub body_media_type: Option<&'static str>,
    /// The code of an error, where it is not that of its type.
    pub error_code: Option<&'static str>,
    /// `true` if it is the client, not the model, that gives the error a message.
    pub adds_message: bool,
    /// The configuration of the client.
    pub settings: &'static [Setting],
}

/// A setting of a client or of one call that a case asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The region; the client finds the host itself then.
    Region(&'static str),
    /// `true` if the name of a bucket is part of the path.
    PathStyle(bool),
    /// `true` to call the dual-stack endpoint.
    DualStack(bool),
    /// `true` to call the accelerated endpoint.
    Accelerate(bool),
    /// The URL of the service.
    Endpoint(&'static str),
    /// `true` to call the FIPS endpoint.
    Fips(bool),
    /// `true` if multi-region access points cannot be called.
    DisableMultiRegionAccessPoints(bool),
    /// `true` to call the region of an ARN.
    UseArnRegion(bool),
}

impl RequestTest {
    /// A case that says nothing else.
    pub const fn new(id: &'static str, protocol: Protocol, method: &'static str, uri: &'static str) -> Self {
        Self {
            id,
            protocol,
            method,
            uri,
            host: None,
            resolved_host: None,
            query: &[],
            forbid_query: &[],
            require_query: &[],
            headers: &[],
            forbid_headers: &[],
            require_headers: &[],
            body: None,
            body_media_type: None,
            settings: &[],
        }
    }
}

impl ResponseTest {
    /// A case that says nothing else.
    pub const fn new(id: &'static str, protocol: Protocol, code: u16) -> Self {
        Self {
            id,
            protocol,
            code,
            headers: &[],
            body: "",
            body_media_type: None,
            error_code: None,
            adds_message: false,
            settings: &[],
        }
    }
}

/// A case that no test could be made of.
///
/// # Panics
/// Always: what cannot be tested has not passed.
#[track_caller]
pub fn unsupported(id: &str, reason: &str) {
    panic!("{id}: no test could be made of this case: {reason}");
}

/// Puts settings into a configuration.
pub fn apply(settings: &[Setting], config: &mut CoreBuilder) {
    for setting in settings {
        match *setting {
            Setting::Region(region) => config.set(Some(Region::new(region))),
            Setting::DualStack(it) => config.set(Some(UseDualStack(it))),
            Setting::PathStyle(it) => config.set_client_param("ForcePathStyle", Some(Given::Bool(it))),
            Setting::Accelerate(it) => config.set_client_param("Accelerate", Some(Given::Bool(it))),
            Setting::Endpoint(url) => config.set(Some(EndpointUrl(url.to_owned()))),
            Setting::Fips(it) => config.set(Some(UseFips(it))),
            Setting::DisableMultiRegionAccessPoints(it) => {
                config.set_client_param("DisableMultiRegionAccessPoints", Some(Given::Bool(it)));
            }
            Setting::UseArnRegion(it) => config.set_client_param("UseArnRegion", Some(Given::Bool(it))),
        }
    }
}

/// A configuration in which two runs make the same request, and only one.
pub(super) fn configure(protocol: Protocol, host: Option<&str>, settings: &[Setting], config: &mut CoreBuilder) {
    apply(settings, config);
    config.apply_test_defaults_v2();
    let finds_host = |it: &Setting| matches!(it, Setting::Region(_) | Setting::Endpoint(_));
    if !settings.iter().any(finds_host) {
        config.set(Some(EndpointUrl(format!("https://{}", host.unwrap_or(HOST)))));
    }
    config.set(Some(protocol.constructor()()));
    config.set(Some(RetryConfig::disabled()));
    config.set(Some(StalledStreamProtectionConfig::disabled()));
    // The cases are about what is sent, whatever the model wants of it.
    config.set(Some(Validation::Off));
}
