//! The streams of an operation as function pointers; `stream.rs` makes and calls them.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use crate::error::BoxError;

/// The stream of an operation's input, without its type.
pub struct InputStream {
    /// `true` if each message on the stream is signed.
    pub(crate) is_events: bool,
    pub(crate) send: fn(Input, &mut HttpRequest, &mut ConfigBag) -> Result<(), BoxError>,
}

/// The stream of an operation's output, without its type.
pub struct OutputStream {
    pub(crate) accept: fn() -> Option<&'static str>,
    pub(crate) open: fn(SdkBody, &SharedClientProtocol) -> Box<dyn ResponseStream>,
    pub(crate) put: fn(&mut Output, Box<dyn ResponseStream>),
}

/// The payload of the first message, if that holds the other members of the output.
pub type Initial<'a> = Pin<Box<dyn Future<Output = Result<Option<Vec<u8>>, BoxError>> + Send + 'a>>;

/// A type that the body of a response can be.
pub trait ResponseStream: Any + fmt::Debug + Send + Sync {
    /// The media type of events; `None` for bytes.
    fn accept() -> Option<&'static str>
    where
        Self: Sized,
    {
        None
    }
    /// The stream before there is a response.
    fn closed() -> Self
    where
        Self: Sized;
    /// The stream of a body.
    fn open(body: SdkBody, protocol: &SharedClientProtocol) -> Self
    where
        Self: Sized;
    /// Takes the message with the other members of the output off the stream, if that is what comes first.
    fn initial(&mut self) -> Initial<'_> {
        Box::pin(std::future::ready(Ok(None)))
    }
}
