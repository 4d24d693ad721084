//! `smithy-build.json` to [`Settings`] (Smithy 2.0, "smithy-build").

use super::package::{PACKAGE_NAME, misnamed};
use super::{AskedBy, CrateSettings, Operations, PLUGIN, Projection, RuntimeDependency, Settings, Validation};
use super::{diff, maven, transforms};
use crate::event::{Events, Invalid, ValidationEvent};
use crate::load::json::{self, Comments};
use crate::model::node::{Entry, Node, Object};
use crate::model::shape_id::{ShapeId, is_identifier};
use crate::source::{SourceLocation, Sources};
use crate::suggest::similar;
use crate::text::is_unsafe;
use indexmap::IndexMap;

/// The ID of events about the file.
pub(super) const ID: &str = "SmithyBuild";

/// Smithy's keys of the file.
const FILE_KEYS: &[&str] = &[
    "version",
    "outputDirectory",
    "sources",
    "imports",
    "projections",
    "plugins",
    "ignoreMissingPlugins",
    "maven",
];

/// Smithy's keys of a projection.
const PROJECTION_KEYS: &[&str] = &["abstract", "imports", "transforms", "plugins"];

/// One key of our plugin block.
pub struct Setting {
    /// The key.
    pub name: &'static str,
    /// The meaning, in a sentence.
    pub rule: &'static str,
    read: fn(&Node, &mut CrateSettings, &mut Events),
}

/// The keys of our plugin block: first those that smithy-rs has, then ours.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "service",
        rule: "the absolute ID of the service; not needed when the models define one",
        read: |it, krate, events| krate.service = shape_id(it, events),
    },
    Setting {
        name: "module",
        rule: "the name of the package; the projection's name unless given",
        read: module,
    },
    Setting {
        name: "moduleVersion",
        rule: "the version of the package, 0.1.0 unless given",
        read: |it, krate, events| {
            set(
                &mut krate.module_version,
                text(it, is_version, "a version such as `1.2.3`", events),
            )
        },
    },
    Setting {
        name: "moduleDescription",
        rule: "the description in the manifest",
        read: |it, krate, events| krate.module_description = line(it, events),
    },
    Setting {
        name: "moduleAuthors",
        rule: "the authors in the manifest",
        read: |it, krate, events| krate.module_authors = lines(it, events),
    },
    Setting {
        name: "moduleRepository",
        rule: "the repository in the manifest",
        read: |it, krate, events| krate.module_repository = line(it, events),
    },
    Setting {
        name: "license",
        rule: "the licence in the manifest, an SPDX expression",
        read: |it, krate, events| krate.license = line(it, events),
    },
    Setting {
        name: "minimumSupportedRustVersion",
        rule: "the `rust-version` in the manifest",
        read: |it, krate, events| {
            set(
                &mut krate.rust_version,
                text(it, is_rust_version, "a version such as `1.94`", events),
            )
        },
    },
    Setting {
        name: "runtimeConfig",
        rule: "where `tinsmith-runtime` comes from: `version`, or `relativePath` as seen from the generated crate",
        read: |it, krate, events| krate.runtime = runtime(it, events),
    },
    Setting {
        name: "codegen",
        rule: "accepted because smithy-rs has it; without effect",
        read: |it, _, events| without_effect("codegen", it, events),
    },
    Setting {
        name: "examples",
        rule: "accepted because smithy-rs has it; without effect",
        read: |it, _, events| without_effect("examples", it, events),
    },
    Setting {
        name: "customizationConfig",
        rule: "accepted because smithy-rs has it; without effect",
        read: |it, _, events| without_effect("customizationConfig", it, events),
    },
    Setting {
        name: "operations",
        rule: "the operations to keep, by name or absolute ID; all unless given",
        read: operations,
    },
    Setting {
        name: "validation",
        rule: "what `send()` checks unless a client's configuration says otherwise: `off`, `required` or `strict`",
        read: validation,
    },
    Setting {
        name: "names",
        rule: "Rust names to choose, by the absolute ID of a shape, member or waiter: `{\"com.example#Shape$member\": \"other_name\"}`",
        read: |it, krate, events| krate.names = names(it, events),
    },
    Setting {
        name: "protocolTests",
        rule: "whether the model's protocol tests become tests of the crate",
        read: |it, krate, events| krate.protocol_tests = boolean(it, events),
    },
    Setting {
        name: "diff",
        rule: "levels and suppressions of the findings of `cargo xtask diff`: `{\"levels\": {\"ID\": \"docs\"}, \"suppressions\": [{\"id\", \"shape\", \"reason\"}]}`",
        read: |it, krate, events| krate.diff = diff::read(it, events),
    },
];

