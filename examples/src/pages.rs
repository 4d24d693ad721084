//! Lists instances that come in pages.

use crate::Failure;
use workspaces_instances::Client;

/// Returns the IDs of all instances; each page is asked for when its first item is.
///
/// # Errors
/// A page cannot be fetched.
pub async fn run(client: &Client) -> Result<Vec<String>, Failure> {
    let mut instances = client
        .list_workspace_instances()
        .into_paginator()
        .page_size(25)
        .items()
        .send();
    let mut ids = Vec::new();
    while let Some(instance) = instances.next().await {
        ids.extend(instance?.workspace_instance_id);
    }
    Ok(ids)
}
