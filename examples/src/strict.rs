//! Finds everything that is wrong with a request before it is sent.
//!
//! The crate needs the cargo feature `strict`, and its configuration `Validation::Strict`. The level `Required`, which is the
//! default, only refuses a request that lacks a required member.

use workspaces_instances::types::ManagedInstanceRequest;
use workspaces_instances::{Client, Config};

/// Builds a client that checks lengths, ranges, patterns, enum values and uniqueness.
pub fn client(config: workspaces_instances::config::Builder) -> Client {
    let config: Config = config
        .validation(workspaces_instances::config::Validation::Strict)
        .build();
    Client::from_conf(config)
}

/// Sends a request with two mistakes, and returns the sentences about them.
pub async fn run(client: &Client) -> Vec<String> {
    let instance = ManagedInstanceRequest::builder()
        .image_id("not an image")
        .security_groups("sg-0123 4567")
        .build();
    let result = client
        .create_workspace_instance()
        .managed_instance(instance)
        .send()
        .await;
    let mut sentences = Vec::new();
    let mut error = result.as_ref().err().map(|it| it as &dyn std::error::Error);
    while let Some(it) = error {
        sentences.extend(it.to_string().lines().map(str::to_owned));
        error = it.source();
    }
    sentences
}
