//! Traits that do not describe how the service behaves.

use crate::model::ValidModel;
use crate::model::closure::ServiceClosure;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::traits::endpoint::Endpoint;
use crate::model::traits::{Trait, Traits};
use std::collections::HashSet;
use std::sync::Arc;

const DEFAULT: &str = "smithy.api#default";

/// A trait that shapes and members lose.
pub enum RemovedTrait {
    /// The default of shapes and members of these names (`Shape` or `Shape$member`), and of members that target such a
    /// shape.
    DefaultOf(&'static [&'static str]),
    /// The default of every number and boolean.
    DefaultOfScalars,
    /// The host prefix of operations that have this one.
    HostPrefix(&'static str),
}

/// Removes the trait from all shapes that the service reaches.
pub fn apply(closure: &mut ServiceClosure, removed: &RemovedTrait) {
    let mut model = closure.model.clone().into_inner();
    let has_no_default: HashSet<ShapeId> = model
        .shapes
        .values()
        .filter(|it| loses_default(it, removed))
        .map(|it| it.id.clone())
        .collect();
    let shapes = model.shapes.values_mut();
    for shape in shapes.filter(|it| closure.all.contains(&it.id)) {
        if has_no_default.contains(&shape.id) && shape.traits.has(DEFAULT) {
            remove(&mut Arc::make_mut(shape).traits, DEFAULT);
        }
        if matches!(removed, RemovedTrait::HostPrefix(prefix) if has_prefix(shape, prefix)) {
            remove(&mut Arc::make_mut(shape).traits, Endpoint::ID);
        }
        let loses =
            |it: &Member| it.traits.has(DEFAULT) && (has_no_default.contains(&it.target) || is_named(&it.id, removed));
        if shape.members().iter().any(|(_, it)| loses(it)) {
            let members = Arc::make_mut(shape).kind.members_mut();
            let members = members.into_iter().filter(|it| loses(it));
            members.for_each(|it| remove(&mut it.traits, DEFAULT));
        }
    }
    // `default` and `endpoint` are optional traits.
    closure.model = ValidModel::promise(model);
}

fn loses_default(shape: &Shape, removed: &RemovedTrait) -> bool {
    match removed {
        RemovedTrait::DefaultOf(_) => is_named(&shape.id, removed),
        RemovedTrait::DefaultOfScalars => matches!(&shape.kind, ShapeKind::Simple(it) if is_scalar(*it)),
        RemovedTrait::HostPrefix(_) => false,
    }
}

fn is_named(id: &ShapeId, removed: &RemovedTrait) -> bool {
    let name = id.as_str().split_once('#').map(|(_, name)| name);
    matches!((removed, name), (RemovedTrait::DefaultOf(names), Some(name)) if names.contains(&name))
}

fn is_scalar(it: SimpleType) -> bool {
    matches!(
        it,
        SimpleType::Boolean
            | SimpleType::Byte
            | SimpleType::Short
            | SimpleType::Integer
            | SimpleType::Long
            | SimpleType::Float
            | SimpleType::Double
            | SimpleType::BigInteger
            | SimpleType::BigDecimal
    )
}

fn has_prefix(shape: &Shape, prefix: &str) -> bool {
    shape.traits.get().is_some_and(|it: Endpoint| it.host_prefix == prefix)
}

fn remove(traits: &mut Traits, id: &str) {
    traits.0.retain(|it, _| it.as_str() != id);
}
