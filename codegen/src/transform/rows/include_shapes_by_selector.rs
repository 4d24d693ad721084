//! `includeShapesBySelector`.

use super::shared::{SELECTOR, keep_shapes, selected};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "includeShapesBySelector",
    aliases: &[],
    rule: "Keeps the shapes that the selector matches, with their members.",
    arguments: SELECTOR,
    run: |arguments, model, context| {
        if let Some(found) = selected(arguments, model, context) {
            keep_shapes(model, |shape| found.contains(&shape.id));
        }
    },
};
