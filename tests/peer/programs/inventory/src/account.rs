//! The account: pages of the service by operation and token.

use aws_sdk_workspacesinstances::config::SharedHttpClient;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use ciborium::{Value, cbor};
use http::{Request, Response};

/// A client of HTTP that answers for the account.
pub fn http() -> SharedHttpClient {
    infallible_client_fn(answer)
}

fn answer(request: Request<SdkBody>) -> Response<SdkBody> {
    let operation = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
    let body: Value = ciborium::from_reader(request.body().bytes().unwrap_or_default()).expect("the body is CBOR");
    println!("> {} {operation} {body:?}", request.uri().host().unwrap_or_default());
    let token = member(&body, "NextToken")
        .and_then(Value::as_text)
        .unwrap_or_default()
        .to_owned();
    let (status, page) = page(&operation, &token);
    let mut bytes = Vec::new();
    ciborium::into_writer(&page, &mut bytes).expect("a vector takes all");
    Response::builder()
        .status(status)
        .header("content-type", "application/cbor")
        .header("smithy-protocol", "rpc-v2-cbor")
        .body(SdkBody::from(bytes))
        .expect("a valid answer")
}

fn member<'a>(body: &'a Value, name: &str) -> Option<&'a Value> {
    let members = body.as_map()?;
    members
        .iter()
        .find(|(key, _)| key.as_text() == Some(name))
        .map(|(_, value)| value)
}

fn page(operation: &str, token: &str) -> (u16, Value) {
    let page = match (operation, token) {
        ("ListRegions", "") => cbor!({"Regions" => [{"RegionName" => "us-east-1"}], "NextToken" => "two"}),
        ("ListRegions", _) => cbor!({"Regions" => [{"RegionName" => "eu-west-1"}, {}]}),
        ("ListInstanceTypes", "") => cbor!({
            "InstanceTypes" => [
                {"InstanceType" => "m7i.large", "SupportedInstanceConfigurations" => [
                    {"BillingMode" => "MONTHLY", "PlatformType" => "Windows", "Tenancy" => "SHARED"},
                    {"BillingMode" => "WEEKLY", "PlatformType" => "Plan 9", "Tenancy" => "DEDICATED"}
                ]},
                {"InstanceType" => "t3.small"}
            ],
            "NextToken" => ""
        }),
        ("ListWorkspaceInstances", "") => cbor!({
            "WorkspaceInstances" => [
                {"WorkspaceInstanceId" => "wsinst-1", "ProvisionState" => "ALLOCATED", "EC2ManagedInstance" => {"InstanceId" => "i-1"}}
            ],
            "NextToken" => "again"
        }),
        // A service that repeats its token would be asked for ever.
        ("ListWorkspaceInstances", _) => cbor!({
            "WorkspaceInstances" => [{"WorkspaceInstanceId" => "wsinst-2", "ProvisionState" => "HIBERNATING"}],
            "NextToken" => "again"
        }),
        _ => return (403, cbor!({
            "__type" => "com.amazonaws.workspacesinstances#AccessDeniedException", "Message" => format!("not {operation}")
        }).expect("plain data")),
    };
    (200, page.expect("plain data"))
}
