//! The endpoints of a service: the collector of its parameters, and the rules behind a cache.

use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwapOption;
use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, SharedEndpointResolver};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;

use super::evaluate::Value;
use super::given::Sources;
use super::rules::RuleSet;
use crate::error::BoxError;

/// The endpoints of a service; written by [`endpoint_params!`](crate::endpoint_params).
#[derive(Clone, Copy, Debug)]
pub struct ServiceEndpoints {
    /// Collects the parameters of the rules.
    pub params: fn(&Sources<'_>) -> Result<EndpointResolverParams, BoxError>,
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
    /// Sets the parameter, if there is one, that is the account of those who call.
    fn set_account_id(&mut self, account_id: &str);
}

/// Adds to the parameters what is known only when it is known who calls.
///
/// # Errors
/// If the parameters are those of another service.
pub fn finalize<P: RuleParams>(params: &mut EndpointResolverParams) -> Result<(), BoxError> {
    let account_id = params
        .get_property::<Identity>()
        .and_then(|it| it.property::<AccountId>().cloned());
    let params = params
        .get_mut::<P>()
        .ok_or("service-specific endpoint params was not present")?;
    if let Some(account_id) = account_id {
        params.set_account_id(account_id.as_str());
    }
    Ok(())
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
        super::usable::check(&endpoint)?;
        self.last.store(Some(Arc::new((params.clone(), endpoint.clone()))));
        Ok(endpoint)
    }
}
