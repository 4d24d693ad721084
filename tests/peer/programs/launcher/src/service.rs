//! The service: answers that were recorded, in their order.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use ciborium::{Value, cbor};

/// One answer for each request of the plan.
pub fn recorded() -> StaticReplayClient {
    let space = "com.amazonaws.workspacesinstances";
    let answers = [
        (200, cbor!({"WorkspaceInstanceId" => "wsinst-web"})),
        (
            200,
            cbor!({
                "WorkspaceInstanceId" => "wsinst-web",
                "ProvisionState" => "ALLOCATING",
                "EC2ManagedInstance" => {"InstanceId" => "i-1"},
                "BillingConfiguration" => {"BillingMode" => "HOURLY"}
            }),
        ),
        (
            402,
            cbor!({
                "__type" => format!("{space}#ServiceQuotaExceededException"),
                "Message" => "too many", "ResourceId" => "c7g", "ResourceType" => "instance",
                "ServiceCode" => "wsi", "QuotaCode" => "L-1"
            }),
        ),
        (
            500,
            cbor!({"__type" => format!("{space}#InternalServerException"), "Message" => "again"}),
        ),
        (200, cbor!({"WorkspaceInstanceId" => "wsinst-cache"})),
        (
            404,
            cbor!({
                "__type" => format!("{space}#ResourceNotFoundException"),
                "Message" => "not yet there", "ResourceId" => "wsinst-cache", "ResourceType" => "instance"
            }),
        ),
        (
            400,
            cbor!({
                "__type" => format!("{space}#ValidationException"),
                "Message" => "no such thing", "Reason" => "FIELD_VALIDATION_FAILED",
                "FieldList" => [{"Name" => "VolumeType", "Reason" => "UNKNOWN", "Message" => "floppy"}]
            }),
        ),
        (
            400,
            cbor!({"__type" => "aws.other#Surprise", "message" => "of tomorrow"}),
        ),
    ];
    let events = answers.into_iter().map(|(status, body)| {
        ReplayEvent::new(
            http::Request::new(SdkBody::empty()),
            answer(status, body.expect("plain data")),
        )
    });
    StaticReplayClient::new(events.collect())
}

fn answer(status: u16, body: Value) -> http::Response<SdkBody> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&body, &mut bytes).expect("a vector takes all");
    http::Response::builder()
        .status(status)
        .header("content-type", "application/cbor")
        .header("smithy-protocol", "rpc-v2-cbor")
        .header("x-amzn-requestid", format!("request-{status}"))
        .body(SdkBody::from(bytes))
        .expect("a valid answer")
}
