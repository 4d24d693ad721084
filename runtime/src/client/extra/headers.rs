//! Headers that a service requires in each request, or that may be malformed in responses.

use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::{DateTime, Format};

use crate::error::BoxError;

/// Adds headers that a request lacks, before interceptors of the user see it.
#[derive(Debug)]
pub(in crate::client) struct AddHeaders(pub(in crate::client) &'static [(&'static str, &'static str)]);

#[dyn_dispatch_hint]
impl Intercept for AddHeaders {
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
#[derive(Debug)]
pub(in crate::client) struct KeepTexts(pub(in crate::client) &'static [(&'static str, &'static str)]);

#[dyn_dispatch_hint]
impl Intercept for KeepTexts {
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
