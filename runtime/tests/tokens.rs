//! Bearer tokens that the environment holds for one service.
#![cfg(feature = "http-auth")]

use aws_credential_types::Token;
use aws_credential_types::provider::token::SharedTokenProvider;
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
use aws_types::SdkConfig;
use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use tinsmith_runtime::__private::config::CoreBuilder;
use tinsmith_runtime::Service;
use tinsmith_runtime::quirks::TokenVariable;

static GATEHOUSE: Service = Service {
    id: "Gatehouse",
    quirks: &[&TokenVariable("gatehouse")],
    ..Service::PLAIN
};

#[derive(Debug)]
struct Environment;

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let asked = format!("{}_{}", key.env(), key.service_id().to_uppercase());
        (asked == "AWS_BEARER_TOKEN_GATEHOUSE").then(|| "badge".to_owned())
    }
}

fn preference(config: &SdkConfig, service: &'static Service) -> Option<AuthSchemePreference> {
    let builder = CoreBuilder::from_sdk_config(config, service);
    builder.load::<AuthSchemePreference>().cloned()
}

fn bearer() -> AuthSchemePreference {
    ["httpBearerAuth"].map(Into::into).into()
}

#[test]
fn a_token_of_the_environment_is_preferred_by_the_service_that_it_is_for() {
    let config = SdkConfig::builder().service_config(Environment).build();
    assert_eq!(preference(&config, &GATEHOUSE), Some(bearer()));
    let builder = CoreBuilder::from_sdk_config(&config, &GATEHOUSE);
    assert!(builder.components().has_identity_resolvers());
    assert_eq!(preference(&config, &Service::PLAIN), None);
}

#[test]
fn what_is_set_in_code_goes_before_the_environment() {
    let chosen: AuthSchemePreference = ["sigv4"].map(Into::into).into();
    let mut config = SdkConfig::builder()
        .service_config(Environment)
        .auth_scheme_preference(chosen.clone())
        .token_provider(SharedTokenProvider::new(Token::new("own", None)));
    config.insert_origin("auth_scheme_preference", Origin::shared_config());
    assert_eq!(preference(&config.build(), &GATEHOUSE), Some(chosen));
}
