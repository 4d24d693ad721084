async fn call() -> Result<(), presigning::Error> {
use presigning::Client;
use presigning::config::{BehaviorVersion, Region};

let config = presigning::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).count_objects().send().await?;
println!("{answer:?}");
Ok(())
}
