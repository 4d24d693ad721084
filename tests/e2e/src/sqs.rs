//! SQS over awsJson1_0: a message through a queue, and an error with the code of the older query protocol.

use crate::{Outcome, expect};
use aws_types::SdkConfig;
use sqs::Client;
use sqs::config::BehaviorVersion;

/// What the clients of this program were made for.
pub fn latest() -> BehaviorVersion {
    BehaviorVersion::latest()
}

/// Creates a queue, sends, receives and deletes a message.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let queue = client.create_queue().queue_name("orders").send().await?;
    let url = queue.queue_url().ok_or("no queue URL")?;
    let sent = client
        .send_message()
        .queue_url(url)
        .message_body("one \u{e9} <&>")
        .send()
        .await?;
    let received = client
        .receive_message()
        .queue_url(url)
        .max_number_of_messages(10)
        .send()
        .await?;
    let [message] = received.messages() else {
        return Err(format!("one message, not {}", received.messages().len()).into());
    };
    expect(message.body() == Some("one \u{e9} <&>"), "the body that was sent")?;
    expect(message.message_id() == sent.message_id(), "the ID of the message")?;
    let handle = message.receipt_handle().ok_or("no receipt handle")?;
    client
        .delete_message()
        .queue_url(url)
        .receipt_handle(handle)
        .send()
        .await?;
    let missing = client.get_queue_url().queue_name("nowhere").send().await;
    let error = missing.err().ok_or("a queue that nobody made")?.into_service_error();
    expect(error.is_queue_does_not_exist(), "QueueDoesNotExist")
}
