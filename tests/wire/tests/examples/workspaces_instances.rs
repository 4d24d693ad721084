async fn call() -> Result<(), workspaces_instances::Error> {
use workspaces_instances::Client;
use workspaces_instances::config::{BehaviorVersion, Region};

let config = workspaces_instances::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).list_instance_types().send().await?;
println!("{answer:?}");
Ok(())
}
