//! `Model` to events: every rule of the specification that we know, one file each.

mod canonical;
mod condition;
mod context;
mod node;
mod operations;
mod regular;
mod suppression;
mod uri;

mod cors_trait;
mod default_trait;
mod emit_selector;
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
mod operation_input_output_misuse;
mod paginated_trait;
mod private_access;
mod range_trait;
mod request_compression_trait;
mod resource_cycle;
mod resource_identifier;
mod resource_lifecycle;
mod service;
mod shape_id_conflict;
mod shape_recursion;
mod single_operation_binding;
mod streaming_trait;
mod target;
mod trait_conflict;
mod trait_target;
mod trait_validators;
mod trait_value;
mod typed_metadata;
mod union;
mod unit_type;
mod waitable_trait;

use crate::event::{Events, Invalid};
use crate::model::{Model, ValidModel, decimal as number};
use context::Context;

/// One rule: its event, what finds breaches, and how it is said in `docs/validation.md`.
pub struct Validator {
    /// The ID of its events; some append more after a dot.
    pub id: &'static str,
    /// The severities that it reports.
    pub severity: &'static str,
    /// What must hold.
    pub rule: &'static str,
    /// The section of the specification of Smithy 2.0.
    pub section: &'static str,
    run: fn(&Context<'_>, &mut Events),
}

/// Every validator, in the order in which they run.
pub const VALIDATORS: &[Validator] = &[
    Validator {
        id: "Model",
        severity: "ERROR",
        rule: "The model can be put together: what is applied as a trait is one, selectors can be read, validators have \
               their settings.",
        section: "Model validation",
        run: model::validate,
    },
    Validator {
        id: "Model.UnresolvedTrait",
        severity: "ERROR",
        rule: "A trait of one of the model's own namespaces is defined; traits of packages that were not given are kept \
               as they are.",
        section: "Traits",
        run: model_unresolved_trait::validate,
    },
    Validator {
        id: "ShapeIdConflict",
        severity: "ERROR",
        rule: "The names of shapes in a namespace, and of members in a shape, differ in more than case.",
        section: "Shape ID conflicts",
        run: shape_id_conflict::validate,
    },
    Validator {
        id: "Target",
        severity: "ERROR",
        rule: "What a shape or member refers to exists (`Target.UnresolvedShape`) and has a type that may stand there.",
        section: "Shapes",
        run: target::validate,
    },
    Validator {
        id: "PrivateAccess",
        severity: "ERROR, WARNING",
        rule: "A private shape is referred to in its own namespace only; a private trait too, with a warning.",
        section: "private trait",
        run: private_access::validate,
    },
    Validator {
        id: "UnitType",
        severity: "ERROR",
        rule: "Only members of unions and enums target the unit type.",
        section: "Unit type",
        run: unit_type::validate,
    },
    Validator {
        id: "Union",
        severity: "ERROR",
        rule: "A union has at least one member.",
        section: "Union",
        run: union::validate,
    },
    Validator {
        id: "ShapeRecursion",
        severity: "ERROR",
        rule: "A list or map does not hold itself without a structure or union between, a structure does not require \
               itself, and a union has a member that does not lead back to it.",
        section: "Recursive shape definitions",
        run: shape_recursion::validate,
    },
    Validator {
        id: "TraitTarget",
        severity: "ERROR",
        rule: "A trait is applied to shapes that its selector matches.",
        section: "trait trait",
        run: trait_target::validate,
    },
    Validator {
        id: "TraitConflict",
        severity: "ERROR",
        rule: "Traits that exclude each other are not applied to one shape.",
        section: "trait trait",
        run: trait_conflict::validate,
    },
    Validator {
        id: "ExclusiveStructureMemberTrait",
        severity: "ERROR",
        rule: "A trait that only one member of a structure may have is on one, or on the target of one.",
        section: "trait trait",
        run: exclusive_structure_member_trait::validate,
    },
    Validator {
        id: "TraitValue",
        severity: "ERROR, WARNING",
        rule: "The value of a trait has the form that its definition demands and keeps its constraints; members that \
               the definition does not know are a warning.",
        section: "Trait node values",
        run: trait_value::validate,
    },
    Validator {
        id: "RangeTrait",
        severity: "ERROR",
        rule: "The bounds of a range are in order, and whole where the number is.",
        section: "range trait",
        run: range_trait::validate,
    },
    Validator {
        id: "LengthTrait",
        severity: "ERROR",
        rule: "The bounds of a length are in order and not negative.",
        section: "length trait",
        run: length_trait::validate,
    },
    Validator {
        id: "EnumShape",
        severity: "ERROR, WARNING",
        rule: "The members of an enum stand for different values of its type, and their names are capitals.",
        section: "Enum",
        run: enum_shape::validate,
    },
    Validator {
        id: "DefaultTrait",
        severity: "ERROR, WARNING",
        rule: "A default fits the shape and its constraints, and agrees with the default of the member's target.",
        section: "default trait",
        run: default_trait::validate,
    },
    Validator {
        id: "JsonName",
        severity: "ERROR",
        rule: "The members of a structure or union have different names in JSON.",
        section: "jsonName trait",
        run: json_name::validate,
    },
    Validator {
        id: "traitValidators",
        severity: "as the trait says",
        rule: "No shape that a trait's own validators find is reached from a shape with the trait; the events have the validators' IDs.",
        section: "traitValidators trait",
        run: trait_validators::validate,
    },
    Validator {
        id: "OperationInputOutputMisuse",
        severity: "ERROR",
        rule: "A structure marked as an input is no output, and the other way round.",
        section: "input trait",
        run: operation_input_output_misuse::validate,
    },
    Validator {
        id: "SingleOperationBinding",
        severity: "ERROR",
        rule: "An operation is bound once in a service and its resources.",
        section: "Service operations",
        run: single_operation_binding::validate,
    },
    Validator {
        id: "ResourceCycle",
        severity: "ERROR",
        rule: "A resource is not its own descendant.",
        section: "Resource",
        run: resource_cycle::validate,
    },
    Validator {
        id: "ResourceLifecycle",
        severity: "ERROR",
        rule: "Lifecycle operations are `readonly` and `idempotent` as their place demands.",
        section: "Resource lifecycle operations",
        run: resource_lifecycle::validate,
    },
    Validator {
        id: "HttpUriFormat",
        severity: "ERROR",
        rule: "A URI pattern has the characters of a URI, and can be read (`Model`).",
        section: "HTTP URI",
        run: http_uri_format::validate,
    },
    Validator {
        id: "HttpUriGreedyLabel",
        severity: "DANGER",
        rule: "One label at most is greedy, and no label follows it.",
        section: "Greedy labels",
        run: http_uri_greedy_label::validate,
    },
    Validator {
        id: "HttpUriConflict",
        severity: "ERROR",
        rule: "Operations of a service differ in method, URI or host.",
        section: "HTTP URI",
        run: http_uri_conflict::validate,
    },
    Validator {
        id: "HttpLabelTrait",
        severity: "ERROR",
        rule: "Each label of a URI has its member with `httpLabel`, and each such member its label.",
        section: "httpLabel trait",
        run: http_label_trait::validate,
    },
    Validator {
        id: "HostLabelTrait",
        severity: "ERROR",
        rule: "Each label of a host prefix has its member with `hostLabel`, and each such member its label.",
        section: "endpoint trait",
        run: host_label_trait::validate,
    },
    Validator {
        id: "HttpQueryTrait",
        severity: "ERROR",
        rule: "The members of a structure are bound to different query parameters.",
        section: "httpQuery trait",
        run: http_query_trait::validate,
    },
    Validator {
        id: "HttpHeaderTrait",
        severity: "ERROR, DANGER",
        rule: "The members of a structure are bound to different headers, with names that headers can have.",
        section: "httpHeader trait",
        run: http_header_trait::validate,
    },
    Validator {
        id: "HttpPrefixHeadersTrait",
        severity: "ERROR",
        rule: "No header starts with the prefix of another member.",
        section: "httpPrefixHeaders trait",
        run: http_prefix_headers_trait::validate,
    },
    Validator {
        id: "HttpPayloadTrait",
        severity: "ERROR",
        rule: "Beside a payload, every member of a message is bound to something else.",
        section: "httpPayload trait",
        run: http_payload_trait::validate,
    },
    Validator {
        id: "HttpMethodSemantics",
        severity: "WARNING, DANGER",
        rule: "Operations are what their HTTP method says: `readonly`, `idempotent`, without a body.",
        section: "http trait",
        run: http_method_semantics::validate,
    },
    Validator {
        id: "HttpResponseCodeSemantics",
        severity: "DANGER",
        rule: "Status codes fit success, client errors and server errors.",
        section: "http trait",
        run: http_response_code_semantics::validate,
    },
    Validator {
        id: "PaginatedTrait",
        severity: "ERROR",
        rule: "What `paginated` names exists, has the right type, and is not required in the input.",
        section: "paginated trait",
        run: paginated_trait::validate,
    },
    Validator {
        id: "Service",
        severity: "ERROR",
        rule: "A service renames shapes of its closure that may have another name, to names that are free.",
        section: "Service closure",
        run: service::validate,
    },
    Validator {
        id: "ResourceIdentifier",
        severity: "ERROR",
        rule: "A child has the identifiers of its parent, and no property has the name of an identifier.",
        section: "Resource identifiers",
        run: resource_identifier::validate,
    },
    Validator {
        id: "StreamingTrait",
        severity: "ERROR",
        rule: "A member that streams is required or has a default, and is the payload where protocols have one.",
        section: "streaming trait",
        run: streaming_trait::validate,
    },
    Validator {
        id: "IdempotentTrait",
        severity: "ERROR",
        rule: "The errors that `idempotent` names are errors of the operation.",
        section: "idempotent trait",
        run: idempotent_trait::validate,
    },
    Validator {
        id: "RequestCompressionTrait",
        severity: "ERROR",
        rule: "A request that is compressed has an input and encodings, and does not stream with a known length.",
        section: "requestCompression trait",
        run: request_compression_trait::validate,
    },
    Validator {
        id: "CorsTrait",
        severity: "ERROR",
        rule: "Of `origin` and `origins` only one is set.",
        section: "cors trait",
        run: cors_trait::validate,
    },
    Validator {
        id: "HttpApiKeyAuthTrait",
        severity: "ERROR",
        rule: "An API key with a scheme is sent in a header.",
        section: "httpApiKeyAuth trait",
        run: http_api_key_auth_trait::validate,
    },
    Validator {
        id: "MediaType",
        severity: "ERROR",
        rule: "A media type can be read.",
        section: "mediaType trait",
        run: media_type::validate,
    },
    Validator {
        id: "MetadataTrait",
        severity: "ERROR",
        rule: "One shape at most describes a metadata key.",
        section: "Metadata",
        run: metadata_trait::validate,
    },
    Validator {
        id: "TypedMetadata",
        severity: "ERROR",
        rule: "Metadata has the form that its description demands; the key is appended to the ID.",
        section: "Metadata",
        run: typed_metadata::validate,
    },
    Validator {
        id: "ExamplesTrait",
        severity: "ERROR, WARNING",
        rule: "The values of an example fit the input, output or error of its operation; where it says that it breaks \
               constraints, that is a warning, and it ends in an error. A union of which no member is set is a warning.",
        section: "examples trait",
        run: examples_trait::validate,
    },
    Validator {
        id: "WaitableTrait",
        severity: "ERROR, DANGER",
        rule: "A waiter can succeed, its delays are in order, its expressions can be read, and only failures have a message. \
               The event `WaitableTraitJmespathProblem` is about expressions that name members which are not there, or find \
               another type than they are compared with.",
        section: "waitable trait",
        run: waitable_trait::validate,
    },
    Validator {
        id: "EmitEachSelector",
        severity: "as the model says",
        rule: "The validators `EmitEachSelector` and `EmitNoneSelector` of a model's metadata find nothing; their events \
               have the IDs that the model gives them.",
        section: "EmitEachSelector",
        run: emit_selector::validate,
    },
];

/// Runs all validators.
///
/// # Errors
/// [`Invalid`] if an ERROR was reported, here or while loading.
pub fn check(model: Model, events: &mut Events) -> Result<ValidModel, Invalid> {
    let context = Context::new(&model, events.budget().clone());
    events.judge_by(suppression::wishes(&context));
    for validator in VALIDATORS {
        (validator.run)(&context, events);
    }
    context.report_passed(events);
    events.judge_no_longer();
    events.checkpoint()?;
    Ok(ValidModel::promise(model))
}
