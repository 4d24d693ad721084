//! EC2 over ec2Query: lists in requests and answers, and an error that the model does not name.

use crate::{Outcome, expect};
use aws_types::SdkConfig;
use ec2::Client;
use ec2::error::ProvideErrorMetadata;
use ec2::types::{Filter, ResourceType, Tag, TagSpecification};

/// Creates a network, finds it by its tag and deletes it.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let tag = Tag::builder().key("team").value("a & b").build();
    let tags = TagSpecification::builder()
        .resource_type(ResourceType::Vpc)
        .tags(tag)
        .build();
    let created = client
        .create_vpc()
        .cidr_block("10.1.0.0/16")
        .tag_specifications(tags)
        .send()
        .await?;
    let id = created.vpc().and_then(|it| it.vpc_id()).ok_or("no ID")?;
    let filter = Filter::builder().name("tag:team").values("a & b").build();
    let found = client.describe_vpcs().filters(filter).send().await?;
    let [vpc] = found.vpcs() else {
        return Err(format!("one network, not {}", found.vpcs().len()).into());
    };
    expect(vpc.vpc_id() == Some(id), "the network that was created")?;
    expect(vpc.tags().iter().any(|it| it.value() == Some("a & b")), "its tag")?;
    client.delete_vpc().vpc_id(id).send().await?;
    let missing = client.delete_vpc().vpc_id(id).send().await;
    let error = missing.err().ok_or("a network that was deleted")?.into_service_error();
    expect(error.code() == Some("InvalidVpcID.NotFound"), "InvalidVpcID.NotFound")
}
