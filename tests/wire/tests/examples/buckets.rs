async fn call() -> Result<(), buckets::Error> {
use buckets::Client;
use buckets::config::{BehaviorVersion, Region};

let config = buckets::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).create_session().send().await?;
println!("{answer:?}");
Ok(())
}
