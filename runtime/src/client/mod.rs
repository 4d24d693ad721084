//! A call from input to output: what the clients and fluent builders of generated crates stand on.

mod classifiers;
mod clock_skew;
mod customize;
#[cfg(feature = "endpoint-discovery")]
pub mod discovery;
mod interceptors;
pub mod operation_traits;
mod plugins;
pub(crate) mod trace;

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
#[cfg(feature = "waiters")]
use aws_smithy_runtime_api::client::runtime_components::TimeComponents;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, SharedRuntimePlugin};
#[cfg(feature = "waiters")]
use aws_smithy_types::config_bag::ConfigBag;
use tracing::Instrument;

use crate::config::{Core, CoreBuilder};
use crate::error::{BuildError, SdkError, Unhandled};
use crate::operation::{Operation, OperationError, OperationTable};
#[cfg(feature = "presigning")]
use crate::presigning::plugin::PresigningPlugin;
#[cfg(feature = "presigning")]
use crate::presigning::{PresignedRequest, PresigningConfig};
use crate::service::Service;
use crate::stream;

#[cfg(feature = "presigning")]
pub use crate::presigning::mark::Presigning;
pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
pub use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
pub use aws_smithy_types::config_bag::FrozenLayer;
#[cfg(feature = "presigning")]
pub use customize::CustomizablePresigned;
pub use customize::{CustomizableOperation, CustomizableSend, OptionalPayloadSigning};
pub(crate) use interceptors::TrackPaginator;
#[cfg(feature = "waiters")]
pub(crate) use interceptors::TrackWaiter;
pub use plugins::{operation_components, operation_config};

/// A future that can be sent between threads.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The result of a call of `O`.
pub type SendResult<O> = Result<<O as Operation>::Output, SdkError<<O as Operation>::Error>>;

/// The plugins of a client, shared by its calls.
#[derive(Clone, Debug)]
pub struct Handle(Arc<RuntimePlugins>);

impl Handle {
    /// The handle of a client with this configuration.
    ///
    /// # Panics
    ///
    /// If the configuration cannot work: without a behavior version, or with retries or timeouts but no way to sleep.
    /// Cargo features of the generated crate provide both by default.
    #[track_caller]
    pub fn new(service: &'static Service, config: &Core) -> Self {
        let plugins = plugins::client_plugins(service, config);
        if let Err(error) = plugins::validate(&plugins) {
            panic!("Invalid client configuration: {error}");
        }
        Self(Arc::new(plugins))
    }

    /// The handle of a client whose settings and components are those of a call under way, so that they work.
    #[cfg(feature = "s3-express")]
    pub(crate) fn valid(service: &'static Service, config: &Core) -> Self {
        Self(Arc::new(plugins::client_plugins(service, config)))
    }
}

/// A call that is being prepared.
#[derive(Clone, Debug)]
pub struct Call {
    handle: Handle,
    /// Settings for this call only.
    pub config_override: Option<CoreBuilder>,
    plugins: Vec<SharedRuntimePlugin>,
}

impl Call {
    /// A call with the settings of the client.
    pub fn new(handle: Handle) -> Self {
        Self {
            handle,
            config_override: None,
            plugins: Vec::new(),
        }
    }

    /// Adds a plugin, after those of the configuration.
    pub(crate) fn plugin(mut self, plugin: SharedRuntimePlugin) -> Self {
        self.plugins.push(plugin);
        self
    }

    /// Returns the time source and the sleep implementation of the client.
    #[cfg(feature = "waiters")]
    pub(crate) fn time_components(&self) -> Result<TimeComponents, crate::error::BoxError> {
        let components = self.handle.0.apply_client_configuration(&mut ConfigBag::base())?;
        Ok(components.into_time_components())
    }

    fn runtime_plugins(self, table: &'static OperationTable) -> RuntimePlugins {
        let plugins = RuntimePlugins::clone(&self.handle.0);
        let plugins = plugins::with_operation(plugins, table, self.config_override);
        self.plugins
            .into_iter()
            .fold(plugins, RuntimePlugins::with_operation_plugin)
    }
}

/// A call under way. The work is done by a future that is the same for all operations; only its end knows the types.
#[must_use = "nothing is sent before the future is polled"]
pub struct Sending<O> {
    future: BoxFuture<Result<Output, SdkError<Error, HttpResponse>>>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Future for Sending<O> {
    type Output = SendResult<O>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Poll::Ready(end) = self.future.as_mut().poll(context) else {
            return Poll::Pending;
        };
        Poll::Ready(match end {
            Ok(output) => output.downcast().map_err(|_| foreign_output(O::TABLE)),
            Err(error) => Err(error.map_service_error(typed_error)),
        })
    }
}

/// Sends `input` and waits for the answer, through retries and interceptors.
///
/// A missing member of the input is a construction failure, like everything else that keeps a request from being made.
pub fn send<O: Operation>(call: Call, input: Result<O::Input, BuildError>) -> Sending<O> {
    Sending {
        future: Box::pin(invoke(O::TABLE, call, input.map(Input::erase))),
        operation: PhantomData,
    }
}

/// An interceptor replaced the output by one of another type.
fn foreign_output<E>(table: &OperationTable) -> SdkError<E> {
    SdkError::construction_failure(format!(
        "an interceptor replaced the output of {} by one of another type",
        table.name
    ))
}

/// Makes the request of a call, signed in its query, and does not send it.
#[cfg(feature = "presigning")]
pub async fn presign<O: Operation>(
    call: Call,
    input: Result<O::Input, BuildError>,
    config: PresigningConfig,
    presigning: Presigning,
) -> Result<PresignedRequest, SdkError<O::Error>> {
    let input = Input::erase(input.map_err(SdkError::construction_failure)?);
    let plugin = SharedRuntimePlugin::new(PresigningPlugin::new(&config, presigning));
    let plugins = call.plugin(plugin).runtime_plugins(O::TABLE);
    let stopped = invoke_with_stop_point(
        O::TABLE.service.id,
        O::TABLE.name,
        input,
        &plugins,
        StopPoint::BeforeTransmit,
    );
    let mut context = stopped
        .await
        .map_err(|error| error.map_service_error(typed_error::<O::Error>))?;
    let request = context
        .take_request()
        .ok_or_else(|| SdkError::construction_failure("an interceptor took the request away"))?;
    PresignedRequest::new(request).map_err(SdkError::construction_failure)
}

/// The operation's own error; anything else was put there by an interceptor.
fn typed_error<E: OperationError>(error: Error) -> E {
    error
        .downcast()
        .unwrap_or_else(|other| E::from_unhandled(Unhandled::new(other, Default::default())))
}

/// The part of a call that is the same for all operations, compiled once.
async fn invoke(
    table: &'static OperationTable,
    call: Call,
    input: Result<Input, BuildError>,
) -> Result<Output, SdkError<Error, HttpResponse>> {
    let input = input.map_err(SdkError::construction_failure)?;
    let plugins = call.runtime_plugins(table);
    let output = invoke_with_stop_point(table.service.id, table.name, input, &plugins, StopPoint::None)
        .instrument(trace::span(table))
        .await?
        .finalize()?;
    stream::complete(table, output).await
}
