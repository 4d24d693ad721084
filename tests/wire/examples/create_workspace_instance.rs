//! Creates a WorkSpaces instance: against a stand-in on loopback, or, with `--features online`, in your AWS account.
//!
//! ```text
//! cargo run -p wire --example create_workspace_instance
//! cargo run -p wire --example create_workspace_instance --features online -- ami-0123456789abcdef0 m5.large subnet-0abc
//! ```

use sdk::error::DisplayErrorContext;
use sdk::types::{BillingConfiguration, BillingMode, ManagedInstanceRequest, Tag};
use std::process::ExitCode;
use workspaces_instances as sdk;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let image = arguments.next().unwrap_or_else(|| "ami-0123456789abcdef0".to_owned());
    let instance_type = arguments.next().unwrap_or_else(|| "m5.large".to_owned());
    let subnet = arguments
        .next()
        .unwrap_or_else(|| "subnet-0123456789abcdef0".to_owned());

    let (client, _server) = connect().await;
    let billing = BillingConfiguration::builder()
        .billing_mode(BillingMode::Hourly)
        .build()
        .expect("the mode is set");
    let call = client
        .create_workspace_instance()
        .managed_instance(
            ManagedInstanceRequest::builder()
                .image_id(image)
                .instance_type(instance_type)
                .subnet_id(subnet)
                .build(),
        )
        .billing_configuration(billing)
        .tags(Tag::builder().key("made-by").value("tinsmith").build());
    match call.send().await {
        Ok(output) => {
            println!(
                "created {}",
                output.workspace_instance_id().unwrap_or("an instance without ID")
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", DisplayErrorContext(&error));
            ExitCode::FAILURE
        }
    }
}

/// The account of the environment: credentials, region and endpoint as any AWS program finds them.
#[cfg(feature = "online")]
async fn connect() -> (sdk::Client, ()) {
    (
        sdk::Client::new(&aws_config::load_defaults(sdk::config::BehaviorVersion::latest()).await),
        (),
    )
}

/// A service on loopback that creates every instance it is asked for.
#[cfg(not(feature = "online"))]
async fn connect() -> (sdk::Client, wire::loopback::Loopback) {
    use wire::loopback::{Answer, Loopback, Wire};
    let server = Loopback::start(|request, _| {
        println!("received {} {}", request.operation, request.body);
        Answer::Output(serde_json::json!({ "WorkspaceInstanceId": "wsinst-0123456789abcdef" }))
    })
    .await;
    (wire::client::client(&server, Wire::Cbor), server)
}
