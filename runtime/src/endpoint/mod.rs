//! Endpoints: rules that a generated crate holds as data, evaluated here.

mod evaluate;
mod functions;
mod params;
mod parse;
mod partitions;
mod program;
mod rules;

use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwapOption;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::error::BoxError;

pub use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
pub use aws_smithy_types::endpoint::Endpoint;
pub use evaluate::Value;
pub use params::{InvalidParams, Parameter};
pub use partitions::Partition;
pub use rules::{RuleSet, Rules};

/// How a generated crate chooses endpoints; written by [`endpoint_params!`](crate::endpoint_params).
#[derive(Clone, Copy, Debug)]
pub struct ServiceEndpoints {
    /// Collects the parameters of the rules from the settings of a call.
    pub params: fn(&ConfigBag) -> Result<EndpointResolverParams, BoxError>,
    /// Evaluates the rules of the service.
    pub resolver: fn() -> SharedEndpointResolver,
}

impl Storable for ServiceEndpoints {
    type Storer = StoreReplace<Self>;
}

/// The parameters of the rules of one service.
pub trait RuleParams: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// The value of a parameter, by its name in the model.
    fn value(&self, name: &str) -> Option<Value<'_>>;
}

/// Evaluates rules and remembers the last answer: the parameters of a client seldom change from call to call.
#[derive(Debug)]
pub struct CachedRules<P> {
    rules: &'static RuleSet<'static>,
    last: ArcSwapOption<(P, Endpoint)>,
}

impl<P: RuleParams> CachedRules<P> {
    /// Nothing is remembered yet.
    pub fn new(rules: &'static RuleSet<'static>) -> Self {
        Self {
            rules,
            last: ArcSwapOption::empty(),
        }
    }

    /// The endpoint for these parameters.
    pub fn resolve(&self, params: &P) -> Result<Endpoint, BoxError> {
        if let Some((_, endpoint)) = self.last.load().as_deref().filter(|(last, _)| last == params) {
            return Ok(endpoint.clone());
        }
        let endpoint = self.rules.evaluate(&|name| params.value(name))?;
        self.last.store(Some(Arc::new((params.clone(), endpoint.clone()))));
        Ok(endpoint)
    }
}
