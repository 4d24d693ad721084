//! SQS over awsJson1_0: messages through a queue with their digests, batches, and an error with the code of the older query
//! protocol.

use crate::{Outcome, expect, say};
use aws_types::SdkConfig;
use md5::{Digest, Md5};
use sqs::Client;
use sqs::error::ProvideErrorMetadata;
use sqs::primitives::Blob;
use sqs::types::{
    DeleteMessageBatchRequestEntry, Message, MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName,
    SendMessageBatchRequestEntry,
};

/// Creates a queue; sends, receives and deletes messages, one and several at a time.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = &Client::new(settings);
    let queue = client
        .create_queue()
        .queue_name("orders")
        .attributes(QueueAttributeName::DelaySeconds, "0");
    let queue = queue
        .attributes(QueueAttributeName::VisibilityTimeout, "60")
        .send()
        .await?;
    let url = queue.queue_url().ok_or("no queue URL")?;
    let attributes = client
        .get_queue_attributes()
        .queue_url(url)
        .attribute_names(QueueAttributeName::VisibilityTimeout);
    say("attributes", attributes.send().await?.attributes());

    let body = "one \u{e9} <&>";
    let (text, bytes) = (
        MessageAttributeValue::builder()
            .data_type("String")
            .string_value("blue"),
        Blob::new([0, 255]),
    );
    let bytes = MessageAttributeValue::builder().data_type("Binary").binary_value(bytes);
    let send = client.send_message().queue_url(url).message_body(body);
    let send = send
        .message_attributes("colour", text.build()?)
        .message_attributes("bytes", bytes.build()?);
    let sent = send.send().await?;
    say(
        "sent",
        (
            sent.md5_of_message_body(),
            sent.md5_of_message_attributes(),
            sent.sequence_number(),
        ),
    );
    expect(
        sent.md5_of_message_body() == Some(&digest(body)),
        "the digest of the body",
    )?;
    let messages = receive(client, url).await?;
    let [message] = &messages[..] else {
        return Err(format!("one message, not {}", messages.len()).into());
    };
    expect(message.message_id() == sent.message_id(), "the ID of the message")?;
    show(message)?;
    let handle = message.receipt_handle().ok_or("no receipt handle")?;
    client
        .delete_message()
        .queue_url(url)
        .receipt_handle(handle)
        .send()
        .await?;

    batches(client, url).await?;
    let missing = client.get_queue_url().queue_name("nowhere").send().await;
    let error = missing.err().ok_or("a queue that nobody made")?.into_service_error();
    say(
        "no queue",
        (error.is_queue_does_not_exist(), error.code(), error.message()),
    );
    Ok(())
}

/// Sends several messages, one of them twice under the same ID, and deletes those that arrive.
async fn batches(client: &Client, url: &str) -> Outcome {
    let entry = |id: &str, body: &str| {
        SendMessageBatchRequestEntry::builder()
            .id(id)
            .message_body(body)
            .build()
    };
    let batch = client
        .send_message_batch()
        .queue_url(url)
        .entries(entry("a", "first")?)
        .entries(entry("b", "second")?);
    let sent = batch.send().await?;
    say("failed to be sent", sent.failed());
    for it in sent.successful() {
        say("sent", (it.id(), it.md5_of_message_body()));
    }
    let twice = client
        .send_message_batch()
        .queue_url(url)
        .entries(entry("a", "1")?)
        .entries(entry("a", "2")?)
        .send()
        .await;
    let error = twice.err().ok_or("two entries with one ID")?.into_service_error();
    say("one ID twice", (error.is_batch_entry_ids_not_distinct(), error.code()));
    let mut delete = client.delete_message_batch().queue_url(url);
    let mut messages = receive(client, url).await?;
    messages.sort_by(|a, b| a.body().cmp(&b.body()));
    for (number, message) in messages.iter().enumerate() {
        show(message)?;
        let entry = DeleteMessageBatchRequestEntry::builder().id(number.to_string());
        delete = delete.entries(entry.set_receipt_handle(message.receipt_handle.clone()).build()?);
    }
    let deleted = delete.send().await?;
    let mut ids: Vec<_> = deleted.successful().iter().map(|it| it.id()).collect();
    ids.sort_unstable();
    say("deleted", (ids, deleted.failed()));
    Ok(())
}

async fn receive(client: &Client, url: &str) -> Result<Vec<Message>, Box<dyn std::error::Error>> {
    let receive = client
        .receive_message()
        .queue_url(url)
        .max_number_of_messages(10)
        .message_attribute_names("All");
    let receive = receive.message_system_attribute_names(MessageSystemAttributeName::ApproximateReceiveCount);
    Ok(receive.send().await?.messages.unwrap_or_default())
}

/// Prints a message, and compares its digest.
fn show(message: &Message) -> Outcome {
    let body = message.body().ok_or("no body")?;
    let mut attributes: Vec<_> = message.message_attributes().into_iter().flatten().collect();
    attributes.sort_by_key(|it| it.0);
    say(
        "message",
        (
            body,
            message.md5_of_body(),
            message.md5_of_message_attributes(),
            message.attributes(),
            attributes,
        ),
    );
    expect(message.md5_of_body() == Some(&digest(body)), "the digest of the body")
}

fn digest(body: &str) -> String {
    Md5::digest(body).iter().map(|byte| format!("{byte:02x}")).collect()
}
