//! Endpoints: rules that a generated crate holds as data, evaluated here.

mod evaluate;
mod functions;
pub(crate) mod given;
pub(crate) mod params;
mod parse;
mod partitions;
mod program;
mod rules;
pub(crate) mod service;
pub(crate) mod usable;

pub use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
pub use aws_smithy_types::endpoint::Endpoint;
pub use evaluate::Value;
pub(crate) use functions::is_valid_host_label;
pub(crate) use given::{ClientParam, EnvironmentParam, Given, Sources};
pub use params::InvalidParams;
pub use partitions::Partition;
pub use rules::{RuleSet, Rules};
pub(crate) use service::ServiceEndpoints;
