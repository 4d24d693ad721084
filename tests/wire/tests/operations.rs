//! Each operation, in both protocols: what is sent, and what an answer is read as.

use sdk::types::{BillingMode, DisassociateModeEnum, InstanceConfigurationFilter, ProvisionStateEnum, VolumeTypeEnum};
use serde_json::{Value, json};
use wire::client::client;
use wire::loopback::{Answer, Loopback, Received, Wire};
use wire::sample;
use workspaces_instances as sdk;

const INSTANCE: &str = "wsinst-0123456789abcdef";
const VOLUME: &str = "vol-0123456789abcdef0";

/// Starts a server that answers `output` and gives a client of it; checks the one request that was sent.
macro_rules! call {
    ($wire:expr, $operation:literal, sends $input:expr, answers $output:expr, |$client:ident| $call:expr) => {{
        let server = Loopback::always(Answer::Output($output)).await;
        let $client = client(&server, $wire);
        let output = $call.await.expect("the call succeeds");
        check_request(&server.received(), $wire, $operation, &$input);
        output
    }};
}

fn check_request(received: &[Received], wire: Wire, operation: &str, input: &Value) {
    let [request] = received else {
        panic!("one request, not {}", received.len())
    };
    assert_eq!(request.method, "POST");
    assert_eq!((request.operation.as_str(), &request.body), (operation, input));
    match wire {
        Wire::Cbor => {
            assert_eq!(
                request.path,
                format!("/service/EUCMIFrontendAPIService/operation/{operation}")
            );
            assert_eq!(request.header("smithy-protocol"), "rpc-v2-cbor");
            assert_eq!(request.header("content-type"), "application/cbor");
            assert_eq!(request.header("accept"), "application/cbor");
        }
        Wire::Json => {
            assert_eq!(request.path, "/");
            assert_eq!(
                request.header("x-amz-target"),
                format!("EUCMIFrontendAPIService.{operation}")
            );
            assert_eq!(request.header("content-type"), "application/x-amz-json-1.0");
        }
    }
    let authorization = request.header("authorization");
    assert!(
        authorization.contains("/us-east-1/workspaces-instances/aws4_request"),
        "{authorization}"
    );
}

async fn every_operation(wire: Wire) {
    instances(wire).await;
    volumes(wire).await;
    lists(wire).await;
    tags(wire).await;
}

async fn instances(wire: Wire) {
    let output = call!(wire, "CreateWorkspaceInstance",
        sends sample::maximal_on_the_wire(), answers json!({ "WorkspaceInstanceId": INSTANCE }),
        |client| sample::maximal().send_with(&client));
    assert_eq!(output.workspace_instance_id(), Some(INSTANCE));

    let answer = json!({
        "WorkspaceInstanceErrors": [{ "ErrorCode": "E1", "ErrorMessage": "broken" }],
        "EC2InstanceErrors": [{ "EC2ErrorCode": "E2", "EC2ExceptionType": "T", "EC2ErrorMessage": "also broken" }],
        "ProvisionState": "ERROR_ALLOCATING",
        "WorkspaceInstanceId": INSTANCE,
        "EC2ManagedInstance": { "InstanceId": "i-1" },
        "BillingConfiguration": { "BillingMode": "MONTHLY" },
    });
    let output = call!(wire, "GetWorkspaceInstance",
        sends json!({ "WorkspaceInstanceId": INSTANCE }), answers answer,
        |client| client.get_workspace_instance().workspace_instance_id(INSTANCE).send());
    assert_eq!(output.workspace_instance_errors()[0].error_message(), Some("broken"));
    assert_eq!(output.ec2_instance_errors()[0].ec2_exception_type(), Some("T"));
    assert_eq!(output.provision_state(), Some(&ProvisionStateEnum::ErrorAllocating));
    assert_eq!(
        output.ec2_managed_instance().and_then(|it| it.instance_id()),
        Some("i-1")
    );
    assert_eq!(
        output.billing_configuration().map(|it| it.billing_mode()),
        Some(&BillingMode::Monthly)
    );

    call!(wire, "DeleteWorkspaceInstance",
        sends json!({ "WorkspaceInstanceId": INSTANCE }), answers json!({}),
        |client| client.delete_workspace_instance().workspace_instance_id(INSTANCE).send());
}

