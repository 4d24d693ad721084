//! Volumes at instances.

use aws_sdk_workspacesinstances::Client;
use aws_sdk_workspacesinstances::types::DisassociateModeEnum;

/// Takes a volume from one instance to another.
pub async fn travel(
    client: &Client,
    volume: &str,
    from: &str,
    to: &str,
) -> Result<(), aws_sdk_workspacesinstances::Error> {
    client
        .disassociate_volume()
        .workspace_instance_id(from)
        .volume_id(volume)
        .disassociate_mode(DisassociateModeEnum::Force)
        .send()
        .await?;
    client
        .associate_volume()
        .workspace_instance_id(to)
        .volume_id(volume)
        .device("/dev/sdf")
        .send()
        .await?;
    Ok(())
}
