//! `includeShapesByTag`.

use super::shared::{TAGS, keep_shapes, tagged, warn_of_tags};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "includeShapesByTag",
    aliases: &["includeByTag"],
    rule: "Keeps the shapes and members that have a tag of the list. Members without tags stay with their shape.",
    arguments: TAGS,
    run: |arguments, model, context| {
        warn_of_tags(arguments, model, context);
        let tags = arguments.texts("tags");
        keep_shapes(model, |shape| tagged(&shape.traits, &tags));
    },
};
