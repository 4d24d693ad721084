//! Route 53 over restXml: documents with namespaces and lists, in bodies and paths.

use crate::{Outcome, expect, say};
use aws_types::SdkConfig;
use route_53::Client;
use route_53::error::ProvideErrorMetadata;
use route_53::types::{Change, ChangeAction, ChangeBatch, ResourceRecord, ResourceRecordSet, RrType};

/// Creates a zone, adds a record, lists both and misses a zone.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let created = client
        .create_hosted_zone()
        .name("example.com")
        .caller_reference("once")
        .send()
        .await?;
    expect(created.location().contains("hostedzone"), "a location")?;
    let zone = created.hosted_zone().ok_or("no zone")?;
    let id = zone.id();
    let address = ResourceRecord::builder().value("192.0.2.1").build()?;
    let record = ResourceRecordSet::builder()
        .name("www.example.com")
        .r#type(RrType::A)
        .ttl(300);
    let record = record.resource_records(address).build()?;
    let change = Change::builder()
        .action(ChangeAction::Create)
        .resource_record_set(record)
        .build()?;
    let batch = ChangeBatch::builder().changes(change).build()?;
    client
        .change_resource_record_sets()
        .hosted_zone_id(id)
        .change_batch(batch)
        .send()
        .await?;
    let listed = client.list_resource_record_sets().hosted_zone_id(id).send().await?;
    let sets = listed.resource_record_sets();
    let www = sets
        .iter()
        .find(|it| it.name() == "www.example.com.")
        .ok_or("no record")?;
    expect(www.ttl() == Some(300), "the time to live")?;
    expect(
        www.resource_records()
            .first()
            .is_some_and(|it| it.value() == "192.0.2.1"),
        "the address",
    )?;
    expect(
        client.list_hosted_zones().send().await?.hosted_zones().len() == 1,
        "one zone",
    )?;
    let missing = client.get_hosted_zone().id("ZNOWHERE").send().await;
    let error = missing.err().ok_or("a zone that nobody created")?.into_service_error();
    say(
        "no zone",
        (error.is_no_such_hosted_zone(), error.code(), error.message()),
    );
    // The ID as the service gave it, with `/hostedzone/` in front.
    say("caller reference", zone.caller_reference());
    let change = Change::builder()
        .action(ChangeAction::Delete)
        .resource_record_set(www.clone())
        .build()?;
    let batch = ChangeBatch::builder().changes(change).build()?;
    let changed = client
        .change_resource_record_sets()
        .hosted_zone_id(id)
        .change_batch(batch)
        .send()
        .await?;
    let info = changed.change_info().ok_or("no change")?;
    let status = client.get_change().id(info.id()).send().await?;
    say("change", status.change_info().map(|it| it.status()));
    client.delete_hosted_zone().id(id).send().await?;
    Ok(())
}
