//! Lambda over restJson1: labels, query parameters, a blob in a document.

use crate::{Outcome, expect};
use aws_types::SdkConfig;
use lambda::Client;
use lambda::primitives::Blob;
use lambda::types::{LayerVersionContentInput, Runtime};

/// An empty archive: the end record alone.
const ARCHIVE: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// Publishes a layer, lists it, gets it and misses another.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let content = LayerVersionContentInput::builder().zip_file(Blob::new(ARCHIVE)).build();
    let published = client.publish_layer_version().layer_name("tools").content(content);
    let published = published
        .compatible_runtimes(Runtime::Python312)
        .description("tools & more")
        .send()
        .await?;
    expect(published.version() == 1, "the first version")?;
    let listed = client
        .list_layers()
        .compatible_runtime(Runtime::Python312)
        .send()
        .await?;
    expect(listed.layers().len() == 1, "one layer")?;
    let got = client
        .get_layer_version()
        .layer_name("tools")
        .version_number(1)
        .send()
        .await?;
    expect(got.description() == Some("tools & more"), "the description")?;
    expect(
        got.content().is_some_and(|it| it.code_size() > 0),
        "the size of the archive",
    )?;
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
    expect(error.is_resource_not_found_exception(), "ResourceNotFoundException")
}
