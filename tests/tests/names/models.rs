//! Models whose every name is hard to have in Rust.

use super::words::{self, MEETING};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashSet};

/// The models, by the names of their files.
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("hard_members.json", members()),
        ("hard_operations.json", operations()),
        ("hard_types.json", types()),
        ("hard_parameters.json", parameters()),
    ]
}

/// Shapes by name, in the order in which they are added.
#[derive(Default)]
struct Shapes(Vec<(String, Value)>);

impl Shapes {
    fn add(&mut self, name: &str, shape: Value) {
        self.0.push((format!("example.hard#{name}"), shape));
    }

    /// An operation whose structures are in the model already.
    fn operation(&mut self, name: &str, input: &str, output: &str, errors: &[&str], traits: Value) {
        let errors: Vec<_> = errors.iter().map(|it| target(it)).collect();
        let shape = json!({"type": "operation", "input": target(input), "output": target(output), "errors": errors, "traits": traits});
        self.add(name, shape);
    }

    fn service(&mut self, name: &str, operations: &[String], traits: Value) {
        let operations: Vec<_> = operations.iter().map(|it| target(it)).collect();
        self.add(
            name,
            json!({"type": "service", "version": "1", "operations": operations, "traits": traits}),
        );
    }

    /// The model, a shape a line.
    fn text(self) -> String {
        let shapes = self.0.iter().map(|(id, shape)| format!("    {}: {shape}", json!(id)));
        let shapes = shapes.collect::<Vec<_>>().join(",\n");
        format!("{{\n  \"smithy\": \"2.0\",\n  \"shapes\": {{\n{shapes}\n  }}\n}}\n")
    }
}

/// A shape of the model, or with `@` one of Smithy's own.
fn target(name: &str) -> Value {
    match name.strip_prefix('@') {
        Some(name) => json!({"target": format!("smithy.api#{name}")}),
        None => json!({"target": format!("example.hard#{name}")}),
    }
}

/// Members of these names, which hold values of all sorts.
fn object(names: impl IntoIterator<Item = impl AsRef<str>>, targets: &[&str]) -> Map<String, Value> {
    let targets = targets.iter().cycle();
    let members = names.into_iter().zip(targets);
    members
        .map(|(name, of)| (name.as_ref().to_owned(), target(of)))
        .collect()
}

const SORTS: &[&str] = &[
    "@String",
    "@Integer",
    "Strings",
    "@Timestamp",
    "Strings2",
    "Inner",
    "@Blob",
];

fn structure(names: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    json!({"type": "structure", "members": object(names, SORTS)})
}

fn error(names: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    let traits = json!({"smithy.api#error": "server", "smithy.api#retryable": {}});
    json!({"type": "structure", "members": object(names, SORTS), "traits": traits})
}

fn union(names: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    json!({"type": "union", "members": object(names, &["@String", "@Unit", "Strings", "Inner"])})
}

fn enumeration(names: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    json!({"type": "enum", "members": object(names, &["@Unit"])})
}

fn common(shapes: &mut Shapes) {
    shapes.add("Strings", json!({"type": "list", "member": target("@String")}));
    shapes.add(
        "Strings2",
        json!({"type": "map", "key": target("@String"), "value": target("@String")}),
    );
    shapes.add(
        "Inner",
        json!({"type": "structure", "members": {"x": target("@String")}}),
    );
}

/// The words, in the forms that members have.
fn forms() -> Vec<(&'static str, Vec<String>)> {
    let words = words::all();
    let own = words.iter().map(|it| (*it).to_owned()).chain([words::long("x")]);
    let titles = words.iter().map(|it| words::title(it));
    let prefixed = ["set", "get", "is", "as", "with"].into_iter().flat_map(|prefix| {
        let words = words.iter().step_by(4);
        words.flat_map(move |it| [format!("{prefix}_{it}"), (*it).to_owned()])
    });
    let meeting = MEETING.iter().copied().flatten().map(|it| (*it).to_owned());
    let mut forms = vec![
        ("Own", own.collect()),
        ("Titles", titles.collect()),
        ("Prefixed", prefixed.collect()),
        ("Meeting", meeting.collect::<Vec<_>>()),
    ];
    for (_, names) in &mut forms {
        *names = distinct(std::mem::take(names).into_iter());
    }
    forms
}

