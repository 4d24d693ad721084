//! Prints each request before it is sent.

use aws_sdk_workspacesinstances::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
};
use aws_sdk_workspacesinstances::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_workspacesinstances::error::BoxError;
use ciborium::Value;

/// An interceptor with the name of the place where it was put.
#[derive(Debug)]
pub struct Journal(&'static str);

impl Journal {
    pub fn new(place: &'static str) -> Self {
        Self(place)
    }
}

impl Intercept for Journal {
    fn name(&self) -> &'static str {
        "Journal"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request();
        println!("  [{}] {} {}", self.0, request.method(), request.uri());
        for name in ["content-type", "smithy-protocol", "x-plan", "amz-sdk-request"] {
            println!("  [{}] {name}: {:?}", self.0, request.headers().get(name));
        }
        let signed = request.headers().get("authorization").unwrap_or_default();
        println!(
            "  [{}] signed: {}",
            self.0,
            signed.contains("/eu-west-1/workspaces-instances/aws4_request")
        );
        let body: Value = ciborium::from_reader(request.body().bytes().unwrap_or_default())?;
        println!("  [{}] {body:?}", self.0);
        Ok(())
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        println!("  [{}] answered {}", self.0, context.response().status().as_u16());
        Ok(())
    }
}
