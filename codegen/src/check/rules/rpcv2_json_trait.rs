//! Versions of HTTP for event streams are versions of the protocol (Smithy 2.0, "Smithy RPC v2 JSON protocol").

use super::protocol_http::versions;
use crate::check::context::Context;
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "Rpcv2JsonTrait",
    severity: "ERROR",
    rule: "A version that `rpcv2Json` lists in `eventStreamHttp` is in its `http`, too.",
    section: "Smithy RPC v2 JSON protocol",
    run: validate,
};

/// Reports versions that only event streams would have.
fn validate(context: &Context<'_>, events: &mut Events) {
    for service in operations::services(context) {
        versions(service, "smithy.protocols#rpcv2Json", VALIDATOR.id, events);
    }
}
