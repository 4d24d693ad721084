//! The names of a model, in a form that names of Rust can be looked up in.

use super::root::Root;
use std::collections::{HashMap, HashSet};
use tinsmith::lower::endpoint::FORMS;
use tinsmith::model::ValidModel;
use tinsmith::model::node::Node;
use tinsmith::model::shape::{Member, Members, Shape, ShapeKind};
use tinsmith::model::shape_id::ShapeId;

/// The names of a model.
#[derive(Debug, Default)]
pub struct Words {
    operations: HashSet<String>,
    waiters: HashSet<String>,
    /// The parameters of the endpoint rules.
    parameters: HashSet<String>,
    /// The members of each type, and of `<operation>input`, `<operation>output` and `<operation>error`.
    members: HashMap<String, HashSet<String>>,
}

impl Words {
    /// All names of a model.
    pub fn of(model: &ValidModel) -> Self {
        let mut words = Self::default();
        for shape in model.shapes.values() {
            words.add(model, shape);
        }
        words
    }

    fn add(&mut self, model: &ValidModel, shape: &Shape) {
        let name = plain(shape.id.name());
        match &shape.kind {
            ShapeKind::Operation(operation) => {
                for (end, of) in [("input", &operation.input), ("output", &operation.output)] {
                    self.members.insert(format!("{name}{end}"), names_of(model, &of.target));
                }
                let errors = operation.errors.iter().map(|it| plain(it.target.name()));
                self.members.insert(format!("{name}error"), errors.collect());
                self.operations.insert(name);
                let waiters = shape.trait_node("smithy.waiters#waitable").and_then(Node::as_object);
                let waiters = waiters.into_iter().flat_map(|it| it.iter());
                self.waiters.extend(waiters.map(|(name, _)| plain(name.as_ref())));
            }
            kind => {
                let names = members(kind).map(names);
                self.members.entry(name).or_default().extend(names.unwrap_or_default());
            }
        }
        // A service calls some shapes otherwise.
        if let ShapeKind::Service(service) = &shape.kind {
            for (id, name) in &service.rename {
                self.members.insert(plain(name), names_of(model, id));
            }
            let rules = FORMS.iter().filter_map(|id| shape.trait_node(id));
            let parameters = rules.filter_map(|it| it.get("parameters")).filter_map(Node::as_object);
            self.parameters
                .extend(parameters.flat_map(|it| it.keys()).map(|name| plain(name)));
        }
    }

    /// Returns whether the model has what a line is about. Parts that every client has are no part of a model.
    pub fn has(&self, root: &Root) -> bool {
        match root {
            Root::Operation(name) => self.operations.contains(&plain(name)),
            Root::Type(name) => self.members.contains_key(&plain(name)),
            Root::Member(owner, name) => {
                let (key, member) = match (&**owner, name.split_once('.')) {
                    (Root::Operation(operation), Some((kind, member))) => (format!("{operation}{kind}"), member),
                    (Root::Type(owner), _) => (owner.clone(), name.as_str()),
                    _ => return true,
                };
                let members = self.members.get(&plain(&key));
                members.is_some_and(|members| members.contains(&plain(member)))
            }
            Root::Parameter(name) => self.parameters.contains(&plain(name)),
            Root::Waiter(name) => self.waiters.contains(&plain(name)),
            Root::Client(_) => true,
        }
    }
}

fn names_of(model: &ValidModel, id: &ShapeId) -> HashSet<String> {
    let shape = model.shapes.get(id);
    shape.and_then(|it| members(&it.kind)).map(names).unwrap_or_default()
}

fn members(kind: &ShapeKind) -> Option<&Members> {
    match kind {
        ShapeKind::Structure { members }
        | ShapeKind::Union { members }
        | ShapeKind::Enum { members }
        | ShapeKind::IntEnum { members } => Some(members),
        _ => None,
    }
}

/// The names of members, and the values of those of an enum.
fn names(members: &Members) -> HashSet<String> {
    let value = |member: &Member| {
        let value = member.traits.node("smithy.api#enumValue").and_then(Node::as_str);
        value.map(plain)
    };
    let names = members
        .iter()
        .flat_map(|(name, member)| [Some(plain(name)), value(member)]);
    names.flatten().collect()
}

/// A name without its case and what joins its words.
fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
