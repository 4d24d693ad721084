async fn call() -> Result<(), notes::Error> {
use notes::Client;
use notes::config::BehaviorVersion;

let config = notes::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .endpoint_url("https://localhost")
    .build();
let answer = Client::from_conf(config).write_note().send().await?;
println!("{answer:?}");
Ok(())
}
