//! What a crate has once: its documentation, metadata, client, configuration, errors and manifest.

use super::auth::Offer;
use super::symbols::{byte_streams, is_event_stream};
use super::{customizations, discovery, docs, endpoint, error, extra};
use crate::event::Events;
use crate::model::closure::ServiceClosure;
use crate::model::node::Node;
use crate::model::shape::{Shape, ShapeKind, SimpleType};
use crate::model::traits::Trait;
use crate::model::traits::auth::SigV4;
use crate::model::traits::http::Http;
use crate::model::traits::protocol::AwsQueryCompatible;
use crate::rust::auth::Scheme;
use crate::rust::docs::{Docs, Markdown};
use crate::rust::endpoint::Endpoints;
use crate::rust::error::{ErrorSetting, ErrorSettings, ErrorVariant, EventStreamError};
use crate::rust::extra::Extra;
use crate::rust::member::Setting;
use crate::rust::operation::Operation;
use crate::rust::service::{
    Client, Config, Cut, Discovery, Manifest, Meta, Method, Protocol, Service, ServiceExtra, Settings, Validation,
};
use crate::rust::structure::RequestNames;
use crate::rust::symbol::Symbol;
use crate::rust::waiter::WaiterMethod;
use crate::rust::{names, runtime};
use crate::settings::{self, AskedBy, CrateSettings};
use crate::text;
use indexmap::IndexMap;
use proc_macro2::Ident;

/// A service that speaks nothing that we speak.
const UNSUPPORTED_PROTOCOL: &str = "UnsupportedProtocol";

/// The protocols that we speak, best first, with the feature of the runtime that each needs.
const PROTOCOLS: &[(&str, Protocol, &str)] = &[
    ("smithy.protocols#rpcv2Cbor", Protocol::RpcV2Cbor, "rpcv2-cbor"),
    ("aws.protocols#awsJson1_0", Protocol::AwsJson1_0, "aws-json"),
    ("aws.protocols#awsJson1_1", Protocol::AwsJson1_1, "aws-json"),
    ("aws.protocols#restJson1", Protocol::RestJson1, "rest-json"),
    ("aws.protocols#restXml", Protocol::RestXml, "rest-xml"),
    ("aws.protocols#awsQuery", Protocol::AwsQuery, "aws-query"),
    ("aws.protocols#ec2Query", Protocol::Ec2Query, "ec2-query"),
];

/// The settings of a configuration that exist only where the endpoint rules have a parameter for them.
const RULE_SETTINGS: &[(&str, &str)] = &[
    ("AWS::UseFIPS", "use_fips"),
    ("AWS::UseDualStack", "use_dual_stack"),
    ("AWS::Auth::AccountIdEndpointMode", "account_id_endpoint_mode"),
];

/// The feature that signs for several regions.
const SIGV4A: (&str, &[&str]) = ("sigv4a", &["tinsmith-runtime/sigv4a"]);

/// The feature by which official crates turn presigned requests into those of the crate `http`; here they always do.
const HTTP_1X: (&str, &[&str]) = ("http-1x", &[]);

/// The feature that turns presigned requests into those of `http` 0.2.
const HTTP_02X: (&str, &[&str]) = ("http-02x", &["tinsmith-runtime/http-02x"]);

/// Simple types that callers of any service meet.
const PRIMITIVES: &[&str] = &["Blob", "DateTime", "DateTimeFormat"];

/// What only callers of services with streams of bytes meet.
const STREAM_PRIMITIVES: &[&str] = &["AggregatedBytes", "ByteStream", "ByteStreamError", "SdkBody"];

/// What they make streams of files with.
const FILE_PRIMITIVES: &[&str] = &["FsBuilder", "Length"];

/// What event streams are made of.
const EVENT_STREAM: &[&str] = &[
    "EventReceiver",
    "EventStreamSender",
    "Header",
    "HeaderValue",
    "Message",
    "StrBytes",
];

