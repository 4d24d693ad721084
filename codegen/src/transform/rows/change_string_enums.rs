//! `changeStringEnumsToEnumShapes`.

use super::change_types::to_enum;
use crate::model::shape::{ShapeKind, SimpleType};
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;
use std::sync::Arc;

pub const ROW: Transform = Transform {
    name: "changeStringEnumsToEnumShapes",
    aliases: &[],
    rule: "Makes strings with the trait `enum` enums. Strings whose values all have names are enums as soon as they are loaded.",
    arguments: &[Argument {
        name: "synthesizeNames",
        form: Form::Boolean,
        is_required: false,
    }],
    run: |arguments, model, _| {
        let synthesize = arguments.flag("synthesizeNames");
        for shape in model.shapes.values_mut() {
            let is_string = matches!(shape.kind, ShapeKind::Simple(SimpleType::String));
            if is_string && shape.traits.has("smithy.api#enum") && !shape.location.is_embedded() {
                to_enum(Arc::make_mut(shape), synthesize);
            }
        }
    },
};
