//! Endpoints that a service tells its clients and that expire.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, EndpointResolverParams, ResolveEndpoint};
use aws_smithy_types::endpoint::Endpoint;

use crate::client::BoxFuture;
use crate::error::BoxError;

/// The time between two looks at the clock.
const PAUSE: Duration = Duration::from_secs(60);

/// An endpoint that expires within this time is replaced.
const MARGIN: Duration = Duration::from_secs(120);

/// Asks the service for a new endpoint before the old one expires.
///
/// Spawn [`reload_task`](Self::reload_task); without it the client calls the endpoint that it was made with for ever.
#[must_use = "the endpoint expires if nothing reloads it"]
pub struct ReloadEndpoint {
    ask: Box<dyn Fn() -> BoxFuture<Result<Known, BoxError>> + Send + Sync>,
    state: Weak<Mutex<State>>,
    sleep: SharedAsyncSleep,
    time: SharedTimeSource,
}

/// An endpoint and its time of expiry.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) endpoint: Endpoint,
    pub(crate) expiry: Option<SystemTime>,
}

/// The endpoint that calls go to, and the failure of the last question.
#[derive(Debug, Default)]
struct State {
    known: Option<Known>,
    error: Option<BoxError>,
}

/// Resolves every endpoint to the one that the service told last.
#[derive(Debug)]
pub(crate) struct DiscoveredEndpoint(Arc<Mutex<State>>);

impl ReloadEndpoint {
    /// Returns a resolver without an endpoint, and the value that gives it endpoints.
    pub(crate) fn new(
        ask: impl Fn() -> BoxFuture<Result<Known, BoxError>> + Send + Sync + 'static,
        sleep: SharedAsyncSleep,
        time: SharedTimeSource,
    ) -> (DiscoveredEndpoint, Self) {
        let state = Arc::default();
        let reload = Self {
            ask: Box::new(ask),
            state: Arc::downgrade(&state),
            sleep,
            time,
        };
        (DiscoveredEndpoint(state), reload)
    }

    /// Asks for an endpoint once. If the service cannot be asked, the old endpoint stays.
    pub async fn reload_once(&self) {
        let answer = (self.ask)().await;
        let Some(state) = self.state.upgrade() else {
            return;
        };
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        match answer {
            Ok(known) => {
                tracing::debug!(endpoint = known.endpoint.url(), expiry = ?known.expiry, "the endpoint was discovered");
                state.known = Some(known);
            }
            Err(error) => {
                tracing::debug!(%error, "no endpoint was discovered");
                state.error = Some(error);
            }
        }
    }

    /// Looks at the clock once a minute, and asks for an endpoint when the old one is about to expire. Ends when the client
    /// and all its clones are dropped.
    pub async fn reload_task(self) {
        while let Some(state) = self.state.upgrade() {
            let expires = expires_soon(&state, self.time.now());
            // The client may be dropped in the meantime.
            drop(state);
            if expires {
                self.reload_once().await;
            }
            self.sleep.sleep(PAUSE).await;
        }
    }
}

fn expires_soon(state: &Mutex<State>, now: SystemTime) -> bool {
    let state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(known) = &state.known else { return true };
    let is_close = |expiry: SystemTime| expiry.duration_since(now).map_or(true, |rest| rest < MARGIN);
    known.expiry.is_some_and(is_close)
}

impl fmt::Debug for ReloadEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReloadEndpoint").finish()
    }
}

impl DiscoveredEndpoint {
    /// Returns the endpoint, or the reason that there is none.
    pub(crate) fn endpoint(&self) -> Result<Endpoint, BoxError> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let endpoint = state.known.as_ref().map(|it| it.endpoint.clone());
        endpoint.ok_or_else(|| {
            state
                .error
                .take()
                .unwrap_or_else(|| "no endpoint was discovered yet".into())
        })
    }
}

impl ResolveEndpoint for DiscoveredEndpoint {
    fn resolve_endpoint<'a>(&'a self, _: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(self.endpoint())
    }
}
