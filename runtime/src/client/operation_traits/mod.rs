//! Behavior that most operations do not have: values in an operation's table, a file for each type.

#[cfg(feature = "checksums")]
mod chunked;
#[cfg(feature = "compression")]
mod compression;
#[cfg(feature = "checksums")]
mod digest;
mod endpoint;
mod pace;
mod params;
#[cfg(feature = "checksums")]
mod request_checksum;
#[cfg(feature = "checksums")]
mod response_checksum;
mod rewrite;

#[cfg(feature = "checksums")]
use aws_smithy_types::config_bag::ConfigBag;

#[cfg(feature = "checksums")]
pub use chunked::ChunkSize;
#[cfg(feature = "compression")]
pub use compression::{Compress, DisableRequestCompression, RequestMinCompressionSizeBytes};
#[cfg(feature = "checksums")]
pub use digest::{ContentMd5, TreeHash};
pub use endpoint::EndpointMember;
pub use pace::{LongPoll, LongRunning};
#[cfg(feature = "jmespath")]
pub use params::OperationParams;
pub use params::StaticParams;
#[cfg(feature = "checksums")]
pub use request_checksum::RequestChecksum;
#[cfg(feature = "checksums")]
pub use response_checksum::ResponseChecksum;
pub use rewrite::{Rewrite, Rule};

/// Returns whether the request is only signed here, and sent by somebody else.
#[cfg(feature = "checksums")]
fn is_presigned(cfg: &ConfigBag) -> bool {
    #[cfg(feature = "presigning")]
    return cfg.load::<crate::presigning::mark::IsPresigned>().is_some();
    #[cfg(not(feature = "presigning"))]
    {
        let _ = cfg;
        false
    }
}