/// What was lowered before.
pub struct Lowered<'a> {
    /// The operations.
    pub operations: &'a [Operation],
    /// The methods of their waiters.
    pub waiters: Vec<WaiterMethod>,
    /// The errors of event streams.
    pub event_stream_errors: &'a [EventStreamError],
    /// `true` if there are tests.
    pub protocol_tests: bool,
}

/// The service-level part of the crate.
pub fn service(
    closure: &ServiceClosure,
    settings: &CrateSettings,
    offer: &Offer<'_>,
    lowered: Lowered<'_>,
    events: &mut Events,
) -> Service {
    let Lowered {
        operations,
        waiters,
        event_stream_errors,
        protocol_tests,
    } = lowered;
    let shape = closure.service_shape();
    let facts = Facts::of(shape, settings);
    let protocols = protocols(closure, shape, events);
    let mut endpoints = endpoint::endpoints(shape, events);
    endpoint::hide_secrets(&mut endpoints, operations);
    let discovery = discovery::discovery(closure, operations, events);
    let client = client(&facts, shape, operations, waiters, discovery);
    let manifest = manifest(&facts, settings, closure, offer, operations, &protocols, &client);
    let error_settings = error_settings(shape, &client);
    Service {
        shape: shape.id.clone(),
        docs: crate_docs(&facts, shape, settings, operations),
        style_lints: style_lints(operations),
        meta: meta(&facts, shape, settings, &protocols, extras(shape, offer, operations)),
        client,
        config: config(shape, offer, &endpoints, operations, events),
        endpoints,
        errors: all_errors(operations, event_stream_errors),
        error_settings,
        request_names: request_names(shape),
        primitives: primitives(closure),
        file_primitives: file_primitives(closure),
        event_stream: event_stream(closure),
        auth_token: customizations::auth_token(shape),
        presigning: is_presigned(operations).then(runtime::presigning),
        manifest: Manifest {
            protocol_tests,
            ..manifest
        },
    }
}

/// The types of an operation keep its name, and with it the underscores in the name.
fn style_lints(operations: &[Operation]) -> Vec<Ident> {
    let has_underscore = operations.iter().any(|it| !names::is_camel_case(&it.marker.name));
    has_underscore
        .then(|| names::known("non_camel_case_types"))
        .into_iter()
        .collect()
}

/// What the texts of a crate call the service.
struct Facts {
    title: String,
    sdk_id: String,
    signing_name: Option<String>,
    /// The official name of the service's crate, or this one's.
    crate_name: String,
    /// The name of the library, for examples.
    library: String,
}

impl Facts {
    fn of(shape: &Shape, settings: &CrateSettings) -> Self {
        let text = |id: &str, key: &str| shape.trait_node(id).and_then(|it| it.get(key)).and_then(Node::as_str);
        let title = shape.trait_node("smithy.api#title").and_then(Node::as_str);
        let title = title.map(text::one_line).filter(|it| !it.is_empty());
        let title = title.unwrap_or_else(|| shape.id.name().to_owned());
        let sdk_id = text("aws.api#service", "sdkId");
        Self {
            title,
            sdk_id: sdk_id.unwrap_or(shape.id.name()).to_owned(),
            signing_name: text("aws.auth#sigv4", "name").map(str::to_owned),
            crate_name: sdk_id.map_or_else(|| settings.module.clone(), |it| format!("aws-sdk-{}", plain(it))),
            library: settings.module.replace('-', "_"),
        }
    }
}

/// Returns whether clients take region and credentials, as those of AWS do.
fn is_aws(shape: &Shape) -> bool {
    ["aws.api#service", "aws.auth#sigv4"]
        .iter()
        .any(|id| shape.traits.has(id))
}

/// Letters and digits in lower case, as crate names and the user agent have them.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

/// A protocol that we speak, by its trait.
pub fn protocol(id: &str) -> Option<Protocol> {
    PROTOCOLS.iter().find(|it| it.0 == id).map(|(_, protocol, _)| *protocol)
}

