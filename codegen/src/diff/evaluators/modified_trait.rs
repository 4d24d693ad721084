//! Reports changes of traits whose definition has no rule for them, and those that its deprecated `diff` tags speak of.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, Pair};
use crate::diff::report::{Report, Side};
use crate::diff::value::{same, text};
use crate::event::Severity;
use crate::model::Model;
use crate::model::node::{Node, Object};
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use std::sync::Arc;

/// The row of `ModifiedTrait`.
pub const ROW: Evaluator = Evaluator {
    id: "ModifiedTrait",
    severity: "NOTE, WARNING, or as tags say",
    sentence: "A trait was added, removed or changed and its definition does not say whether that breaks; the change and the trait are appended to the ID.",
    run,
};

/// Traits with evaluators of their own.
const LEFT_OUT: [&str; 2] = ["smithy.api#box", "smithy.api#required"];

/// A kind of change that is reported, and how grave it is.
#[derive(Clone, Copy)]
struct Strategy {
    kind: Kind,
    severity: Severity,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Add,
    Remove,
    Update,
    /// Any of the three.
    Const,
    /// The tags inside of the definition decide.
    Contents,
}

fn run(differences: &Differences<'_>, report: &mut Report) {
    for pair in &differences.changed {
        for change in pair.traits().filter(|it| !LEFT_OUT.contains(&it.id.as_str())) {
            let definition = differences.new.shape(change.id.as_str());
            let definition = definition.filter(|it| it.traits.has("smithy.api#trait"));
            let subject = Subject { pair, id: change.id };
            for strategy in strategies(definition.map(Arc::as_ref)) {
                match (strategy.kind, definition) {
                    (Kind::Contents, Some(definition)) => {
                        if let (Some(old), Some(new)) = (change.old, change.new) {
                            crawl(differences.new, definition, Some(old), Some(new), "", &subject, report);
                        }
                    }
                    _ => subject.report(strategy, "", change.old, change.new, report),
                }
            }
        }
    }
}

/// The strategies for a trait by its definition; without a definition each change is a warning.
fn strategies(definition: Option<&Shape>) -> Vec<Strategy> {
    let of = |kind, severity| Strategy { kind, severity };
    let Some(definition) = definition else {
        return vec![of(Kind::Const, Severity::Warning)];
    };
    let tagged = tagged(&definition.traits, true);
    let rules = definition
        .trait_node("smithy.api#trait")
        .and_then(|it| it.get("breakingChanges"));
    let has_rules = rules.and_then(Node::as_array).is_some_and(|rules| !rules.is_empty());
    match (tagged.is_empty(), has_rules) {
        (false, _) => tagged,
        // `TraitBreakingChange` reports these.
        (true, true) => vec![],
        (true, false) => vec![
            of(Kind::Add, Severity::Note),
            of(Kind::Update, Severity::Note),
            of(Kind::Remove, Severity::Warning),
        ],
    }
}

/// The strategies that tags such as `diff.error.add` ask for.
fn tagged(traits: &Traits, contents: bool) -> Vec<Strategy> {
    let tags = traits
        .node("smithy.api#tags")
        .and_then(Node::as_array)
        .unwrap_or_default();
    let parse = |tag: &str| {
        if tag == "diff.contents" {
            let strategy = Strategy {
                kind: Kind::Contents,
                severity: Severity::Note,
            };
            return contents.then_some(strategy);
        }
        let (severity, kind) = tag.strip_prefix("diff.")?.split_once('.')?;
        let severity = match severity {
            "error" => Severity::Error,
            "danger" => Severity::Danger,
            "warning" => Severity::Warning,
            _ => return None,
        };
        let kind = match kind {
            "add" => Kind::Add,
            "remove" => Kind::Remove,
            "update" => Kind::Update,
            "const" => Kind::Const,
            _ => return None,
        };
        Some(Strategy { kind, severity })
    };
    tags.iter().filter_map(Node::as_str).filter_map(parse).collect()
}

/// The trait that changed, and where.
struct Subject<'a, 'm> {
    pair: &'a Pair<'m>,
    id: &'a ShapeId,
}

impl Subject<'_, '_> {
    /// Reports the change of a value if the strategy is about it.
    fn report(&self, strategy: Strategy, path: &str, old: Option<&Node>, new: Option<&Node>, report: &mut Report) {
        let (kind, name) = match (old, new) {
            (None, Some(_)) => (Kind::Add, "Add"),
            (Some(_), None) => (Kind::Remove, "Remove"),
            (Some(old), Some(new)) if !same(old, new) => (Kind::Update, "Update"),
            _ => return,
        };
        if strategy.kind != kind && strategy.kind != Kind::Const {
            return;
        }
        let message = change_of(self.id.as_str(), path, old, new);
        let place = match (old, new) {
            (_, Some(new)) => (Side::New, new.location),
            (Some(old), None) => (Side::Old, old.location),
            (None, None) => (Side::New, self.pair.new.location()),
        };
        let id = format!("{}.{name}.{}", ROW.id, self.id);
        report.push_at(strategy.severity, id, Some(self.pair.new.id()), place, message);
    }
}

/// Describes the change of a trait, or of the part of its value at a path.
pub fn change_of(id: &str, path: &str, old: Option<&Node>, new: Option<&Node>) -> String {
    let what = match path {
        "" => format!("The trait `{id}`"),
        path => format!("The trait `{id}` at `{path}`"),
    };
    match (old.map(text), new.map(text)) {
        (None, Some(new)) => format!("{what} was added: {new}."),
        (Some(old), None) => format!("{what} was removed: {old}."),
        (Some(old), Some(new)) => format!("{what} changed from {old} to {new}."),
        (None, None) => format!("{what} did not change."),
    }
}

fn node<'m>(entries: &'m Object, key: &str) -> Option<&'m Node> {
    entries.get(key).map(|entry| &entry.node)
}

/// Walks two values along the definition of a trait, whose members may have tags. The depth is that of the values.
fn crawl(
    model: &Model,
    shape: &Shape,
    old: Option<&Node>,
    new: Option<&Node>,
    path: &str,
    subject: &Subject<'_, '_>,
    report: &mut Report,
) {
    let (Some(before), Some(after)) = (old, new) else {
        return;
    };
    if !report.spend(1) {
        return;
    }
    let mut step = |member: &Member, at: &str, old: Option<&Node>, new: Option<&Node>| {
        let path = format!("{path}/{at}");
        for strategy in tagged(&member.traits, false) {
            subject.report(strategy, &path, old, new, report);
        }
        if let Some(target) = model.shape(member.target.as_str()) {
            crawl(model, target, old, new, &path, subject, report);
        }
    };
    match &shape.kind {
        ShapeKind::List { member } => {
            if let (Some(before), Some(after)) = (before.as_array(), after.as_array()) {
                for at in 0..before.len().max(after.len()) {
                    step(member, &at.to_string(), before.get(at), after.get(at));
                }
            }
        }
        ShapeKind::Map { value, .. } => {
            if let (Some(before), Some(after)) = (before.as_object(), after.as_object()) {
                let added = after.keys().filter(|key| !before.contains_key(*key));
                for key in before.keys().chain(added) {
                    step(value, key, node(before, key), node(after, key));
                }
            }
        }
        ShapeKind::Structure { members } | ShapeKind::Union { members }
            if before.as_object().is_some() && after.as_object().is_some() =>
        {
            for (name, member) in members {
                step(member, name, before.get(name), after.get(name));
            }
        }
        _ => {}
    }
}
