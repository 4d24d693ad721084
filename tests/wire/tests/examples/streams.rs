async fn call() -> Result<(), streams::Error> {
use streams::Client;
use streams::config::{BehaviorVersion, Region};

let config = streams::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).listen().send().await?;
println!("{answer:?}");
Ok(())
}
