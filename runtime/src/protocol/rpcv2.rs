//! Requests of Smithy RPC v2, in both formats.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

/// Writes a request, which has no body if the operation has no input (Smithy 2.0, "Smithy RPC v2 CBOR protocol").
pub(super) fn serialize_request(
    protocol: &SharedClientProtocol,
    input: &dyn SerializableStruct,
    cfg: &ConfigBag,
) -> Result<HttpRequest, SerdeError> {
    let mut request = protocol.serialize_request(input, input.schema(), "", cfg)?;
    if stands_for_no_input(input.schema()) {
        *request.body_mut() = SdkBody::empty();
        request.headers_mut().remove("Content-Type");
        request.headers_mut().remove("Content-Length");
    }
    Ok(request)
}

/// Returns whether the model gives the operation no input at all: the structure in its place has the name of nothing.
fn stands_for_no_input(input: &Schema<'_>) -> bool {
    input.shape_id().as_str() == "smithy.api#Unit"
}
