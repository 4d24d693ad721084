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

/// The namespace of the prelude.
const PRELUDE: &str = "smithy.api";

/// Reports undefined traits.
///
/// Traits of the model's own namespaces alone are reported: a trait of another namespace may come from a package that was
/// not given, or from a newer version of Smithy, and is kept as it is.
fn validate(context: &Context<'_>, events: &mut Events) {
    let shapes = context.graph.model.shapes.values();
    let traits = shapes.filter(|shape| shape.traits.has("smithy.api#trait"));
    let known: Vec<&ShapeId> = traits
        .map(|shape| &shape.id)
        .filter(|id| id.namespace() == PRELUDE || context.namespaces.contains(id.namespace()))
        .collect();
    for element in context.own() {
        for id in element.traits().0.keys() {
            if context.graph.find(id.as_str()).is_some() || !context.namespaces.contains(id.namespace()) {
                continue;
            }
            // A name without namespace means a trait of the own namespace or of the prelude.
            let near_in = |namespace: &str| {
                let near = known.iter().filter(|other| other.namespace() == namespace);
                let name = context.similar(id.name(), near.map(|it| it.name()))?;
                Some(format!("{namespace}#{name}"))
            };
            let hint = match near_in(id.namespace()).or_else(|| near_in(PRELUDE)) {
                Some(near) => format!("did you mean `{near}`?"),
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
