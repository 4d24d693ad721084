//! `flattenAndRemoveMixins`.

use crate::model::shape_id::ShapeId;
use crate::transform::definition::Transform;
use crate::transform::remove::remove;
use std::sync::Arc;

const MIXIN: &str = "smithy.api#mixin";

pub const ROW: Transform = Transform {
    name: "flattenAndRemoveMixins",
    aliases: &[],
    rule: "Makes the parts of mixins parts of the shapes that use them, and removes the mixins.",
    arguments: &[],
    run: |_, model, _| {
        for shape in model.shapes.values_mut().filter(|it| !it.mixins.is_empty()) {
            // Loading has given all parts to the shape already.
            let shape = Arc::make_mut(shape);
            shape.mixins.clear();
            shape.own = None;
        }
        let mixins = model
            .shapes
            .values()
            .filter(|it| it.traits.has(MIXIN) && !it.location.is_embedded());
        let mixins: Vec<ShapeId> = mixins.map(|it| it.id.clone()).collect();
        remove(model, mixins);
    },
};
