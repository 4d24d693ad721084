async fn call() -> Result<(), auth::Error> {
use auth::Client;
use auth::config::{BehaviorVersion, Region};

let config = auth::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).sign().send().await?;
println!("{answer:?}");
Ok(())
}
