//! S3 over restXml: streams up and down, headers, metadata, pages of keys.

use crate::{Outcome, expect};
use aws_types::SdkConfig;
use s3::Client;
use s3::primitives::ByteStream;
use s3::types::ChecksumAlgorithm;

/// Puts objects, one of them as a stream, gets one back byte by byte, lists them and misses one.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    client.create_bucket().bucket("shelf").send().await?;
    let text: Vec<u8> = (0..100_000u32).map(|it| it.to_le_bytes()[0]).collect();
    for key in ["a/b c+\u{e9}", "a/d", "e"] {
        let put = client
            .put_object()
            .bucket("shelf")
            .key(key)
            .body(ByteStream::from(text.clone()));
        let put = put.content_type("text/plain").metadata("colour", "blue").send().await?;
        expect(put.e_tag().is_some(), "an entity tag")?;
    }
    let got = client.get_object().bucket("shelf").key("a/b c+\u{e9}").send().await?;
    expect(got.content_type() == Some("text/plain"), "the content type")?;
    expect(got.content_length() == Some(100_000), "the length")?;
    let colour = got.metadata().and_then(|it| it.get("colour"));
    expect(colour.map(String::as_str) == Some("blue"), "the metadata")?;
    expect(got.last_modified().is_some(), "a time of change")?;
    expect(got.body.collect().await?.to_vec() == text, "the bytes that were put")?;
    stream(&client, &text).await?;
    let mut pages = client
        .list_objects_v2()
        .bucket("shelf")
        .prefix("a/")
        .max_keys(1)
        .into_paginator()
        .send();
    let mut keys = Vec::new();
    while let Some(page) = pages.next().await {
        keys.extend(page?.contents().iter().filter_map(|it| it.key().map(str::to_owned)));
    }
    expect(keys == ["a/b c+\u{e9}", "a/d"], "two keys on two pages")?;
    client.delete_object().bucket("shelf").key("e").send().await?;
    let missing = client.get_object().bucket("shelf").key("e").send().await;
    let error = missing.err().ok_or("an object that was deleted")?.into_service_error();
    expect(error.is_no_such_key(), "NoSuchKey")
}

/// Sends a file as a stream, with its checksum behind it.
async fn stream(client: &Client, text: &[u8]) -> Outcome {
    let file = std::env::temp_dir().join(format!("tinsmith-e2e-{}", std::process::id()));
    std::fs::write(&file, text)?;
    let put = client
        .put_object()
        .bucket("shelf")
        .key("streamed")
        .checksum_algorithm(ChecksumAlgorithm::Sha256)
        .body(ByteStream::from_path(&file).await?)
        .send()
        .await;
    std::fs::remove_file(&file)?;
    put?;
    let got = client.get_object().bucket("shelf").key("streamed").send().await?;
    expect(
        got.content_length() == Some(100_000),
        "the length of what was sent as a stream",
    )?;
    expect(
        got.body.collect().await?.to_vec() == text,
        "the bytes of the stream alone",
    )
}
