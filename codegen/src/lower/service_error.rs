//! `src/error_meta.rs` and `src/error.rs`: any error of the service, and the errors that all operations share.

use super::error;
use crate::model::shape::Shape;
use crate::rust::client::Client;
use crate::rust::error_index::ErrorIndex;
use crate::rust::event_stream_error::EventStreamError;
use crate::rust::operation::Operation;
use crate::rust::operation_error::{ErrorSetting, ErrorSettings, ErrorVariant};
use crate::rust::paths;
use crate::rust::service_error::ServiceError;
use crate::rust::trace::Trace;
use indexmap::IndexMap;

/// The error types that all operations share.
const ERRORS: &[&str] = &[
    "BoxError",
    "BuildError",
    "ConnectorError",
    "DisplayErrorContext",
    "ErrorMetadata",
    "ProvideErrorMetadata",
    "SdkError",
    "UnknownVariantError",
];

/// Any error of the service.
pub fn service_error(
    shape: &Shape,
    client: &Client,
    operations: &[Operation],
    streams: &[EventStreamError],
) -> ServiceError {
    ServiceError {
        shape: Trace::new(&shape.id),
        settings: error_settings(shape, client),
        variants: all_errors(operations, streams),
    }
}

/// The errors that all operations share.
pub fn error_index(shape: &Shape) -> ErrorIndex {
    ErrorIndex {
        shape: Trace::new(&shape.id),
        names: ERRORS.iter().map(|name| paths::error(name)).collect(),
    }
}

/// Returns the settings of the enum of all errors.
fn error_settings(shape: &Shape, client: &Client) -> ErrorSettings {
    let waiters = (!client.waiters.is_empty()).then_some(ErrorSetting::Waiters);
    ErrorSettings(waiters.into_iter().chain(error::settings(shape).0).collect())
}

/// Every error that an operation or an event stream can have, once: those of operations in the order of the service, then
/// those of streams in the order of their files.
fn all_errors(operations: &[Operation], streams: &[EventStreamError]) -> Vec<ErrorVariant> {
    let mut streams: Vec<_> = streams.iter().collect();
    streams.sort_by(|a, b| a.file.cmp(&b.file));
    let of_streams = streams.into_iter().flat_map(|it| &it.variants).map(|it| &it.error);
    let all = operations.iter().flat_map(|it| &it.error.variants).chain(of_streams);
    let all: IndexMap<_, _> = all.map(|it| (it.shape.shape.clone(), it)).collect();
    all.into_values().cloned().collect()
}
