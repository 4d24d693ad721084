//! Traits that shapes need and their model does not apply.

use crate::model::ValidModel;
use crate::model::closure::ServiceClosure;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::model::shape_id::ShapeId;
use std::sync::Arc;

/// A trait that a shape gets.
pub struct AddedTrait {
    /// The absolute ID.
    pub id: &'static str,
    /// The value, if the trait has a string; an empty structure otherwise.
    pub text: Option<&'static str>,
}

/// Applies the traits to the shapes of this name, in place of those that they have.
pub fn apply(closure: &mut ServiceClosure, name: &str, traits: &[AddedTrait]) {
    let mut model = closure.model.clone().into_inner();
    let shapes = model.shapes.values_mut();
    for shape in shapes.filter(|it| it.id.name() == name && closure.all.contains(&it.id)) {
        let shape = Arc::make_mut(shape);
        let location = shape.location;
        for AddedTrait { id, text } in traits {
            let value = match text {
                Some(text) => NodeValue::String((*text).to_owned()),
                None => NodeValue::Object(Object::default()),
            };
            let node = Node { value, location };
            let entry = Entry { key: location, node };
            shape.traits.0.extend(ShapeId::parse(id).ok().map(|id| (id, entry)));
        }
    }
    // The selectors of these traits match the shapes that the table names.
    closure.model = ValidModel::promise(model);
}