async fn volumes(wire: Wire) {
    let sent = json!({
        "AvailabilityZone": "us-east-1a", "ClientToken": "t", "Encrypted": true, "Iops": 3000, "KmsKeyId": "alias/k",
        "SizeInGB": 100, "SnapshotId": "snap-1",
        "TagSpecifications": [{ "ResourceType": "volume", "Tags": [{ "Key": "a", "Value": "b" }] }],
        "Throughput": 125, "VolumeType": "gp3",
    });
    let specification = sdk::types::TagSpecification::builder()
        .resource_type(sdk::types::ResourceTypeEnum::Volume)
        .tags(sample::tag("a", "b"))
        .build();
    let output = call!(wire, "CreateVolume", sends sent, answers json!({ "VolumeId": VOLUME }),
        |client| client.create_volume().availability_zone("us-east-1a").client_token("t").encrypted(true).iops(3000)
            .kms_key_id("alias/k").size_in_gb(100).snapshot_id("snap-1").tag_specifications(specification)
            .throughput(125).volume_type(VolumeTypeEnum::Gp3).send());
    assert_eq!(output.volume_id(), Some(VOLUME));

    let sent = json!({ "WorkspaceInstanceId": INSTANCE, "VolumeId": VOLUME, "Device": "/dev/sdf" });
    call!(wire, "AssociateVolume", sends sent, answers json!({}),
        |client| client.associate_volume().workspace_instance_id(INSTANCE).volume_id(VOLUME).device("/dev/sdf").send());

    let sent = json!({
        "WorkspaceInstanceId": INSTANCE, "VolumeId": VOLUME, "Device": "/dev/sdf", "DisassociateMode": "FORCE",
    });
    call!(wire, "DisassociateVolume", sends sent, answers json!({}),
        |client| client.disassociate_volume().workspace_instance_id(INSTANCE).volume_id(VOLUME).device("/dev/sdf")
            .disassociate_mode(DisassociateModeEnum::Force).send());

    let sent = json!({
        "VolumeId": VOLUME, "SizeInGB": 200, "VolumeType": "io2", "Iops": 4000, "Throughput": 250, "ClientToken": "t",
    });
    let answer = json!({
        "VolumeId": VOLUME, "TargetSize": 200, "TargetVolumeType": "io2", "TargetIops": 4000, "TargetThroughput": 250,
    });
    let output = call!(wire, "ModifyVolume", sends sent, answers answer,
        |client| client.modify_volume().volume_id(VOLUME).size_in_gb(200).volume_type(VolumeTypeEnum::Io2).iops(4000)
            .throughput(250).client_token("t").send());
    assert_eq!(output.target_volume_type(), Some(&VolumeTypeEnum::Io2));
    assert_eq!(
        (output.target_size(), output.target_iops(), output.target_throughput()),
        (Some(200), Some(4000), Some(250))
    );

    call!(wire, "DeleteVolume", sends json!({ "VolumeId": VOLUME }), answers json!({}),
        |client| client.delete_volume().volume_id(VOLUME).send());
}

