//! The smallest program: one call, with everything that a client has by default. Its size is what is measured.

use sdk::config::{BehaviorVersion, Credentials, Region};
use sdk::types::{BillingConfiguration, BillingMode, ManagedInstanceRequest};
use workspaces_instances as sdk;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = sdk::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "bench"));
    #[cfg(feature = "strict")]
    let config = config.validation(sdk::config::Validation::Strict);
    let client = sdk::Client::from_conf(config.build());
    let managed_instance = ManagedInstanceRequest::builder()
        .image_id("ami-0123456789abcdef0")
        .instance_type("m5.large")
        .build();
    let billing = BillingConfiguration::builder().billing_mode(BillingMode::Hourly).build()?;
    let call = client
        .create_workspace_instance()
        .managed_instance(managed_instance)
        .billing_configuration(billing);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let output = runtime.block_on(call.send())?;
    println!("{:?}", output.workspace_instance_id());
    Ok(())
}
