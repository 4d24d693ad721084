//! Helpers that several transforms share.

use crate::model::Model;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::model::selector::graph::Graph;
use crate::model::selector::{FUEL, Matcher, Selector};
use crate::model::shape::{Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::source::{FileId, SourceLocation};
use crate::transform::arguments::Text;
use crate::transform::arguments::{Argument, Arguments, Form};
use crate::transform::definition::Context;
use crate::transform::remove::remove;
use std::collections::HashSet;
use std::sync::Arc;

pub const TAGS: &[Argument] = &[Argument {
    name: "tags",
    form: Form::Texts,
    is_required: true,
}];

pub const EXPORT_TAGGED: &[Argument] = &[Argument {
    name: "exportTagged",
    form: Form::Texts,
    is_required: false,
}];

pub const SELECTOR: &[Argument] = &[Argument {
    name: "selector",
    form: Form::Selector,
    is_required: true,
}];

pub const CLIENT_OPTIONAL: &str = "smithy.api#clientOptional";

/// The definitions without which no model is one: of traits, and of the values of enums.
pub const KEPT_TRAITS: [&str; 2] = ["smithy.api#trait", "smithy.api#enumValue"];

/// The shapes that Tinsmith does not carry.
pub fn own(model: &Model) -> impl Iterator<Item = &Arc<Shape>> + Clone {
    model.shapes.values().filter(|shape| !shape.location.is_embedded())
}

pub fn services(model: &Model) -> impl Iterator<Item = &ShapeId> + Clone {
    let services = own(model).filter(|shape| matches!(shape.kind, ShapeKind::Service(_)));
    services.map(|shape| &shape.id)
}

pub fn tagged(traits: &Traits, tags: &[Text<'_>]) -> bool {
    let own = traits
        .node("smithy.api#tags")
        .and_then(Node::as_array)
        .unwrap_or_default();
    let is_listed = |tag: &str| tags.iter().any(|(it, _)| *it == tag);
    own.iter().filter_map(Node::as_str).any(is_listed)
}

/// Warns of tags that no shape and no member has.
pub fn warn_of_tags(arguments: &Arguments<'_>, model: &Model, context: &mut Context<'_>) {
    for tag in arguments.texts("tags") {
        let has = |traits: &Traits| tagged(traits, &[tag]);
        let is_used = |shape: &Arc<Shape>| has(&shape.traits) || shape.members().iter().any(|(_, it)| has(&it.traits));
        if !own(model).any(is_used) {
            context.warning(tag.1, format!("no shape has the tag `{}`", tag.0));
        }
    }
}

/// Removes shapes and members that are not embedded.
pub fn remove_where(model: &mut Model, is_gone: impl Fn(&ShapeId, &Traits) -> bool) {
    let mut gone = vec![];
    for shape in own(model) {
        if is_gone(&shape.id, &shape.traits) {
            gone.push(shape.id.clone());
        }
        let members = shape.members().into_iter().map(|(_, member)| member);
        gone.extend(members.filter(|it| is_gone(&it.id, &it.traits)).map(|it| it.id.clone()));
    }
    remove(model, gone);
}

/// Removes all shapes but these and the embedded shapes.
pub fn keep_shapes(model: &mut Model, is_kept: impl Fn(&Shape) -> bool) {
    let gone = own(model).filter(|shape| !is_kept(shape));
    let gone: Vec<ShapeId> = gone.map(|shape| shape.id.clone()).collect();
    remove(model, gone);
}

/// Removes traits with their applications.
pub fn remove_traits(model: &mut Model, is_gone: impl Fn(&Shape) -> bool) {
    let definitions = model.shapes.values().filter(|it| it.traits.has("smithy.api#trait"));
    let gone = definitions.filter(|it| !KEPT_TRAITS.contains(&it.id.as_str()) && is_gone(it));
    let gone: Vec<ShapeId> = gone.map(|it| it.id.clone()).collect();
    remove(model, gone);
}

/// Makes the test that the argument `traits` asks for.
pub fn trait_tests(
    arguments: &Arguments<'_>,
    model: &Model,
    context: &mut Context<'_>,
) -> impl Fn(&ShapeId) -> bool + use<> {
    let (mut ids, mut namespaces) = (HashSet::new(), HashSet::new());
    for (text, at) in arguments.texts("traits") {
        let namespace = text.strip_suffix('#').or_else(|| text.contains('.').then_some(text));
        match namespace.filter(|it| !it.contains('#')) {
            Some(namespace) => drop(namespaces.insert(namespace.to_owned())),
            None => {
                let id = if text.contains('#') {
                    text.to_owned()
                } else {
                    format!("smithy.api#{text}")
                };
                if !model.shape(&id).is_some_and(|it| it.traits.has("smithy.api#trait")) {
                    context.warning(at, format!("the model has no trait `{id}`"));
                }
                ids.insert(id);
            }
        }
    }
    move |id| ids.contains(id.as_str()) || namespaces.contains(id.namespace())
}

/// The shapes and members that the argument `selector` matches.
pub fn selected(arguments: &Arguments<'_>, model: &Model, context: &mut Context<'_>) -> Option<HashSet<ShapeId>> {
    let (text, at) = arguments.text("selector")?;
    let selector = Selector::parse(text).ok()?;
    let graph = Graph::new(model);
    let Some(found) = Matcher::new(&graph, &selector, FUEL).all() else {
        context
            .error(at, "finding what the selector matches is too much work".to_owned())
            .hint("narrow it down: look for steps that lead from every shape to every other");
        return None;
    };
    Some(found.into_iter().map(|it| graph.element(it).id().clone()).collect())
}

/// Changes the traits of all shapes and members that are not embedded.
pub fn each_traits(model: &mut Model, mut change: impl FnMut(&ShapeId, &mut Traits)) {
    for shape in model.shapes.values_mut().filter(|it| !it.location.is_embedded()) {
        let shape = Arc::make_mut(shape);
        change(&shape.id, &mut shape.traits);
        for member in shape.kind.members_mut() {
            change(&member.id, &mut member.traits);
        }
    }
}

/// Keeps some strings of a trait that is a list of strings; the trait goes with the last of them.
pub fn retain_texts(traits: &mut Traits, id: &str, is_kept: &dyn Fn(&str) -> bool) {
    let is_empty = match traits.0.get_mut(id).map(|it| &mut it.node.value) {
        Some(NodeValue::Array(elements)) => {
            elements.retain(|it| it.as_str().is_none_or(is_kept));
            elements.is_empty()
        }
        _ => false,
    };
    if is_empty {
        traits.0.shift_remove(id);
    }
}

/// Applies a trait without a value.
pub fn mark(traits: &mut Traits, id: &str) {
    let Ok(id) = ShapeId::parse(id) else { return };
    let location = SourceLocation {
        file: FileId(0),
        offset: 0,
    };
    let node = Node {
        value: NodeValue::Object(Object::default()),
        location,
    };
    traits.0.entry(id).or_insert(Entry { key: location, node });
}
