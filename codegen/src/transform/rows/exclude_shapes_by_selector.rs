//! `excludeShapesBySelector`.

use super::shared::{SELECTOR, remove_where, selected};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "excludeShapesBySelector",
    aliases: &[],
    rule: "Removes the shapes and members that the selector matches.",
    arguments: SELECTOR,
    run: |arguments, model, context| {
        if let Some(found) = selected(arguments, model, context) {
            remove_where(model, |id, _| found.contains(id));
        }
    },
};
