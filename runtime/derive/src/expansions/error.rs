/// Calls come too fast.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("ThrottlingException", read, fallible, error, throttling)]
pub struct ThrottlingException {
    /// The rate that was too high.
    #[member("Message", required)]
    pub message: String,
    pub(crate) meta: ::tinsmith_runtime::ErrorMetadata,
}
