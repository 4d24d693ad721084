//! `excludeMetadata`.

use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "excludeMetadata",
    aliases: &[],
    rule: "Removes the metadata whose keys are in the list.",
    arguments: &[Argument {
        name: "keys",
        form: Form::Texts,
        is_required: true,
    }],
    run: |arguments, model, _| {
        let keys = arguments.texts("keys");
        model.metadata.retain(|key, _| !keys.iter().any(|(it, _)| it == key));
    },
};
