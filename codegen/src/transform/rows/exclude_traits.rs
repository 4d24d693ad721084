//! `excludeTraits`.

use super::shared::{remove_traits, trait_tests};
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;

pub const TRAITS: &[Argument] = &[Argument {
    name: "traits",
    form: Form::Traits,
    is_required: true,
}];

pub const ROW: Transform = Transform {
    name: "excludeTraits",
    aliases: &[],
    rule: "Removes the traits of the list: their definitions, and wherever they are applied.",
    arguments: TRAITS,
    run: |arguments, model, context| {
        let is_listed = trait_tests(arguments, model, context);
        remove_traits(model, |definition| is_listed(&definition.id));
    },
};
