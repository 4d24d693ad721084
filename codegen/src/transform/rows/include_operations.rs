//! `includeOperations`, which is Tinsmith's own.

use super::shared::own;
use crate::model::shape::ShapeKind;
use crate::model::shape_id::ShapeId;
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;
use crate::transform::remove::remove;

pub const ROW: Transform = Transform {
    name: "includeOperations",
    aliases: &[],
    rule: "Removes the operations that are not in the list. Smithy does not have it.",
    arguments: &[Argument {
        name: "operations",
        form: Form::Operations,
        is_required: true,
    }],
    run: |arguments, model, context| {
        let operations = own(model).filter(|it| matches!(it.kind, ShapeKind::Operation(_)));
        let operations: Vec<ShapeId> = operations.map(|it| it.id.clone()).collect();
        let wanted = arguments.texts("operations");
        let is = |id: &ShapeId, text: &str| id.as_str() == text || id.name() == text;
        for (name, at) in &wanted {
            if !operations.iter().any(|id| is(id, name)) {
                context.unknown_shape(*at, "operation", name, operations.iter());
            }
        }
        let others = operations.into_iter();
        remove(model, others.filter(|id| !wanted.iter().any(|(name, _)| is(id, name))));
    },
};
