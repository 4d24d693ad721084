//! Facts that a crate has once: package, client, configuration, endpoints.

use super::types::{error_settings, error_variant};
use super::{At, Surface};
use crate::rust::Crate;
use crate::rust::client::{Client, Method, Settings};
use crate::rust::config::{ClientParam, Config};
use crate::rust::endpoint::{Endpoints, Parameter, ParameterType};
use crate::rust::lib_root::{LibRoot, RuntimeModule};
use crate::rust::manifest::{Feature, Manifest};
use crate::rust::meta::{Meta, ServiceQuirk};
use crate::rust::primitives::Primitives;
use crate::rust::protocol::Protocol;
use crate::rust::service_error::ServiceError;
use crate::rust::symbol::Symbol;
use crate::rust::waiter::WaiterMethod;
use crate::verdict::aspect::Aspect;
use crate::verdict::text;

/// Adds all facts about the crate as a whole.
pub fn add(krate: &Crate, surface: &mut Surface) {
    let root = |path: &str| At {
        path: path.to_owned(),
        shape: Some(&krate.lib_root.shape),
        owner: None,
    };
    manifest(&krate.manifest, &root("Cargo.toml"), surface);
    lib_root(&krate.lib_root, &root("crate"), surface);
    meta(&krate.meta, &root("meta"), surface);
    client(&krate.client, &root("Client"), surface);
    config(&krate.config, &root("config::Builder"), surface);
    endpoints(&krate.endpoints, &root("config::endpoint::Params"), surface);
    service_error(&krate.service_error, surface);
    primitives(&krate.primitives, surface);
    for symbol in &krate.request_names {
        let name = text::path(symbol);
        surface.add(&root(&format!("operation::{}", symbol.name)), Aspect::Export, "", name);
    }
    for symbol in &krate.error_index.names {
        let name = text::path(symbol);
        surface.add(&root(&format!("error::{}", symbol.name)), Aspect::Export, "", name);
    }
}

fn manifest(it: &Manifest, at: &At<'_>, surface: &mut Surface) {
    let Manifest {
        shape: _,
        command: _,
        name,
        version: _,
        rust_version,
        description,
        authors,
        license,
        repository,
        features,
        default_features,
        runtime_version,
        runtime_path,
        runtime_features,
        protocol_tests,
        cut: _,
    } = it;
    surface.add(at, Aspect::Package, "", name);
    surface.add(at, Aspect::RustVersion, "", rust_version);
    surface.add(at, Aspect::Docs, "description", description);
    surface.add(
        at,
        Aspect::Docs,
        "package",
        format!("{authors:?} {license:?} {repository:?}"),
    );
    let dependency = format!("{runtime_version} {runtime_path:?} {runtime_features:?} {protocol_tests}");
    surface.add(at, Aspect::Source, "dependency", dependency);
    for Feature { name, needs } in features {
        surface.add(at, Aspect::Feature, name, format!("{needs:?}"));
    }
    for name in default_features {
        surface.add(at, Aspect::DefaultFeature, name, *name);
    }
}

fn lib_root(it: &LibRoot, at: &At<'_>, surface: &mut Surface) {
    let LibRoot {
        shape: _,
        docs,
        allow,
        modules,
        runtime_modules,
    } = it;
    surface.describe(at, docs, None);
    surface.add(at, Aspect::Source, "lints", format!("{allow:?}"));
    for module in modules {
        surface.add(&at.part(module, None), Aspect::Module, "", "module");
    }
    for RuntimeModule { symbol, alias } in runtime_modules {
        let name = alias.as_ref().unwrap_or(&symbol.name);
        surface.add(&at.part(name, None), Aspect::Module, "", text::path(symbol));
    }
}

fn meta(it: &Meta, at: &At<'_>, surface: &mut Surface) {
    let Meta {
        shape,
        id,
        version,
        user_agent_id,
        crate_name,
        signing_name,
        protocol,
        validation,
        auth,
        quirks,
    } = it;
    surface.add(at, Aspect::Service, "id of the service", id);
    surface.add(at, Aspect::Service, "version of the interface", version);
    surface.add(at, Aspect::Service, "name in the user agent", user_agent_id);
    surface.add(at, Aspect::Source, "crate", crate_name);
    surface.add(at, Aspect::Source, "shape", shape.as_str());
    surface.add(at, Aspect::Auth, "signing name", signing_name);
    surface.add(at, Aspect::Auth, "schemes", format!("{auth:?}"));
    let protocol = protocol.map_or("none", Protocol::snake_case);
    surface.add(at, Aspect::Service, "protocol", protocol);
    surface.add(at, Aspect::Constraint, "level of validation", format!("{validation:?}"));
    for quirk in quirks {
        let text = format!("{quirk:?}");
        let name = text.split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
        let aspect = match quirk {
            ServiceQuirk::ApiKey(_)
            | ServiceQuirk::TokenVariable(_)
            | ServiceQuirk::Sessions(_)
            | ServiceQuirk::SignsPathAsSent
            | ServiceQuirk::SendsContentSha256 => Aspect::Auth,
            ServiceQuirk::SharedParams(_) | ServiceQuirk::BucketInEndpoint => Aspect::Endpoint,
            ServiceQuirk::XmlNamespace(_)
            | ServiceQuirk::NoErrorWrapping
            | ServiceQuirk::QueryCompatible
            | ServiceQuirk::Headers(_)
            | ServiceQuirk::ErrorInSuccess
            | ServiceQuirk::EmptyNotFound(_)
            | ServiceQuirk::LenientDates(_)
            | ServiceQuirk::ExtendedRequestId => Aspect::Wire,
            ServiceQuirk::TransientErrors(_) | ServiceQuirk::QuickRetries { .. } => Aspect::Call,
        };
        surface.add(at, aspect, &name, text);
    }
}

