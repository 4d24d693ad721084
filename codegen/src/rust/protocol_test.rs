//! `ProtocolTests`: the tests that the model brings along, as descriptions and expressions.

use super::literal::Literal;
use super::protocol::Protocol;
use super::structure::Build;
use super::symbol::Symbol;
use super::trace::Trace;
use proc_macro2::Ident;

/// `src/protocol_tests`
#[derive(Clone, Debug)]
pub struct ProtocolTests {
    /// The service's shape.
    pub shape: Trace,
    /// The name of the crate in its tests.
    pub library: Ident,
    /// `true` if a call has settings of its own.
    pub customized: bool,
    /// The tests of each operation that has some.
    pub operations: Vec<OperationTests>,
}

/// `src/protocol_tests/_create_volume.rs`
#[derive(Clone, Debug)]
pub struct OperationTests {
    /// The operation's shape.
    pub shape: Trace,
    /// The operation's name in the model.
    pub model_name: String,
    /// The module: `_create_volume`.
    pub module: Ident,
    /// The tests, requests first.
    pub tests: Vec<Test>,
}

/// One test.
#[derive(Clone, Debug)]
pub struct Test {
    /// The shape that has the case.
    pub shape: Trace,
    /// The test function: protocol, kind and name of the case.
    pub name: Ident,
    /// The name of the case in the model.
    pub id: String,
    /// The test, or the reason why the case cannot be tested.
    pub case: Result<Case, String>,
}

/// The content of a test.
#[derive(Clone, Debug)]
pub struct Case {
    /// The constant that describes the case.
    pub description: Description,
    /// The call that is made.
    pub call: Call,
    /// The comparison.
    pub check: Check,
}

/// The comparison that a test makes.
#[derive(Clone, Debug)]
pub enum Check {
    /// The request of the call.
    Request,
    /// The output that a response becomes.
    Output(Value),
    /// The error that a response becomes.
    Error(Expected),
    /// The variant of the error that a response becomes.
    ErrorKind {
        /// The method that tells the variant from others: `is_no_room`.
        predicate: Ident,
    },
    /// The messages that the call sends.
    Sent,
    /// The events of the output's stream.
    Events {
        /// The field of the output that is the stream.
        stream: Ident,
        /// The events.
        events: Vec<Value>,
    },
    /// The error that ends the output's stream.
    EventError {
        /// The field of the output that is the stream.
        stream: Ident,
        /// The error.
        expected: Expected,
    },
    /// The failure of the call or of the output's stream.
    Failure {
        /// The field of the output that is the stream.
        stream: Ident,
    },
    /// The call is sent as a request of its operation, and with one of these changes it is not sent.
    Incomplete(Vec<Incomplete>),
}

/// A change that takes a part of the request away.
#[derive(Clone, Debug)]
pub struct Incomplete {
    /// The field that is not set or is empty.
    pub field: String,
    /// The setter of the field.
    pub setter: Ident,
    /// The empty value; without it, the field is not set.
    pub empty: Option<Value>,
}

/// A message of an event stream.
#[derive(Clone, Debug)]
pub struct EventMessage {
    /// The message as it is sent, in base64.
    pub bytes: String,
    /// Its headers.
    pub headers: Vec<(String, EventHeader)>,
    /// Its payload.
    pub body: String,
    /// The media type of the payload.
    pub body_media_type: Option<String>,
}

/// `EventHeader::String("x")`
#[derive(Clone, Debug)]
pub struct EventHeader {
    /// The variant.
    pub variant: &'static str,
    /// Its value.
    pub value: Literal,
}

/// The error of an operation that is expected.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The errors of the operation.
    pub errors: Symbol,
    /// The variant.
    pub variant: Ident,
    /// The error.
    pub value: Value,
}

/// A call of the client.
#[derive(Clone, Debug)]
pub struct Call {
    /// The method of the client.
    pub method: Ident,
    /// Setters of the fluent builder, with what they set.
    pub members: Vec<(Ident, Value)>,
    /// Settings for this call only.
    pub settings: Vec<Setting>,
}

/// The constant that describes a case.
#[derive(Clone, Debug)]
pub struct Description {
    /// `RequestTest` or `ResponseTest`.
    pub symbol: Symbol,
    /// The name of the case.
    pub id: String,
    /// The protocol that is spoken.
    pub protocol: Protocol,
    /// The facts that every case of the kind has: method and URI, or status.
    pub start: Vec<Fact>,
    /// The facts that only some cases have.
    pub facts: Vec<(Ident, Fact)>,
}

/// Something that a case says.
#[derive(Clone, Debug)]
pub enum Fact {
    /// `200`
    Number(u16),
    /// `true`
    Flag(bool),
    /// `"text"`
    Text(String),
    /// `Some("text")`
    Maybe(String),
    /// `&["a", "b"]`
    Texts(Vec<String>),
    /// `&[("name", "value")]`
    Pairs(Vec<(String, String)>),
    /// `&[Setting::DualStack(true)]`
    Settings(Vec<Setting>),
    /// `&[EventMessage { .. }]`
    Messages(Vec<EventMessage>),
}

/// A setting of a client.
#[derive(Clone, Debug)]
pub enum Setting {
    /// The region.
    Region(String),
    /// The URL of the service.
    Endpoint(String),
    /// `Accelerate`, `DisableMultiRegionAccessPoints`, `DualStack`, `Fips`, `PathStyle`, `UseArnRegion`
    Flag(&'static str, bool),
}

/// A value of a generated type.
#[derive(Clone, Debug)]
pub enum Value {
    /// A number, a Boolean.
    Literal(Literal),
    /// `"text".to_owned()`
    Text(String),
    /// `f64::NAN`
    Constant(Symbol, Ident),
    /// `Type::function(argument)`
    Call(Symbol, Ident, Vec<Value>),
    /// `Vec::from([..])`
    List(Vec<Value>),
    /// `HashMap::from([(key, value)])`
    Map(Vec<(Value, Value)>),
    /// `Some(value)`
    Some(Box<Value>),
    /// `None`
    None,
    /// `Box::new(value)`
    Boxed(Box<Value>),
    /// `Type::builder().set_key(Some(value)).build()`
    Structure {
        /// The type.
        symbol: Symbol,
        /// Setters with what they set.
        members: Vec<(Ident, Value)>,
        /// The part behind `build()`.
        build: Build,
    },
    /// `Type::Variant(value)`
    Variant(Symbol, Ident, Option<Box<Value>>),
    /// A stream that sends these events and errors.
    Events(Vec<Result<Value, Value>>),
    /// A stream that is not looked at.
    Closed,
}
