//! Lambda over restJson1: labels, query parameters, a blob in a document.

use crate::{Outcome, expect, say};
use aws_types::SdkConfig;
use lambda::Client;
use lambda::error::ProvideErrorMetadata;
use lambda::primitives::Blob;
use lambda::types::{LayerVersionContentInput, Runtime};

/// An empty archive: the end record alone.
const ARCHIVE: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// Publishes a layer, lists it, gets it, deletes it and misses another.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let content = LayerVersionContentInput::builder().zip_file(Blob::new(ARCHIVE)).build();
    let published = client.publish_layer_version().layer_name("tools").content(content);
    let published = published
        .compatible_runtimes(Runtime::Python312)
        .description("tools & more")
        .send()
        .await?;
    say(
        "published",
        (
            published.version(),
            published.layer_arn(),
            published.compatible_runtimes(),
        ),
    );
    let listed = client
        .list_layers()
        .compatible_runtime(Runtime::Python312)
        .send()
        .await?;
    let names: Vec<_> = listed.layers().iter().map(|it| it.layer_name()).collect();
    say("layers", (names, listed.next_marker()));
    let got = client
        .get_layer_version()
        .layer_name("tools")
        .version_number(1)
        .send()
        .await?;
    say(
        "layer",
        (got.description(), got.layer_version_arn(), got.license_info()),
    );
    let size = got.content().map(|it| (it.code_size(), it.code_sha256()));
    say("archive", size);
    client
        .delete_layer_version()
        .layer_name("tools")
        .version_number(1)
        .send()
        .await?;
    let versions = client.list_layer_versions().layer_name("tools").send().await?;
    expect(versions.layer_versions().is_empty(), "no version")?;
    let missing = client
        .get_layer_version()
        .layer_name("no/such layer")
        .version_number(7)
        .send()
        .await;
    let error = missing
        .err()
        .ok_or("a layer that nobody published")?
        .into_service_error();
    say(
        "no layer",
        (error.is_resource_not_found_exception(), error.code(), error.message()),
    );
    Ok(())
}
