//! `excludeShapesByTag`.

use super::shared::{TAGS, remove_where, tagged, warn_of_tags};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "excludeShapesByTag",
    aliases: &["excludeByTag"],
    rule: "Removes the shapes and members that have a tag of the list.",
    arguments: TAGS,
    run: |arguments, model, context| {
        warn_of_tags(arguments, model, context);
        let tags = arguments.texts("tags");
        remove_where(model, |_, traits| tagged(traits, &tags));
    },
};
