//! S3 over restXml: odd keys, streams, parts, checksums, conditions, pages, and URLs that somebody else calls.

use crate::{Outcome, expect, plain, say};
use aws_types::SdkConfig;
use s3::Client;
use s3::error::ProvideErrorMetadata;
use s3::presigning::PresigningConfig;
use s3::primitives::ByteStream;
use s3::types::{ChecksumAlgorithm, CompletedMultipartUpload, CompletedPart, Delete, ObjectIdentifier};
use std::time::Duration;

/// Keys with everything that a path, a query or a document has a meaning for. A key of nothing but spaces is missing: the
/// official client refuses it.
const KEYS: &[&str] = &[
    "a/b c+\u{e9}",
    "a/d",
    "a//double",
    "a/./dot",
    "a/%2f?x=1&y#z",
    "a/'\"<>&",
    "a/\u{1f600}",
    "a/ ",
    "e",
];

/// Puts objects under odd keys, and then does with them what the other functions say.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    // The host is an address, so buckets are in the path.
    let client = &Client::new(settings);
    client.create_bucket().bucket("shelf").send().await?;
    let text: Vec<u8> = (0..100_000u32).map(|it| it.to_le_bytes()[0]).collect();
    for key in KEYS {
        let put = client
            .put_object()
            .bucket("shelf")
            .key(*key)
            .body(ByteStream::from(text.clone()));
        let put = put.content_type("text/plain").metadata("colour", "blue").send().await?;
        say(key, (put.e_tag(), put.checksum_crc32(), put.checksum_crc64_nvme()));
        let got = client.get_object().bucket("shelf").key(*key).send().await?;
        say(
            "type and length",
            (got.content_type(), got.content_length(), got.metadata()),
        );
        expect(got.last_modified().is_some(), "a time of change")?;
        expect(got.body.collect().await?.to_vec() == text, "the bytes that were put")?;
    }
    stream(client, &text).await?;
    parts(client).await?;
    checksums(client).await?;
    conditions(client).await?;
    presigned(client).await?;
    pages(client).await
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
    let got = client
        .get_object()
        .bucket("shelf")
        .key("streamed")
        .range("bytes=0-9")
        .send()
        .await?;
    say(
        "range of the stream",
        (got.content_range(), got.content_length(), got.accept_ranges()),
    );
    let got = client.get_object().bucket("shelf").key("streamed").send().await?;
    expect(
        got.body.collect().await?.to_vec() == text,
        "the bytes of the stream alone",
    )
}

/// Uploads an object in parts, and gives up another. Parts are not listed: the server names the root of that answer
/// otherwise than S3, which the official client refuses.
async fn parts(client: &Client) -> Outcome {
    let create = || client.create_multipart_upload().bucket("shelf").key("in parts").send();
    let upload = create().await?;
    let id = upload.upload_id().ok_or("no upload ID")?;
    let mut completed = CompletedMultipartUpload::builder();
    for (number, size) in [(1, 5 << 20), (2, 7)] {
        let body = ByteStream::from(vec![b'0' + number as u8; size]);
        let part = client.upload_part().bucket("shelf").key("in parts").upload_id(id);
        let part = part.part_number(number).body(body).send().await?;
        say("part", (number, part.e_tag()));
        completed = completed.parts(
            CompletedPart::builder()
                .part_number(number)
                .set_e_tag(part.e_tag)
                .build(),
        );
    }
    let done = client
        .complete_multipart_upload()
        .bucket("shelf")
        .key("in parts")
        .upload_id(id);
    let done = done.multipart_upload(completed.build()).send().await?;
    say("whole", (done.e_tag(), done.bucket(), done.key()));
    let second = client.get_object().bucket("shelf").key("in parts");
    let second = second.range("bytes=5242878-5242881").send().await?;
    say(
        "between the parts",
        (second.content_range, second.body.collect().await?.into_bytes()),
    );
    let given_up = create().await?;
    let abort = client.abort_multipart_upload().bucket("shelf").key("in parts");
    abort.set_upload_id(given_up.upload_id.clone()).send().await?;
    let gone = client
        .list_parts()
        .bucket("shelf")
        .key("in parts")
        .set_upload_id(given_up.upload_id)
        .send()
        .await;
    say(
        "parts of nothing",
        gone.err().and_then(|it| it.code().map(str::to_owned)),
    );
    Ok(())
}

