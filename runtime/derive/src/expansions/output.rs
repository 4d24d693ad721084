/// The response of `CreateVolume`.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("CreateVolumeResponse", output)]
pub struct CreateVolumeOutput {
    /// The ID of the volume.
    #[member("VolumeId")]
    pub volume_id: Option<String>,
    _request_id: Option<String>,
}
