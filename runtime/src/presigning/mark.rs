//! The mark of a presigned call, which changes how its request is written.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use super::members;
use crate::error::BoxError;
use crate::validate::Validation;

/// The form in which an operation is presigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presigning {
    /// The request as it is sent, with any body.
    AnyBody,
    /// A `GET` with the members of the body in the query.
    Get,
}

/// Marks a call whose request is signed but not sent: it has no headers that its sender cannot know.
#[derive(Debug)]
pub(crate) struct IsPresigned(pub(super) Presigning);

/// Returns the validation level of a call: a presigned `GET` is useless without a required member.
pub(crate) fn validation(level: Validation, cfg: &ConfigBag) -> Validation {
    match (level, cfg.load::<IsPresigned>()) {
        (Validation::Off, Some(IsPresigned(Presigning::Get))) => Validation::Required,
        (level, _) => level,
    }
}

/// Gives a new request the form in which it is presigned, before interceptors see it.
pub(crate) fn shape(request: &mut HttpRequest, cfg: &ConfigBag) -> Result<(), BoxError> {
    match cfg.load::<IsPresigned>() {
        Some(IsPresigned(Presigning::Get)) => members::move_to_query(request),
        Some(IsPresigned(Presigning::AnyBody)) | None => Ok(()),
    }
}

impl Storable for IsPresigned {
    type Storer = StoreReplace<Self>;
}
