//! The traits that a model applies are defined (Smithy 2.0, "Traits").

use crate::check::context::{Context, trait_location, trait_name};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape_id::ShapeId;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "Model.UnresolvedTrait",
    severity: "ERROR",
    rule: "A trait of one of the model's own namespaces is defined; traits of packages that were not given are kept \
           as they are.",
    section: "Traits",
    run: validate,
};

/// Reports undefined traits.
///
/// Traits of the model's own namespaces alone are reported: a trait of another namespace may come from a package that was
/// not given, or from a newer version of Smithy, and is kept as it is.
fn validate(context: &Context<'_>, events: &mut Events) {
    let shapes = context.graph.model.shapes.values();
    let traits = shapes.filter(|shape| shape.traits.has("smithy.api#trait"));
    let known: Vec<&ShapeId> = traits
        .map(|shape| &shape.id)
        .filter(|id| context.namespaces.contains(id.namespace()))
        .collect();
    for element in context.own() {
        for id in element.traits().0.keys() {
            if context.graph.find(id.as_str()).is_some() || !context.namespaces.contains(id.namespace()) {
                continue;
            }
            let near = known
                .iter()
                .copied()
                .filter(|other| other.namespace() == id.namespace());
            let hint = match context.similar(id.name(), near.map(ShapeId::name)) {
                Some(name) => format!("did you mean `{}#{name}`?", id.namespace()),
                None => "define it and mark it with `@trait`, or remove it".to_owned(),
            };
            let place = (element.id(), trait_location(element, id.as_str()));
            events
                .error(
                    "Model.UnresolvedTrait",
                    &place,
                    format!("the trait `{}` does not exist", trait_name(id.as_str())),
                )
                .hint(hint);
        }
    }
}
