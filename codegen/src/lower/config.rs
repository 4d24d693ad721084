//! `src/config.rs`: the groups of settings that the service needs.

use super::auth::ServiceAuth;
use super::service_names::is_aws;
use super::{endpoint, operation_trait};
use crate::event::Events;
use crate::model::shape::Shape;
use crate::model::traits::Trait;
use crate::model::traits::auth::SigV4;
use crate::rust::config::Config;
use crate::rust::endpoint::Endpoints;
use crate::rust::names;
use crate::rust::operation::Operation;
use crate::rust::trace::{Decisions, Trace};

/// The settings of a configuration that exist only where the endpoint rules have a parameter for them.
const RULE_SETTINGS: &[(&str, &str)] = &[
    ("AWS::UseFIPS", "use_fips"),
    ("AWS::UseDualStack", "use_dual_stack"),
    ("AWS::Auth::AccountIdEndpointMode", "account_id_endpoint_mode"),
];

/// The configuration of the service's clients.
pub fn config(
    shape: &Shape,
    offer: &ServiceAuth<'_>,
    endpoints: &Endpoints,
    operations: &[Operation],
    events: &mut Events,
) -> Config {
    let signs = shape.traits.has(SigV4::ID);
    let aws = is_aws(shape).then_some(if signs { "aws" } else { "region" });
    let built_in = |id: &str| endpoints.parameters.iter().any(|it| it.built_in.as_deref() == Some(id));
    let rules = RULE_SETTINGS
        .iter()
        .filter(|(id, _)| built_in(id))
        .map(|(_, name)| *name);
    let mut settings = Decisions::default();
    settings.add(aws);
    settings.add_all(rules);
    settings.append(offer.settings(is_aws(shape)));
    settings.append(operation_trait::settings(operations));
    Config {
        shape: Trace::new(&shape.id),
        settings: settings.map(names::fixed),
        params: endpoint::client_params(shape, events),
    }
}
