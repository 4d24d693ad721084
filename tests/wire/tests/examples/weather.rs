async fn call() -> Result<(), weather::Error> {
use weather::Client;
use weather::config::BehaviorVersion;

let config = weather::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .endpoint_url("https://localhost")
    .build();
let answer = Client::from_conf(config).list_cities().send().await?;
println!("{answer:?}");
Ok(())
}
