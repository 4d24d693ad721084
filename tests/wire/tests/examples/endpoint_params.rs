async fn call() -> Result<(), endpoint_params::Error> {
use endpoint_params::Client;
use endpoint_params::config::{BehaviorVersion, Region};

let config = endpoint_params::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).list_depots().send().await?;
println!("{answer:?}");
Ok(())
}
