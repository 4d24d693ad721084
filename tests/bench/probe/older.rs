//! The last official crate that spoke awsJson 1.0, with what the sample sets and it did not have: setting that does nothing.

pub use official::*;

/// The types, and nested virtualization.
pub mod types {
    pub use official::types::*;

    /// Values that are set and not sent.
    pub enum NestedVirtualizationEnum {
        /// The one of the sample.
        Disabled,
    }

    /// The setter.
    pub trait Newer: Sized {
        /// Sets nothing.
        fn nested_virtualization(self, _: NestedVirtualizationEnum) -> Self {
            self
        }
    }

    impl Newer for official::types::builders::CpuOptionsRequestBuilder {}
}
