//! `Cargo.toml`: the features of the crate, and those that it needs of the runtime.

use super::auth::ServiceAuth;
use super::customizations;
use super::meta::{is_presigned, validation};
use super::primitives::has_event_streams;
use super::service_names::ServiceNames;
use crate::model::closure::ServiceClosure;
use crate::rust::auth::Scheme;
use crate::rust::client::Client;
use crate::rust::manifest::{Cut, Feature, Manifest};
use crate::rust::meta::Validation;
use crate::rust::operation::Operation;
use crate::rust::operation_trait::OperationTrait;
use crate::rust::protocol::Protocol;
use crate::rust::trace::Trace;
use crate::settings::{AskedBy, CrateSettings};

/// The features of every crate, under the names that official crates use.
const FEATURES: &[Feature] = &[
    feature("behavior-version-latest", &[]),
    feature("default-https-client", &["tinsmith-runtime/default-https-client"]),
    feature("gated-tests", &[]),
    feature("legacy-https-client", &["tinsmith-runtime/legacy-https-client"]),
    feature("legacy-test-util", &["test-util", "tinsmith-runtime/legacy-test-util"]),
    feature("rt-tokio", &["tinsmith-runtime/rt-tokio"]),
    feature("rustls", &["tinsmith-runtime/rustls"]),
    feature("strict", &["tinsmith-runtime/strict"]),
    feature("test-util", &["tinsmith-runtime/test-util"]),
];

/// The features that are on in every crate.
const DEFAULT_FEATURES: &[&str] = &["default-https-client", "rt-tokio", "rustls"];

/// The feature that signs for several regions.
const SIGV4A: Feature = feature("sigv4a", &["tinsmith-runtime/sigv4a"]);

/// The feature by which official crates turn presigned requests into those of the crate `http`; here they always do.
const HTTP_1X: Feature = feature("http-1x", &[]);

/// The feature that turns presigned requests into those of `http` 0.2.
const HTTP_02X: Feature = feature("http-02x", &["tinsmith-runtime/http-02x"]);

/// The parts of a crate that need features.
pub struct Parts<'a> {
    /// The ways to authenticate.
    pub offer: &'a ServiceAuth<'a>,
    /// The operations.
    pub operations: &'a [Operation],
    /// The protocols, with the feature of each.
    pub protocols: &'a [(Protocol, &'static str)],
    /// The client.
    pub client: &'a Client,
    /// `true` if there are protocol tests.
    pub protocol_tests: bool,
}

/// The manifest of the crate.
pub fn manifest(
    names: &ServiceNames,
    settings: &CrateSettings,
    closure: &ServiceClosure,
    parts: &Parts<'_>,
) -> Manifest {
    let Parts {
        offer,
        operations,
        protocols,
        client,
        protocol_tests,
    } = *parts;
    let strict = (validation(settings) == Validation::Strict).then_some("strict");
    let event_stream = has_event_streams(closure).then_some("event-stream");
    let sigv4a = offer.all.contains(&Scheme::SigV4a).then_some(SIGV4A);
    let http_1x = is_presigned(operations).then_some(HTTP_1X);
    let on: Vec<_> = http_1x.into_iter().chain(sigv4a).collect();
    let http_02x = is_presigned(operations).then_some(HTTP_02X);
    let mut features: Vec<&str> = protocols.iter().map(|(_, feature)| *feature).collect();
    features.extend(strict.into_iter().chain(event_stream));
    let extras = operations.iter().flat_map(|it| it.traits.iter());
    features.extend(extras.filter_map(OperationTrait::feature));
    features.extend(offer.feature());
    features.extend((!client.waiters.is_empty()).then_some("waiters"));
    features.extend(customizations::auth_token(closure.service_shape()).map(|_| "auth-token"));
    features.extend(client.discovery.as_ref().map(|_| "endpoint-discovery"));
    features.sort_unstable();
    features.dedup();
    let description = || format!("Client for {}", names.title);
    Manifest {
        shape: Trace::new(&closure.service),
        command: settings.command.clone(),
        name: settings.module.clone(),
        version: settings.module_version.clone(),
        rust_version: settings.rust_version.clone(),
        description: settings.module_description.clone().unwrap_or_else(description),
        authors: settings.module_authors.clone(),
        license: settings.license.clone(),
        repository: settings.module_repository.clone(),
        default_features: DEFAULT_FEATURES
            .iter()
            .copied()
            .chain(on.iter().map(|it| it.name))
            .chain(strict)
            .collect(),
        features: all_features(on.into_iter().chain(http_02x)),
        runtime_version: settings.runtime.version.clone(),
        runtime_path: settings.runtime.path.clone(),
        runtime_features: features,
        protocol_tests,
        cut: settings.operations.as_ref().map(|it| Cut {
            operations: operations.iter().map(|it| it.model_name.clone()).collect(),
            asked_by: match it.asked_by {
                AskedBy::File => "smithy-build.json",
                AskedBy::Flag => "--operations",
            },
        }),
    }
}

/// The features of every crate and these, sorted by name.
fn all_features(optional: impl Iterator<Item = Feature>) -> Vec<Feature> {
    let mut features: Vec<_> = FEATURES.iter().copied().chain(optional).collect();
    features.sort_unstable();
    features
}

const fn feature(name: &'static str, needs: &'static [&'static str]) -> Feature {
    Feature { name, needs }
}
