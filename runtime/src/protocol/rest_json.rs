//! restJson1: what the published protocol leaves to its user.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::config_bag::ConfigBag;

use super::{Repair, rest};
use crate::operation::OperationTable;
use crate::serde::Unit;

/// Writes documents that are the body, and an empty object for a structure that would be and is not set.
pub(super) struct RestJson;

impl Repair for RestJson {
    fn serialize_request(
        &self,
        protocol: &SharedClientProtocol,
        input: &dyn SerializableStruct,
        operation: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        rest::serialize_request(protocol, input, operation, Some(&Unit), cfg)
    }
}
