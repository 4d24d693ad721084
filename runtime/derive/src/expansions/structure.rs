/// A label of a volume.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("Tag", write, read, fallible)]
pub struct Tag {
    /// The name of the label.
    #[member("Key", required, length(1..=128))]
    pub key: String,
    /// The text of the label.
    #[member("Value", sensitive, json_name("value"))]
    pub value: Option<String>,
    /// Labels of this label.
    #[member("Children")]
    pub children: Option<Vec<crate::types::Tag>>,
}
