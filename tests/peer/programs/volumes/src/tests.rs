//! The service is mocked, with rules of each kind.

use crate::attach::travel;
use crate::volume::{delete, make, make_anywhere};
use aws_sdk_workspacesinstances::Client;
use aws_sdk_workspacesinstances::config::Region;
use aws_sdk_workspacesinstances::operation::associate_volume::{AssociateVolumeError, AssociateVolumeOutput};
use aws_sdk_workspacesinstances::operation::create_volume::{CreateVolumeError, CreateVolumeOutput};
use aws_sdk_workspacesinstances::operation::delete_volume::{DeleteVolumeError, DeleteVolumeOutput};
use aws_sdk_workspacesinstances::operation::disassociate_volume::DisassociateVolumeOutput;
use aws_sdk_workspacesinstances::types::error::{
    ConflictException, ResourceNotFoundException, ServiceQuotaExceededException,
};
use aws_smithy_mocks::{MockResponseInterceptor, Rule, RuleMode, create_mock_http_client, mock, mock_client};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

fn made(id: &str) -> CreateVolumeOutput {
    CreateVolumeOutput::builder().volume_id(id).build()
}

fn full() -> CreateVolumeError {
    let quota = ServiceQuotaExceededException::builder()
        .message("full")
        .resource_id("zone")
        .resource_type("zone")
        .service_code("wsi")
        .quota_code("L-2")
        .build();
    CreateVolumeError::ServiceQuotaExceededException(quota.expect("complete"))
}

#[tokio::test]
async fn an_output() {
    let rule = mock!(Client::create_volume)
        .match_requests(|input| input.availability_zone() == Some("eu-west-1a") && input.size_in_gb() == Some(8))
        .then_output(|| made("vol-1"));
    let client = mock_client!(aws_sdk_workspacesinstances, [&rule]);
    assert_eq!(make(&client, "eu-west-1a", 8).await.unwrap().id, "vol-1");
    assert_eq!(rule.num_calls(), 1);
}

#[tokio::test]
async fn an_output_computed_from_the_input() {
    let rule = mock!(Client::create_volume)
        .then_compute_output(|input| made(&format!("vol-{}", input.size_in_gb().unwrap_or_default())));
    let client = mock_client!(aws_sdk_workspacesinstances, RuleMode::MatchAny, [&rule]);
    assert_eq!(make(&client, "a", 8).await.unwrap().id, "vol-8");
    assert_eq!(make(&client, "b", 9).await.unwrap().id, "vol-9");
    assert_eq!(rule.num_calls(), 2);
}

#[tokio::test]
async fn an_error_and_then_an_output() {
    let no_room = mock!(Client::create_volume).then_error(full);
    let room = mock!(Client::create_volume).then_output(|| made("vol-2"));
    let client = mock_client!(aws_sdk_workspacesinstances, RuleMode::Sequential, [&no_room, &room]);
    let volume = make_anywhere(&client, &["a", "b"], 1).await.unwrap();
    assert_eq!((volume.id.as_str(), volume.zone.as_str()), ("vol-2", "b"));
}

#[tokio::test]
async fn a_service_that_is_busy_is_asked_again() {
    let rule = mock!(Client::create_volume)
        .sequence()
        .http_status(503, None)
        .times(2)
        .output(|| made("vol-3"))
        .build();
    let client = mock_client!(aws_sdk_workspacesinstances, [&rule]);
    assert_eq!(make(&client, "a", 1).await.unwrap().id, "vol-3");
    assert_eq!(rule.num_calls(), 3);
    assert!(rule.is_exhausted());
}

#[tokio::test]
async fn an_answer_for_ever() {
    let rule = mock!(Client::delete_volume)
        .sequence()
        .output(|| DeleteVolumeOutput::builder().build())
        .error(|| {
            let gone = ResourceNotFoundException::builder()
                .message("gone")
                .resource_id("vol-1")
                .resource_type("volume")
                .build();
            DeleteVolumeError::ResourceNotFoundException(gone.expect("complete"))
        })
        .repeatedly()
        .build();
    let client = mock_client!(aws_sdk_workspacesinstances, RuleMode::MatchAny, [&rule]);
    assert!(delete(&client, "vol-1").await.unwrap());
    assert!(!delete(&client, "vol-1").await.unwrap());
    assert!(!delete(&client, "vol-1").await.unwrap());
}

#[tokio::test]
async fn an_answer_of_http() {
    let rule = mock!(Client::create_volume)
        .then_http_response(|| HttpResponse::new(StatusCode::try_from(418).unwrap(), SdkBody::from("a teapot")));
    let client = mock_client!(aws_sdk_workspacesinstances, [&rule]);
    let error = make(&client, "a", 1).await.unwrap_err();
    assert_eq!(
        error.raw_response().map(|response| response.status().as_u16()),
        Some(418)
    );
}

#[tokio::test]
async fn rules_of_two_operations() {
    let off = mock!(Client::disassociate_volume)
        .match_requests(|input| input.workspace_instance_id() == Some("wsinst-1"))
        .then_output(|| DisassociateVolumeOutput::builder().build());
    let on = mock!(Client::associate_volume)
        .match_requests(|input| input.device() == Some("/dev/sdf"))
        .then_output(|| AssociateVolumeOutput::builder().build());
    let client = mock_client!(aws_sdk_workspacesinstances, RuleMode::MatchAny, [&on, &off], |config| {
        config
            .region(Region::new("eu-west-1"))
            .endpoint_url("http://localhost:1234")
    });
    travel(&client, "vol-1", "wsinst-1", "wsinst-2").await.unwrap();
    assert_eq!((off.num_calls(), on.num_calls()), (1, 1));
}

#[tokio::test]
async fn an_error_of_the_second_operation() {
    let off = mock!(Client::disassociate_volume).then_output(|| DisassociateVolumeOutput::builder().build());
    let on = mock!(Client::associate_volume).then_error(|| {
        let conflict = ConflictException::builder()
            .message("in use")
            .resource_id("vol-1")
            .resource_type("volume")
            .build();
        AssociateVolumeError::ConflictException(conflict.expect("complete"))
    });
    let client = mock_client!(aws_sdk_workspacesinstances, RuleMode::Sequential, [&off, &on]);
    let error = travel(&client, "vol-1", "wsinst-1", "wsinst-2").await.unwrap_err();
    let aws_sdk_workspacesinstances::Error::ConflictException(conflict) = error else {
        panic!("{error}");
    };
    assert_eq!(conflict.resource_id(), "vol-1");
}

#[tokio::test]
async fn a_client_built_by_hand() {
    let rule: Rule = mock!(Client::create_volume).then_output(|| made("vol-4"));
    let mocks = MockResponseInterceptor::new()
        .rule_mode(RuleMode::MatchAny)
        .with_rule(&rule);
    let config = aws_sdk_workspacesinstances::Config::builder()
        .with_test_defaults_v2()
        .region(Region::from_static("eu-west-1"))
        .http_client(create_mock_http_client())
        .interceptor(mocks)
        .build();
    let client = Client::from_conf(config);
    assert_eq!(make(&client, "a", 1).await.unwrap().id, "vol-4");
}

#[tokio::test]
#[should_panic(expected = "no rules matched")]
async fn an_operation_without_a_rule_is_not_sent() {
    let rule = mock!(Client::delete_volume).then_output(|| DeleteVolumeOutput::builder().build());
    let client = mock_client!(aws_sdk_workspacesinstances, RuleMode::MatchAny, [&rule]);
    let _ = make(&client, "a", 1).await;
}
