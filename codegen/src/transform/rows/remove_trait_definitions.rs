//! `removeTraitDefinitions`.

use super::shared::{EXPORT_TAGGED, own, tagged};
use crate::model::shape_id::ShapeId;
use crate::transform::definition::Transform;
use std::collections::HashSet;

pub const ROW: Transform = Transform {
    name: "removeTraitDefinitions",
    aliases: &[],
    rule: "Removes definitions of traits; transforms that follow still find the applications. Definitions with a tag of the list stay.",
    arguments: EXPORT_TAGGED,
    run: |arguments, model, context| {
        let tags = arguments.texts("exportTagged");
        let definitions = own(model).filter(|it| it.traits.has("smithy.api#trait") && !tagged(&it.traits, &tags));
        let definitions: HashSet<ShapeId> = definitions.map(|it| it.id.clone()).collect();
        model.shapes.retain(|id, _| !definitions.contains(id));
        context.undefined.extend(definitions);
    },
};