const PROJECTION_NAME: &str = "a name of ASCII letters, digits, `-`, `_` and `.` that starts with a letter or digit";

/// Reads the one source that Tinsmith does not carry.
///
/// # Errors
/// [`Invalid`] if the file is not what Smithy, or our plugin, takes; the reasons are in `events`.
pub fn read(sources: &Sources, events: &mut Events) -> Result<Settings, Invalid> {
    let mut settings = Settings::default();
    if let Some((file, source)) = sources.iter().last() {
        let mut problems = Vec::new();
        let root = json::read(&source.text, file, Comments::Line, &mut problems);
        for problem in problems {
            let location = SourceLocation {
                file,
                offset: problem.offset,
            };
            events.error(ID, &location, problem.message).hint = problem.hint;
        }
        if let Some(root) = root {
            settings = file_settings(&root, events);
        }
    }
    events.checkpoint()?;
    Ok(settings)
}

fn file_settings(root: &Node, events: &mut Events) -> Settings {
    let Some(file) = object(root, events) else {
        return Settings::default();
    };
    known(file, FILE_KEYS, "smithy-build.json", events);
    if let Some(version) = file.get("version") {
        line(&version.node, events);
    }
    let output = file
        .get("outputDirectory")
        .and_then(|it| text(&it.node, is_inside, INSIDE, events));
    let models: Vec<String> = ["sources", "imports"]
        .iter()
        .filter_map(|key| file.get(*key))
        .flat_map(|it| lines(&it.node, events))
        .collect();
    let common = file.get("plugins").and_then(|it| object(&it.node, events));
    let common = common.and_then(|plugins| plugins.get(PLUGIN));

    let maven = file.get("maven").map(|it| maven::read(&it.node, events));
    let mut settings = Settings {
        maven: maven.unwrap_or_default(),
        output: output.unwrap_or_else(|| "generated".into()),
        ..Settings::default()
    };
    // Smithy's own projection: the model as it is, for the plugins of the file.
    if let Some(plugin) = common {
        let source = projection("source", plugin, &models, None, events);
        settings.projections.insert("source".into(), source);
    }
    let projections = file.get("projections").and_then(|it| object(&it.node, events));
    let no_projections = Object::default();
    let projections = projections.unwrap_or(&no_projections);
    for (name, entry) in projections {
        let Some(body) = object(&entry.node, events) else {
            continue;
        };
        known(body, PROJECTION_KEYS, "a projection", events);
        let is_abstract = body.get("abstract").is_some_and(|it| boolean(&it.node, events));
        let own = body.get("plugins").and_then(|it| object(&it.node, events));
        let plugin = own.and_then(|plugins| plugins.get(PLUGIN)).or(common);
        let Some(plugin) = plugin.filter(|_| !is_abstract) else {
            continue;
        };
        if !is_projection_name(name) {
            events.error(ID, &entry.key, format!("{name:?} is not {PROJECTION_NAME}"));
            continue;
        }
        settings.projections.insert(
            name.clone(),
            projection(name, plugin, &models, Some((entry, body, projections)), events),
        );
    }
    settings
}

fn projection(
    name: &str,
    plugin: &Entry,
    common: &[String],
    own: Option<(&Entry, &Object, &Object)>,
    events: &mut Events,
) -> Projection {
    let mut models = common.to_vec();
    let mut transforms = Vec::new();
    if let Some((_, body, projections)) = own {
        if let Some(imports) = body.get("imports") {
            models.extend(lines(&imports.node, events));
        }
        transforms = transforms::read(name, projections, events);
    }
    if models.is_empty() {
        let place = own.map_or(plugin.key, |(entry, _, _)| entry.key);
        events
            .error(ID, &place, format!("the projection `{name}` has no models"))
            .hint("name files or folders in `sources`, or in the projection's `imports`");
    }
    Projection {
        models,
        transforms,
        krate: crate_settings(name, plugin, events),
        location: own.map(|(entry, _, _)| entry.key),
    }
}

