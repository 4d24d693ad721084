//! Reads a line of a plan into the parts of a request.

use aws_sdk_workspacesinstances::error::BuildError;
use aws_sdk_workspacesinstances::types::builders::BlockDeviceMappingRequestBuilder;
use aws_sdk_workspacesinstances::types::{
    BillingConfiguration, BillingMode, BlockDeviceMappingRequest, EbsBlockDevice, ManagedInstanceRequest, Placement,
    ResourceTypeEnum, Tag, TagSpecification, TenancyEnum, VolumeTypeEnum,
};
use std::fmt;
use std::str::FromStr;

/// The instance to launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub name: String,
    pub instance: ManagedInstanceRequest,
    pub billing: BillingConfiguration,
}

/// Why a line is no plan.
#[derive(Debug)]
pub enum PlanError {
    Missing(&'static str),
    Number(std::num::ParseIntError),
    Incomplete(BuildError),
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(what) => write!(f, "no {what}"),
            Self::Number(error) => write!(f, "{error}"),
            Self::Incomplete(error) => write!(f, "{error}"),
        }
    }
}

impl From<BuildError> for PlanError {
    fn from(error: BuildError) -> Self {
        Self::Incomplete(error)
    }
}

impl From<std::num::ParseIntError> for PlanError {
    fn from(error: std::num::ParseIntError) -> Self {
        Self::Number(error)
    }
}

/// Name, image, type, billing mode, volumes.
pub fn read(line: &str) -> Result<Plan, PlanError> {
    let mut words = line.split_whitespace();
    let mut word = |what| words.next().ok_or(PlanError::Missing(what));
    let (name, image, kind, billing) = (word("name")?, word("image")?, word("type")?, word("billing")?);
    let billing = match billing {
        "hourly" => BillingMode::Hourly,
        "monthly" => BillingMode::Monthly,
        other => BillingMode::from(other),
    };
    let mut instance = ManagedInstanceRequest::builder()
        .image_id(image)
        .instance_type(kind)
        .ebs_optimized(!kind.starts_with("t2"))
        .security_group_ids("sg-1")
        .security_group_ids("sg-2")
        .placement(Placement::builder().tenancy(TenancyEnum::Default).build())
        .tag_specifications(
            TagSpecification::builder()
                .resource_type(ResourceTypeEnum::Instance)
                .set_tags(Some(vec![Tag::builder().key("Name").value(name).build()]))
                .build(),
        );
    for (index, volume) in words.enumerate() {
        instance = instance.block_device_mappings(device(index, volume)?.build());
    }
    Ok(Plan {
        name: name.to_owned(),
        instance: instance.build(),
        billing: BillingConfiguration::builder().billing_mode(billing).build()?,
    })
}

/// A volume, as `type:gigabytes:iops`.
fn device(index: usize, text: &str) -> Result<BlockDeviceMappingRequestBuilder, PlanError> {
    let mut parts = text.split(':');
    let mut part = |what| parts.next().ok_or(PlanError::Missing(what));
    let (kind, size, iops) = (part("kind")?, part("size")?, part("iops")?);
    let Ok(kind) = VolumeTypeEnum::from_str(kind);
    let iops: i32 = iops.parse()?;
    let ebs = EbsBlockDevice::builder()
        .volume_size(size.parse()?)
        .set_iops((iops > 0).then_some(iops))
        .encrypted(matches!(kind, VolumeTypeEnum::Gp3 | VolumeTypeEnum::Io2))
        .volume_type(kind);
    Ok(BlockDeviceMappingRequest::builder()
        .device_name(format!("/dev/sd{}", char::from(b'f' + index as u8)))
        .ebs(ebs.build()))
}
