async fn call() -> Result<(), naming_obstacles::Error> {
use naming_obstacles::Client;
use naming_obstacles::config::{BehaviorVersion, Region};

let config = naming_obstacles::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).r#type().send().await?;
println!("{answer:?}");
Ok(())
}
