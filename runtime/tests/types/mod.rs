//! Types as the generator writes them: every construct once.

#![allow(dead_code, missing_docs)]

use std::collections::HashMap;
use tinsmith_runtime::primitives::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// The unit by which the use of an instance is billed.
#[derive(Clone, PartialEq, ::tinsmith_runtime::StringEnum)]
#[non_exhaustive]
pub enum BillingMode {
    #[value("HOURLY")]
    Hourly,
    #[value("MONTHLY")]
    Monthly,
    #[deprecated(note = "compare `as_str()` instead")]
    Unknown(::tinsmith_runtime::UnknownVariantValue),
}

#[derive(Clone, PartialEq, ::tinsmith_runtime::StringEnum)]
#[sensitive]
#[non_exhaustive]
pub enum Secret {
    #[value("A")]
    A,
    #[deprecated(note = "compare `as_str()` instead")]
    Unknown(::tinsmith_runtime::UnknownVariantValue),
}

/// A unit: the model has no names for its values.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, ::tinsmith_runtime::StringEnum)]
#[values("Kilometers", "Miles")]
pub struct DistanceUnit(String);

/// A distance.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Distance", write, read)]
pub struct Distance {
    /// The unit.
    #[member("Unit", required)]
    pub unit: Option<DistanceUnit>,
    /// The names of units elsewhere.
    #[member("Names")]
    pub names: Option<HashMap<DistanceUnit, DistanceUnit>>,
}

/// A label.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Tag", write, read)]
pub struct Tag {
    /// The name of the label.
    #[member("Key", required, length(1..=4), pattern("^[a-z]+$"))]
    pub key: Option<String>,
    /// The text of the label.
    #[member("Value", length(..=8))]
    pub value: Option<String>,
}

/// DynamoDB's value: a union that contains itself in lists and maps.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Union)]
#[non_exhaustive]
#[shape("com.example", "AttributeValue", write, read)]
pub enum AttributeValue {
    #[member("BOOL", name = bool)]
    Bool(bool),
    #[member("L", name = l, length(..=3))]
    L(Vec<AttributeValue>),
    #[member("M", name = m)]
    M(HashMap<String, AttributeValue>),
    #[member("None", name = none)]
    None,
    #[member("S", name = s, sensitive)]
    S(String),
    #[member("T", name = t)]
    T(Tag),
    #[non_exhaustive]
    Unknown,
}

/// A structure that contains itself.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Tree", write, read)]
pub struct Tree {
    #[member("Left")]
    pub left: Option<Box<Tree>>,
    #[member("Leaves")]
    pub leaves: Option<Vec<Tree>>,
    #[member("Name")]
    pub name: Option<String>,
}

/// Every type, in the input of an operation.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Everything", write, read)]
pub struct Everything {
    #[member("Boolean")]
    pub boolean: Option<bool>,
    #[member("Byte", range(-1..=5))]
    pub byte: Option<i8>,
    #[member("Short")]
    pub short: Option<i16>,
    #[member("Integer", values(1, 2, 3))]
    pub integer: Option<i32>,
    #[member("Long", range(0..))]
    pub long: Option<i64>,
    #[member("Float")]
    pub float: Option<f32>,
    #[member("Double", range(0.5..=1.5))]
    pub double: Option<f64>,
    #[member("BigInteger", range(..=10))]
    pub big_integer: Option<BigInteger>,
    #[member("BigDecimal")]
    pub big_decimal: Option<BigDecimal>,
    #[member("Text", pattern("^(?!sg-)[a-z-]+$", regex = "^[a-z-]+$", not = "^sg-"))]
    pub r#type: Option<String>,
    #[member("Blob", length(2..=2))]
    pub blob: Option<Blob>,
    #[member("Time")]
    pub time: Option<DateTime>,
    #[member("Date", timestamp_format("date-time"))]
    pub date: Option<DateTime>,
    #[member("Mode")]
    pub mode: Option<BillingMode>,
    #[member("Tags", length(..=2))]
    pub tags: Option<Vec<Tag>>,
    #[member("Words", unique, each(length(1..=3)))]
    pub words: Option<Vec<String>>,
    #[member("Unique", unique)]
    pub unique: Option<Vec<Tag>>,
    #[member("Sparse")]
    pub sparse: Option<Vec<Option<i32>>>,
    #[member("Nested", each(length(..=1), each(length(..=2))))]
    pub nested: Option<Vec<Vec<String>>>,
    #[member("Dates", each(timestamp_format("date-time")))]
    pub dates: Option<Vec<DateTime>>,
    #[member("Attributes", length(..=1), key(length(..=3)), each(length(..=2)))]
    pub attributes: Option<HashMap<String, String>>,
    #[member("SparseMap")]
    pub sparse_map: Option<HashMap<String, Option<Tag>>>,
    #[member("ByMode")]
    pub by_mode: Option<HashMap<BillingMode, Vec<i64>>>,
    #[member("Secrets", sensitive, each(length(..=1)))]
    pub secrets: Option<HashMap<String, String>>,
    #[member("Value")]
    pub value: Option<AttributeValue>,
    #[member("Tree")]
    pub tree: Option<Tree>,
    #[member("Password", sensitive, length(8..))]
    pub password: Option<String>,
    #[deprecated(note = "use `mode`")]
    #[member("Old")]
    pub old: Option<String>,
}

