//! The transforms, a file each.

mod add_client_optional;
mod change_string_enums;
mod change_types;
mod compile_bdd;
mod exclude_metadata;
mod exclude_shapes_by_selector;
mod exclude_shapes_by_tag;
mod exclude_shapes_by_trait;
mod exclude_tags;
mod exclude_traits;
mod exclude_traits_by_tag;
mod filter_suppressions;
mod flatten_and_remove_mixins;
mod flatten_namespaces;
mod include_metadata;
mod include_namespaces;
mod include_operations;
mod include_services;
mod include_shapes_by_selector;
mod include_shapes_by_tag;
mod include_tags;
mod include_traits;
mod include_traits_by_tag;
mod make_idempotency_tokens_client_optional;
mod remove_deprecated_shapes;
mod remove_trait_definitions;
mod remove_unused_shapes;
mod rename_shapes;
mod shared;

use super::definition::Transform;

/// Every transform but `apply`, which is resolved where `smithy-build.json` is read.
pub const TRANSFORMS: &[Transform] = &[
    include_services::ROW,
    include_operations::ROW,
    include_namespaces::ROW,
    include_shapes_by_selector::ROW,
    exclude_shapes_by_selector::ROW,
    include_shapes_by_tag::ROW,
    exclude_shapes_by_tag::ROW,
    exclude_shapes_by_trait::ROW,
    include_traits::ROW,
    exclude_traits::ROW,
    include_traits_by_tag::ROW,
    exclude_traits_by_tag::ROW,
    include_tags::ROW,
    exclude_tags::ROW,
    include_metadata::ROW,
    exclude_metadata::ROW,
    filter_suppressions::ROW,
    remove_unused_shapes::ROW,
    remove_deprecated_shapes::ROW,
    remove_trait_definitions::ROW,
    rename_shapes::ROW,
    flatten_namespaces::ROW,
    flatten_and_remove_mixins::ROW,
    change_string_enums::ROW,
    change_types::ROW,
    make_idempotency_tokens_client_optional::ROW,
    add_client_optional::ROW,
    compile_bdd::ROW,
];
