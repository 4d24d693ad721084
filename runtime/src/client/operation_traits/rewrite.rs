//! Changes members of inputs before they are written.

use aws_smithy_runtime_api::client::interceptors::context::{BeforeSerializationInterceptorContextMut, Input};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::{ConfigBag, Layer};

use crate::error::BoxError;
use crate::operation::OperationTrait;

/// Changes a member of the input.
#[derive(Clone, Copy, Debug)]
pub struct Rewrite {
    /// The member.
    pub member: fn(&mut Input) -> Option<&mut Option<String>>,
    /// The change.
    pub rule: Rule,
}

/// A change of a member.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// A member that is unset or empty becomes this.
    Fill(&'static str),
    /// The first of these prefixes is removed, between slashes of which the first may be missing.
    Trim(&'static [&'static str]),
}

impl Rule {
    fn apply(self, member: &mut Option<String>) {
        match self {
            Self::Fill(value) => {
                if member.as_ref().is_none_or(String::is_empty) {
                    *member = Some(value.to_owned());
                }
            }
            Self::Trim(folders) => {
                let Some(value) = member else { return };
                let path = value.strip_prefix('/').unwrap_or(value);
                let inside = |folder: &&str| path.strip_prefix(folder)?.strip_prefix('/');
                if let Some(rest) = folders.iter().find_map(inside) {
                    *value = rest.to_owned();
                }
            }
        }
    }
}

impl OperationTrait for Rewrite {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        components.push_interceptor(SharedInterceptor::permanent(*self));
    }
}

#[dyn_dispatch_hint]
impl Intercept for Rewrite {
    fn name(&self) -> &'static str {
        "RewriteInputInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(member) = (self.member)(context.input_mut()) {
            self.rule.apply(member);
        }
        Ok(())
    }
}
