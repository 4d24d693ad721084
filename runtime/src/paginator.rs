//! Paginators: repeated calls of an operation, each with the token of the last page (Smithy 2.0, "paginated trait").

use std::collections::HashMap;
use std::hash::Hash;

use aws_smithy_async::future::pagination_stream::TryFlatMap;
use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};

use crate::client::{Call, SendResult, TrackPaginator, send};
use crate::error::{BuildError, SdkError};
use crate::operation::Operation;

pub use aws_smithy_async::future::pagination_stream::PaginationStream;

/// A token that tells the service where the next page starts.
pub trait Token: Clone + PartialEq + Send + Sync + 'static {
    /// Returns whether the token says that there is no next page.
    fn is_end(&self) -> bool {
        false
    }
}

impl Token for String {
    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Token for HashMap<K, V>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
{
    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

impl Token for i32 {}
impl Token for i64 {}

/// Returns the pages of `O`. A page is requested when the caller polls for it.
///
/// The stream ends after a page without a token, after an error, and, unless the caller disables it, after a page whose token
/// repeats: a service that repeats itself would never end.
pub fn pages<O, T>(
    call: Call,
    input: Result<O::Input, BuildError>,
    stop_on_duplicate_token: bool,
    input_token: fn(&mut O::Input) -> &mut Option<T>,
    output_token: fn(&O::Output) -> Option<&T>,
) -> PaginationStream<SendResult<O>>
where
    O: Operation,
    O::Input: Clone,
    T: Token,
{
    let call = call.plugin(feature());
    PaginationStream::new(FnStream::new(move |sender| {
        Box::pin(async move {
            let mut input = match input {
                Ok(input) => input,
                // A dropped receiver takes no error.
                Err(error) => {
                    return sender
                        .send(Err(SdkError::construction_failure(error)))
                        .await
                        .unwrap_or(());
                }
            };
            loop {
                let page = send::<O>(call.clone(), Ok(input.clone())).await;
                let next = page
                    .as_ref()
                    .ok()
                    .and_then(output_token)
                    .filter(|it| !it.is_end())
                    .cloned();
                let last = input_token(&mut input);
                let done = next.is_none() || (stop_on_duplicate_token && next == *last);
                *last = next;
                if sender.send(page).await.is_err() || done {
                    return;
                }
            }
        })
    }))
}

/// Returns the items of all pages.
pub fn items<P, E, L>(pages: PaginationStream<Result<P, E>>, items: fn(P) -> L) -> PaginationStream<Result<L::Item, E>>
where
    P: Send + 'static,
    E: Send + 'static,
    L: IntoIterator<Item: Send + 'static, IntoIter: Send> + Send + 'static,
{
    TryFlatMap::new(pages).flat_map(items)
}

/// Adds the paginator to the user agent.
fn feature() -> SharedRuntimePlugin {
    let components =
        RuntimeComponentsBuilder::new("paginator").with_interceptor(SharedInterceptor::permanent(TrackPaginator));
    SharedRuntimePlugin::new(StaticRuntimePlugin::new().with_runtime_components(components))
}
