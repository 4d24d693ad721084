//! `excludeShapesByTrait`.

use super::exclude_traits::TRAITS;
use super::shared::{remove_where, trait_tests};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "excludeShapesByTrait",
    aliases: &[],
    rule: "Removes the shapes and members that have a trait of the list.",
    arguments: TRAITS,
    run: |arguments, model, context| {
        let is_listed = trait_tests(arguments, model, context);
        remove_where(model, |_, traits| traits.0.keys().any(&is_listed));
    },
};
