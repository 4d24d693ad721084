//! Validators: a violation of each constraint is refused before the wire, all violations at once.

use sdk::config::Validation;
use sdk::error::{DisplayErrorContext, SdkError};
use sdk::types::{InstanceNetworkInterfaceSpecification, ManagedInstanceRequest, VolumeTypeEnum};
use serde_json::json;
use wire::client::config;
use wire::loopback::{Answer, Loopback};
use wire::sample;
use workspaces_instances as sdk;

/// A server that must not be called, and a client that validates at that level.
async fn client(level: Validation) -> (Loopback, sdk::Client) {
    let server = Loopback::always(Answer::Output(json!({}))).await;
    let client = sdk::Client::from_conf(config(&server).validation(level).build());
    (server, client)
}

/// The text of the error of a call that is refused.
macro_rules! refused {
    (|$client:ident| $call:expr) => {{
        let (server, $client) = client(Validation::Strict).await;
        let error = $call.await.expect_err("the input violates a constraint");
        assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
        assert!(server.received().is_empty(), "a violation never reaches the wire");
        DisplayErrorContext(&error).to_string()
    }};
}

fn names(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
}

#[tokio::test]
async fn a_missing_required_member_is_refused_by_default() {
    let server = Loopback::always(Answer::Output(json!({}))).await;
    let client = sdk::Client::from_conf(config(&server).build());
    let error = client
        .create_workspace_instance()
        .send()
        .await
        .expect_err("the instance is required");
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    names(
        &DisplayErrorContext(&error).to_string(),
        &["managed_instance", "required"],
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn off_sends_what_it_is_given() {
    let (server, client) = client(Validation::Off).await;
    client.create_workspace_instance().send().await.expect("sent as it is");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn required_does_not_look_at_other_constraints() {
    let (server, client) = client(Validation::Required).await;
    client
        .get_workspace_instance()
        .workspace_instance_id("x")
        .send()
        .await
        .expect("short, but there");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn strict_accepts_the_maximal_request() {
    let (server, client) = client(Validation::Strict).await;
    sample::maximal()
        .send_with(&client)
        .await
        .expect("every constraint holds");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn length_of_a_string_counts_characters() {
    let text = refused!(|client| client.get_workspace_instance().workspace_instance_id("wsinst-1").send());
    names(&text, &["workspace_instance_id", "8", "15", "70"]);
    let (_server, client) = self::client(Validation::Strict).await;
    let zone = "é".repeat(64);
    client
        .create_volume()
        .availability_zone(zone)
        .send()
        .await
        .expect("64 characters, though 128 bytes");
}

#[tokio::test]
async fn length_of_a_list_counts_elements() {
    let text = refused!(|client| client
        .untag_resource()
        .workspace_instance_id("wsinst-0123456789")
        .set_tag_keys(Some(vec![]))
        .send());
    names(&text, &["tag_keys", "0", "1", "50"]);
    let tags = (0..51).map(|n| sample::tag(&n.to_string(), "")).collect();
    let text = refused!(|client| client
        .tag_resource()
        .workspace_instance_id("wsinst-0123456789")
        .set_tags(Some(tags))
        .send());
    names(&text, &["tags", "51", "50"]);
}

#[tokio::test]
async fn range_is_checked() {
    let text = refused!(|client| client.list_regions().max_results(26).send());
    names(&text, &["max_results", "26", "1", "25"]);
    let text = refused!(|client| client.modify_volume().volume_id("vol-1").iops(-1).send());
    names(&text, &["iops", "-1", "0"]);
}

#[tokio::test]
async fn patterns_are_checked_lookahead_included() {
    let text = refused!(|client| client.delete_volume().volume_id("volume-1").send());
    names(&text, &["volume_id", "volume-1", "^vol-[0-9a-zA-Z]{1,63}$"]);
    let instance = ManagedInstanceRequest::builder().security_groups("sg-123").build();
    let text = refused!(|client| client.create_workspace_instance().managed_instance(instance).send());
    names(&text, &["managed_instance.security_groups[0]", "sg-123"]);
}

#[tokio::test]
async fn unknown_enum_values_are_refused() {
    let text = refused!(|client| client
        .modify_volume()
        .volume_id("vol-1")
        .volume_type(VolumeTypeEnum::from("gp9"))
        .send());
    names(&text, &["volume_type", "gp9"]);
}

#[tokio::test]
async fn all_violations_come_at_once_with_their_paths() {
    let interface = |subnet: &str| {
        InstanceNetworkInterfaceSpecification::builder()
            .subnet_id(subnet)
            .build()
    };
    let instance = ManagedInstanceRequest::builder()
        .network_interfaces(interface("subnet-1"))
        .network_interfaces(interface("subnet-2"))
        .network_interfaces(interface("net-3"))
        .image_id("image-1")
        .build();
    let text = refused!(|client| client
        .create_workspace_instance()
        .managed_instance(instance)
        .tags(sample::tag("", "v"))
        .send());
    names(
        &text,
        &[
            "managed_instance.network_interfaces[2].subnet_id",
            "managed_instance.image_id",
            "tags[0].key",
        ],
    );
}

#[tokio::test]
async fn a_sensitive_value_is_never_shown() {
    let secret = "verysecret".repeat(20);
    let text = refused!(|client| client.create_volume().availability_zone("a").kms_key_id(&secret).send());
    names(&text, &["kms_key_id", "128"]);
    assert!(!text.contains("verysecret"), "{text}");
}

#[tokio::test]
async fn every_way_to_send_is_covered() {
    let text = refused!(|client| client.list_regions().max_results(0).customize().send());
    names(&text, &["max_results"]);
    let text = refused!(|client| client
        .list_regions()
        .max_results(0)
        .as_input()
        .clone()
        .send_with(&client));
    names(&text, &["max_results"]);
    let text = refused!(|client| async {
        client
            .list_regions()
            .into_paginator()
            .page_size(0)
            .send()
            .next()
            .await
            .expect("one page")
    });
    names(&text, &["max_results"]);
}

#[test]
fn validate_can_be_called_without_a_client() {
    let input = sample::minimal().client_token("").build().expect("inputs build");
    input.validate(Validation::Required).expect("what is required is there");
    let violations = input.validate(Validation::Strict).expect_err("the token is too short");
    assert!(violations.to_string().contains("client_token"), "{violations}");
    assert!(sample::tag("k", "v").validate(Validation::Strict).is_ok());
}

#[test]
fn debug_hides_what_is_sensitive() {
    let builder = sdk::operation::create_volume::CreateVolumeInput::builder()
        .kms_key_id("secret-key")
        .availability_zone("a");
    for text in [
        format!("{builder:?}"),
        format!("{:?}", builder.clone().build().expect("inputs build")),
    ] {
        assert!(
            text.contains("*** Sensitive Data Redacted ***") && !text.contains("secret-key"),
            "{text}"
        );
        assert!(text.contains("availability_zone: Some(\"a\")"), "{text}");
    }
}
