//! `flattenNamespaces`.

use super::shared::{own, services, tagged};
use crate::model::Model;
use crate::model::closure::walk;
use crate::model::shape::ShapeKind;
use crate::model::shape_id::ShapeId;
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;
use crate::transform::rename::{Renames, rename};
use std::collections::HashMap;
use std::sync::Arc;

pub const ROW: Transform = Transform {
    name: "flattenNamespaces",
    aliases: &[],
    rule: "Moves the shapes of a service into one namespace, under the names that its `rename` gives. Other shapes with a tag of \
           the list move, too, unless their name is taken.",
    arguments: &[
        Argument {
            name: "namespace",
            form: Form::Namespace,
            is_required: true,
        },
        Argument {
            name: "service",
            form: Form::Shape,
            is_required: true,
        },
        Argument {
            name: "includeTagged",
            form: Form::Texts,
            is_required: false,
        },
    ],
    run: |arguments, model, context| {
        let (Some((namespace, _)), Some((service, at))) = (arguments.text("namespace"), arguments.text("service"))
        else {
            return;
        };
        let Some(service) = services(model).find(|it| it.as_str() == service).cloned() else {
            context.unknown_shape(at, "service", service, services(model));
            return;
        };
        let tags = arguments.texts("includeTagged");
        let (renames, clash) = plan(model, &service, namespace, |id| {
            model.shape(id.as_str()).is_some_and(|it| tagged(&it.traits, &tags))
        });
        if let Some((one, other)) = clash {
            context
                .error(
                    at,
                    format!("`{one}` and `{other}` would have one ID in the namespace `{namespace}`"),
                )
                .hint("give one of them another name by `rename` of the service, or by the transform `renameShapes`");
            return;
        }
        rename(model, &renames);
        // The new names are the shapes' own.
        for shape in model.shapes.values_mut() {
            if matches!(shape.kind, ShapeKind::Service(_))
                && let ShapeKind::Service(service) = &mut Arc::make_mut(shape).kind
            {
                service.rename.retain(|id, name| id.name() != name);
            }
        }
    },
};

/// The new IDs, and two shapes that would get one ID.
fn plan(
    model: &Model,
    service: &ShapeId,
    namespace: &str,
    is_tagged: impl Fn(&ShapeId) -> bool,
) -> (Renames, Option<(ShapeId, ShapeId)>) {
    let names = match model.shape(service.as_str()).map(|it| &it.kind) {
        Some(ShapeKind::Service(service)) => service.rename.clone(),
        _ => Default::default(),
    };
    let closure = walk(model, [service]);
    let is_own = |id: &&ShapeId| model.shape(id.as_str()).is_some_and(|it| !it.location.is_embedded());
    let (mut renames, mut taken, mut clash) = (Renames::new(), HashMap::new(), None);
    let stays = |id: &ShapeId| id.namespace() == namespace && !closure.contains(id);
    let tagged = own(model)
        .map(|it| &it.id)
        .filter(|id| !closure.contains(*id) && is_tagged(id));
    let connected = closure.iter().filter(is_own).map(|id| (id, true));
    for (id, is_connected) in connected.chain(tagged.map(|id| (id, false))) {
        let name = names.get(id).map_or(id.name(), String::as_str);
        let Ok(new) = ShapeId::parse(&format!("{namespace}#{name}")) else {
            continue;
        };
        let holder = taken.get(&new).or_else(|| {
            model
                .shapes
                .get_key_value(&new)
                .map(|(id, _)| id)
                .filter(|it| stays(it))
        });
        match holder.filter(|it| *it != id) {
            Some(holder) if is_connected => clash = Some((holder.clone(), id.clone())),
            Some(_) => {}
            None => {
                taken.insert(new.clone(), id.clone());
                if new != *id {
                    renames.insert(id.clone(), new);
                }
            }
        }
    }
    (renames, clash)
}
