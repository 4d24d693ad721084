//! The executor of the tests.

use std::pin::Pin;

/// Runs a future to its end on this thread.
pub(super) fn block_on<T>(call: Pin<Box<dyn Future<Output = T> + '_>>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap_or_else(|error| panic!("no executor could be made: {error}"))
        .block_on(call)
}
