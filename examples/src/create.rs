//! Creates a WorkSpaces instance.

use crate::Failure;
use sdk::Client;
use sdk::error::ProvideErrorMetadata;
use sdk::types::{BillingConfiguration, BillingMode, ManagedInstanceRequest, Tag};
use workspaces_instances as sdk;

/// The machine to create.
#[derive(Debug)]
pub struct Machine {
    /// An AMI.
    pub image: String,
    /// An instance type of EC2.
    pub instance_type: String,
    /// A subnet.
    pub subnet: String,
}

/// Creates the instance and returns its ID.
///
/// # Errors
/// The service refuses the request, or cannot be reached.
pub async fn run(client: &Client, machine: Machine) -> Result<String, Failure> {
    let result = client
        .create_workspace_instance()
        .managed_instance(
            ManagedInstanceRequest::builder()
                .image_id(machine.image)
                .instance_type(machine.instance_type)
                .subnet_id(machine.subnet)
                .build(),
        )
        // A builder with required members returns a `Result`.
        .billing_configuration(
            BillingConfiguration::builder()
                .billing_mode(BillingMode::Hourly)
                .build()?,
        )
        .tags(Tag::builder().key("made-by").value("tinsmith").build())
        .send()
        .await;
    match result {
        Ok(output) => Ok(output.workspace_instance_id().unwrap_or_default().to_owned()),
        // An error of the service has a code, whether or not the model names it.
        Err(error) => Err(match error.code() {
            Some(code) => format!("the service refused the instance: {code}").into(),
            None => Failure::from(error),
        }),
    }
}
