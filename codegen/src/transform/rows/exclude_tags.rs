//! `excludeTags`.

use super::shared::{TAGS, each_traits, retain_texts};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "excludeTags",
    aliases: &[],
    rule: "Removes the tags that are in the list from shapes and members.",
    arguments: TAGS,
    run: |arguments, model, _| {
        let tags = arguments.texts("tags");
        let is_kept = |tag: &str| !tags.iter().any(|(it, _)| *it == tag);
        each_traits(model, |_, traits| retain_texts(traits, "smithy.api#tags", &is_kept));
    },
};
