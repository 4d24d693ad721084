/// The unit of billing.
#[derive(Clone, PartialEq, ::tinsmith_runtime::StringEnum)]
#[non_exhaustive]
pub enum BillingMode {
    /// Seconds in use.
    #[value("HOURLY")]
    Hourly,
    /// Months.
    #[value("MONTHLY")]
    Monthly,
    /// A value that the model did not have when this crate was generated.
    #[deprecated(note = "compare `as_str()` instead")]
    Unknown(::tinsmith_runtime::UnknownVariantValue),
}
