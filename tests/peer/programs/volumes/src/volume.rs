//! Volumes: made, made again when the service is busy, and deleted.

use aws_sdk_workspacesinstances::Client;
use aws_sdk_workspacesinstances::error::SdkError;
use aws_sdk_workspacesinstances::operation::create_volume::CreateVolumeError;
use aws_sdk_workspacesinstances::types::VolumeTypeEnum;

/// A volume that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Its ID.
    pub id: String,
    /// Its availability zone.
    pub zone: String,
}

/// Makes a volume of that many gigabytes.
pub async fn make(client: &Client, zone: &str, gigabytes: i32) -> Result<Volume, SdkError<CreateVolumeError>> {
    let output = client
        .create_volume()
        .availability_zone(zone)
        .size_in_gb(gigabytes)
        .volume_type(VolumeTypeEnum::Gp3)
        .send()
        .await?;
    Ok(Volume {
        id: output.volume_id().unwrap_or_default().to_owned(),
        zone: zone.to_owned(),
    })
}

/// Makes a volume in the first zone that has room.
pub async fn make_anywhere(client: &Client, zones: &[&str], gigabytes: i32) -> Option<Volume> {
    for zone in zones {
        match make(client, zone, gigabytes).await {
            Ok(volume) => return Some(volume),
            Err(SdkError::ServiceError(error)) if error.err().is_service_quota_exceeded_exception() => {}
            Err(_) => return None,
        }
    }
    None
}

/// Deletes a volume; one that is gone already is fine.
pub async fn delete(client: &Client, id: &str) -> Result<bool, aws_sdk_workspacesinstances::Error> {
    match client.delete_volume().volume_id(id).send().await {
        Ok(_) => Ok(true),
        Err(error)
            if error
                .as_service_error()
                .is_some_and(|error| error.is_resource_not_found_exception()) =>
        {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}
