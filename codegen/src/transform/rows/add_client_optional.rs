//! `addClientOptional`, which Smithy has as a function of its library.

use super::shared::{CLIENT_OPTIONAL, mark, own};
use crate::model::Model;
use crate::model::shape::{Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;
use std::collections::HashSet;
use std::sync::Arc;

pub const ROW: Transform = Transform {
    name: "addClientOptional",
    aliases: &[],
    rule: "Adds `@clientOptional` to members of inputs and to members that are neither required nor have a default; with the \
           argument, to members that are structures or unions, too.",
    arguments: &[Argument {
        name: "applyWhenNoDefaultValue",
        form: Form::Boolean,
        is_required: false,
    }],
    run: |arguments, model, _| {
        let all = arguments.flag("applyWhenNoDefaultValue");
        let marked: HashSet<ShapeId> = own(model).flat_map(|shape| optional(model, shape, all)).collect();
        for shape in model.shapes.values_mut().filter(|it| !it.location.is_embedded()) {
            if shape.members().iter().any(|(_, member)| marked.contains(&member.id)) {
                let members = Arc::make_mut(shape).kind.members_mut();
                for member in members.into_iter().filter(|it| marked.contains(&it.id)) {
                    mark(&mut member.traits, CLIENT_OPTIONAL);
                }
            }
        }
    },
};

fn optional(model: &Model, shape: &Shape, all: bool) -> Vec<ShapeId> {
    let ShapeKind::Structure { members } = &shape.kind else {
        return vec![];
    };
    let is_input = shape.traits.has("smithy.api#input");
    let is_aggregate = |id: &ShapeId| {
        let kind = model.shape(id.as_str()).map(|it| &it.kind);
        matches!(kind, Some(ShapeKind::Structure { .. } | ShapeKind::Union { .. }))
    };
    let members = members.values().filter(|member| {
        let is_present = member.traits.has("smithy.api#required") || member.traits.has("smithy.api#default");
        is_input || !is_present || (all && is_aggregate(&member.target))
    });
    members.map(|member| member.id.clone()).collect()
}
