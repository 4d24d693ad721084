/// The errors that may end the stream `Words`.
#[derive(::tinsmith_runtime::EventStreamError)]
#[non_exhaustive]
pub enum WordsError {
    /// The stream was idle for too long.
    #[error(is_idle, event = "idle", write)]
    Idle(crate::types::error::Idle),
    /// An error that the model does not name.
    #[deprecated(note = "look at `code()`")]
    Unhandled(::tinsmith_runtime::Unhandled),
}
