//! EC2 over ec2Query: lists in requests and answers, a waiter, and an error that the model does not name.

use crate::{Outcome, expect, say};
use aws_types::SdkConfig;
use ec2::Client;
use ec2::client::Waiters;
use ec2::error::ProvideErrorMetadata;
use ec2::types::{Filter, InstanceType, ResourceType, Tag, TagSpecification};
use std::time::Duration;

/// Creates a network and an instance, finds them by their tags, and deletes them.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = &Client::new(settings);
    let created = client
        .create_vpc()
        .cidr_block("10.1.0.0/16")
        .tag_specifications(tags(ResourceType::Vpc))
        .send()
        .await?;
    let id = created.vpc().and_then(|it| it.vpc_id()).ok_or("no ID")?;
    let found = client.describe_vpcs().filters(by_tag()).send().await?;
    let [vpc] = found.vpcs() else {
        return Err(format!("one network, not {}", found.vpcs().len()).into());
    };
    expect(vpc.vpc_id() == Some(id), "the network that was created")?;
    say("network", (vpc.cidr_block(), vpc.is_default(), vpc.tags()));
    client.delete_vpc().vpc_id(id).send().await?;
    let missing = client.delete_vpc().vpc_id(id).send().await;
    let error = missing.err().ok_or("a network that was deleted")?.into_service_error();
    say("no network", error.code());
    instances(client).await
}

fn tags(of: ResourceType) -> TagSpecification {
    let tag = Tag::builder().key("team").value("a & b").build();
    TagSpecification::builder().resource_type(of).tags(tag).build()
}

fn by_tag() -> Filter {
    Filter::builder().name("tag:team").values("a & b").build()
}

/// Runs an instance until it is running, and terminates it.
async fn instances(client: &Client) -> Outcome {
    let run = client
        .run_instances()
        .image_id("ami-12c6146b")
        .instance_type(InstanceType::T3Micro);
    let run = run
        .min_count(1)
        .max_count(2)
        .tag_specifications(tags(ResourceType::Instance));
    let started = run.send().await?;
    let ids: Vec<_> = started
        .instances()
        .iter()
        .filter_map(|it| it.instance_id().map(str::to_owned))
        .collect();
    say("started", ids.len());
    let running = client.wait_until_instance_running().set_instance_ids(Some(ids.clone()));
    running.wait(Duration::from_secs(60)).await?.into_result()?;
    let found = client.describe_instances().filters(by_tag()).send().await?;
    for instance in found.reservations().iter().flat_map(|it| it.instances()) {
        let state = instance.state().and_then(|it| it.name());
        say(
            "instance",
            (
                state,
                instance.instance_type(),
                instance.ebs_optimized(),
                instance.tags(),
            ),
        );
        expect(instance.launch_time().is_some(), "a time of launch")?;
    }
    let ended = client.terminate_instances().set_instance_ids(Some(ids.clone()));
    say("terminated", ended.send().await?.terminating_instances().len());
    // A terminated instance does not run again: the waiter's state of failure.
    let running = client.wait_until_instance_running().set_instance_ids(Some(ids));
    let failed = running.wait(Duration::from_secs(60)).await;
    say("running again", failed.err().map(|it| it.to_string()));
    Ok(())
}
