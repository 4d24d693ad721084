//! DynamoDB over awsJson1_0: items with nested values, a waiter, and a scan page by page.

use crate::{Outcome, expect};
use aws_types::SdkConfig;
use dynamodb::Client;
use dynamodb::client::Waiters;
use dynamodb::primitives::Blob;
use dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType, TableStatus,
};
use std::collections::HashMap;
use std::time::Duration;

/// Creates a table, puts items, reads one back and scans all.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let key = KeySchemaElement::builder()
        .attribute_name("id")
        .key_type(KeyType::Hash)
        .build()?;
    let id = AttributeDefinition::builder()
        .attribute_name("id")
        .attribute_type(ScalarAttributeType::S)
        .build()?;
    let table = client
        .create_table()
        .table_name("things")
        .key_schema(key)
        .attribute_definitions(id);
    table.billing_mode(BillingMode::PayPerRequest).send().await?;
    let there = client.wait_until_table_exists().table_name("things");
    let described = there.wait(Duration::from_secs(60)).await?.into_result()?;
    let table = described.table().ok_or("no table")?;
    expect(table.table_status() == Some(&TableStatus::Active), "an active table")?;
    expect(table.creation_date_time().is_some(), "a time of creation")?;

    let inner = HashMap::from([("blob".to_owned(), AttributeValue::B(Blob::new([0, 255])))]);
    let nested = AttributeValue::L(vec![
        AttributeValue::N("-1.5".into()),
        AttributeValue::M(inner),
        AttributeValue::Null(true),
    ]);
    for number in 0..5 {
        let put = client
            .put_item()
            .table_name("things")
            .item("id", AttributeValue::S(format!("#{number}")));
        put.item("nested", nested.clone()).send().await?;
    }
    let got = client
        .get_item()
        .table_name("things")
        .key("id", AttributeValue::S("#3".into()))
        .send()
        .await?;
    expect(
        got.item().and_then(|item| item.get("nested")) == Some(&nested),
        "the value that was put",
    )?;
    let items = client
        .scan()
        .table_name("things")
        .limit(2)
        .into_paginator()
        .items()
        .send();
    let items = items.collect::<Result<Vec<_>, _>>().await?;
    expect(items.len() == 5, "five items on three pages")?;
    let missing = client.describe_table().table_name("nowhere").send().await;
    let error = missing.err().ok_or("a table that nobody made")?.into_service_error();
    expect(error.is_resource_not_found_exception(), "ResourceNotFoundException")
}
