/// The operation `ListVolumes`.
#[derive(Clone, Debug, Default, ::tinsmith_runtime::Operation)]
#[non_exhaustive]
#[operation(
    "ListVolumes",
    input = ListVolumesInput,
    output = ListVolumesOutput,
    error = ListVolumesError,
    fluent = ListVolumesFluentBuilder,
    service = crate::meta::SERVICE,
)]
#[paginator(
    ListVolumesPaginator,
    input_token = |input| &mut input.next_token,
    output_token = |output| output.next_token.as_ref(),
    page_size = max_results: i32,
    items(ListVolumesPaginatorItems, crate::types::Volume) = |output| output.volumes,
)]
pub struct ListVolumes;
