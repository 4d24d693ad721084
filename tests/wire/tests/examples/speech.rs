async fn call() -> Result<(), speech::Error> {
use speech::Client;
use speech::config::{BehaviorVersion, Region};

let config = speech::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .region(Region::new("eu-west-1"))
    .build();
let answer = Client::from_conf(config).synthesize_speech().send().await?;
println!("{answer:?}");
Ok(())
}
