//! `includeServices`.

use super::shared::{own, services};
use crate::model::shape::ShapeKind;
use crate::model::shape_id::ShapeId;
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;
use crate::transform::remove::remove;

pub const ROW: Transform = Transform {
    name: "includeServices",
    aliases: &[],
    rule: "Removes the services that are not in the list.",
    arguments: &[Argument {
        name: "services",
        form: Form::Shapes,
        is_required: true,
    }],
    run: |arguments, model, context| {
        let wanted = arguments.texts("services");
        for (id, at) in &wanted {
            if !services(model).any(|it| it.as_str() == *id) {
                context.unknown_shape(*at, "service", id, services(model));
            }
        }
        let others = own(model).filter(|it| matches!(it.kind, ShapeKind::Service(_)));
        let others = others.filter(|shape| wanted.iter().all(|(id, _)| shape.id.as_str() != *id));
        let others: Vec<ShapeId> = others.map(|shape| shape.id.clone()).collect();
        remove(model, others);
    },
};
