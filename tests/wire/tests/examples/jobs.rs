async fn call() -> Result<(), jobs::Error> {
use jobs::Client;
use jobs::config::BehaviorVersion;

let config = jobs::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .endpoint_url("https://localhost")
    .build();
let answer = Client::from_conf(config).list_jobs().send().await?;
println!("{answer:?}");
Ok(())
}
