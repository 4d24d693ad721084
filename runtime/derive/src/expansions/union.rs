/// A size, by number or by name.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Union)]
#[non_exhaustive]
#[shape("Size", write, read)]
pub enum Size {
    /// The size in GiB.
    #[member("gib", name = gib, range(1..=16384))]
    Gib(i32),
    /// The name of a size.
    #[member("name", name = name)]
    Name(String),
    /// A member that the model did not have when this crate was generated.
    #[non_exhaustive]
    Unknown,
}
