//! The parameters of auth scheme resolution.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;

/// The parameters by which an auth scheme resolver chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    operation_name: Cow<'static, str>,
}

impl Params {
    /// Returns a builder.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// Returns the parameters of a call of this operation.
    pub(crate) fn of(operation_name: &'static str) -> AuthSchemeOptionResolverParams {
        AuthSchemeOptionResolverParams::new(Self {
            operation_name: operation_name.into(),
        })
    }

    /// Returns the name of the operation.
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// Builds [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    operation_name: Option<Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets the name of the operation.
    pub fn operation_name(self, operation_name: impl Into<Cow<'static, str>>) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// Sets the name of the operation; `None` removes it.
    pub fn set_operation_name(mut self, operation_name: Option<Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// Builds the parameters.
    ///
    /// # Errors
    /// [`BuildError`] if the name of the operation is not set.
    pub fn build(self) -> Result<Params, BuildError> {
        Ok(Params {
            operation_name: self.operation_name.ok_or(BuildError {
                field: "operation_name",
            })?,
        })
    }
}

/// A required parameter is not set.
#[derive(Debug)]
pub struct BuildError {
    field: &'static str,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for BuildError {}
