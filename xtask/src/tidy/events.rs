//! The events of the generator: each ID is in the table of a document.

use super::source::{none, root, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, Lit};

/// The folders whose code reports events. Events of `codegen/src/diff` are rows of a table that another test compares.
const REPORTING: &[&str] = &["cli/src", "codegen/src"];
const DIFF: &str = "codegen/src/diff/";

/// Methods that report an event, with the place of the ID among their arguments and the number of arguments.
const METHODS: &[(&str, usize, usize)] = &[
    ("error", 0, 3),
    ("danger", 0, 3),
    ("warning", 0, 3),
    ("note", 0, 3),
    ("push", 1, 4),
];

#[test]
fn each_event_is_in_a_document() {
    let reported = reported();
    let [rules, others] = ["validation", "events"].map(rows);
    let listed = |id: &str| others.contains(id) || rules.contains(id.split('.').next().unwrap()) || rules.contains(id);
    let missing = reported.iter().filter(|id| !listed(id));
    let missing = missing.map(|id| format!("`{id}` is in neither docs/events.md nor docs/validation.md"));
    let stale = others.iter().filter(|id| !reported.contains(*id));
    let stale = stale.map(|id| format!("docs/events.md lists `{id}`, which no code reports"));
    let twice = others.intersection(&rules);
    let twice = twice.map(|id| format!("docs/events.md lists `{id}`, which is a rule of docs/validation.md"));
    none(
        missing.chain(stale).chain(twice).collect(),
        "documents list the events of the code",
    );
}

/// Returns the IDs in the table of a document; its rows begin with an ID and a severity.
fn rows(document: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(format!("docs/{document}.md"))).unwrap();
    let rows = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let rows = rows.filter(|(_, rest)| rest.matches(" | ").count() > 0);
    rows.map(|(id, _)| id.to_owned()).collect()
}

/// Returns the IDs that the code reports: texts in calls, and constants by their names.
fn reported() -> BTreeSet<String> {
    let mut calls = Calls::default();
    for source in sources(REPORTING) {
        if !source.path.starts_with(DIFF) {
            calls.visit_file(&source.syntax());
        }
    }
    let Calls {
        mut ids,
        names,
        constants,
    } = calls;
    ids.extend(names.iter().filter_map(|name| constants.get(name)).flatten().cloned());
    ids.retain(|id| is_id(id));
    assert!(!ids.is_empty(), "no call reports an event");
    ids
}

/// Returns `true` for `Target.UnresolvedShape`, and `false` for IDs of shapes and for sentences.
fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}

/// Calls that may report an event.
#[derive(Default)]
struct Calls {
    ids: BTreeSet<String>,
    /// Constants that stand in the place of an ID.
    names: BTreeSet<String>,
    /// The texts of all constants, by name.
    constants: BTreeMap<String, Vec<String>>,
}

impl<'s> Visit<'s> for Calls {
    fn visit_expr_method_call(&mut self, call: &'s syn::ExprMethodCall) {
        let method = METHODS
            .iter()
            .find(|(name, _, count)| call.method == name && call.args.len() == *count);
        match method.and_then(|(_, at, _)| call.args.get(*at)) {
            Some(Expr::Path(it)) => self
                .names
                .extend(it.path.segments.last().map(|it| it.ident.to_string())),
            Some(other) => self.ids.extend(text(other)),
            None => {}
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_const(&mut self, it: &'s syn::ItemConst) {
        let of_name = self.constants.entry(it.ident.to_string()).or_default();
        of_name.extend(text(&it.expr));
    }
}

fn text(it: &Expr) -> Option<String> {
    match it {
        Expr::Lit(ExprLit { lit: Lit::Str(it), .. }) => Some(it.value()),
        _ => None,
    }
}
