//! Authentication of requests: maps traits of service and operations to the schemes that clients know.

use crate::event::Events;
use crate::model::closure::ServiceClosure;
use crate::model::node::{Node, NodeValue};
use crate::model::shape::Shape;
use crate::model::traits::Trait;
use crate::model::traits::auth::{
    self, HttpApiKeyAuth, HttpBasicAuth, HttpBearerAuth, HttpDigestAuth, OptionalAuth, SigV4, SigV4a,
};
use crate::rust::auth::{ApiKey, Auth, Scheme};
use crate::rust::trace::Decisions;
use std::collections::BTreeSet;

use super::customizations;
use super::endpoint::FORMS;

/// A way to authenticate that clients do not know.
const UNSUPPORTED_AUTH: &str = "UnsupportedAuth";

/// The ways that clients know.
const KNOWN: &[(&str, Scheme)] = &[
    (SigV4::ID, Scheme::SigV4),
    (SigV4a::ID, Scheme::SigV4a),
    (HttpApiKeyAuth::ID, Scheme::ApiKey),
    (HttpBasicAuth::ID, Scheme::Basic),
    (HttpBearerAuth::ID, Scheme::Bearer),
    (HttpDigestAuth::ID, Scheme::Digest),
];

/// The auth schemes of a service.
pub struct ServiceAuth<'a> {
    service: &'a Shape,
    /// The schemes applied to the service, in the order of their ids, with those that its endpoints ask for.
    applied: BTreeSet<&'a str>,
    /// The ways where an operation says nothing.
    default: Vec<Scheme>,
    /// Every way that some operation may ask for.
    pub all: Vec<Scheme>,
}

impl<'a> ServiceAuth<'a> {
    /// Returns the schemes of the service. Listed schemes that clients do not know are reported.
    pub fn of(closure: &'a ServiceClosure, events: &mut Events) -> Self {
        let service = closure.service_shape();
        let ids = service.traits.0.keys().map(|id| id.as_str());
        let mut applied: BTreeSet<&str> = ids.filter(|id| is_scheme(closure, id)).collect();
        let by_endpoint = || FORMS.iter().filter_map(|id| service.trait_node(id)).any(names_sigv4a);
        if applied.contains(SigV4::ID) && by_endpoint() {
            applied.insert(SigV4a::ID);
        }
        let mut offer = Self {
            service,
            applied,
            default: vec![],
            all: vec![],
        };
        let listed = service.traits.get::<auth::Auth>();
        offer.default = offer.effective(listed.as_ref(), service, events);
        // A scheme that only endpoints ask for comes last: an endpoint that asks for it puts it first anyway.
        if offer.applied.contains(SigV4a::ID) && !service.traits.has(SigV4a::ID) && listed.is_some() {
            offer.default.push(Scheme::SigV4a);
        }
        if customizations::optional_auth(service) {
            offer.default.push(Scheme::None);
        }
        offer.all = KNOWN.iter().map(|(_, scheme)| *scheme).collect();
        offer
            .all
            .retain(|it| offer.applied.iter().any(|id| known(id) == Some(*it)));
        offer
    }

    /// The ways of the service, unless they are those of the services of AWS.
    pub fn service(&self) -> Option<Vec<Scheme>> {
        (self.default != [Scheme::SigV4]).then(|| self.default.clone())
    }

    /// The ways of an operation, unless they are those of the service.
    pub fn operation(&self, shape: &Shape, events: &mut Events) -> Option<Auth> {
        let own = shape.traits.get::<auth::Auth>();
        let optional = shape.traits.is::<OptionalAuth>();
        if own.is_none() && !optional {
            return None;
        }
        let mut schemes = match own {
            Some(own) => self.effective(Some(&own), shape, events),
            None => self.default.clone(),
        };
        if optional && !schemes.contains(&Scheme::None) {
            schemes.push(Scheme::None);
        }
        (schemes != self.default).then_some(Auth(schemes))
    }

