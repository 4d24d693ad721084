//! `src/lib.rs`: the documentation of the crate, its modules and the names at its root.

use super::meta::is_presigned;
use super::service_names::{ServiceNames, is_aws};
use super::{customizations, docs};
use crate::model::node::Node;
use crate::model::shape::Shape;
use crate::rust::allow::{Allow, Lint};
use crate::rust::client::Client;
use crate::rust::docs::{Docs, Markdown};
use crate::rust::lib_root::{LibRoot, RuntimeModule};
use crate::rust::operation::Operation;
use crate::rust::trace::Trace;
use crate::rust::{names, paths};
use crate::settings::CrateSettings;
use proc_macro2::Ident;

pub fn lib_root(
    names: &ServiceNames,
    shape: &Shape,
    settings: &CrateSettings,
    operations: &[Operation],
    client: &Client,
) -> LibRoot {
    let module = |symbol| RuntimeModule { symbol, alias: None };
    let presigning = is_presigned(operations).then(paths::presigning).map(module);
    let discovery = client
        .discovery
        .as_ref()
        .map(|_| paths::endpoint_discovery())
        .map(module);
    let auth_token = customizations::auth_token(shape).map(|symbol| RuntimeModule {
        symbol,
        alias: Some(names::fixed("auth_token")),
    });
    let waiters = (!client.waiters.is_empty()).then(|| names::fixed("waiters"));
    LibRoot {
        shape: Trace::new(&shape.id),
        docs: crate_docs(names, shape, settings, operations),
        allow: allow(operations),
        modules: waiters.into_iter().collect(),
        runtime_modules: presigning.into_iter().chain(discovery).chain(auth_token).collect(),
    }
}

/// The lints that the crate does not follow: a deprecated member is still used by the structure that has it, and the model
/// decides how large the members of a union are. The types of an operation keep its name with its underscores.
fn allow(operations: &[Operation]) -> Allow {
    let lint = |tool: Option<&str>, name: &str| Lint {
        tool: tool.map(names::fixed),
        name: names::fixed(name),
    };
    let mut lints = vec![lint(None, "deprecated"), lint(Some("clippy"), "large_enum_variant")];
    if operations.iter().any(|it| !names::is_camel_case(&it.marker.name)) {
        lints.push(lint(None, "non_camel_case_types"));
    }
    Allow { lints, reason: None }
}

fn crate_docs(names: &ServiceNames, shape: &Shape, settings: &CrateSettings, operations: &[Operation]) -> Docs {
    let ServiceNames { title, library, .. } = names;
    let mut text = Docs::new(Markdown::new("Client for ").text(title).ours("."));
    let model = shape.trait_node("smithy.api#documentation").and_then(Node::as_str);
    text.append(&model.map(docs::docs).unwrap_or_default());
    if let Some(operation) = example(operations) {
        text.paragraph(Markdown::new("# A call"));
        text.paragraph(call(&names::fixed(library), &operation.method, is_aws(shape)));
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
        let item = |it: &Operation| Markdown::new("- ").code(&it.model_name);
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
        let fields = it.input.fields.iter();
        fields.filter(|field| field.attribute.is_required()).count()
    };
    let usable = operations.iter().filter(|it| it.deprecated.is_none());
    usable.min_by_key(needs)
}
