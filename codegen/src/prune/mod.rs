//! `ValidModel` to `ServiceClosure`: what will be generated, and only that.

use crate::event::{Events, Invalid, Severity};
use crate::model::ValidModel;
use crate::model::closure::{ServiceClosure, all_operations, walk};
use crate::model::knowledge::{discovery, sessions};
use crate::model::shape::{Service, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::suggest::similar;
use indexmap::IndexSet;
use std::sync::Arc;

/// The service and operations to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The service; not needed when the model has only one.
    pub service: Option<ShapeId>,
    /// The operations, by name or absolute ID; none means all.
    pub operations: Vec<String>,
}

/// The closure of the service and of the operations asked for.
///
/// # Errors
/// [`Invalid`] if the service or an operation is not in the model, or the service is not told and there are several.
pub fn prune(model: &ValidModel, selection: &Selection, events: &mut Events) -> Result<ServiceClosure, Invalid> {
    let (shape, service) = select_service(model, selection, events)?;
    let all = all_operations(model, service);
    let mut operations = select_operations(shape, &all, &selection.operations, events)?;
    // Operations that are called at a discovered endpoint cannot be called without the operation that tells it.
    let discovery = discovery::required(model, shape, &operations);
    if discovery.is_some_and(|it| operations.insert(it)) {
        operations = all.iter().filter(|it| operations.contains(*it)).cloned().collect();
    }
    // Calls of the kept operations create sessions themselves where the endpoint asks for a session.
    let sessions = sessions::of(model, shape, &all);
    if sessions.is_some_and(|it| operations.insert(it.operation)) {
        operations = all.iter().filter(|it| operations.contains(*it)).cloned().collect();
    }
    let all_shapes = walk(model, [&shape.id]);
    let kept = if operations.len() == all.len() {
        all_shapes.clone()
    } else {
        let errors = service.errors.iter().map(|reference| &reference.target);
        let mut shapes = walk(model, operations.iter().chain(errors));
        shapes.insert(shape.id.clone());
        shapes
    };
    let renames = service.rename.clone();
    Ok(ServiceClosure {
        model: model.clone(),
        service: shape.id.clone(),
        operations,
        kept,
        all: all_shapes,
        renames,
    })
}

fn select_service<'m>(
    model: &'m ValidModel,
    selection: &Selection,
    events: &mut Events,
) -> Result<(&'m Arc<Shape>, &'m Service), Invalid> {
    let services: Vec<_> = model
        .shapes
        .values()
        .filter_map(|shape| Some((shape, as_service(shape)?)))
        .collect();
    let ids = || services.iter().map(|(shape, _)| shape.id.as_str());
    match &selection.service {
        Some(id) => {
            if let Some(found) = services.iter().find(|(shape, _)| shape.id == *id) {
                return Ok(*found);
            }
            let (message, hint) = match model.shape(id.as_str()) {
                Some(shape) => (
                    format!("`{id}` is a shape of type {}, no service", shape.kind.type_name()),
                    None,
                ),
                None => (format!("there is no service `{id}`"), similar(id.as_str(), ids())),
            };
            let hint = hint.map_or_else(
                || known("services", ids()),
                |similar| format!("did you mean `{similar}`?"),
            );
            events.error("UnknownService", &(), message).hint(hint);
        }
        None => match services.as_slice() {
            [one] => return Ok(*one),
            [] => drop(events.error("MissingService", &(), "the model has no service")),
            _ => {
                let message = format!(
                    "the model has {} services, and it is not said which one is meant",
                    services.len()
                );
                events
                    .error("AmbiguousService", &(), message)
                    .hint(known("services", ids()));
            }
        },
    }
    Err(Invalid)
}

fn as_service(shape: &Shape) -> Option<&Service> {
    match &shape.kind {
        ShapeKind::Service(service) if !shape.traits.has("smithy.api#mixin") => Some(service),
        _ => None,
    }
}

/// The operations asked for, in the order of the service.
fn select_operations(
    service: &Shape,
    all: &IndexSet<ShapeId>,
    wanted: &[String],
    events: &mut Events,
) -> Result<IndexSet<ShapeId>, Invalid> {
    if wanted.is_empty() {
        return Ok(all.clone());
    }
    let mut kept = IndexSet::new();
    let mut missing = false;
    for name in wanted {
        let found: Vec<_> = all
            .iter()
            .filter(|id| id.as_str() == name || id.name() == name)
            .collect();
        if found.is_empty() {
            missing = true;
            let names = || all.iter().map(ShapeId::name);
            let hint = similar(name, names()).map(|similar| format!("did you mean `{similar}`?"));
            let message = format!("the service has no operation `{name}`");
            events
                .push(Severity::Error, "UnknownOperation", service, message)
                .hint(hint.unwrap_or_else(|| known("operations", names())));
        }
        kept.extend(found);
    }
    if missing {
        return Err(Invalid);
    }
    Ok(all.iter().filter(|id| kept.contains(id)).cloned().collect())
}

/// `known operations are …`, cut to a length that fits a message.
fn known<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    match names.as_slice() {
        [] => format!("there are no {what}"),
        [first @ .., _, _] if first.len() >= 30 => {
            let shown: Vec<&str> = names.iter().take(30).copied().collect();
            format!("known {what} are {}, and {} more", shown.join(", "), names.len() - 30)
        }
        names => format!("known {what} are {}", names.join(", ")),
    }
}
