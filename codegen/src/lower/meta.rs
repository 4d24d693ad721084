//! `src/meta.rs`: the facts of the service that calls need.

use super::auth::ServiceAuth;
use super::service_names::{ServiceNames, plain};
use super::{customizations, member};
use crate::model::node::Node;
use crate::model::shape::{Shape, ShapeKind};
use crate::model::traits::protocol::AwsQueryCompatible;
use crate::rust::auth::Scheme;
use crate::rust::meta::{Meta, ServiceQuirk, Validation};
use crate::rust::operation::Operation;
use crate::rust::operation_trait::OperationTrait;
use crate::rust::paths;
use crate::rust::protocol::Protocol;
use crate::rust::structure::RequestNames;
use crate::rust::symbol::Symbol;
use crate::rust::trace::{Decisions, Trace};
use crate::settings::{self, CrateSettings};

pub fn meta(
    names: &ServiceNames,
    shape: &Shape,
    settings: &CrateSettings,
    protocols: &[(Protocol, &'static str)],
    auth: Option<Vec<Scheme>>,
    quirks: Decisions<ServiceQuirk>,
) -> Meta {
    let version = match &shape.kind {
        ShapeKind::Service(service) => service.version.clone(),
        _ => None,
    };
    Meta {
        shape: Trace::new(&shape.id),
        id: names.sdk_id.clone(),
        version: version.unwrap_or_default(),
        user_agent_id: plain(&names.sdk_id),
        crate_name: names.crate_name.clone(),
        signing_name: names.signing_name.clone().unwrap_or_default(),
        protocol: protocols.first().map(|(protocol, _)| *protocol),
        validation: validation(settings),
        auth,
        quirks,
    }
}

/// The quirks of the service, by its traits and by what is known of it.
pub fn quirks(shape: &Shape, offer: &ServiceAuth<'_>, operations: &[Operation]) -> Decisions<ServiceQuirk> {
    let traits = &shape.traits;
    let unwrapped = shape.trait_node("aws.protocols#restXml");
    let unwrapped = unwrapped
        .and_then(|it| it.get("noErrorWrapping"))
        .and_then(Node::as_bool);
    let mut quirks = Decisions::default();
    quirks.add(traits.get().map(member::xml_namespace).map(ServiceQuirk::XmlNamespace));
    quirks.add((unwrapped == Some(true)).then_some(ServiceQuirk::NoErrorWrapping));
    quirks.add(
        traits
            .is::<AwsQueryCompatible>()
            .then_some(ServiceQuirk::QueryCompatible),
    );
    quirks.add(offer.api_key().map(ServiceQuirk::ApiKey));
    quirks.append(customizations::of_service(shape));
    let creates_session = |it: &OperationTrait| matches!(it, OperationTrait::CreatesSession(..));
    let sessions = operations.iter().find(|it| it.traits.iter().any(creates_session));
    quirks.add(sessions.map(|it| ServiceQuirk::Sessions(it.marker.clone())));
    // A token in the environment needs an auth scheme that sends it.
    quirks.retain(|it| !matches!(it, ServiceQuirk::TokenVariable(_)) || offer.all.contains(&Scheme::Bearer));
    quirks
}

/// A crate in the official one's place sends what it is given, as the official one does.
pub fn validation(settings: &CrateSettings) -> Validation {
    match settings.validation {
        Some(settings::Validation::Off) => Validation::Off,
        Some(settings::Validation::Required) => Validation::Required,
        Some(settings::Validation::Strict) => Validation::Strict,
        None if settings.module.starts_with("aws-sdk-") => Validation::Off,
        None => Validation::Required,
    }
}

/// Returns whether the request of an operation can be signed now and sent later.
pub fn is_presigned(operations: &[Operation]) -> bool {
    let mut extras = operations.iter().flat_map(|it| it.traits.iter());
    extras.any(|it| matches!(it, OperationTrait::Presigned | OperationTrait::PresignedGet))
}

/// Returns the traits of types that know request IDs.
pub fn request_names(shape: &Shape) -> Vec<Symbol> {
    match customizations::request_names(shape) {
        RequestNames::One => vec![paths::request_id()],
        RequestNames::Two => vec![paths::request_id(), paths::request_id_ext()],
    }
}