fn client(it: &Client, at: &At<'_>, surface: &mut Surface) {
    let Client {
        shape: _,
        docs,
        allow,
        settings,
        methods,
        waiters,
        discovery,
    } = it;
    surface.describe(at, docs, None);
    surface.add(at, Aspect::Source, "lints", format!("{allow:?}"));
    if *settings == Settings::Shared {
        surface.add(&at.part("new", None), Aspect::Method, "", "shared settings");
    }
    for Method {
        shape,
        name,
        docs,
        deprecated,
        fluent,
    } in methods
    {
        // The operation has the method; here are the words about it.
        let at = At {
            owner: Some(module_of(fluent)),
            ..at.part(name, Some(shape))
        };
        surface.describe(&at, docs, deprecated.as_ref());
    }
    for WaiterMethod {
        shape,
        name,
        docs,
        deprecated,
        fluent,
        table: _,
    } in waiters
    {
        // The module of the waiter has the method; here are the words about it.
        let at = At {
            owner: Some(module_of(fluent)),
            ..at.part(name, Some(shape))
        };
        surface.describe(&at, docs, deprecated.as_ref());
    }
    if let Some(it) = discovery {
        surface.add(at, Aspect::Endpoint, "discovery", format!("{it:?}"));
    }
}

/// The module of an operation or waiter by its fluent builder: `operation::create_volume`, `waiters::job_done`.
fn module_of(fluent: &Symbol) -> String {
    let path = text::path(fluent);
    let parts: Vec<_> = path.split("::").take(2).collect();
    parts.join("::")
}

fn config(it: &Config, at: &At<'_>, surface: &mut Surface) {
    let Config {
        shape: _,
        settings,
        params,
    } = it;
    for setting in settings {
        surface.add(&at.part(setting, None), Aspect::Setting, "group", "settings");
    }
    for ClientParam {
        name,
        setter,
        ty,
        model_name,
        docs,
    } in params
    {
        let at = at.part(name, None);
        surface.add(&at, Aspect::Setting, "", format!("{} {setter}", type_of(*ty)));
        let inner = at.inner();
        surface.add(&inner, Aspect::Endpoint, "parameter", model_name);
        surface.describe(&inner, docs, None);
    }
}

fn endpoints(it: &Endpoints, at: &At<'_>, surface: &mut Surface) {
    let Endpoints {
        shape: _,
        parameters,
        rules,
    } = it;
    surface.add(at, Aspect::Endpoint, "rules", format!("{rules:?}"));
    for parameter in parameters {
        let Parameter {
            name,
            setter,
            model_name,
            built_in,
            ty,
            need,
            sensitive,
            default,
            docs,
        } = parameter;
        let at = at.part(name, None);
        surface.add(&at, Aspect::EndpointParam, "", format!("{} {setter}", type_of(*ty)));
        let inner = at.inner();
        let source = format!("{model_name} {built_in:?} {need:?} {default:?}");
        surface.add(&inner, Aspect::Endpoint, "parameter", source);
        if *sensitive {
            surface.add(&inner, Aspect::Sensitive, "", "sensitive");
        }
        surface.describe(&inner, docs, None);
    }
}

fn type_of(ty: ParameterType) -> &'static str {
    match ty {
        ParameterType::Bool => "bool",
        ParameterType::String => "String",
        ParameterType::StringArray => "Vec<String>",
    }
}

fn service_error(it: &ServiceError, surface: &mut Surface) {
    let ServiceError {
        shape,
        settings,
        variants,
    } = it;
    let at = At::item("Error", shape, None);
    error_settings(settings, &at, surface);
    variants.iter().for_each(|variant| error_variant(variant, &at, surface));
}

fn primitives(it: &Primitives, surface: &mut Surface) {
    let Primitives {
        shape,
        names,
        of_files,
        event_stream,
    } = it;
    for (module, symbols) in [
        ("primitives", names),
        ("primitives", of_files),
        ("primitives::event_stream", event_stream),
    ] {
        for symbol in symbols {
            let at = At::item(format!("{module}::{}", symbol.name), shape, None);
            surface.add(&at, Aspect::Export, "", text::path(symbol));
        }
    }
}
