//! Questions to a service for the endpoint that it wants to be called at.

use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::default_async_sleep;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_types::endpoint::Endpoint;

use super::{BoxFuture, Call, send};
use crate::config::Core;
use crate::endpoint_discovery::{Known, ReloadEndpoint};
use crate::error::{BoxError, BuildError};
use crate::operation::Operation;

/// An endpoint as an answer tells it.
#[derive(Clone, Copy, Debug)]
pub struct Discovered<'a> {
    /// The host, with its port if it has one.
    pub address: Option<&'a str>,
    /// The number of minutes for which it may be called.
    pub minutes: Option<i64>,
}

/// The first endpoint of an answer.
pub type FirstEndpoint<O> = fn(&<O as Operation>::Output) -> Option<Discovered<'_>>;

/// Asks for an endpoint, and returns the resolver that knows it and the value that keeps it fresh.
///
/// # Errors
/// If the call fails, if the answer names no endpoint, or if the client has no way to sleep.
pub async fn discover<O: Operation>(
    config: &Core,
    call: Call,
    input: fn() -> Result<O::Input, BuildError>,
    first: FirstEndpoint<O>,
) -> Result<(SharedEndpointResolver, ReloadEndpoint), BoxError> {
    let components = config.components();
    let time = components.time_source().unwrap_or_default();
    let sleep = components.sleep_impl().or_else(default_async_sleep);
    let sleep = sleep.ok_or("endpoint discovery needs a way to sleep: set `sleep_impl`")?;
    let clock = time.clone();
    let ask = move || {
        let (sending, clock) = (send::<O>(call.clone(), input()), clock.clone());
        let answer: BoxFuture<Result<Known, BoxError>> =
            Box::pin(async move { known(first(&sending.await?), clock.now()) });
        answer
    };
    let (resolver, reload) = ReloadEndpoint::new(ask, sleep, time);
    reload.reload_once().await;
    resolver.endpoint()?;
    Ok((SharedEndpointResolver::new(resolver), reload))
}

/// Returns the endpoint with its time of expiry.
fn known(first: Option<Discovered<'_>>, now: SystemTime) -> Result<Known, BoxError> {
    let first = first.ok_or("the service names no endpoint")?;
    let address = first.address.filter(|it| !it.is_empty());
    let address = address.ok_or("the endpoint that the service names has no address")?;
    let minutes = u64::try_from(first.minutes.unwrap_or_default()).unwrap_or_default();
    let life = Duration::from_secs(minutes.saturating_mul(60));
    Ok(Known {
        endpoint: Endpoint::builder().url(format!("https://{address}")).build(),
        // A time that the clock cannot tell never comes.
        expiry: now.checked_add(life),
    })
}
