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

/// A path into another crate.
fn external(modules: &[&str], name: &str) -> Symbol {
    Symbol {
        module: ModulePath::Extern(modules.iter().map(|module| names::known(module)).collect()),
        name: names::known(name),
    }
}