/// A structure with a document, which not every format has.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Documents", write, read)]
pub struct Documents {
    #[member("Document")]
    pub document: Option<Document>,
    #[member("Documents")]
    pub documents: Option<Vec<Document>>,
}

/// The cost of an answer, whose members are required.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Usage", read, write, fallible)]
pub struct Usage {
    #[member("Tokens", required)]
    pub tokens: i32,
    #[member("Tag", required)]
    pub tag: Option<Tag>,
    #[member("Parts", required)]
    pub parts: Vec<Usage>,
}

/// Members that an answer always has.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Answer", read, write, fallible, output)]
pub struct Answer {
    #[member("Text", required)]
    pub text: String,
    #[member("Number", required)]
    pub number: i32,
    #[member("List", required)]
    pub list: Vec<Tag>,
    #[member("Map", required)]
    pub map: HashMap<String, String>,
    #[member("Mode", required)]
    pub mode: BillingMode,
    #[member("Time", required)]
    pub time: DateTime,
    #[member("Tag", required)]
    pub tag: Option<Tag>,
    #[member("Choice", required)]
    pub choice: Option<AttributeValue>,
    #[member("Usage", required)]
    pub usage: Option<Usage>,
    #[member("Defaulted", default = 5i32)]
    pub defaulted: i32,
    #[member("DefaultMode", default = "HOURLY")]
    pub default_mode: BillingMode,
    _request_id: Option<String>,
}

/// The request rate is too high.
#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "ThrottlingException", read, fallible, error, throttling)]
pub struct ThrottlingException {
    #[member("Message", required)]
    pub message: String,
    #[member("RetryAfterSeconds", http_header("Retry-After"))]
    pub retry_after_seconds: Option<i32>,
    pub(crate) meta: ::tinsmith_runtime::ErrorMetadata,
}

#[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "Gone", read, error, retryable, client, code = "GoneForGood")]
pub struct GoneError {
    pub(crate) meta: ::tinsmith_runtime::ErrorMetadata,
}

/// The errors of an operation.
#[derive(::tinsmith_runtime::OperationError)]
#[non_exhaustive]
pub enum GetError {
    #[error(is_throttling_exception)]
    ThrottlingException(ThrottlingException),
    #[error(is_gone_error)]
    GoneError(GoneError),
    #[deprecated(note = "match with a wildcard")]
    Unhandled(::tinsmith_runtime::Unhandled),
}

/// Any error of the service.
#[derive(::tinsmith_runtime::ServiceError)]
#[non_exhaustive]
pub enum Error {
    ThrottlingException(ThrottlingException),
    GoneError(GoneError),
    #[deprecated(note = "match with a wildcard")]
    Unhandled(::tinsmith_runtime::Unhandled),
}
