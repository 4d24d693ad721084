//! `removeUnusedShapes`.

use super::shared::{EXPORT_TAGGED, own, services, tagged};
use crate::model::Model;
use crate::model::neighbor::neighbors;
use crate::model::shape_id::ShapeId;
use crate::transform::definition::Transform;
use crate::transform::references;
use crate::transform::remove::remove;
use std::collections::HashSet;

pub const ROW: Transform = Transform {
    name: "removeUnusedShapes",
    aliases: &["treeShaker"],
    rule: "Removes the shapes that no service reaches, directly or by the traits on the way. Shapes with a tag of the list stay.",
    arguments: EXPORT_TAGGED,
    run: |arguments, model, _| {
        let tags = arguments.texts("exportTagged");
        let exported = own(model).filter(|shape| tagged(&shape.traits, &tags)).map(|it| &it.id);
        let reached = reach(model, services(model).chain(exported));
        let unused: Vec<ShapeId> = own(model)
            .map(|it| &it.id)
            .filter(|id| !reached.contains(*id))
            .cloned()
            .collect();
        remove(model, unused);
    },
};

/// All that shapes refer to: neighbours, definitions of applied traits, and the shapes that values of traits name.
fn reach<'m>(model: &'m Model, roots: impl Iterator<Item = &'m ShapeId>) -> HashSet<&'m ShapeId> {
    let mut reached = HashSet::new();
    let mut pending: Vec<ShapeId> = roots.cloned().collect();
    while let Some(id) = pending.pop() {
        let Some((id, shape)) = model.shapes.get_key_value(&id.root()) else {
            continue;
        };
        if !reached.insert(id) {
            continue;
        }
        let members = shape.members();
        pending.extend(members.iter().map(|(_, member)| member.target.clone()));
        let others = neighbors(shape);
        pending.extend(
            others
                .iter()
                .filter(|it| it.relation != "member")
                .map(|it| it.target.clone()),
        );
        let of_members = members.iter().flat_map(|(_, member)| &member.traits.0);
        for (id, entry) in shape.traits.0.iter().chain(of_members) {
            pending.push(id.clone());
            references::visit(model, id, &entry.node, &mut |text| {
                pending.extend(model.shapes.get_key_value(text).map(|(id, _)| id.clone()));
            });
        }
    }
    reached
}
