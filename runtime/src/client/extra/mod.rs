//! What only some operations do around a call: rows of an operation's table, each with its own file.

#[cfg(feature = "compression")]
mod compression;

use std::fmt;

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::Layer;

#[cfg(feature = "compression")]
pub use compression::{Compress, DisableRequestCompression, RequestMinCompressionSizeBytes};

/// Something that an operation does besides what all operations do.
pub trait Extra: fmt::Debug + Send + Sync {
    /// Adds what does it to the operation's settings and components.
    fn add_to(&'static self, config: &mut Layer, components: &mut RuntimeComponentsBuilder);
}
