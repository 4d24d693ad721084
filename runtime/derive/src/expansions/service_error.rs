/// All errors of the service.
#[derive(Debug, ::tinsmith_runtime::ServiceError)]
#[non_exhaustive]
pub enum Error {
    /// Calls come too fast.
    ThrottlingException(crate::types::error::ThrottlingException),
    /// An error that the model does not name.
    #[deprecated(note = "look at `code()`")]
    Unhandled(::tinsmith_runtime::Unhandled),
}
