//! `excludeTraitsByTag`.

use super::shared::{TAGS, remove_traits, tagged};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "excludeTraitsByTag",
    aliases: &[],
    rule: "Removes the traits whose definition has a tag of the list, and wherever they are applied. Embedded definitions stay.",
    arguments: TAGS,
    run: |arguments, model, _| {
        let tags = arguments.texts("tags");
        remove_traits(model, |definition| {
            !definition.location.is_embedded() && tagged(&definition.traits, &tags)
        });
    },
};
