//! The documentation of `Config` that generated crates show; its examples are doctests here.

static SERVICE: tinsmith_runtime::Service = tinsmith_runtime::Service {
    id: "Documented",
    protocol: Some(tinsmith_runtime::Protocol::RpcV2Cbor.constructor()),
    ..tinsmith_runtime::Service::PLAIN
};

pub mod endpoint {
    use tinsmith_runtime::endpoint::{RuleSet, Rules};

    tinsmith_runtime::endpoint_params! {
        rules: RULES;
        /// The URL of the service.
        endpoint, set_endpoint: String => "Endpoint" from "SDK::Endpoint";
    }

    static RULES: RuleSet = RuleSet::new(Rules {
        conditions: &[],
        outcomes: &["endpoint Endpoint"],
        decisions: &["=0"],
    });
}

tinsmith_runtime::config! {
    service: crate::config_docs::SERVICE,
    settings: [aws, use_fips, use_dual_stack, account_id_endpoint_mode],
}
