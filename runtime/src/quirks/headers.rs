//! Headers that a service requires in each request, and date headers that may be malformed in responses.

use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::{DateTime, Format};

use crate::error::BoxError;
use crate::service::{ClientParts, Quirk};

/// Adds headers that a request lacks, by name and value, before interceptors of the user see it.
#[derive(Clone, Copy, Debug)]
pub struct Headers(pub &'static [(&'static str, &'static str)]);

impl Quirk for Headers {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        client.components.push_interceptor(SharedInterceptor::permanent(*self));
    }
}

#[dyn_dispatch_hint]
impl Intercept for Headers {
    fn name(&self) -> &'static str {
        "ServiceHeadersInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        for (name, value) in self.0.iter().copied() {
            if !headers.contains_key(name) {
                headers.insert(name, value);
            }
        }
        Ok(())
    }
}

/// Copies the raw text of a date header to another header, and removes the date header if it is malformed.
///
/// A row has the name of the date header and the name of the header for its text.
#[derive(Clone, Copy, Debug)]
pub struct LenientDates(pub &'static [(&'static str, &'static str)]);

impl Quirk for LenientDates {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        client.components.push_interceptor(SharedInterceptor::permanent(*self));
    }
}

#[dyn_dispatch_hint]
impl Intercept for LenientDates {
    fn name(&self) -> &'static str {
        "LenientDatesInterceptor"
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.response_mut().headers_mut();
        for (date, text) in self.0.iter().copied() {
            let Some(value) = headers.get(date).map(str::to_owned) else {
                continue;
            };
            if DateTime::from_str(&value, Format::HttpDate).is_err() {
                headers.remove(date);
            }
            headers.insert(text, value);
        }
        Ok(())
    }
}