    /// Returns the place of an API key in a request.
    pub fn api_key(&self) -> Option<ApiKey> {
        let HttpApiKeyAuth { name, location, scheme } = self.service.traits.get()?;
        Some(match location.as_str() {
            "query" => ApiKey::Query(name),
            _ => ApiKey::Header(name, scheme),
        })
    }

    /// The feature of the runtime that marks requests by tokens or logins.
    pub fn feature(&self) -> Option<&'static str> {
        let has = |scheme| self.all.contains(&scheme);
        let http = has(Scheme::ApiKey) || has(Scheme::Basic) || has(Scheme::Bearer);
        let digest = has(Scheme::Digest).then_some("digest-auth");
        digest.or(http.then_some("http-auth"))
    }

    /// The settings of a configuration that these ways need, besides credentials.
    pub fn settings(&self, aws: bool) -> Decisions<&'static str> {
        let has = |scheme| self.all.contains(&scheme);
        let mut settings = Decisions::default();
        settings.add(has(Scheme::SigV4a).then_some("sigv4a"));
        settings.add((has(Scheme::ApiKey) || has(Scheme::Bearer)).then_some("token"));
        settings.add((has(Scheme::Basic) || has(Scheme::Digest)).then_some("login"));
        settings.add(has(Scheme::ApiKey).then_some("api_key"));
        settings.add(has(Scheme::Bearer).then_some("bearer"));
        settings.add((has(Scheme::Bearer) && aws).then_some("token_provider"));
        settings.add(has(Scheme::Basic).then_some("basic"));
        settings.add(has(Scheme::Digest).then_some("digest"));
        settings
    }

    /// The schemes of a list, or all that are applied to the service (Smithy 2.0, "auth trait").
    fn effective(&self, listed: Option<&auth::Auth>, shape: &Shape, events: &mut Events) -> Vec<Scheme> {
        let ids: Vec<&str> = match listed {
            Some(listed) => listed.0.iter().map(String::as_str).collect(),
            None => self.applied.iter().copied().collect(),
        };
        if ids.is_empty() {
            return vec![Scheme::None];
        }
        let usable = |id: &&str| known(id).is_some() && self.applied.contains(*id);
        let schemes: Vec<Scheme> = ids.iter().filter(|id| usable(id)).filter_map(|id| known(id)).collect();
        let optional = shape.traits.is::<OptionalAuth>();
        for id in ids.iter().filter(|id| !usable(id)) {
            let why = match known(id) {
                Some(_) => "which is not applied to the service",
                None => "which Tinsmith does not know",
            };
            if schemes.is_empty() && !optional {
                let message = format!("requests can only be authenticated with `{id}`, {why}");
                let known: Vec<_> = KNOWN.iter().map(|(id, _)| format!("`{id}`")).collect();
                events
                    .error(UNSUPPORTED_AUTH, shape, message)
                    .hint(format!("apply one of {} to the service", known.join(", ")));
            } else {
                let message = format!("clients do not authenticate with `{id}`, {why}");
                events.warning(UNSUPPORTED_AUTH, shape, message);
            }
        }
        schemes
    }
}

/// A way that clients know, by its trait.
fn known(id: &str) -> Option<Scheme> {
    KNOWN.iter().find(|(known, _)| *known == id).map(|(_, scheme)| *scheme)
}

/// Returns whether a trait is a way to authenticate.
fn is_scheme(closure: &ServiceClosure, id: &str) -> bool {
    let definition = closure.model.shape(id);
    definition.is_some_and(|it| it.traits.has("smithy.api#authDefinition")) || known(id).is_some()
}

/// Returns whether endpoint rules have an endpoint that wants a signature for several regions.
fn names_sigv4a(node: &Node) -> bool {
    match &node.value {
        NodeValue::String(text) => text == "sigv4a",
        NodeValue::Array(nodes) => nodes.iter().any(names_sigv4a),
        NodeValue::Object(entries) => entries.values().any(|it| names_sigv4a(&it.node)),
        _ => false,
    }
}
