//! Every evaluator of Smithy 1.73's diff, a file each.

mod bindings;
mod bounds;
mod evaluator;
mod migration;

mod added_entity_binding;
mod added_metadata;
mod added_operation_error;
mod added_required_member;
mod added_service_error;
mod added_shape;
mod added_trait_definition;
mod changed_default;
mod changed_enum_trait;
mod changed_length_trait;
mod changed_member_order;
mod changed_member_target;
mod changed_metadata;
mod changed_nullability;
mod changed_operation_input;
mod changed_operation_output;
mod changed_range_trait;
mod changed_resource_identifiers;
mod changed_shape_type;
mod endpoint_sigv4_migration;
mod modified_trait;
mod removed_authentication_scheme;
mod removed_entity_binding;
mod removed_metadata;
mod removed_operation_error;
mod removed_service_error;
mod removed_shape;
mod removed_trait_definition;
mod service_rename;
mod sigv4_migration;
mod trait_breaking_change;

pub use evaluator::Evaluator;

use super::pairs::Differences;
use super::report::Report;

/// Runs every evaluator.
pub fn evaluate(differences: &Differences<'_>, report: &mut Report) {
    for evaluator in EVALUATORS {
        (evaluator.run)(differences, report);
    }
}

/// Every evaluator, by the names that Smithy gives them.
pub const EVALUATORS: &[Evaluator] = &[
    added_entity_binding::ROW,
    added_metadata::ROW,
    added_operation_error::ROW,
    added_required_member::ROW,
    added_service_error::ROW,
    added_shape::ROW,
    added_trait_definition::ROW,
    changed_default::ROW,
    changed_enum_trait::ROW,
    changed_length_trait::ROW,
    changed_member_order::ROW,
    changed_member_target::ROW,
    changed_metadata::ROW,
    changed_nullability::ROW,
    changed_operation_input::ROW,
    changed_operation_output::ROW,
    changed_range_trait::ROW,
    changed_resource_identifiers::ROW,
    changed_shape_type::ROW,
    endpoint_sigv4_migration::ROW,
    modified_trait::ROW,
    removed_authentication_scheme::ROW,
    removed_entity_binding::ROW,
    removed_metadata::ROW,
    removed_operation_error::ROW,
    removed_service_error::ROW,
    removed_shape::ROW,
    removed_trait_definition::ROW,
    service_rename::ROW,
    sigv4_migration::ROW,
    trait_breaking_change::ROW,
];
