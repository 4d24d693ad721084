//! DynamoDB over awsJson1_0: every type of value, a waiter, pages, batches and transactions.

use crate::{Outcome, expect, say};
use aws_types::SdkConfig;
use dynamodb::Client;
use dynamodb::client::Waiters;
use dynamodb::error::ProvideErrorMetadata;
use dynamodb::primitives::Blob;
use dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, Delete, KeySchemaElement, KeyType, KeysAndAttributes, Put,
    PutRequest, ReturnValue, ScalarAttributeType, TableStatus, TransactWriteItem, WriteRequest,
};
use std::collections::HashMap;
use std::time::Duration;

type Item = HashMap<String, AttributeValue>;

/// Creates a table, puts items, reads one back, scans all, and deletes the table.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = &Client::new(settings);
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
    say("table", (table.table_arn(), table.item_count(), table.key_schema()));

    values(client).await?;
    batches(client).await?;
    transactions(client).await?;
    let deleted = client.delete_item().table_name("things").key("id", text("#0"));
    let deleted = deleted.return_values(ReturnValue::AllOld).send().await?;
    say("deleted item", deleted.attributes());
    let query = client.query().table_name("things").key_condition_expression("id = :id");
    let query = query.expression_attribute_values(":id", text("#1")).into_paginator();
    let pages = query.page_size(1).send().collect::<Result<Vec<_>, _>>().await?;
    say("pages", pages.iter().map(|it| it.count()).collect::<Vec<_>>());
    let items = client
        .scan()
        .table_name("things")
        .limit(2)
        .into_paginator()
        .items()
        .send();
    let mut ids: Vec<_> = items.collect::<Result<Vec<_>, _>>().await?.iter().map(id_of).collect();
    ids.sort();
    say("scan", ids);
    let missing = client.describe_table().table_name("nowhere").send().await;
    let error = missing.err().ok_or("a table that nobody made")?.into_service_error();
    say(
        "no table",
        (error.is_resource_not_found_exception(), error.code(), error.message()),
    );
    client.delete_table().table_name("things").send().await?;
    let gone = client.wait_until_table_not_exists().table_name("things");
    let gone = gone.wait(Duration::from_secs(60)).await?;
    say("the table is gone", gone.as_result().is_err());
    Ok(())
}

fn text(text: impl Into<String>) -> AttributeValue {
    AttributeValue::S(text.into())
}

fn id_of(item: &Item) -> String {
    item.get("id")
        .and_then(|it| it.as_s().ok())
        .cloned()
        .unwrap_or_default()
}

/// Puts a value of each type and gets it back.
async fn values(client: &Client) -> Outcome {
    let blob = || Blob::new([0, 255]);
    let inner = HashMap::from([("blob".to_owned(), AttributeValue::B(blob()))]);
    let all = [
        ("S", text("a \u{e9} \u{1f600} \"")),
        ("empty", text("")),
        ("N", AttributeValue::N("-1.5".into())),
        ("large", AttributeValue::N("123456789012345678901234567890".into())),
        ("B", AttributeValue::B(blob())),
        ("SS", AttributeValue::Ss(vec!["a".into(), "b".into()])),
        ("NS", AttributeValue::Ns(vec!["1".into(), "2.5".into()])),
        ("BS", AttributeValue::Bs(vec![blob()])),
        ("M", AttributeValue::M(inner)),
        (
            "L",
            AttributeValue::L(vec![
                AttributeValue::Null(true),
                AttributeValue::Bool(false),
                AttributeValue::L(vec![]),
            ]),
        ),
        ("NULL", AttributeValue::Null(true)),
        ("BOOL", AttributeValue::Bool(true)),
    ];
    let mut put = client.put_item().table_name("things").item("id", text("all"));
    for (name, value) in &all {
        put = put.item(*name, value.clone());
    }
    put.send().await?;
    let got = client
        .get_item()
        .table_name("things")
        .key("id", text("all"))
        .consistent_read(true)
        .send()
        .await?;
    let item = got.item().ok_or("no item")?;
    for (name, value) in &all {
        say(name, item.get(*name));
        expect(item.get(*name) == Some(value), name)?;
    }
    let update = client.update_item().table_name("things").key("id", text("all"));
    let update = update
        .update_expression("SET #n = #n + :one REMOVE BOOL")
        .expression_attribute_names("#n", "N");
    let update = update.expression_attribute_values(":one", AttributeValue::N("1".into()));
    let updated = update.return_values(ReturnValue::UpdatedNew).send().await?;
    say("updated", updated.attributes());
    let refused = client.put_item().table_name("things").item("id", text("all"));
    let refused = refused.condition_expression("attribute_not_exists(id)").send().await;
    let error = refused
        .err()
        .ok_or("a condition that does not hold")?
        .into_service_error();
    say(
        "condition",
        (
            error.is_conditional_check_failed_exception(),
            error.code(),
            error.message(),
        ),
    );
    let query = client.query().table_name("things").key_condition_expression("id = :id");
    let found = query.expression_attribute_values(":id", text("all")).send().await?;
    say(
        "query",
        (found.count(), found.scanned_count(), found.last_evaluated_key()),
    );
    Ok(())
}

/// Writes and reads several items at once.
async fn batches(client: &Client) -> Outcome {
    let mut writes = vec![];
    for number in 0..5 {
        let put = PutRequest::builder().item("id", text(format!("#{number}"))).build()?;
        writes.push(WriteRequest::builder().put_request(put).build());
    }
    let written = client.batch_write_item().request_items("things", writes).send().await?;
    say("unprocessed", written.unprocessed_items());
    let mut keys = KeysAndAttributes::builder();
    for name in ["#1", "#3", "nowhere"] {
        keys = keys.keys(HashMap::from([("id".to_owned(), text(name))]));
    }
    let read = client
        .batch_get_item()
        .request_items("things", keys.build()?)
        .send()
        .await?;
    let found = read
        .responses()
        .and_then(|it| it.get("things"))
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut ids: Vec<_> = found.iter().map(id_of).collect();
    ids.sort();
    say("batch", (ids, read.unprocessed_keys()));
    Ok(())
}

/// Does two things at once or neither.
async fn transactions(client: &Client) -> Outcome {
    let put = |id: &str| Put::builder().table_name("things").item("id", text(id));
    let delete = Delete::builder().table_name("things").key("id", text("#4")).build()?;
    let both = client
        .transact_write_items()
        .transact_items(TransactWriteItem::builder().put(put("new").build()?).build());
    both.transact_items(TransactWriteItem::builder().delete(delete).build())
        .send()
        .await?;
    let refused = put("new").condition_expression("attribute_not_exists(id)").build()?;
    let refused = TransactWriteItem::builder().put(refused).build();
    let refused = client.transact_write_items().transact_items(refused).send().await;
    let error = refused
        .err()
        .ok_or("a condition that does not hold")?
        .into_service_error();
    say("transaction", (error.is_transaction_canceled_exception(), error.code()));
    if let dynamodb::operation::transact_write_items::TransactWriteItemsError::TransactionCanceledException(it) = &error
    {
        say(
            "reasons",
            it.cancellation_reasons().iter().map(|it| it.code()).collect::<Vec<_>>(),
        );
    }
    Ok(())
}
