//! Event streams: unions whose members are sent as messages (Smithy 2.0, "Event streams").

pub(crate) mod error;
mod members;
mod read;
mod write;

use std::fmt;

use aws_smithy_eventstream::frame::DeferredSigner;
use aws_smithy_http::event_stream::{
    EventOrInitial, EventOrInitialMarshaller, InitialMessageType, MessageStreamAdapter, Receiver,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::RawMessage;
use futures_util::StreamExt;
use http_body_util::StreamBody;

pub use aws_smithy_http::event_stream::EventStreamSender;
pub use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
pub use aws_smithy_types::str_bytes::StrBytes;

use crate::error::{BoxError, SdkError};
use crate::operation::{Initial, ResponseStream};
use crate::protocol::{has_bindings, protocol};
use crate::schema::Target;
use crate::serde::Shape;
use crate::stream::{Outgoing, RequestStream};
use error::EventStreamError;

/// The content type of a body of events.
const MEDIA_TYPE: &str = "application/vnd.amazon.eventstream";

/// Receives events.
pub struct EventReceiver<T, E> {
    /// The receiver; `None` before the response.
    inner: Option<Receiver<T, E>>,
    /// `true` if the first message may hold the other members of the output.
    is_new: bool,
}

impl<T, E> EventReceiver<T, E> {
    /// Waits for the next event; `None` is the end of the stream.
    ///
    /// # Errors
    /// [`SdkError::ServiceError`] with an error that the service sent, [`SdkError::DispatchFailure`] if the connection
    /// failed, [`SdkError::ResponseError`] for a message that cannot be read. An error ends the stream.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        let Some(inner) = &mut self.inner else {
            return Ok(None);
        };
        if self.is_new {
            inner.try_recv_initial(InitialMessageType::Response).await?;
            self.is_new = false;
        }
        inner.recv().await
    }
}

impl<T: fmt::Debug, E: fmt::Debug> fmt::Debug for EventReceiver<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventReceiver").field("inner", &self.inner).finish()
    }
}

impl<T: Shape, E> Shape for EventReceiver<T, E> {
    fn target() -> Target {
        T::target()
    }
}

impl<T, E> ResponseStream for EventReceiver<T, E>
where
    T: Shape + fmt::Debug + Send + Sync + 'static,
    E: EventStreamError,
{
    fn accept() -> Option<&'static str> {
        Some(MEDIA_TYPE)
    }

    fn closed() -> Self {
        Self {
            inner: None,
            is_new: false,
        }
    }

    fn open(body: SdkBody, protocol: &SharedClientProtocol) -> Self {
        let unmarshaller = read::Unmarshaller::new(protocol.clone());
        Self {
            inner: Some(Receiver::new(unmarshaller, body)),
            is_new: true,
        }
    }

    fn initial(&mut self) -> Initial<'_> {
        Box::pin(async {
            let Some(inner) = &mut self.inner else {
                return Ok(None);
            };
            let message = inner.try_recv_initial(InitialMessageType::Response).await?;
            self.is_new = false;
            Ok(message.map(|it| it.payload().to_vec()))
        })
    }
}

impl<T: Shape, E> Shape for EventStreamSender<T, E> {
    fn target() -> Target {
        T::target()
    }
}

impl<T, E> RequestStream for EventStreamSender<T, E>
where
    T: SerializableStruct + fmt::Debug + Send + Sync + 'static,
    E: EventStreamError,
{
    const EVENTS: bool = true;

    fn send(self, outgoing: Outgoing<'_>) -> Result<(), BoxError> {
        let Outgoing {
            request,
            has_others,
            cfg,
            ..
        } = outgoing;
        let protocol = protocol(cfg)?.clone();
        let initial = (has_others && !has_bindings(&protocol))
            .then(|| write::initial(request.body().bytes().unwrap_or_default(), &protocol));
        let (signer, sender) = DeferredSigner::new();
        cfg.interceptor_state().store_put(sender);
        let initial = futures_util::stream::iter(initial.map(|it| Ok(EventOrInitial::InitialMessage(it))));
        let events = self.into_inner().map(|it| it.map(EventOrInitial::Event));
        let messages = MessageStreamAdapter::new(
            EventOrInitialMarshaller::new(write::Marshaller::new(protocol.clone())),
            write::ErrorMarshaller::new(protocol.clone()),
            signer,
            Box::pin(initial.chain(events)),
        );
        *request.body_mut() = SdkBody::from_body_1_x(StreamBody::new(messages));
        set_headers(request);
        Ok(())
    }
}

fn set_headers(request: &mut HttpRequest) {
    let headers = request.headers_mut();
    headers.remove("Content-Length");
    headers.insert("Content-Type", MEDIA_TYPE);
}
