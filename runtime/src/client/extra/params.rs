//! Endpoint parameters that an operation sets, or that expressions find in its input.

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::{Layer, Storable, StoreReplace};

use super::Extra;
use crate::endpoint::Given;

/// Name and value (Smithy rules engine, "staticContextParams trait").
#[derive(Clone, Copy, Debug)]
pub struct StaticParams(pub &'static [(&'static str, Given)]);

impl Storable for StaticParams {
    type Storer = StoreReplace<Self>;
}

impl Extra for StaticParams {
    fn add_to(&'static self, config: &mut Layer, _: &mut RuntimeComponentsBuilder) {
        config.store_put(*self);
    }
}

/// Name and expression (Smithy rules engine, "operationContextParams trait").
#[cfg(feature = "jmespath")]
#[derive(Clone, Copy, Debug)]
pub struct OperationParams(pub &'static [(&'static str, &'static str)]);

#[cfg(feature = "jmespath")]
impl Storable for OperationParams {
    type Storer = StoreReplace<Self>;
}

#[cfg(feature = "jmespath")]
impl Extra for OperationParams {
    fn add_to(&'static self, config: &mut Layer, _: &mut RuntimeComponentsBuilder) {
        config.store_put(*self);
    }
}
