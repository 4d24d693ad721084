async fn call() -> Result<(), sensors::Error> {
use sensors::Client;
use sensors::config::{BehaviorVersion, Region};

let config = sensors::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).describe_endpoints().send().await?;
println!("{answer:?}");
Ok(())
}
