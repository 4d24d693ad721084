//! `removeDeprecatedShapes`.

use super::shared::remove_where;
use crate::model::traits::Traits;
use crate::transform::arguments::{Argument, Arguments, Form};
use crate::transform::arguments::{is_date, version};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "removeDeprecatedShapes",
    aliases: &[],
    rule: "Removes the shapes and members whose `@deprecated` has a `since` before the date or the version.",
    arguments: &[
        Argument {
            name: "relativeDate",
            form: Form::Date,
            is_required: false,
        },
        Argument {
            name: "relativeVersion",
            form: Form::Version,
            is_required: false,
        },
    ],
    run: |arguments, model, _| remove_where(model, |_, traits| is_old(arguments, traits)),
};

fn is_old(arguments: &Arguments<'_>, traits: &Traits) -> bool {
    let since = traits.node("smithy.api#deprecated").and_then(|it| it.text("since"));
    let Some(since) = since else { return false };
    let before_date = |(date, _): (&str, _)| is_date(&since) && since.as_str() < date;
    let before_version = |(text, _): (&str, _)| match (version(&since), version(text)) {
        (Some(since), Some(version)) => since.cmp_precedence(&version).is_lt(),
        _ => false,
    };
    arguments.text("relativeDate").is_some_and(before_date)
        || arguments.text("relativeVersion").is_some_and(before_version)
}
