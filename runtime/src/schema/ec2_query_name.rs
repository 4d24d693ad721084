//! The trait `ec2QueryName`, which schemas hold among their other traits.

use std::cell::Cell;
use std::sync::LazyLock;

use aws_smithy_schema::{Schema, ShapeId, StringTrait, TraitMap, shape_id};

static ID: ShapeId<'static> = shape_id!("aws.protocols", "ec2QueryName");

thread_local! {
    /// Hands a map to the function that makes it: schemas take a lazy map, which only a plain function can make.
    static NEXT: Cell<TraitMap> = const { Cell::new(TraitMap::EMPTY) };
}

/// Returns the schema with this name.
pub(super) fn with_ec2_query_name(schema: Schema<'static>, name: &'static str) -> Schema<'static> {
    let mut map = TraitMap::new();
    map.insert(Box::new(StringTrait::new(ID.clone(), name)));
    NEXT.set(map);
    let take: fn() -> TraitMap = || NEXT.take();
    let lazy: &'static LazyLock<TraitMap> = Box::leak(Box::new(LazyLock::new(take)));
    LazyLock::force(lazy);
    schema.with_traits(lazy)
}

/// Returns the name of a member in ec2Query requests, if the model has it.
pub(crate) fn ec2_query_name<'a>(schema: &'a Schema<'_>) -> Option<&'a str> {
    let name = schema.traits()?.get(&ID)?;
    name.as_any().downcast_ref().map(StringTrait::value)
}
