//! Errors: each that the model names, those that it does not, and answers that are none.

use sdk::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use sdk::operation::RequestId;
use sdk::operation::modify_volume::ModifyVolumeError;
use serde_json::json;
use wire::client::{client, config_for};
use wire::loopback::{Answer, Loopback, Wire};
use workspaces_instances as sdk;

const WIRES: [Wire; 2] = [Wire::Cbor, Wire::Json];

/// The error of a `ModifyVolume` call, the operation that has all errors of the service.
async fn failure(wire: Wire, answer: Answer) -> SdkError<ModifyVolumeError> {
    let server = Loopback::always(answer).await;
    let config = config_for(&server, wire).retry_config(sdk::config::retry::RetryConfig::disabled());
    let client = sdk::Client::from_conf(config.build());
    client
        .modify_volume()
        .volume_id("vol-1")
        .send()
        .await
        .expect_err("the call fails")
}

#[tokio::test]
async fn each_error_of_the_model_is_read() {
    let all = json!({
        "Message": "no", "ResourceId": "r", "ResourceType": "t", "ServiceCode": "s", "QuotaCode": "q",
        "Reason": "FIELD_VALIDATION_FAILED",
        "FieldList": [{ "Name": "VolumeId", "Reason": "FIELD_VALIDATION_FAILED", "Message": "bad" }],
        "RetryAfterSeconds": 7,
    });
    type Check = fn(&ModifyVolumeError) -> bool;
    let cases: [(u16, &str, Check); 8] = [
        (
            403,
            "AccessDeniedException",
            ModifyVolumeError::is_access_denied_exception,
        ),
        (409, "ConflictException", ModifyVolumeError::is_conflict_exception),
        (
            500,
            "InternalServerException",
            ModifyVolumeError::is_internal_server_exception,
        ),
        (
            404,
            "ResourceNotFoundException",
            ModifyVolumeError::is_resource_not_found_exception,
        ),
        (
            402,
            "ServiceQuotaExceededException",
            ModifyVolumeError::is_service_quota_exceeded_exception,
        ),
        (429, "ThrottlingException", ModifyVolumeError::is_throttling_exception),
        (400, "ValidationException", ModifyVolumeError::is_validation_exception),
        (
            429,
            "VolumeModificationRateExceededException",
            ModifyVolumeError::is_volume_modification_rate_exceeded_exception,
        ),
    ];
    for wire in WIRES {
        for (status, name, is) in cases {
            let error = failure(wire, Answer::Error(status, name, all.clone())).await;
            assert_eq!(
                error.raw_response().map(|response| response.status().as_u16()),
                Some(status)
            );
            let error = error.into_service_error();
            assert!(is(&error), "{wire:?} {name}: {error:?}");
            assert_eq!((error.code(), error.meta().message()), (Some(name), Some("no")));
            assert_eq!(error.to_string(), format!("{name}: no"));
            assert_eq!(error.request_id(), Some("7f3c0f0e-0000-4000-8000-5bca5e000001"));
        }
    }
}

#[tokio::test]
async fn members_of_errors_are_read() {
    for wire in WIRES {
        let members = json!({ "Message": "m", "ServiceCode": "s", "QuotaCode": "q", "RetryAfterSeconds": 7 });
        match failure(wire, Answer::Error(429, "ThrottlingException", members))
            .await
            .into_service_error()
        {
            ModifyVolumeError::ThrottlingException(error) => {
                assert_eq!(
                    (error.message(), error.service_code(), error.quota_code()),
                    ("m", Some("s"), Some("q"))
                );
                assert_eq!(error.retry_after_seconds(), Some(7));
            }
            other => panic!("{other:?}"),
        }
        let members = json!({ "Message": "m", "Reason": "NEW_REASON",
            "FieldList": [{ "Name": "n", "Reason": "r", "Message": "f" }] });
        match failure(wire, Answer::Error(400, "ValidationException", members))
            .await
            .into_service_error()
        {
            ModifyVolumeError::ValidationException(error) => {
                assert_eq!(error.reason().as_str(), "NEW_REASON");
                assert_eq!(
                    (error.field_list()[0].name(), error.field_list()[0].message()),
                    ("n", "f")
                );
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn an_unknown_code_is_unhandled_with_its_metadata() {
    for wire in WIRES {
        let error = failure(
            wire,
            Answer::Error(400, "NewException", json!({ "message": "brand new" })),
        )
        .await;
        let error = error.into_service_error();
        assert_eq!(
            (error.code(), error.message()),
            (Some("NewException"), Some("brand new"))
        );
        assert_eq!(error.to_string(), "unhandled error (NewException)");
        assert!(error.request_id().is_some());
        assert!(matches!(sdk::Error::from(error).code(), Some("NewException")));
    }
}

#[tokio::test]
async fn any_error_becomes_the_error_of_the_crate() {
    let error = failure(
        Wire::Cbor,
        Answer::Error(
            409,
            "ConflictException",
            json!({ "Message": "m", "ResourceId": "r", "ResourceType": "t" }),
        ),
    )
    .await;
    match sdk::Error::from(error) {
        sdk::Error::ConflictException(error) => assert_eq!((error.resource_id(), error.resource_type()), ("r", "t")),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_body_of_no_protocol_is_unhandled() {
    for wire in WIRES {
        let error = failure(wire, Answer::Garbage(b"\xff<html>out of order</html>")).await;
        assert!(matches!(error, SdkError::ServiceError(_)), "{wire:?} {error:?}");
        let error = error.into_service_error();
        assert_eq!((error.code(), error.to_string().as_str()), (None, "unhandled error"));
    }
}

#[tokio::test]
async fn bytes_after_the_value_are_an_error_in_cbor() {
    let error = failure(Wire::Cbor, Answer::Garbage(b"\xa0\x00")).await;
    assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
}

#[tokio::test]
async fn a_null_in_a_dense_list_is_an_error_in_cbor() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [null] }))).await;
    let error = client(&server, Wire::Cbor)
        .list_regions()
        .send()
        .await
        .expect_err("the list is dense");
    assert!(
        DisplayErrorContext(&error).to_string().contains("null"),
        "{}",
        DisplayErrorContext(&error)
    );
}

#[tokio::test]
async fn nulls_of_optional_members_are_unset() {
    for wire in WIRES {
        let server = Loopback::always(Answer::Output(
            json!({ "Regions": [{ "RegionName": null }], "NextToken": null }),
        ))
        .await;
        let output = client(&server, wire)
            .list_regions()
            .send()
            .await
            .expect("null is unset");
        assert_eq!((output.regions()[0].region_name(), output.next_token()), (None, None));
    }
}
