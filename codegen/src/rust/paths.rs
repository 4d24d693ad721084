//! Paths outside of the generated crate, each of them once.

use super::names;
use super::symbol::{ModulePath, Symbol};

/// `::tinsmith_runtime::Structure`: the derive of structures.
pub fn structure() -> Symbol {
    external(&["tinsmith_runtime"], "Structure")
}

/// `::tinsmith_runtime::Union`: the derive of unions.
pub fn union() -> Symbol {
    external(&["tinsmith_runtime"], "Union")
}

/// `::tinsmith_runtime::StringEnum`: the derive of enums.
pub fn string_enum() -> Symbol {
    external(&["tinsmith_runtime"], "StringEnum")
}

/// `::tinsmith_runtime::Operation`: the derive of operations.
pub fn operation() -> Symbol {
    external(&["tinsmith_runtime"], "Operation")
}

/// `::tinsmith_runtime::OperationError`: the derive of an operation's errors.
pub fn operation_error() -> Symbol {
    external(&["tinsmith_runtime"], "OperationError")
}

/// `::tinsmith_runtime::UnknownVariantValue`: a value that an enum of the model does not have.
pub fn unknown_variant_value() -> Symbol {
    external(&["tinsmith_runtime"], "UnknownVariantValue")
}

/// `::tinsmith_runtime::Unhandled`: an error that the model does not name.
pub fn unhandled() -> Symbol {
    external(&["tinsmith_runtime"], "Unhandled")
}

/// `::tinsmith_runtime::ErrorMetadata`: what is known of any error.
pub fn error_metadata() -> Symbol {
    external(&["tinsmith_runtime"], "ErrorMetadata")
}

/// `::tinsmith_runtime::RequestId`: outputs and errors with a request ID.
pub fn request_id() -> Symbol {
    external(&["tinsmith_runtime"], "RequestId")
}

/// `::tinsmith_runtime::RequestIdExt`: outputs and errors with an extended request ID.
pub fn request_id_ext() -> Symbol {
    external(&["tinsmith_runtime"], "RequestIdExt")
}

/// `::tinsmith_runtime::ServiceError`: the derive of a service's errors.
pub fn service_error() -> Symbol {
    external(&["tinsmith_runtime"], "ServiceError")
}

/// `::tinsmith_runtime::Service`: what a call must know about the service.
pub fn service() -> Symbol {
    external(&["tinsmith_runtime"], "Service")
}

/// `::tinsmith_runtime::config_params`: the macro for settings that are parameters of the endpoint rules.
pub fn config_params() -> Symbol {
    external(&["tinsmith_runtime"], "config_params")
}

/// `::tinsmith_runtime::quirks::BucketInEndpoint` and other quirks of services.
pub fn quirk(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "quirks"], name)
}

/// `::tinsmith_runtime::Protocol::RpcV2Cbor`
pub fn protocol(variant: &str) -> Symbol {
    external(&["tinsmith_runtime", "Protocol"], variant)
}

/// `::tinsmith_runtime::Validation::Required`
pub fn validation(level: &str) -> Symbol {
    external(&["tinsmith_runtime", "Validation"], level)
}

/// `::tinsmith_runtime::auth::Scheme::Bearer` and other variants of the enums there.
pub fn auth(name: &str, variant: &str) -> Symbol {
    external(&["tinsmith_runtime", "auth", name], variant)
}

/// `::tinsmith_runtime::__private::Handle`: what all calls of a client share.
pub fn handle() -> Symbol {
    external(&["tinsmith_runtime", "__private"], "Handle")
}

/// `::tinsmith_runtime::__private::Call`: one call before it is made.
pub fn call() -> Symbol {
    external(&["tinsmith_runtime", "__private"], "Call")
}

/// `::tinsmith_runtime::customize::CustomizableOperation`: a call that can still be changed.
pub fn customizable_operation() -> Symbol {
    external(&["tinsmith_runtime", "customize"], "CustomizableOperation")
}

/// `::tinsmith_runtime::config::SdkConfig`: the settings that AWS clients share.
pub fn sdk_config() -> Symbol {
    external(&["tinsmith_runtime", "config"], "SdkConfig")
}

/// `::tinsmith_runtime::presigning`: requests that are signed now and sent later.
pub fn presigning() -> Symbol {
    external(&["tinsmith_runtime"], "presigning")
}

/// `::tinsmith_runtime::auth_token::rds` and its siblings: tokens to log in to databases.
pub fn auth_token(module: &str) -> Symbol {
    external(&["tinsmith_runtime", "auth_token"], module)
}

/// `::tinsmith_runtime::endpoint_discovery`: endpoints that a service tells its clients.
pub fn endpoint_discovery() -> Symbol {
    external(&["tinsmith_runtime"], "endpoint_discovery")
}

/// `::tinsmith_runtime::__private::discovery`: the function that asks for endpoints and its types.
pub fn discovery(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "__private", "discovery"], name)
}

/// `::tinsmith_runtime::error::BoxError`: any error.
pub fn box_error() -> Symbol {
    external(&["tinsmith_runtime", "error"], "BoxError")
}

/// `::tinsmith_runtime::waiters`: operations that are called until something has happened.
pub fn waiters() -> Symbol {
    external(&["tinsmith_runtime"], "waiters")
}

/// `::tinsmith_runtime::config!`: writes the configuration of a client.
pub fn config() -> Symbol {
    external(&["tinsmith_runtime"], "config")
}

/// `::tinsmith_runtime::endpoint_params!`: writes the parameters of endpoint rules.
pub fn endpoint_params() -> Symbol {
    external(&["tinsmith_runtime"], "endpoint_params")
}

/// `::tinsmith_runtime::endpoint::RuleSet` and its parts.
pub fn endpoint(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "endpoint"], name)
}

/// `::tinsmith_runtime::error::SdkError` and other errors that all operations share.
pub fn error(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "error"], name)
}

/// `::tinsmith_runtime::primitives::Blob` and other simple types.
pub fn primitive(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "primitives"], name)
}

/// `::tinsmith_runtime::event_stream::EventReceiver` and other parts of event streams.
pub fn event_stream(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "event_stream"], name)
}

/// `::tinsmith_runtime::EventStreamError`: the derive of an event stream's errors.
pub fn event_stream_error() -> Symbol {
    external(&["tinsmith_runtime"], "EventStreamError")
}

/// `::tinsmith_runtime::protocol_tests::Exchange` and what else tests are made of.
pub fn protocol_test(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "protocol_tests"], name)
}

/// `::tinsmith_runtime::protocol_tests::EventHeader::String`
pub fn protocol_test_header(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "protocol_tests", "EventHeader"], name)
}

/// `::tinsmith_runtime::protocol_tests::Setting::Region`
pub fn protocol_test_setting(name: &str) -> Symbol {
    external(&["tinsmith_runtime", "protocol_tests", "Setting"], name)
}

/// `::std::string::String` and other names of the standard library that the prelude has too.
pub fn std(module: &str, name: &str) -> Symbol {
    external(&["std", module], name)
}

/// A path into another crate.
fn external(modules: &[&str], name: &str) -> Symbol {
    Symbol {
        module: ModulePath::Extern(modules.iter().map(|module| names::fixed(module)).collect()),
        name: names::fixed(name),
    }
}
