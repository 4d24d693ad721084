//! Calls a service of one's own: its model is `examples/model/weather.json`, its client `generated/weather`.
//!
//! The block `weather` of `smithy-build.json` names the model, and `cargo xtask codegen weather` writes the client. A service
//! outside AWS needs an endpoint, and credentials only if its model says how requests are authenticated.

use crate::Failure;
use weather::{Client, Config};

/// Builds a client of the service at this URL.
pub fn client(url: &str, http_client: impl aws_smithy_runtime_api::client::http::HttpClient + 'static) -> Client {
    let config = Config::builder()
        .behavior_version(weather::config::BehaviorVersion::latest())
        .endpoint_url(url)
        .http_client(http_client);
    Client::from_conf(config.build())
}

/// Returns the cities where it will rather rain than not.
///
/// # Errors
/// A call fails.
pub async fn run(client: &Client) -> Result<Vec<String>, Failure> {
    let cities = client.list_cities().send().await?;
    let mut wet = Vec::new();
    for city in cities.cities() {
        let forecast = client.get_forecast().city(city).send().await?;
        if forecast.chance_of_rain().is_some_and(|chance| chance > 0.5) {
            wet.push(city.clone());
        }
    }
    Ok(wet)
}