/// Every form of words as the members of everything that has members.
fn members() -> String {
    let mut shapes = Shapes::default();
    common(&mut shapes);
    let mut operations = vec![];
    for (form, names) in forms() {
        let named = |kind: &str| format!("{form}{kind}");
        shapes.add(&named("Structure"), structure(&names));
        shapes.add(&named("Choice"), union(&names));
        shapes.add(&named("Value"), enumeration(&names));
        shapes.add(&named("Error"), error(&names));
        let held = ["Structure", "Choice", "Value"].map(|kind| (kind.to_lowercase(), target(&named(kind))));
        let mut input = object(&names, SORTS);
        input.extend([("token".to_owned(), target("@String"))]);
        let mut output = input.clone();
        input.extend(held.clone().map(|(name, held)| (format!("held_{name}"), held)));
        output.extend(held.map(|(name, held)| (format!("held_{name}"), held)));
        output.insert("pages".to_owned(), target("Strings"));
        shapes.add(&named("Input"), json!({"type": "structure", "members": input}));
        shapes.add(&named("Output"), json!({"type": "structure", "members": output}));
        let paginated = json!({"inputToken": "token", "outputToken": "token", "items": "pages"});
        let path = json!({"path": "token", "expected": "x", "comparator": "stringEquals"});
        let waiter = json!({"acceptors": [{"state": "success", "matcher": {"output": path}}]});
        let traits = json!({
            "smithy.api#paginated": paginated,
            "smithy.waiters#waitable": {form: waiter}
        });
        let name = named("Run");
        shapes.operation(&name, &named("Input"), &named("Output"), &[&named("Error")], traits);
        operations.push(name);
        // Events of an own stream: each of the names is one, and one is an error.
        let mut events = object(&names, &["Inner"]);
        events.insert("broken".to_owned(), target(&named("Error")));
        shapes.add(
            &named("Stream"),
            json!({"type": "union", "members": events, "traits": {"smithy.api#streaming": {}}}),
        );
        shapes.add(
            &named("Sent"),
            json!({"type": "structure", "members": {"validate": target(&named("Stream"))}}),
        );
        let name = named("Talk");
        shapes.operation(&name, &named("Sent"), &named("Sent"), &[], json!({}));
        operations.push(name);
    }
    shapes.service("Option", &operations, json!({"aws.protocols#awsJson1_1": {}}));
    shapes.text()
}

/// Names that differ, whatever their case.
fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    names.filter(|it| seen.insert(it.to_ascii_lowercase())).collect()
}

/// The words as operations, waiters and resources.
fn operations() -> String {
    let mut shapes = Shapes::default();
    common(&mut shapes);
    shapes.add(
        "Page",
        json!({"type": "structure", "members": {"token": target("@String"), "items": target("Strings")}}),
    );
    let titles = words::all().into_iter().step_by(2).map(words::title);
    let others = [
        "New",
        "FromConf",
        "Config",
        "Call",
        "Clone",
        "Some",
        "None",
        "Ok",
        "Err",
        "Self",
        "Box",
        "Vec",
        "WaitUntilSome",
        "Foo_Bar",
        "FooBar",
        "_1",
        "_2D",
    ];
    let names = others
        .iter()
        .map(|it| (*it).to_owned())
        .chain(titles)
        .chain([words::long("Run")]);
    let names: Vec<String> = distinct(names)
        .into_iter()
        .filter(|it| !["Strings", "Inner", "Page"].contains(&it.as_str()))
        .collect();
    for (index, name) in names.iter().enumerate() {
        let traits = match index % 3 {
            0 => json!({"smithy.api#paginated": {"inputToken": "token", "outputToken": "token", "items": "items"}}),
            1 => {
                let waiter = json!({"acceptors": [{"state": "success", "matcher": {"success": true}}]});
                let waiter_name = name
                    .trim_start_matches('_')
                    .trim_start_matches(|c: char| c.is_ascii_digit());
                let waiter_name = format!(
                    "{}{}",
                    waiter_name[..1].to_ascii_uppercase(),
                    waiter_name[1..].replace('_', "")
                );
                json!({"smithy.waiters#waitable": {waiter_name: waiter}})
            }
            _ => json!({}),
        };
        shapes.operation(name, "Page", "Page", &[], traits);
    }
    shapes.operation("Alone", "@Unit", "@Unit", &[], json!({}));
    let mut names = names;
    names.push("Alone".to_owned());
    shapes.service("Hard_Operations", &names, json!({"aws.protocols#awsJson1_1": {}}));
    shapes.text()
}

