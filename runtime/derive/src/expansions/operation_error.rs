/// The errors of `CreateVolume`.
#[derive(::tinsmith_runtime::OperationError)]
#[non_exhaustive]
pub enum CreateVolumeError {
    /// Calls come too fast.
    #[error(is_throttling_exception)]
    ThrottlingException(crate::types::error::ThrottlingException),
    /// An error that the model does not name.
    #[deprecated(note = "look at `code()`")]
    Unhandled(::tinsmith_runtime::Unhandled),
}