fn crate_settings(name: &str, plugin: &Entry, events: &mut Events) -> CrateSettings {
    let mut krate = CrateSettings::new(name, format!("cargo xtask codegen {name}"));
    let Some(block) = object(&plugin.node, events) else {
        return krate;
    };
    for (key, entry) in block {
        match SETTINGS.iter().find(|setting| setting.name == key) {
            Some(setting) => (setting.read)(&entry.node, &mut krate, events),
            None => {
                let names: Vec<_> = SETTINGS.iter().map(|setting| setting.name).collect();
                unknown(
                    events.error(ID, &entry.key, format!("`{PLUGIN}` has no setting {key:?}")),
                    key,
                    &names,
                );
            }
        }
    }
    let is_named = block.contains_key("module");
    if let Some(reason) = misnamed(&krate.module).filter(|_| !is_named) {
        events
            .error(ID, &plugin.key, reason)
            .hint("name the package in `module`");
    }
    krate
}

fn module(node: &Node, krate: &mut CrateSettings, events: &mut Events) {
    match node.as_str().map(|name| (name, misnamed(name))) {
        Some((name, None)) => krate.module = name.to_owned(),
        Some((name, Some(reason))) => {
            let hint = format!("give the package another name, such as `{}`", another(name));
            events.error(ID, &node.location, reason).hint(hint);
        }
        None => wrong(node, PACKAGE_NAME, events),
    }
}

/// A name that a package may have, close to one that it may not have.
fn another(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = name.chars().map(plain).collect();
    let name = name.trim_matches('-');
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => format!("{name}-client"),
        false => "my-client".to_owned(),
    }
}

fn runtime(node: &Node, events: &mut Events) -> RuntimeDependency {
    let mut runtime = RuntimeDependency::default();
    let Some(block) = object(node, events) else {
        return runtime;
    };
    let names = ["version", "relativePath"];
    for (key, entry) in block {
        match key.as_str() {
            "version" => set(
                &mut runtime.version,
                text(&entry.node, is_requirement, "a version such as `1.2.3`", events),
            ),
            "relativePath" => runtime.path = text(&entry.node, is_relative, "a relative path with `/`", events),
            _ => unknown(
                events.error(ID, &entry.key, format!("`runtimeConfig` has no setting {key:?}")),
                key,
                &names,
            ),
        }
    }
    runtime
}

fn operations(node: &Node, krate: &mut CrateSettings, events: &mut Events) {
    let names = lines(node, events);
    if node.as_array().is_some_and(<[Node]>::is_empty) {
        events
            .error(ID, &node.location, "`operations` names no operation")
            .hint("leave the setting out to keep all operations");
    }
    krate.operations = Some(Operations {
        names,
        asked_by: AskedBy::File,
    });
}

fn validation(node: &Node, krate: &mut CrateSettings, events: &mut Events) {
    krate.validation = match node.as_str() {
        Some("off") => Some(Validation::Off),
        Some("required") => Some(Validation::Required),
        Some("strict") => Some(Validation::Strict),
        _ => {
            wrong(node, "`off`, `required` or `strict`", events);
            None
        }
    };
}

fn names(node: &Node, events: &mut Events) -> IndexMap<ShapeId, String> {
    let mut names = IndexMap::new();
    for (key, entry) in object(node, events).into_iter().flatten() {
        let name = text(
            &entry.node,
            is_identifier,
            "a name of ASCII letters, digits and `_`",
            events,
        );
        match (ShapeId::parse(key), name) {
            (Ok(id), Some(name)) => {
                names.insert(id, name);
            }
            (Ok(_), None) => {}
            (Err(error), _) => {
                events.error(ID, &entry.key, error.to_string());
            }
        }
    }
    names
}

fn without_effect(name: &str, node: &Node, events: &mut Events) {
    events.warning(
        ID,
        &node.location,
        format!("`{name}` is a setting of smithy-rs that Tinsmith does not use"),
    );
}

