async fn call() -> Result<(), protocol_tests::Error> {
use protocol_tests::Client;
use protocol_tests::config::BehaviorVersion;

let config = protocol_tests::Config::builder()
    .behavior_version(BehaviorVersion::latest())
    .endpoint_url("https://localhost")
    .build();
let answer = Client::from_conf(config).keep_scalars().send().await?;
println!("{answer:?}");
Ok(())
}