/// The words as structures, unions, enums and errors.
fn types() -> String {
    let mut shapes = Shapes::default();
    common(&mut shapes);
    let kept = ["Strings", "Strings2", "Inner", "Types"];
    let titles = words::all().into_iter().map(words::title);
    let own = [
        "Unhandled",
        "Self",
        "SelfValue",
        "Foo_Bar",
        "FooBar",
        "Foo__Bar",
        "fooBar2",
        "RunInput",
        "RunOutput",
        "RunError",
        "InnerBuilder",
        "_1",
        "WordsError",
        "Words",
    ];
    let names = own
        .iter()
        .map(|it| (*it).to_owned())
        .chain(titles)
        .chain([words::long("Type")]);
    let names: Vec<String> = distinct(names)
        .into_iter()
        .filter(|it| !kept.contains(&it.as_str()))
        .collect();
    let (mut data, mut errors) = (vec![], vec![]);
    for (index, name) in names.iter().enumerate() {
        let members = ["value", "default", "setValue"];
        match index % 5 {
            _ if name == "Words" => {
                let traits = json!({"smithy.api#streaming": {}});
                shapes.add(name, json!({"type": "union", "members": {"word": target("Inner"), "broken": target("Unhandled")}, "traits": traits}));
            }
            _ if index % 5 == 0 || ["Unhandled", "WordsError"].contains(&name.as_str()) => {
                shapes.add(name, error(members));
                errors.push(name.as_str());
            }
            1 => {
                shapes.add(name, union(members));
                data.push(name.as_str());
            }
            2 => {
                shapes.add(name, enumeration(members));
                data.push(name.as_str());
            }
            _ => {
                shapes.add(name, structure(members));
                data.push(name.as_str());
            }
        }
    }
    let members: Map<String, Value> = data.iter().map(|it| (format!("m_{it}"), target(it))).collect();
    let (mut lists, mut holders) = (vec![], members.clone());
    for name in data.iter().step_by(7) {
        let list = format!("ListOf{name}");
        shapes.add(&list, json!({"type": "list", "member": target(name)}));
        lists.push(list);
    }
    holders.extend(lists.iter().map(|it| (format!("l_{it}"), target(it))));
    shapes.add("Everything", json!({"type": "structure", "members": holders}));
    shapes.operation("Run", "Everything", "Everything", &errors, json!({}));
    shapes.add(
        "Spoken",
        json!({"type": "structure", "members": {"words": target("Words")}}),
    );
    shapes.operation("Talk", "@Unit", "Spoken", &["WordsError"], json!({}));
    let operations = ["Run".to_owned(), "Talk".to_owned()];
    shapes.service("Hard_Types", &operations, json!({"aws.protocols#awsJson1_1": {}}));
    shapes.text()
}

/// The words as parameters of endpoint rules and of clients.
fn parameters() -> String {
    let mut shapes = Shapes::default();
    let names = words::all().into_iter().map(str::to_owned);
    let meeting = MEETING.iter().copied().flatten().map(|it| (*it).to_owned());
    // In rules, two words are booleans.
    let is_name =
        |it: &String| it.starts_with(|c: char| c.is_ascii_alphabetic()) && !["true", "false"].contains(&it.as_str());
    let names = names.chain(meeting).filter(is_name);
    let names: Vec<String> = names.collect::<BTreeSet<_>>().into_iter().collect();
    let parameter = |name: &String| {
        let kind = ["string", "boolean", "stringArray"][name.len() % 3];
        (name.clone(), kind)
    };
    let all: Vec<_> = names.iter().map(parameter).collect();
    let rules: Map<String, Value> = all
        .iter()
        .map(|(name, kind)| (name.clone(), json!({"type": kind, "documentation": "x"})))
        .collect();
    let endpoint = json!({"conditions": [], "endpoint": {"url": "https://example.com"}, "type": "endpoint"});
    let rule_set = json!({"version": "1.1", "parameters": rules, "rules": [endpoint]});
    // Clients have no lists.
    let of_clients = all.iter().filter(|(_, kind)| *kind != "stringArray");
    let settings: Map<String, Value> = of_clients
        .map(|(name, kind)| (name.clone(), json!({"type": kind})))
        .collect();
    shapes.operation("Run", "@Unit", "@Unit", &[], json!({}));
    let traits = json!({
        "aws.protocols#awsJson1_1": {},
        "smithy.rules#clientContextParams": settings,
        "smithy.rules#endpointRuleSet": rule_set
    });
    shapes.service("Hard_Parameters", &["Run".to_owned()], traits);
    shapes.text()
}
