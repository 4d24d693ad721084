//! Models as Smithy IDL, to be read again. The text is for a parser, not for people.

use std::collections::BTreeMap;
use std::fmt::Write;
use tinsmith::model::Model;
use tinsmith::model::node::{Node, NodeValue, Object};
use tinsmith::model::shape::{Member, Reference, Service, Shape, ShapeKind};
use tinsmith::model::traits::Traits;
use tinsmith::source::Source;

/// One file for each namespace, and one for metadata. Forms of the language take turns, so that all are printed.
pub fn print(model: &Model) -> Vec<Source> {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    let own = model.shapes.values().filter(|shape| !shape.location.is_embedded());
    for (index, shape) in own.enumerate() {
        let namespace = shape.id.namespace();
        let text = files
            .entry(namespace)
            .or_insert_with(|| format!("$version: \"2.0\"\n\nnamespace {namespace}\n\n"));
        let mut printer = Printer { text, turn: index };
        printer.shape(shape);
    }
    let mut metadata = String::from("$version: \"2.0\"\n");
    for (key, entry) in &model.metadata {
        let _ = writeln!(metadata, "metadata {} = {}", string(key), value(&entry.node));
    }
    let source = |path: String, text: String| Source {
        path,
        text: text.into_bytes(),
    };
    let files = files
        .into_iter()
        .map(|(namespace, text)| source(format!("{namespace}.smithy"), text));
    files.chain([source("metadata.smithy".into(), metadata)]).collect()
}

struct Printer<'a> {
    text: &'a mut String,
    turn: usize,
}

impl Printer<'_> {
    fn shape(&mut self, shape: &Shape) {
        self.traits("", &shape.traits);
        let _ = write!(self.text, "{} {}", shape.kind.type_name(), shape.id.name());
        if !shape.mixins.is_empty() {
            let names: Vec<_> = shape.mixins.iter().map(ToString::to_string).collect();
            let _ = write!(self.text, " with [{}]", names.join(" "));
        }
        match &shape.kind {
            ShapeKind::Simple(_) => {}
            ShapeKind::Service(service) => {
                let version = service.version.as_deref();
                let version = version.map(|version| format!("version: {}", string(version)));
                let rename = (!service.rename.is_empty()).then(|| rename(service));
                let lists = [
                    list("operations", &service.operations),
                    list("resources", &service.resources),
                    list("errors", &service.errors),
                ];
                self.body(version.into_iter().chain(lists).chain(rename));
            }
            ShapeKind::Operation(operation) => {
                let lines = [
                    format!("input: {}", operation.input.target),
                    format!("output: {}", operation.output.target),
                    list("errors", &operation.errors),
                ];
                self.body(lines);
            }
            ShapeKind::Resource(resource) => {
                let lifecycle = resource
                    .lifecycle
                    .iter()
                    .map(|(key, it)| format!("{key}: {}", it.target));
                let lines = [
                    map("identifiers", &resource.identifiers),
                    map("properties", &resource.properties),
                    list("operations", &resource.operations),
                    list("collectionOperations", &resource.collection_operations),
                    list("resources", &resource.resources),
                ];
                self.body(lifecycle.chain(lines));
            }
            _ => self.members(shape),
        }
        self.text.push_str("\n\n");
    }

    fn body(&mut self, lines: impl IntoIterator<Item = String>) {
        self.text.push_str(" {\n");
        for line in lines {
            let _ = writeln!(
                self.text,
                "    {line}{}",
                if self.turn.is_multiple_of(2) { "," } else { "" }
            );
        }
        self.text.push('}');
    }

    fn members(&mut self, shape: &Shape) {
        let is_enum = matches!(shape.kind, ShapeKind::Enum { .. } | ShapeKind::IntEnum { .. });
        let assigned = if is_enum {
            "smithy.api#enumValue"
        } else {
            "smithy.api#default"
        };
        self.text.push_str(" {\n");
        for (name, member) in shape.members() {
            self.turn += 1;
            self.member(name, member, is_enum, assigned);
        }
        self.text.push('}');
    }

    fn member(&mut self, name: &str, member: &Member, is_enum: bool, assigned: &str) {
        let mut traits = member.traits.clone();
        let value = traits.0.shift_remove(assigned);
        self.traits("    ", &traits);
        let _ = write!(self.text, "    {name}");
        if !is_enum {
            let _ = write!(self.text, ": {}", member.target);
        }
        if let Some(entry) = value {
            let _ = write!(self.text, " = {}", self::value(&entry.node));
        }
        self.text.push_str(if self.turn.is_multiple_of(3) {
            " // comment\n"
        } else {
            "\n"
        });
    }

    fn traits(&mut self, indent: &str, traits: &Traits) {
        for (id, entry) in &traits.0 {
            let name = id.as_str().strip_prefix("smithy.api#").unwrap_or(id.as_str());
            let _ = match (&entry.node.value, self.turn % 2) {
                (NodeValue::Object(entries), _) if entries.is_empty() => writeln!(self.text, "{indent}@{name}"),
                (NodeValue::Object(entries), 0) => writeln!(self.text, "{indent}@{name}({})", self::entries(entries)),
                (NodeValue::String(text), 0) if is_block(text) => {
                    writeln!(self.text, "{indent}@{name}({})", block(text, indent))
                }
                _ => writeln!(self.text, "{indent}@{name}({})", value(&entry.node)),
            };
        }
    }
}

fn rename(service: &Service) -> String {
    let entries = service.rename.iter();
    let entries = entries.map(|(id, name)| format!("{}: {}", string(id.as_str()), string(name)));
    format!("rename: {{ {} }}", entries.collect::<Vec<_>>().join(", "))
}

fn list(key: &str, references: &[Reference]) -> String {
    let targets: Vec<_> = references.iter().map(|it| it.target.to_string()).collect();
    format!("{key}: [{}]", targets.join(" "))
}

fn map<'a>(key: &str, references: impl IntoIterator<Item = (&'a String, &'a Reference)>) -> String {
    let entries = references
        .into_iter()
        .map(|(name, it)| format!("{name}: {}", it.target));
    format!("{key}: {{ {} }}", entries.collect::<Vec<_>>().join(", "))
}

fn value(node: &Node) -> String {
    match &node.value {
        NodeValue::Null => "null".into(),
        NodeValue::Boolean(value) => value.to_string(),
        NodeValue::Number(number) => number.as_str().into(),
        NodeValue::String(text) => string(text),
        NodeValue::Array(elements) => format!("[{}]", elements.iter().map(value).collect::<Vec<_>>().join(", ")),
        NodeValue::Object(object) => format!("{{{}}}", entries(object)),
    }
}

fn entries(object: &Object) -> String {
    let entries = object.iter();
    let entries = entries.map(|(key, entry)| format!("{}: {}", string(key), value(&entry.node)));
    entries.collect::<Vec<_>>().join(", ")
}

/// JSON's escapes are escapes of IDL, too.
fn string(text: &str) -> String {
    serde_json::to_string(text).expect("a string is JSON")
}

/// Returns whether a text is the same after incidental white space was removed.
fn is_block(text: &str) -> bool {
    let is_trimmed = |line: &str| !line.ends_with(' ') && !line.contains('\r');
    text.contains('\n') && !text.starts_with([' ', '\n']) && text.split('\n').all(is_trimmed)
}

fn block(text: &str, indent: &str) -> String {
    let inside = text.split('\n').map(|line| {
        let escaped = string(line);
        format!("{indent}  {}", &escaped[1..escaped.len() - 1])
    });
    format!("\"\"\"\n{}\"\"\"", inside.collect::<Vec<_>>().join("\n"))
}
