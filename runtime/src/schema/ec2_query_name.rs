//! `ec2QueryName`, for which schemas have no place of its own.

use std::cell::Cell;
use std::sync::LazyLock;

use aws_smithy_schema::{Schema, ShapeId, StringTrait, TraitMap, shape_id};

static ID: ShapeId<'static> = shape_id!("aws.protocols", "ec2QueryName");

thread_local! {
    /// Hands a map to the function that makes it: schemas want a lazy one, which can be made of a plain function only.
    static NEXT: Cell<TraitMap> = const { Cell::new(TraitMap::EMPTY) };
}

/// The schema with this name.
pub(super) fn with_ec2_query_name(schema: Schema<'static>, name: &'static str) -> Schema<'static> {
    let mut map = TraitMap::new();
    map.insert(Box::new(StringTrait::new(ID.clone(), name)));
    NEXT.set(map);
    let take: fn() -> TraitMap = || NEXT.take();
    let lazy: &'static LazyLock<TraitMap> = Box::leak(Box::new(LazyLock::new(take)));
    LazyLock::force(lazy);
    schema.with_traits(lazy)
}

/// The name of a member in requests of ec2Query, if the model gives it one.
pub(crate) fn ec2_query_name<'a>(schema: &'a Schema<'_>) -> Option<&'a str> {
    let name = schema.traits()?.get(&ID)?;
    name.as_any().downcast_ref().map(StringTrait::value)
}
