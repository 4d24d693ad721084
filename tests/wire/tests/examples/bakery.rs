async fn call() -> Result<(), bakery::Error> {
use bakery::Client;
use bakery::config::BehaviorVersion;

let config = bakery::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .endpoint_url("https://localhost")
    .build();
let answer = Client::from_conf(config).count_loaves().send().await?;
println!("{answer:?}");
Ok(())
}
