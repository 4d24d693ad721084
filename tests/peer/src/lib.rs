//! The generated crate beside the official one: the same programs, the same answers.

pub mod answers;
pub mod entropy;
pub mod macros;
pub mod outcome;
pub mod reasons;
pub mod replies;
pub mod run;
pub mod wire;

/// The generated crate.
#[path = "."]
pub mod ours {
    pub use workspaces_instances as sdk;

    #[path = "inputs.rs"]
    pub mod inputs;
}

/// The official crate.
#[path = "."]
pub mod official {
    pub use aws_sdk_workspacesinstances as sdk;

    #[path = "inputs.rs"]
    pub mod inputs;
}

/// A client of either crate whose requests are kept and answered by `connector`; clock, credentials and tokens are fixed.
#[macro_export]
macro_rules! client {
    ($sdk:path, $connector:expr $(, $set:ident($value:expr))*) => {{
        use $sdk as sdk;
        let config = sdk::Config::builder()
            .with_test_defaults_v2()
            .http_client($connector)
            .retry_config(sdk::config::retry::RetryConfig::disabled())
            $(.$set($value))*;
        sdk::Client::from_conf(config.build())
    }};
}
