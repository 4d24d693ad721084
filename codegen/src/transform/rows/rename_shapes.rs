//! `renameShapes`.

use super::shared::own;
use crate::model::shape_id::ShapeId;
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;
use crate::transform::rename::{Renames, rename};
use std::collections::HashSet;

pub const ROW: Transform = Transform {
    name: "renameShapes",
    aliases: &[],
    rule: "Gives shapes other IDs, wherever an ID stands.",
    arguments: &[Argument {
        name: "renamed",
        form: Form::Renames,
        is_required: true,
    }],
    run: |arguments, model, context| {
        let mut renames = Renames::new();
        let mut taken: HashSet<ShapeId> = HashSet::new();
        let pairs = arguments.pairs("renamed");
        let leaves: HashSet<&str> = pairs.iter().map(|((old, _), _)| *old).collect();
        for ((old, old_at), (new, new_at)) in &pairs {
            let (Ok(old), Ok(new)) = (ShapeId::parse(old), ShapeId::parse(new)) else {
                continue;
            };
            if !own(model).any(|it| it.id == old) {
                context.unknown_shape(*old_at, "shape", old.as_str(), own(model).map(|it| &it.id));
            } else if (model.shapes.contains_key(&new) && !leaves.contains(new.as_str())) || !taken.insert(new.clone())
            {
                context
                    .error(
                        *new_at,
                        format!("`{old}` cannot become `{new}`: another shape has this ID"),
                    )
                    .hint("choose another ID");
            } else if old != new {
                renames.insert(old, new);
            }
        }
        rename(model, &renames);
    },
};
