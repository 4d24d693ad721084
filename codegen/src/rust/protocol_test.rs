//! `ProtocolTests`: the tests that the model brings along, as descriptions and expressions.

use super::literal::Literal;
use super::runtime;
use super::service::Protocol;
use super::symbol::Symbol;
use crate::model::shape_id::ShapeId;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// `src/protocol_tests`
#[derive(Clone, Debug)]
pub struct ProtocolTests {
    /// The service's shape.
    pub shape: ShapeId,
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
    pub shape: ShapeId,
    /// The operation's name on the wire.
    pub wire: String,
    /// The module: `_create_volume`.
    pub module: Ident,
    /// The tests, requests first.
    pub tests: Vec<Test>,
}

/// One test.
#[derive(Clone, Debug)]
pub struct Test {
    /// The shape that has the case.
    pub shape: ShapeId,
    /// The test function: protocol, kind and name of the case.
    pub name: Ident,
    /// The name of the case in the model.
    pub id: String,
    /// What is tested; or why it cannot be.
    pub case: Result<Case, String>,
}

/// What a test does.
#[derive(Clone, Debug)]
pub enum Case {
    /// Compares the request of a call.
    Request(Description, Call),
    /// Compares what comes of a response.
    Output(Description, Call, Value),
    /// Compares the error that comes of a response.
    Error(Description, Call, Expected),
    /// Compares the variant of the error that comes of a response.
    ErrorKind(Description, Call, Symbol, Ident),
    /// Compares the messages that a call sends.
    Sent(Description, Call),
    /// Compares the events of the output's stream.
    Events(Description, Call, Ident, Vec<Value>),
    /// Compares the error that ends the output's stream.
    EventError(Description, Call, Ident, Expected),
    /// Expects the call or the output's stream to fail.
    Failure(Description, Call, Ident),
    /// Expects the call to be sent as a request of its operation, and no other call to be sent at all.
    Incomplete(Description, Call, Vec<Incomplete>),
}

/// A call that lacks a part of its request.
#[derive(Clone, Debug)]
pub struct Incomplete {
    /// The field that is not set or is empty.
    pub field: String,
    /// The call.
    pub call: Call,
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
    /// What the payload is.
    pub body_media_type: Option<String>,
}

/// `EventHeader::String("x")`
#[derive(Clone, Debug)]
pub struct EventHeader {
    /// The variant.
    pub variant: &'static str,
    /// What is in it.
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
    /// What every case of the kind has: method and URI, or status.
    pub start: Vec<Fact>,
    /// What only some have.
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
    /// `vec![..]`
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
        /// What stands behind `build()`.
        build: super::structure::Build,
    },
    /// `Type::Variant(value)`
    Variant(Symbol, Ident, Option<Box<Value>>),
    /// A stream that sends these events and errors.
    Events(Vec<Result<Value, Value>>),
    /// A stream that is not looked at.
    Closed,
}

impl ToTokens for Description {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            symbol,
            id,
            protocol,
            start,
            facts,
        } = self;
        let new = quote! { #symbol::new(#id, #protocol #(, #start)*) };
        let facts: Vec<_> = facts.iter().map(|(name, fact)| quote! { #name: #fact, }).collect();
        tokens.extend(match facts.as_slice() {
            [] => new,
            facts => quote! { #symbol { #(#facts)* ..#new } },
        });
    }
}

impl ToTokens for Fact {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Number(it) => {
                let it = proc_macro2::Literal::u16_unsuffixed(*it);
                quote! { #it }
            }
            Self::Flag(it) => quote! { #it },
            Self::Text(it) => quote! { #it },
            Self::Maybe(it) => quote! { Some(#it) },
            Self::Texts(all) => quote! { &[#(#all),*] },
            Self::Pairs(all) => {
                let all = all.iter().map(|(name, value)| quote! { (#name, #value) });
                quote! { &[#(#all),*] }
            }
            Self::Settings(all) => quote! { &[#(#all),*] },
            Self::Messages(all) => quote! { &[#(#all),*] },
        });
    }
}

impl ToTokens for EventMessage {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            bytes, headers, body, ..
        } = self;
        let message = runtime::protocol_test("EventMessage");
        let headers = headers.iter().map(|(name, header)| quote! { (#name, #header) });
        let media_type = match &self.body_media_type {
            Some(it) => quote! { Some(#it) },
            None => quote! { None },
        };
        tokens.extend(quote! {
            #message { bytes: #bytes, headers: &[#(#headers),*], body: #body, body_media_type: #media_type }
        });
    }
}

impl ToTokens for EventHeader {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { variant, value } = self;
        let variant = runtime::protocol_test_header(variant);
        tokens.extend(quote! { #variant(#value) });
    }
}

impl ToTokens for Setting {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let setting = |name| runtime::protocol_test_setting(name);
        tokens.extend(match self {
            Self::Region(region) => {
                let setting = setting("Region");
                quote! { #setting(#region) }
            }
            Self::Endpoint(url) => {
                let setting = setting("Endpoint");
                quote! { #setting(#url) }
            }
            Self::Flag(name, value) => {
                let setting = setting(name);
                quote! { #setting(#value) }
            }
        });
    }
}

impl ToTokens for Value {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Literal(it) => quote! { #it },
            Self::Text(it) => quote! { #it.to_owned() },
            Self::Constant(symbol, name) => quote! { #symbol::#name },
            Self::Call(symbol, function, arguments) => quote! { #symbol::#function(#(#arguments),*) },
            Self::List(elements) => quote! { vec![#(#elements),*] },
            Self::Map(entries) => {
                let map = runtime::std("collections", "HashMap");
                let entries = entries.iter().map(|(key, value)| quote! { (#key, #value) });
                quote! { #map::from([#(#entries),*]) }
            }
            Self::Some(value) => quote! { Some(#value) },
            Self::None => quote! { None },
            Self::Boxed(value) => quote! { Box::new(#value) },
            Self::Structure { symbol, members, build } => {
                let setters = members.iter().map(|(setter, value)| quote! { .#setter(Some(#value)) });
                let unwrap = (*build == super::structure::Build::Fallible).then(|| quote! { .unwrap() });
                quote! { #symbol::builder() #(#setters)* .build() #unwrap }
            }
            Self::Variant(symbol, variant, None) => quote! { #symbol::#variant },
            Self::Variant(symbol, variant, Some(value)) => quote! { #symbol::#variant(#value) },
            Self::Events(events) => {
                let function = runtime::protocol_test("events");
                let events = events.iter().map(|it| match it {
                    Ok(event) => quote! { Ok(#event) },
                    Err(error) => quote! { Err(#error) },
                });
                quote! { #function(vec![#(#events),*]) }
            }
            Self::Closed => {
                let function = runtime::protocol_test("closed");
                quote! { #function() }
            }
        });
    }
}
