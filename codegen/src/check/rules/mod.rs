//! The rules of the specification, one file each.

mod auth_trait;
mod cors_trait;
mod default_trait;
mod default_value_in_update;
mod emit_each_selector;
mod enum_shape;
mod examples_trait;
mod exclusive_structure_member_trait;
mod host_label_trait;
mod http_api_key_auth_trait;
mod http_header_trait;
mod http_label_trait;
mod http_method_semantics;
mod http_payload_trait;
mod http_prefix_headers_trait;
mod http_query_trait;
mod http_response_code_semantics;
mod http_uri_conflict;
mod http_uri_format;
mod http_uri_greedy_label;
mod idempotent_trait;
mod json_name;
mod length_trait;
mod media_type;
mod metadata_trait;
mod model;
mod model_unresolved_trait;
mod mqtt_topic_label;
mod operation_input_output_misuse;
mod paginated_trait;
mod private_access;
mod private_mixin_member;
mod protocol_http;
mod range_trait;
mod references_trait;
mod request_compression_trait;
mod resource_cycle;
mod resource_identifier;
mod resource_identifier_binding;
mod resource_lifecycle;
mod resource_operation_input_output;
mod rpcv2_cbor_trait;
mod rpcv2_json_trait;
mod service;
mod service_auth_definitions;
mod shape_id_conflict;
mod shape_recursion;
mod sig_v4_traits;
mod single_operation_binding;
mod streaming_trait;
mod target;
mod trait_conflict;
mod trait_target;
mod trait_validators;
mod trait_value;
mod typed_metadata;
mod union;
mod unique_smoke_test_case_id;
mod unit_type;
mod waitable_trait;
mod xml_flattened_trait;
mod xml_namespace_trait;

use crate::check::validator::Validator;

/// Every rule, in the order in which they run.
pub const VALIDATORS: &[Validator] = &[
    model::VALIDATOR,
    model_unresolved_trait::VALIDATOR,
    shape_id_conflict::VALIDATOR,
    target::VALIDATOR,
    private_access::VALIDATOR,
    unit_type::VALIDATOR,
    union::VALIDATOR,
    shape_recursion::VALIDATOR,
    trait_target::VALIDATOR,
    trait_conflict::VALIDATOR,
    exclusive_structure_member_trait::VALIDATOR,
    trait_value::VALIDATOR,
    range_trait::VALIDATOR,
    length_trait::VALIDATOR,
    enum_shape::VALIDATOR,
    default_trait::VALIDATOR,
    json_name::VALIDATOR,
    trait_validators::VALIDATOR,
    operation_input_output_misuse::VALIDATOR,
    single_operation_binding::VALIDATOR,
    resource_cycle::VALIDATOR,
    resource_lifecycle::VALIDATOR,
    http_uri_format::VALIDATOR,
    http_uri_greedy_label::VALIDATOR,
    http_uri_conflict::VALIDATOR,
    http_label_trait::VALIDATOR,
    host_label_trait::VALIDATOR,
    http_query_trait::VALIDATOR,
    http_header_trait::VALIDATOR,
    http_prefix_headers_trait::VALIDATOR,
    http_payload_trait::VALIDATOR,
    http_method_semantics::VALIDATOR,
    http_response_code_semantics::VALIDATOR,
    paginated_trait::VALIDATOR,
    service::VALIDATOR,
    resource_identifier::VALIDATOR,
    streaming_trait::VALIDATOR,
    idempotent_trait::VALIDATOR,
    request_compression_trait::VALIDATOR,
    cors_trait::VALIDATOR,
    http_api_key_auth_trait::VALIDATOR,
    media_type::VALIDATOR,
    metadata_trait::VALIDATOR,
    typed_metadata::VALIDATOR,
    examples_trait::VALIDATOR,
    waitable_trait::VALIDATOR,
    emit_each_selector::VALIDATOR,
    auth_trait::VALIDATOR,
    default_value_in_update::VALIDATOR,
    mqtt_topic_label::VALIDATOR,
    private_mixin_member::VALIDATOR,
    protocol_http::VALIDATOR,
    references_trait::VALIDATOR,
    resource_identifier_binding::VALIDATOR,
    resource_operation_input_output::VALIDATOR,
    rpcv2_cbor_trait::VALIDATOR,
    rpcv2_json_trait::VALIDATOR,
    service_auth_definitions::VALIDATOR,
    sig_v4_traits::VALIDATOR,
    unique_smoke_test_case_id::VALIDATOR,
    xml_flattened_trait::VALIDATOR,
    xml_namespace_trait::VALIDATOR,
];