async fn lists(wire: Wire) {
    let answer = json!({ "WorkspaceInstances": [
        { "ProvisionState": "ALLOCATED", "WorkspaceInstanceId": INSTANCE, "EC2ManagedInstance": { "InstanceId": "i-1" } },
    ], "NextToken": "more" });
    let output = call!(wire, "ListWorkspaceInstances",
        sends json!({ "ProvisionStates": ["ALLOCATED"], "MaxResults": 1, "NextToken": "n" }), answers answer,
        |client| client.list_workspace_instances().provision_states(ProvisionStateEnum::Allocated).max_results(1)
            .next_token("n").send());
    assert_eq!(output.workspace_instances()[0].workspace_instance_id(), Some(INSTANCE));
    assert_eq!(output.next_token(), Some("more"));

    let filter = InstanceConfigurationFilter::builder()
        .billing_mode(BillingMode::Hourly)
        .platform_type(sdk::types::PlatformTypeEnum::Windows)
        .tenancy(sdk::types::InstanceConfigurationTenancyEnum::Shared)
        .build()
        .expect("all members are set");
    let sent = json!({ "MaxResults": 5, "NextToken": "n", "InstanceConfigurationFilter":
        { "BillingMode": "HOURLY", "PlatformType": "Windows", "Tenancy": "SHARED" } });
    let answer = json!({ "InstanceTypes": [{ "InstanceType": "m5.large", "SupportedInstanceConfigurations":
        [{ "BillingMode": "HOURLY", "PlatformType": "Windows", "Tenancy": "SHARED" }] }] });
    let output = call!(wire, "ListInstanceTypes", sends sent, answers answer,
        |client| client.list_instance_types().max_results(5).next_token("n").instance_configuration_filter(filter).send());
    let [info] = output.instance_types() else {
        panic!("one instance type")
    };
    assert_eq!(info.instance_type(), Some("m5.large"));
    assert_eq!(
        info.supported_instance_configurations()[0].billing_mode(),
        Some(&BillingMode::Hourly)
    );

    let output = call!(wire, "ListRegions", sends json!({ "MaxResults": 2, "NextToken": "n" }),
        answers json!({ "Regions": [{ "RegionName": "us-east-1" }] }),
        |client| client.list_regions().max_results(2).next_token("n").send());
    assert_eq!(output.regions()[0].region_name(), Some("us-east-1"));
}

async fn tags(wire: Wire) {
    call!(wire, "TagResource",
        sends json!({ "WorkspaceInstanceId": INSTANCE, "Tags": [{ "Key": "a", "Value": "b" }] }), answers json!({}),
        |client| client.tag_resource().workspace_instance_id(INSTANCE).tags(sample::tag("a", "b")).send());

    call!(wire, "UntagResource", sends json!({ "WorkspaceInstanceId": INSTANCE, "TagKeys": ["a"] }), answers json!({}),
        |client| client.untag_resource().workspace_instance_id(INSTANCE).tag_keys("a").send());

    let output = call!(wire, "ListTagsForResource",
        sends json!({ "WorkspaceInstanceId": INSTANCE }), answers json!({ "Tags": [{ "Key": "a", "Value": "b" }] }),
        |client| client.list_tags_for_resource().workspace_instance_id(INSTANCE).send());
    assert_eq!(output.tags(), [sample::tag("a", "b")]);
}

#[tokio::test]
async fn over_rpc_v2_cbor() {
    every_operation(Wire::Cbor).await;
}

#[tokio::test]
async fn over_aws_json() {
    every_operation(Wire::Json).await;
}

#[tokio::test]
async fn cbor_is_the_default() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    sdk::Client::from_conf(wire::client::config(&server).build())
        .list_regions()
        .send()
        .await
        .expect("the call succeeds");
    assert_eq!(server.received()[0].wire, Wire::Cbor);
}

#[tokio::test]
async fn unknown_members_and_enum_values_survive() {
    for wire in [Wire::Cbor, Wire::Json] {
        let answer = json!({ "ProvisionState": "HIBERNATING", "New": { "deep": [1, { "er": null }] } });
        let server = Loopback::always(Answer::Output(answer)).await;
        let output = client(&server, wire)
            .get_workspace_instance()
            .workspace_instance_id(INSTANCE)
            .send()
            .await;
        let output = output.expect("what is new is no error");
        assert_eq!(output.provision_state().map(|it| it.as_str()), Some("HIBERNATING"));
        assert_eq!(output.provision_state(), Some(&ProvisionStateEnum::from("HIBERNATING")));
    }
}

#[tokio::test]
async fn a_required_member_that_is_missing_is_corrected() {
    let server = Loopback::always(Answer::Output(json!({}))).await;
    let output = client(&server, Wire::Cbor)
        .list_regions()
        .send()
        .await
        .expect("error correction");
    assert!(output.regions().is_empty());
}
