//! `ServiceError`: `src/error_meta.rs`, any error of the service as one type.

use super::operation_error::{ErrorSettings, ErrorVariant};
use super::trace::Trace;

/// Every error that an operation or an event stream of the service can end with.
#[derive(Clone, Debug)]
pub struct ServiceError {
    /// The service's shape.
    pub shape: Trace,
    /// The settings of its derive.
    pub settings: ErrorSettings,
    /// The errors, each once.
    pub variants: Vec<ErrorVariant>,
}
