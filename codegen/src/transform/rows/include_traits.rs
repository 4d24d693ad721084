//! `includeTraits`.

use super::exclude_traits::TRAITS;
use super::shared::{remove_traits, trait_tests};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "includeTraits",
    aliases: &[],
    rule: "Removes the traits that are not in the list: their definitions, and wherever they are applied.",
    arguments: TRAITS,
    run: |arguments, model, context| {
        let is_listed = trait_tests(arguments, model, context);
        remove_traits(model, |definition| !is_listed(&definition.id));
    },
};