/// Puts objects with each checksum.
async fn checksums(client: &Client) -> Outcome {
    for algorithm in [
        ChecksumAlgorithm::Crc32,
        ChecksumAlgorithm::Crc32C,
        ChecksumAlgorithm::Sha1,
        ChecksumAlgorithm::Sha256,
    ] {
        let put = client
            .put_object()
            .bucket("shelf")
            .key("summed")
            .body(ByteStream::from_static(b"sum"));
        let put = put.checksum_algorithm(algorithm.clone()).send().await?;
        let sums = (
            put.checksum_crc32(),
            put.checksum_crc32_c(),
            put.checksum_sha1(),
            put.checksum_sha256(),
        );
        say(algorithm.as_str(), sums);
    }
    let wrong = client
        .put_object()
        .bucket("shelf")
        .key("wrong")
        .content_md5("AAAAAAAAAAAAAAAAAAAAAA==");
    let wrong = wrong.body(ByteStream::from_static(b"sum")).send().await;
    say("wrong digest", wrong.err().and_then(|it| it.code().map(str::to_owned)));
    Ok(())
}

/// Gets an object only if it has changed, and copies one.
async fn conditions(client: &Client) -> Outcome {
    let head = client.head_object().bucket("shelf").key("e").send().await?;
    let tag = head.e_tag().ok_or("no entity tag")?;
    let same = client
        .get_object()
        .bucket("shelf")
        .key("e")
        .if_none_match(tag)
        .send()
        .await;
    let status = same
        .err()
        .and_then(|it| it.raw_response().map(|it| it.status().as_u16()));
    say("not modified", status);
    let other = client
        .get_object()
        .bucket("shelf")
        .key("e")
        .if_match("\"other\"")
        .send()
        .await;
    say("precondition", other.err().and_then(|it| it.code().map(str::to_owned)));
    let put = client.put_object().bucket("shelf").key("e").if_none_match("*");
    let put = put.body(ByteStream::from_static(b"other")).send().await;
    say("put over", put.err().and_then(|it| it.code().map(str::to_owned)));
    let copy = client
        .copy_object()
        .bucket("shelf")
        .key("copy")
        .copy_source("shelf/a/b%20c%2B%C3%A9")
        .send()
        .await?;
    say("copy", copy.copy_object_result().and_then(|it| it.e_tag()));
    let missing = client.head_object().bucket("shelf").key("nowhere").send().await;
    let error = missing.err().ok_or("an object that nobody put")?.into_service_error();
    say("head of nothing", (error.is_not_found(), error.code(), error.message()));
    Ok(())
}

/// Lets somebody without credentials put an object, get it and delete it.
async fn presigned(client: &Client) -> Outcome {
    let hour = || PresigningConfig::expires_in(Duration::from_secs(3600));
    let put = client
        .put_object()
        .bucket("shelf")
        .key("given away")
        .content_type("text/plain");
    let put = put.presigned(hour()?).await?;
    let answer = plain::send(put.method(), put.uri(), put.headers(), b"a gift")?;
    say("presigned put", answer.0);
    let get = client
        .get_object()
        .bucket("shelf")
        .key("given away")
        .presigned(hour()?)
        .await?;
    let (status, body) = plain::send(get.method(), get.uri(), get.headers(), b"")?;
    say("presigned get", (status, String::from_utf8_lossy(&body)));
    let delete = client
        .delete_object()
        .bucket("shelf")
        .key("given away")
        .presigned(hour()?)
        .await?;
    say(
        "presigned delete",
        plain::send(delete.method(), delete.uri(), delete.headers(), b"")?.0,
    );
    Ok(())
}

/// Lists keys page by page, deletes all at once, and misses one.
async fn pages(client: &Client) -> Outcome {
    let pages = client.list_objects_v2().bucket("shelf").prefix("a/").max_keys(2);
    let pages = pages.into_paginator().send().collect::<Result<Vec<_>, _>>().await?;
    for page in &pages {
        let keys: Vec<_> = page
            .contents()
            .iter()
            .map(|it| (it.key(), it.size(), it.storage_class()))
            .collect();
        say("page", (page.key_count(), page.is_truncated(), keys));
    }
    let keys = KEYS.iter().map(|key| ObjectIdentifier::builder().key(*key).build());
    let delete = Delete::builder()
        .set_objects(Some(keys.collect::<Result<_, _>>()?))
        .build()?;
    let deleted = client.delete_objects().bucket("shelf").delete(delete).send().await?;
    let mut keys: Vec<_> = deleted.deleted().iter().filter_map(|it| it.key()).collect();
    keys.sort_unstable();
    say("deleted", (keys, deleted.errors()));
    let missing = client.get_object().bucket("shelf").key("e").send().await;
    let error = missing.err().ok_or("an object that was deleted")?.into_service_error();
    say(
        "deleted object",
        (error.is_no_such_key(), error.code(), error.message()),
    );
    Ok(())
}
