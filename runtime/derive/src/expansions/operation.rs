/// The operation `CreateVolume`.
#[derive(Clone, Debug, Default, ::tinsmith_runtime::Operation)]
#[non_exhaustive]
#[operation(
    "CreateVolume",
    input = CreateVolumeInput,
    output = CreateVolumeOutput,
    error = CreateVolumeError,
    http("PUT", "/volumes/{Zone}", 200),
    request_checksum(member = checksum_algorithm, required),
)]
pub struct CreateVolume;
