//! Operations that take their time.

use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_smithy_types::retry::{RetryConfig, RetrySpec};

use crate::error::BoxError;
use crate::operation::OperationTrait;

/// Marks a long poll: an operation that waits for an event at the service and is called in a loop.
///
/// A failed call pauses before it returns if the budget of retries is spent, so that the loop does not overrun a service in
/// trouble. This is a rule of retries since version 2.1.
#[derive(Clone, Copy, Debug)]
pub struct LongPoll;

impl OperationTrait for LongPoll {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        components.push_interceptor(SharedInterceptor::permanent(Self));
    }
}

#[dyn_dispatch_hint]
impl Intercept for LongPoll {
    fn name(&self) -> &'static str {
        "LongPollingInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(config) = cfg.load::<RetryConfig>().cloned() else {
            return Ok(());
        };
        if let Some(spec) = config.retry_spec().filter(|it| it.is_at_least(RetrySpec::V2_1)) {
            let spec = spec.clone().with_long_polling(true);
            cfg.interceptor_state().store_put(config.with_retry_spec(spec));
        }
        Ok(())
    }
}

/// Marks an operation whose service works for long before it answers: a connection without traffic is no failure.
#[derive(Clone, Copy, Debug)]
pub struct LongRunning;

impl OperationTrait for LongRunning {
    fn add_to(&'static self, _: &mut Layer, _: &mut RuntimeComponentsBuilder) {}

    fn may_stall(&self) -> bool {
        true
    }
}
