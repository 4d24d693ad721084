async fn call() -> Result<(), kitchen_sink::Error> {
use kitchen_sink::Client;
use kitchen_sink::config::{BehaviorVersion, Region};

let config = kitchen_sink::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).echo_recursion().send().await?;
println!("{answer:?}");
Ok(())
}
