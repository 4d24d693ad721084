//! The names in a service closure are distinct after `rename` (Smithy 2.0, "Service closure").

use crate::check::context::{Context, article, list};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::{Element, Index};
use crate::model::shape::{Service, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use indexmap::{IndexMap, IndexSet};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "Service",
    severity: "ERROR",
    rule: "A service renames shapes of its closure that may have another name, to names that are free.",
    section: "Service closure",
    run: validate,
};

/// Reports invalid renames, and shapes of a service that share a name.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in operations::services(context) {
        let ShapeKind::Service(service) = &shape.kind else {
            continue;
        };
        let closure = closure(context, shape);
        for (id, name) in &service.rename {
            rename(context, shape, (id, name), &closure, events);
        }
        conflicts(context, shape, service, &closure, events);
    }
}

fn closure(context: &Context<'_>, service: &Shape) -> IndexSet<Index> {
    let mut closure: IndexSet<Index> = context.graph.index(service.id.as_str()).into_iter().collect();
    let mut at = 0;
    while let Some(from) = closure.get_index(at).copied() {
        at += 1;
        let edges = context.graph.forward(from).iter();
        closure.extend(edges.filter(|edge| edge.relation != "mixin").map(|edge| edge.to));
    }
    closure
}

fn rename(
    context: &Context<'_>,
    service: &Shape,
    (id, name): (&ShapeId, &str),
    closure: &IndexSet<Index>,
    events: &mut Events,
) {
    let found = context.graph.index(id.as_str()).filter(|at| closure.contains(at));
    let kind = found.map(|at| context.graph.element(at).type_name());
    let message = match kind {
        None => format!("`{id}` is renamed, but it is not a part of this service"),
        Some(kind @ ("member" | "operation" | "resource" | "service")) => {
            format!("`{id}` is renamed, but it is {}, which keeps its name", article(kind))
        }
        Some(_) if id.name() == name => format!("`{id}` is renamed to the name that it has"),
        Some(_) => return,
    };
    events
        .error("Service", service, message)
        .hint("remove the entry from `rename`");
}

fn conflicts(
    context: &Context<'_>,
    service_shape: &Shape,
    service: &Service,
    closure: &IndexSet<Index>,
    events: &mut Events,
) {
    let mut alike: IndexMap<String, Vec<&Shape>> = IndexMap::new();
    for at in closure {
        let Element::Shape(shape) = context.graph.element(*at) else {
            continue;
        };
        let name = service.rename.get(&shape.id).map_or(shape.id.name(), String::as_str);
        alike.entry(name.to_ascii_lowercase()).or_default().push(shape);
    }
    for shapes in alike.values().filter(|shapes| shapes.len() > 1) {
        // Simple shapes and lists of one name are harmless, and so are those that Smithy brings along.
        let counts = |shape: &&&Shape| {
            let renamed = service.rename.contains_key(&shape.id);
            let named = matches!(shape.kind, ShapeKind::Structure { .. } | ShapeKind::Union { .. });
            Element::Shape(shape).is_own() && (renamed || named)
        };
        let shapes: Vec<&&Shape> = shapes.iter().filter(counts).collect();
        if shapes.len() < 2 {
            continue;
        }
        for shape in &shapes {
            let others = shapes
                .iter()
                .map(|other| other.id.as_str())
                .filter(|id| *id != shape.id.as_str());
            let message = format!(
                "in the service `{}` it has the name of {}",
                service_shape.id,
                list(others.take(5))
            );
            events
                .error("Service", **shape, message)
                .hint("give one of them another name in `rename` of the service");
        }
    }
}