fn protocols(closure: &ServiceClosure, shape: &Shape, events: &mut Events) -> Vec<(Protocol, &'static str)> {
    let spoken = PROTOCOLS.iter().filter(|(id, ..)| shape.traits.has(id));
    let mut spoken: Vec<_> = spoken.map(|(_, protocol, feature)| (*protocol, *feature)).collect();
    check_http(closure, &spoken, events);
    if let Some(member) = byte_streams(closure).next()
        && !spoken.is_empty()
    {
        // The others stay, for the operations without such a member.
        spoken.sort_by_key(|(protocol, _)| !protocol.has_bindings());
        if spoken.iter().all(|(protocol, _)| !protocol.has_bindings()) {
            let message = "the protocols of the service have no place for a stream of bytes";
            events
                .error("UnsupportedStream", member, message)
                .hint("leave the operations with this member out with the setting `operations`");
        }
    } else if spoken.is_empty() {
        report_no_protocol(closure, shape, events);
    }
    spoken
}

/// Reports a service without a protocol that we speak, with the traits that are the protocols which it has.
fn report_no_protocol(closure: &ServiceClosure, shape: &Shape, events: &mut Events) {
    let is_protocol = |id: &str| {
        let definition = closure.model.shape(id);
        definition.is_some_and(|it| it.traits.has("smithy.api#protocolDefinition"))
            || id.starts_with("aws.protocols#")
            || id.starts_with("smithy.protocols#")
    };
    let of_service = |is: &dyn Fn(&str) -> bool| {
        let ids = shape.traits.0.keys().map(|id| id.as_str()).filter(|id| is(id));
        let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
        ids.join(", ")
    };
    let theirs = of_service(&is_protocol);
    // The package that defines a protocol is often not given with the model.
    let unknown = of_service(&|id| closure.model.shape(id).is_none());
    let message = match (theirs.as_str(), unknown.as_str()) {
        ("", "") => "the service has no protocol".to_owned(),
        ("", unknown) => format!(
            "the service has no protocol that Tinsmith speaks; {unknown} may be the trait of another one, as no model defines it"
        ),
        (theirs, _) => format!("the service speaks only {theirs}, which Tinsmith does not"),
    };
    let ours: Vec<String> = PROTOCOLS.iter().map(|(id, ..)| format!("`{id}`")).collect();
    let hint = format!("apply one of {} to the service", ours.join(", "));
    events.error(UNSUPPORTED_PROTOCOL, shape, message).hint(hint);
}

/// Reports operations of which nobody says where in a request their members stand, if the protocol asks for that.
fn check_http(closure: &ServiceClosure, spoken: &[(Protocol, &str)], events: &mut Events) {
    if !spoken.first().is_some_and(|(protocol, _)| protocol.has_bindings()) {
        return;
    }
    for (shape, _) in closure.operations().filter(|(shape, _)| !shape.traits.has(Http::ID)) {
        events
            .error(
                "HttpBindingsMissing",
                &**shape,
                "the operation has no `@http`, which the protocol of the service needs",
            )
            .hint("say its method and path with `@http`, or leave it out with the setting `operations`");
    }
}

