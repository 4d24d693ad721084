//! `includeNamespaces`.

use super::shared::{keep_shapes, own};
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "includeNamespaces",
    aliases: &[],
    rule: "Keeps the shapes of the namespaces.",
    arguments: &[Argument {
        name: "namespaces",
        form: Form::Namespaces,
        is_required: true,
    }],
    run: |arguments, model, context| {
        let namespaces = arguments.texts("namespaces");
        for (namespace, at) in &namespaces {
            if !own(model).any(|shape| shape.id.namespace() == *namespace) {
                context.warning(*at, format!("the model has no namespace `{namespace}`"));
            }
        }
        keep_shapes(model, |shape| {
            namespaces.iter().any(|(it, _)| shape.id.namespace() == *it)
        });
    },
};
