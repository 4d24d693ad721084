//! Endpoint parameters that an operation sets, or that expressions find in its input.

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::Layer;

use crate::operation::OperationTrait;

#[cfg(feature = "jmespath")]
pub use crate::endpoint::given::OperationParams;
pub use crate::endpoint::given::StaticParams;

impl OperationTrait for StaticParams {
    fn add_to(&'static self, config: &mut Layer, _: &mut RuntimeComponentsBuilder) {
        config.store_put(*self);
    }
}

#[cfg(feature = "jmespath")]
impl OperationTrait for OperationParams {
    fn add_to(&'static self, config: &mut Layer, _: &mut RuntimeComponentsBuilder) {
        config.store_put(*self);
    }
}
