async fn call() -> Result<(), http_bindings::Error> {
use http_bindings::Client;
use http_bindings::config::BehaviorVersion;

let config = http_bindings::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .endpoint_url("https://localhost")
    .build();
let answer = Client::from_conf(config).stick_label().send().await?;
println!("{answer:?}");
Ok(())
}
