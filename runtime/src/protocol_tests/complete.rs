//! `Complete`: a call that lacks nothing, from which calls are made that lack a part of their request.

use std::fmt;
use std::future::Future;

use super::exchange::{Exchange, shown};
use super::executor::block_on;
use crate::error::SdkError;

/// A complete call.
pub struct Complete<'e, M, S> {
    pub(super) exchange: &'e Exchange,
    /// Makes the call.
    pub(super) make: M,
    /// Sends the call.
    pub(super) send: S,
}

impl<M, S> Complete<'_, M, S> {
    /// Makes the call with a change that takes a member away. Nothing may be sent, and the error has to name the member.
    ///
    /// # Panics
    /// If there is a request, or another error.
    #[track_caller]
    pub fn refused_without<B, F, T, E>(self, field: &str, change: impl FnOnce(B) -> B) -> Self
    where
        M: Fn() -> B,
        S: Fn(B) -> F,
        F: Future<Output = Result<T, SdkError<E>>>,
        E: std::error::Error + Send + Sync + 'static,
    {
        let call = (self.send)(change((self.make)()));
        let outcome = block_on(Box::pin(call)).err();
        let found = match (self.exchange.request(), outcome) {
            (Some(request), _) => vec![format!("without `{field}`, {request} was sent")],
            (None, Some(error @ SdkError::ConstructionFailure(_))) if shown(&error).contains(field) => vec![],
            (None, error) => vec![format!(
                "expected an error about `{field}`, found {:?}",
                error.map(|it| shown(&it))
            )],
        };
        self.exchange.report(&found);
        self
    }
}

impl<M, S> fmt::Debug for Complete<'_, M, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Complete")
            .field("exchange", self.exchange)
            .finish_non_exhaustive()
    }
}
