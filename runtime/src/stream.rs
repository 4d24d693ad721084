//! Streams: a member of an input or output that is the body of the message itself, as bytes or as events.

use std::any::Any;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_schema::prelude;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;

use crate::error::{BoxError, ErrorMetadata, SdkError, Unhandled};
use crate::operation::{
    Failure, InputStream, OperationInput, OperationOutput, OperationTable, OutputStream, ResponseStream,
};
use crate::protocol::{configured_protocol, has_bindings, payload_codec, payload_deserializer};
use crate::request_id;
use crate::schema::{Member, Setting, Structure};
use crate::serde::{Result as SerdeResult, SerdeError, Unit};

/// An input with a stream.
pub trait StreamingInput: OperationInput {
    /// The type of the stream.
    type Stream: RequestStream;
    /// The index of the member.
    const MEMBER: usize;
    /// The stream, once everything else is written.
    fn into_stream(self) -> Self::Stream;
}

/// An output with a stream.
pub trait StreamingOutput: OperationOutput {
    /// The type of the stream.
    type Stream: ResponseStream;
    /// Puts the stream in its place, once everything else is read.
    fn set_stream(&mut self, stream: Self::Stream);
}

/// A type that the body of a request can be.
pub trait RequestStream: Sized {
    /// `true` if each message on the stream is signed.
    const EVENTS: bool;
    /// Makes the stream the body of the request.
    fn send(self, outgoing: Outgoing<'_>) -> Result<(), BoxError>;
}

/// A request that a stream becomes the body of.
pub struct Outgoing<'a> {
    /// The request with everything but the stream.
    pub(crate) request: &'a mut HttpRequest,
    /// The member that is the stream.
    pub(crate) member: Option<&'static Member>,
    /// `true` if the input has other members.
    #[cfg_attr(not(feature = "event-stream"), expect(dead_code, reason = "for events only"))]
    pub(crate) has_others: bool,
    /// The settings of the call.
    pub(crate) cfg: &'a mut ConfigBag,
}

impl InputStream {
    /// The stream of `I`.
    pub const fn of<I: StreamingInput>() -> Self {
        Self {
            is_events: I::Stream::EVENTS,
            send: |input, request, cfg| {
                let members = I::target().structure.map(Structure::members).unwrap_or_default();
                let outgoing = Outgoing {
                    request,
                    member: members.get(I::MEMBER),
                    has_others: members.len() > 1,
                    cfg,
                };
                match input.downcast::<I>() {
                    Ok(input) => input.into_stream().send(outgoing),
                    // The type was looked at when the rest of the request was written.
                    Err(_) => Err("the input has another type than its operation".into()),
                }
            },
        }
    }

    /// Makes the stream of `input` the body of `request`.
    pub(crate) fn send(&self, input: Input, request: &mut HttpRequest, cfg: &mut ConfigBag) -> Result<(), BoxError> {
        (self.send)(input, request, cfg)
    }
}

impl OutputStream {
    /// The stream of `O`.
    pub const fn of<O: StreamingOutput>() -> Self {
        Self {
            accept: O::Stream::accept,
            open: |body, protocol| Box::new(O::Stream::open(body, protocol)),
            put: |output, stream| {
                let stream: Box<dyn Any> = stream;
                if let (Some(output), Ok(stream)) = (output.downcast_mut::<O>(), stream.downcast::<O::Stream>()) {
                    output.set_stream(*stream);
                }
            },
        }
    }

    /// Returns whether the stream is one of events.
    pub(crate) fn is_events(&self) -> bool {
        (self.accept)().is_some()
    }

    /// Asks for the stream, where the protocol says what it asks for.
    pub(crate) fn ask(&self, request: &mut HttpRequest) {
        if let Some(media_type) = (self.accept)().filter(|_| request.headers().get("Accept").is_some()) {
            request.headers_mut().insert("Accept", media_type);
        }
    }

    /// Reads a response whose members stand in headers, and leaves its body to the caller.
    ///
    /// Without such bindings the members come in the first message of the stream, which is not there yet.
    pub(crate) fn receive(
        &self,
        response: &mut HttpResponse,
        protocol: &SharedClientProtocol,
        read: impl FnOnce(&HttpResponse) -> Result<Output, BoxError>,
    ) -> Result<Output, BoxError> {
        let body = std::mem::replace(response.body_mut(), SdkBody::taken());
        let stream = (self.open)(body, protocol);
        if !has_bindings(protocol) {
            return Ok(Output::erase(Opened {
                stream,
                protocol: protocol.clone(),
                head: head(response),
            }));
        }
        let mut output = read(response)?;
        (self.put)(&mut output, stream);
        Ok(output)
    }
}