/// Keys of Smithy's that we do not know: Smithy itself warns only, since plugins and versions differ.
pub(super) fn known(object: &Object, names: &[&str], of: &str, events: &mut Events) {
    for (key, entry) in object {
        if !names.contains(&key.as_str()) {
            unknown(
                events.warning(ID, &entry.key, format!("{of} has no key {key:?}")),
                key,
                names,
            );
        }
    }
}

fn unknown(event: &mut ValidationEvent, key: &str, names: &[&str]) {
    let list = format!("known are `{}`", names.join("`, `"));
    event.hint = Some(match similar(key, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`? {list}"),
        None => list,
    });
}

fn wrong(node: &Node, wanted: &str, events: &mut Events) {
    let found = match node.as_str() {
        Some(text) => format!("{text:?}"),
        None => node.kind().to_owned(),
    };
    events.error(ID, &node.location, format!("expected {wanted}, found {found}"));
}

fn set(target: &mut String, value: Option<String>) {
    if let Some(value) = value {
        *target = value;
    }
}

pub(super) fn object<'n>(node: &'n Node, events: &mut Events) -> Option<&'n Object> {
    let object = node.as_object();
    if object.is_none() {
        wrong(node, "an object", events);
    }
    object
}

pub(super) fn array<'n>(node: &'n Node, events: &mut Events) -> Option<&'n [Node]> {
    let array = node.as_array();
    if array.is_none() {
        wrong(node, "an array", events);
    }
    array
}

fn boolean(node: &Node, events: &mut Events) -> bool {
    node.as_bool().unwrap_or_else(|| {
        wrong(node, "`true` or `false`", events);
        false
    })
}

fn text(node: &Node, valid: fn(&str) -> bool, wanted: &str, events: &mut Events) -> Option<String> {
    let text = node.as_str().filter(|text| valid(text));
    if text.is_none() {
        wrong(node, wanted, events);
    }
    text.map(str::to_owned)
}

/// A string that can stand on one line of a manifest.
pub(super) fn line(node: &Node, events: &mut Events) -> Option<String> {
    let valid = |text: &str| !text.is_empty() && !text.contains(is_unsafe);
    text(node, valid, "a string of one line", events)
}

fn lines(node: &Node, events: &mut Events) -> Vec<String> {
    let elements = array(node, events).unwrap_or_default();
    elements.iter().filter_map(|element| line(element, events)).collect()
}

fn shape_id(node: &Node, events: &mut Events) -> Option<ShapeId> {
    let id = node.as_str().and_then(|text| ShapeId::parse(text).ok());
    let id = id.filter(|id| id.member().is_none());
    if id.is_none() {
        wrong(node, "an absolute shape ID such as `com.example#Service`", events);
    }
    id
}

/// The rule for a model's output folder.
const INSIDE: &str = "a folder below that of `smithy-build.json`, with `/`";

fn is_inside(path: &str) -> bool {
    is_relative(path) && path.split('/').all(|part| part != "..")
}

fn is_relative(path: &str) -> bool {
    let plain = !path.is_empty() && !path.contains(|c: char| is_unsafe(c) || matches!(c, '\\' | ':' | '"'));
    plain && !path.starts_with('/')
}

fn is_projection_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(plain)
}

fn is_version(text: &str) -> bool {
    let (core, rest) = text.split_at(text.find(['-', '+']).unwrap_or(text.len()));
    let number = |part: &str| {
        let digits = !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
        digits && (part.len() == 1 || !part.starts_with('0')) && part.parse::<u64>().is_ok()
    };
    let identifiers = |text: &str| {
        text.split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
    };
    let (pre, build) = match rest.split_once('+') {
        Some((pre, build)) => (pre, Some(build)),
        None => (rest, None),
    };
    let pre = pre.strip_prefix('-');
    core.split('.').count() == 3
        && core.split('.').all(number)
        && pre.is_none_or(identifiers)
        && build.is_none_or(identifiers)
}

fn is_rust_version(text: &str) -> bool {
    let parts: Vec<_> = text.split('.').collect();
    let number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(number)
}

/// A version, or what cargo puts before one.
fn is_requirement(text: &str) -> bool {
    let version = text.trim_start_matches(['=', '~', '^']);
    is_version(version) || is_rust_version(version)
}
