//! Endpoints that a member of the input names.

use aws_smithy_runtime_api::client::interceptors::context::{BeforeSerializationInterceptorContextRef, Input};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::endpoint_config::EndpointUrl;

use crate::error::BoxError;
use crate::operation::OperationTrait;

/// Sends the request to the URL in a member of the input, as if the configuration had it.
#[derive(Clone, Copy, Debug)]
pub struct EndpointMember {
    /// The member.
    pub member: fn(&Input) -> Option<&str>,
}

impl OperationTrait for EndpointMember {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        components.push_interceptor(SharedInterceptor::permanent(*self));
    }
}

#[dyn_dispatch_hint]
impl Intercept for EndpointMember {
    fn name(&self) -> &'static str {
        "EndpointMemberInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(url) = (self.member)(context.input()).filter(|it| !it.is_empty()) {
            let url = EndpointUrl(url.to_owned());
            cfg.interceptor_state().store_put(url);
        }
        Ok(())
    }
}
