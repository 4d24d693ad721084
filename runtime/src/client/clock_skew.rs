//! Retries calls that failed because of clock skew.
//!
//! `aws-runtime` corrects the clock of signatures and classifies these failures. But its classifier is compiled for the
//! error type of each operation, some twenty functions each, and reads a private type off the response. So the skew is
//! measured here once more, and classified for all operations.

use std::time::{Duration, SystemTime};

use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextRef, InterceptorContext,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction, RetryClassifierPriority};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::DateTime;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::date_time::Format;

use crate::error::enums;
use crate::error::{BoxError, ErrorKind};
use crate::operation::OperationTable;

/// The minimum skew of a failure by clock skew.
const MIN_SKEW: Duration = Duration::from_secs(4 * 60);

/// The maximum round trip of a reliable measurement.
const MAX_TRIP: Duration = Duration::from_secs(15 * 60);

/// The error codes that may mean clock skew.
const CODES: &[&str] = &[
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "AuthFailure",
    "RequestTimeTooSkewed",
    "AccessDeniedException",
];

/// The time at which the request was sent.
#[derive(Debug)]
struct Sent(SystemTime);

impl Storable for Sent {
    type Storer = StoreReplace<Self>;
}

/// The clock skew between client and service, left on a response.
#[derive(Clone, Copy)]
struct Skew(Duration);

/// Measures the skew of each response.
#[derive(Debug)]
pub(super) struct MeasureClockSkew;

#[dyn_dispatch_hint]
impl Intercept for MeasureClockSkew {
    fn name(&self) -> &'static str {
        "MeasureClockSkewInterceptor"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(clock) = components.time_source() {
            cfg.interceptor_state().store_put(Sent(clock.now()));
        }
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let is_off = cfg
            .load::<DisableClockSkewCorrection>()
            .is_some_and(|it| it.is_disabled());
        if let (false, Some(sent), Some(clock)) = (is_off, cfg.load::<Sent>(), components.time_source())
            && let Some(skew) = skew(context.response(), sent.0, clock.now())
        {
            context.response_mut().add_extension(Skew(skew));
        }
        Ok(())
    }
}

/// Compares the service's date with the middle of the round trip. A cached response has an old date.
fn skew(response: &HttpResponse, sent: SystemTime, received: SystemTime) -> Option<Duration> {
    let headers = response.headers();
    let date = headers.get("date").filter(|_| headers.get("age").is_none())?;
    let date = SystemTime::try_from(DateTime::from_str(date, Format::HttpDate).ok()?).ok()?;
    let trip = received.duration_since(sent).unwrap_or_default();
    let middle = sent + trip / 2;
    let skew = date.duration_since(middle).unwrap_or_else(|behind| behind.duration());
    (trip <= MAX_TRIP).then_some(skew)
}

/// Retries a call that may have failed because of clock skew.
#[derive(Debug)]
pub(super) struct ClockSkewClassifier(pub(super) &'static OperationTable);

impl ClassifyRetry for ClockSkewClassifier {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let skew = context.response().and_then(|it| it.extension::<Skew>());
        let error = context.output_or_error().and_then(Result::err);
        let error = error.and_then(|it| it.as_operation_error()).and_then(self.0.error);
        let code = error.and_then(|it| enums::meta(it).code());
        if skew.is_some_and(|it| it.0 > MIN_SKEW) && code.is_some_and(|it| CODES.contains(&it)) {
            RetryAction::retryable_error(ErrorKind::ServerError)
        } else {
            RetryAction::NoActionIndicated
        }
    }

    fn name(&self) -> &'static str {
        "ClockSkewClassifier"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::http_status_code_classifier())
    }
}
