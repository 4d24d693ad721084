/// The request of `CreateVolume`.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("CreateVolumeRequest", input)]
pub struct CreateVolumeInput {
    /// The zone of the volume.
    #[member("Zone", required)]
    pub zone: Option<String>,
    /// A token that makes a repeated request harmless.
    #[member("ClientToken", idempotency_token)]
    pub client_token: Option<String>,
}
