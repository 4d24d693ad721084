//! The order of the stages, and the line between Smithy and Rust.

use super::code::find;
use super::paths::{Named, named};
use super::source::{Source, none, sources};

/// A stage of the generator or a noun between two of them, and those that it may import.
const STAGES: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("load", &["model"]),
    ("check", &["model"]),
    ("transform", &["model"]),
    ("diff", &["model", "check"]),
    ("prune", &["model"]),
    ("amend", &["model"]),
    ("rust", &["model"]),
    ("lower", &["model", "amend", "rust", "settings"]),
    ("emit", &["model", "rust"]),
    ("verdict", &["model", "amend", "rust"]),
    ("print", &["model", "rust", "emit"]),
    ("write", &["print"]),
    ("settings", &["model", "prune", "load", "rust", "transform"]),
];

/// Stages that cannot report: they are total.
const SILENT: &[&str] = &["amend", "rust", "emit", "print", "write"];

/// The stages on Smithy's side.
const SMITHY: &[&str] = &["model", "load", "check", "transform", "diff", "prune", "amend"];

#[test]
fn a_stage_imports_only_what_is_before_it_in_the_line() {
    let mut found = vec![];
    for (stage, before) in STAGES {
        for source in sources(&[&format!("codegen/src/{stage}")]) {
            let wrong = named(&source).into_iter().filter(|it| {
                let first = it.segments.first().map_or("", String::as_str);
                let is_stage = STAGES.iter().any(|(name, _)| *name == first);
                let is_later = is_stage && first != *stage && !before.contains(&first);
                // An import of the whole crate hides what is used of it.
                let is_all = matches!(first, "" | "*");
                is_later || is_all || (first == "event" && SILENT.contains(stage))
            });
            found.extend(wrong.map(|it| shown(&source, &it)));
        }
    }
    none(found, "a stage knows only what is before it in the line");
}

#[test]
fn instruments_know_no_stage() {
    for file in ["budget.rs", "event", "source", "stack.rs", "suggest.rs", "text.rs"] {
        for source in sources(&[&format!("codegen/src/{file}")]) {
            let stages = named(&source).into_iter().filter(|it| {
                let first = it.segments.first().map_or("", String::as_str);
                // Events are about shapes.
                first != "model" && STAGES.iter().any(|(name, _)| *name == first)
            });
            none(
                stages.map(|it| shown(&source, &it)).collect(),
                "what every stage uses is below all of them",
            );
        }
    }
}

#[test]
fn the_smithy_side_knows_no_rust() {
    let folders: Vec<String> = SMITHY.iter().map(|it| format!("codegen/src/{it}")).collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    let wrong = find(&sources(&folders), |_, word| {
        let is_crate = word.next == Some(':') || word.next == Some('!') || word.next == Some(';');
        is_crate && ["syn", "quote", "heck", "proc_macro2", "prettyplease"].contains(&word.text.as_str())
    });
    none(wrong, "left of `lower` nothing of Rust's is known");
}

/// Only `check` and `amend` vouch for a model, and no stage after them changes it.
#[test]
fn lower_edits_no_model() {
    let vouches = find(&sources(&["codegen/src"]), |source, word| {
        let may = ["check/mod.rs", "amend/", "model/mod.rs"];
        word.text == "promise"
            && !may
                .iter()
                .any(|it| source.path.starts_with(&format!("codegen/src/{it}")))
    });
    none(vouches, "`check` and `amend` make valid models");
    let later = ["lower", "rust", "emit", "print", "write"].map(|it| format!("codegen/src/{it}"));
    let later: Vec<&str> = later.iter().map(String::as_str).collect();
    let later = sources(&later);
    let edits = find(&later, |_, word| {
        let is_edit =
            ["make_mut", "get_mut", "unwrap_or_clone", "members_mut", "into_inner"].contains(&word.text.as_str());
        is_edit && (word.path.ends_with("Arc") || word.text == "members_mut" || word.text == "into_inner")
    });
    none(edits, "no stage after `amend` changes a shape");
    let borrows = later.iter().flat_map(mutable_models).collect();
    none(borrows, "no stage after `amend` borrows the model to change it");
}

/// Returns the places of `&mut` before a type of the model.
fn mutable_models(source: &Source) -> Vec<String> {
    struct Finder<'a>(&'a Source, Vec<String>);
    impl<'ast> syn::visit::Visit<'ast> for Finder<'_> {
        fn visit_type_reference(&mut self, it: &'ast syn::TypeReference) {
            let name = match &*it.elem {
                syn::Type::Path(it) => it.path.segments.last().map(|it| it.ident.clone()),
                _ => None,
            };
            let of_model = [
                "Model",
                "ValidModel",
                "ServiceClosure",
                "Shape",
                "ShapeKind",
                "Member",
                "Members",
                "Traits",
            ];
            if let Some(name) = name.filter(|name| it.mutability.is_some() && of_model.iter().any(|it| name == it)) {
                let line = name.span().start().line;
                self.1.push(format!("{}:{line}: &mut {name}", self.0.path));
            }
            syn::visit::visit_type_reference(self, it);
        }
    }
    let mut finder = Finder(source, vec![]);
    syn::visit::Visit::visit_file(&mut finder, &source.syntax());
    finder.1
}

fn shown(source: &Source, it: &Named) -> String {
    format!("{}:{}: crate::{}", source.path, it.line, it.segments.join("::"))
}