/// Stands in for an output between the orchestrator and the first message of its stream.
#[derive(Debug)]
struct Opened {
    stream: Box<dyn ResponseStream>,
    protocol: SharedClientProtocol,
    /// The response without its body.
    head: HttpResponse,
}

fn head(response: &HttpResponse) -> HttpResponse {
    let mut head = HttpResponse::new(response.status(), SdkBody::taken());
    *head.headers_mut() = response.headers().clone();
    head
}

/// The output of a call; if it waits for the first message of its stream, so does this.
pub(crate) async fn complete(
    table: &'static OperationTable,
    output: Output,
) -> Result<Output, SdkError<Error, HttpResponse>> {
    let Some(place) = &table.output_stream else {
        return Ok(output);
    };
    let mut opened = match output.downcast::<Opened>() {
        Ok(opened) => opened,
        Err(output) => return Ok(output),
    };
    // With nothing in it, the message may never come before the caller has sent something.
    let has_others = table.output_table().is_some_and(|it| it.members().len() > 1);
    let initial = if has_others {
        opened.stream.initial().await
    } else {
        Ok(None)
    };
    let Opened { stream, protocol, head } = opened;
    match initial {
        // The service said nothing of an error: what it said did not arrive.
        Err(error) => Err(SdkError::response_error(error, head)),
        Ok(payload) => match read(table, &protocol, payload, head.headers()) {
            Ok(mut output) => {
                (place.put)(&mut output, stream);
                Ok(output)
            }
            Err(error) => {
                let meta = request_id::apply(table.service, ErrorMetadata::builder(), head.headers()).build();
                let error = (table.fail)(Failure::Unhandled(Unhandled::new(error, meta)));
                Err(SdkError::service_error(error, head))
            }
        },
    }
}

/// Reads the output without its stream.
fn read(
    table: &OperationTable,
    protocol: &SharedClientProtocol,
    payload: Option<Vec<u8>>,
    headers: &Headers,
) -> SerdeResult<Output> {
    let payload = match payload.filter(|it| !it.is_empty()) {
        Some(payload) => payload,
        None => empty(protocol)?,
    };
    let mut payload = payload_deserializer(protocol, &payload)?;
    table.read(&mut *payload, headers)
}

/// The document of a structure without members.
fn empty(protocol: &SharedClientProtocol) -> SerdeResult<Vec<u8>> {
    let mut empty = payload_codec(protocol)?.create_serializer();
    empty.write_struct(&prelude::UNIT, &Unit)?;
    Ok(empty.finish_boxed())
}

impl RequestStream for ByteStream {
    const EVENTS: bool = false;

    fn send(self, outgoing: Outgoing<'_>) -> Result<(), BoxError> {
        let Outgoing {
            request, member, cfg, ..
        } = outgoing;
        if let Some(protocol) = configured_protocol(cfg).filter(|it| !has_bindings(it)) {
            let protocol = protocol.protocol_id().as_str();
            return Err(format!("{protocol} has no place for a stream of bytes").into());
        }
        let body = self.into_inner();
        let settings = member.map(|it| it.settings).unwrap_or_default();
        let omit = cfg.load::<SharedHeaderOmitSettings>();
        let headers = request.headers_mut();
        if headers.get("Content-Type").is_none() && !omit.is_some_and(|it| it.should_omit_default_content_type()) {
            let media_type = settings.iter().find_map(|it| match it {
                Setting::MediaType(it) => Some(*it),
                _ => None,
            });
            headers.insert("Content-Type", media_type.unwrap_or("application/octet-stream"));
        }
        if headers.get("Content-Length").is_none() {
            match body.content_length() {
                Some(_) if omit.is_some_and(|it| it.should_omit_default_content_length()) => {}
                Some(length) => {
                    headers.insert("Content-Length", length.to_string());
                }
                None if settings.iter().any(|it| matches!(it, Setting::RequiresLength)) => {
                    let name = member.map(|it| it.field).unwrap_or_default();
                    return Err(format!("the service must know the length of `{name}` before it is sent").into());
                }
                None => {}
            }
        }
        *request.body_mut() = body;
        Ok(())
    }
}

impl ResponseStream for ByteStream {
    fn closed() -> Self {
        Self::default()
    }

    fn open(body: SdkBody, _: &SharedClientProtocol) -> Self {
        Self::new(body)
    }
}

/// The value of a required member that came before a stream: nothing stands in for one that is missing, since a stream
/// that does not begin as agreed will not go on as agreed.
pub fn present<T>(value: Option<T>, name: &'static str) -> SerdeResult<T> {
    value.ok_or_else(|| SerdeError::missing_member(name))
}