fn meta(
    facts: &Facts,
    shape: &Shape,
    settings: &CrateSettings,
    protocols: &[(Protocol, &'static str)],
    extras: Vec<ServiceExtra>,
) -> Meta {
    let version = match &shape.kind {
        ShapeKind::Service(service) => service.version.clone(),
        _ => None,
    };
    Meta {
        shape: shape.id.clone(),
        id: facts.sdk_id.clone(),
        version: version.unwrap_or_default(),
        user_agent_id: plain(&facts.sdk_id),
        crate_name: facts.crate_name.clone(),
        signing_name: facts.signing_name.clone().unwrap_or_default(),
        protocol: protocols.first().map(|(protocol, _)| *protocol),
        validation: validation(settings),
        extras,
    }
}

fn extras(shape: &Shape, offer: &Offer<'_>, operations: &[Operation]) -> Vec<ServiceExtra> {
    let traits = &shape.traits;
    let unwrapped = shape.trait_node("aws.protocols#restXml");
    let unwrapped = unwrapped
        .and_then(|it| it.get("noErrorWrapping"))
        .and_then(Node::as_bool);
    let mut extras = vec![];
    extras.extend(traits.get().map(ServiceExtra::XmlNamespace));
    extras.extend((unwrapped == Some(true)).then_some(ServiceExtra::NoErrorWrapping));
    extras.extend(
        traits
            .is::<AwsQueryCompatible>()
            .then_some(ServiceExtra::QueryCompatible),
    );
    extras.extend(customizations::of_service(shape));
    let creates_session = |it: &Extra| matches!(it, Extra::CreatesSession(..));
    let sessions = operations.iter().find(|it| it.extras.iter().any(creates_session));
    extras.extend(sessions.map(|it| ServiceExtra::Sessions(it.marker.clone())));
    extras.extend(offer.service().map(ServiceExtra::Auth));
    extras.extend(offer.api_key().map(ServiceExtra::ApiKey));
    extras.extend(offer.token_variable().map(ServiceExtra::TokenVariable));
    extras
}

/// A crate in the official one's place sends what it is given, as the official one does.
fn validation(settings: &CrateSettings) -> Validation {
    match settings.validation {
        Some(settings::Validation::Off) => Validation::Off,
        Some(settings::Validation::Required) => Validation::Required,
        Some(settings::Validation::Strict) => Validation::Strict,
        None if settings.module.starts_with("aws-sdk-") => Validation::Off,
        None => Validation::Required,
    }
}

fn config(
    shape: &Shape,
    offer: &Offer<'_>,
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
    let settings = aws
        .into_iter()
        .chain(rules)
        .chain(offer.settings(is_aws(shape)))
        .chain(extra::settings(operations));
    Config {
        shape: shape.id.clone(),
        settings: settings.map(names::known).collect(),
        params: endpoint::client_params(shape, events),
    }
}

/// Returns the traits of types that know request IDs.
fn request_names(shape: &Shape) -> Vec<Symbol> {
    match customizations::request_names(shape) {
        RequestNames::One => vec![runtime::request_id()],
        RequestNames::Two => vec![runtime::request_id(), runtime::request_id_ext()],
    }
}

/// Returns the settings of the enum of all errors.
fn error_settings(shape: &Shape, client: &Client) -> ErrorSettings {
    let waiters = (!client.waiters.is_empty()).then_some(ErrorSetting::Waiters);
    ErrorSettings(waiters.into_iter().chain(error::settings(shape).0).collect())
}

/// Every error that an operation or an event stream can have, once.
fn all_errors(operations: &[Operation], streams: &[EventStreamError]) -> Vec<ErrorVariant> {
    let of_streams = streams.iter().flat_map(|it| &it.variants).map(|it| &it.error);
    let all = operations.iter().flat_map(|it| &it.error.variants).chain(of_streams);
    let all: IndexMap<_, _> = all.map(|it| (it.shape.clone(), it)).collect();
    all.into_values().cloned().collect()
}

fn primitives(closure: &ServiceClosure) -> Vec<Symbol> {
    let mut names: Vec<&str> = PRIMITIVES.to_vec();
    let by_use = [
        (SimpleType::Document, "Document"),
        (SimpleType::BigInteger, "BigInteger"),
        (SimpleType::BigDecimal, "BigDecimal"),
    ];
    for (simple, name) in by_use {
        if closure
            .shapes()
            .any(|it| matches!(&it.kind, ShapeKind::Simple(kind) if *kind == simple))
        {
            names.push(name);
        }
    }
    if has_byte_streams(closure) {
        names.extend(STREAM_PRIMITIVES);
    }
    names.sort_unstable();
    names.into_iter().map(runtime::primitive).collect()
}

/// What makes streams of files.
fn file_primitives(closure: &ServiceClosure) -> Vec<Symbol> {
    let names = has_byte_streams(closure).then_some(FILE_PRIMITIVES);
    names
        .into_iter()
        .flatten()
        .map(|name| runtime::primitive(name))
        .collect()
}

fn event_stream(closure: &ServiceClosure) -> Vec<Symbol> {
    let names = has_event_streams(closure).then_some(EVENT_STREAM);
    names
        .into_iter()
        .flatten()
        .map(|name| runtime::event_stream(name))
        .collect()
}

fn has_byte_streams(closure: &ServiceClosure) -> bool {
    byte_streams(closure).next().is_some()
}

/// Returns whether the request of an operation can be signed now and sent later.
fn is_presigned(operations: &[Operation]) -> bool {
    let mut extras = operations.iter().flat_map(|it| &it.extras);
    extras.any(|it| matches!(it, Extra::Presigned | Extra::PresignedGet))
}

fn has_event_streams(closure: &ServiceClosure) -> bool {
    closure.shapes().any(|it| is_event_stream(it))
}

fn client(
    facts: &Facts,
    shape: &Shape,
    operations: &[Operation],
    waiters: Vec<WaiterMethod>,
    discovery: Option<Discovery>,
) -> Client {
    let Facts { title, .. } = facts;
    let mut docs = Docs::new(Markdown::new("Client for ").text(title).ours("."));
    docs.paragraph(Markdown::new(
        "Each operation is a method that gives a builder: set the members of the input, then call `send()`.\n\
         Making a client is costly and cloning one is cheap, since clones share connections and caches.",
    ));
    if !waiters.is_empty() {
        docs.paragraph(Markdown::new(
            "The trait [`Waiters`] has methods that call an operation until something has happened.",
        ));
    }
    if discovery.is_some() {
        docs.paragraph(Markdown::new(
            "The service tells its clients which endpoint to call: \
             [`with_endpoint_discovery_enabled`](Client::with_endpoint_discovery_enabled) makes a client that works.",
        ));
    }
    Client {
        shape: shape.id.clone(),
        docs,
        settings: if is_aws(shape) { Settings::Shared } else { Settings::Own },
        methods: operations.iter().map(method).collect(),
        waiters,
        discovery,
    }
}

fn method(it: &Operation) -> Method {
    let mut docs = it
        .docs
        .clone()
        .or(Markdown::new("Calls the operation ").code(&it.wire).ours("."));
    let required = it.input.fields.iter().filter(|field| {
        let settings = &field.attribute.settings;
        settings.iter().any(|it| matches!(it, Setting::Required))
    });
    let required: Vec<String> = required.map(|it| names::bare(&it.name)).collect();
    if !required.is_empty() {
        let required = required.iter().map(String::as_str);
        docs.paragraph(Markdown::new("Required: ").codes(required).ours("."));
    }
    if it.paginator.is_some() {
        docs.paragraph(Markdown::new(
            "`into_paginator()` of the builder goes through all pages.",
        ));
    }
    Method {
        shape: it.shape.clone(),
        name: it.method.clone(),
        docs,
        deprecated: it.deprecated.clone(),
        fluent: it.fluent.clone(),
    }
}

fn crate_docs(facts: &Facts, shape: &Shape, settings: &CrateSettings, operations: &[Operation]) -> Docs {
    let Facts { title, library, .. } = facts;
    let mut text = Docs::new(Markdown::new("Client for ").text(title).ours("."));
    let model = shape.trait_node("smithy.api#documentation").and_then(Node::as_str);
    text.append(&model.map(docs::docs).unwrap_or_default());
    if let Some(operation) = example(operations) {
        text.paragraph(Markdown::new("# A call"));
        text.paragraph(call(&names::known(library), &operation.method, is_aws(shape)));
    }
    if is_aws(shape) {
        text.paragraph(Markdown::new(
            "Credentials and settings that all AWS clients share are found by the crate `aws-config`: \
             `Client::new(&aws_config::load_from_env().await)`.",
        ));
    }
    if settings.operations.is_some() {
        text.paragraph(Markdown::new("# Operations"));
        text.paragraph(Markdown::new(
            "The crate was cut to some of the service's operations and what these need:",
        ));
        let item = |it: &Operation| Markdown::new("- ").code(&it.wire);
        let items = operations.iter().map(item).reduce(|list, it| list.ours("\n").then(it));
        text.paragraph(items.unwrap_or_default());
        text.paragraph(Markdown::new(
            "Add to the setting `operations` in `smithy-build.json`, or leave it out for all, and generate the crate again \
             to have more.",
        ));
    }
    text
}

/// An example of a call. The project's own tests compile it; generated crates have no doctests.
fn call(library: &Ident, method: &Ident, is_aws: bool) -> Markdown {
    let (import, place) = if is_aws {
        ("{BehaviorVersion, Region}", "region(Region::new(\"eu-west-1\"))")
    } else {
        ("BehaviorVersion", "endpoint_url(\"https://localhost\")")
    };
    Markdown::new("```no_run\n# async fn call() -> Result<(), ")
        .source(library)
        .ours("::Error> {\nuse ")
        .source(library)
        .ours("::Client;\nuse ")
        .source(library)
        .ours("::config::")
        .ours(import)
        .ours(";\n\nlet config = ")
        .source(library)
        .ours("::Config::builder()\n    .behavior_version(BehaviorVersion::latest())\n    .")
        .ours(place)
        .ours("\n    .build();\nlet answer = Client::from_conf(config).")
        .source(method)
        .ours("().send().await?;\nprintln!(\"{answer:?}\");\n# Ok(())\n# }\n```")
}

/// The operation that is easiest to call.
fn example(operations: &[Operation]) -> Option<&Operation> {
    let needs = |it: &&Operation| {
        let fields = it.input.fields.iter().flat_map(|field| &field.attribute.settings);
        fields.filter(|it| matches!(it, Setting::Required)).count()
    };
    let usable = operations.iter().filter(|it| it.deprecated.is_none());
    usable.min_by_key(needs)
}

fn manifest(
    facts: &Facts,
    settings: &CrateSettings,
    closure: &ServiceClosure,
    offer: &Offer<'_>,
    operations: &[Operation],
    protocols: &[(Protocol, &'static str)],
    client: &Client,
) -> Manifest {
    let strict = (validation(settings) == Validation::Strict).then_some("strict");
    let event_stream = has_event_streams(closure).then_some("event-stream");
    let sigv4a = offer.all.contains(&Scheme::SigV4a).then_some(SIGV4A);
    let http_1x = is_presigned(operations).then_some(HTTP_1X);
    let on: Vec<_> = http_1x.into_iter().chain(sigv4a).collect();
    let http_02x = is_presigned(operations).then_some(HTTP_02X);
    let mut features: Vec<&str> = protocols.iter().map(|(_, feature)| *feature).collect();
    features.extend(strict.into_iter().chain(event_stream));
    let extras = operations.iter().flat_map(|it| &it.extras);
    features.extend(extras.filter_map(Extra::feature));
    features.extend(offer.feature());
    features.extend((!client.waiters.is_empty()).then_some("waiters"));
    features.extend(customizations::auth_token(closure.service_shape()).map(|_| "auth-token"));
    features.extend(client.discovery.as_ref().map(|_| "endpoint-discovery"));
    features.sort_unstable();
    features.dedup();
    let description = || format!("Client for {}", facts.title);
    Manifest {
        command: settings.command.clone(),
        name: settings.module.clone(),
        version: settings.module_version.clone(),
        rust_version: settings.rust_version.clone(),
        description: settings.module_description.clone().unwrap_or_else(description),
        authors: settings.module_authors.clone(),
        license: settings.license.clone(),
        repository: settings.module_repository.clone(),
        default_features: on.iter().map(|it| it.0).chain(strict).collect(),
        optional_features: on.into_iter().chain(http_02x).collect(),
        runtime_version: settings.runtime.version.clone(),
        runtime_path: settings.runtime.path.clone(),
        runtime_features: features,
        protocol_tests: false,
        cut: settings.operations.as_ref().map(|it| Cut {
            operations: operations.iter().map(|it| it.wire.clone()).collect(),
            asked_by: match it.asked_by {
                AskedBy::File => "smithy-build.json",
                AskedBy::Flag => "--operations",
            },
        }),
    }
}
