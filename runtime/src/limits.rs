//! Limits on what is kept of a response until it can be read: a service may send without end.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::error::BoxError;

/// The limit of a response that is kept in memory until it can be read, in bytes.
///
/// A stream of bytes has no limit, since nothing of it is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ResponseLimits {
    body: Option<u64>,
    event: Option<u64>,
}

impl ResponseLimits {
    /// The limits of a client that sets none: 256 MiB for a body, 32 MiB for an event. Services of AWS send at most some
    /// tens of megabytes in a body, and the format of event streams ends at 24 MiB.
    pub const DEFAULT: Self = Self {
        body: Some(256 << 20),
        event: Some(32 << 20),
    };

    /// These limits with another one for bodies that are read as a whole, those of errors included; `None` is no limit.
    pub const fn with_body(self, bytes: Option<u64>) -> Self {
        Self { body: bytes, ..self }
    }

    /// These limits with another one for each message of an event stream; `None` is no limit.
    pub const fn with_event(self, bytes: Option<u64>) -> Self {
        Self { event: bytes, ..self }
    }

    fn of(cfg: &ConfigBag) -> Self {
        cfg.load::<Self>().copied().unwrap_or_default()
    }
}

impl Default for ResponseLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Storable for ResponseLimits {
    type Storer = StoreReplace<Self>;
}

/// Ends the body with an error if it is longer than the configuration allows.
pub(crate) fn limit_body(response: &mut HttpResponse, cfg: &ConfigBag) {
    if let Some(limit) = ResponseLimits::of(cfg).body {
        meter(response, Meter::Whole { limit, read: 0 });
    }
}

/// Ends the body with an error before a message that is longer than the configuration allows.
#[cfg(feature = "event-stream")]
pub(crate) fn limit_events(response: &mut HttpResponse, cfg: &ConfigBag) {
    if let Some(limit) = ResponseLimits::of(cfg).event {
        let (prelude, known, rest) = ([0; 4], 0, 0);
        meter(
            response,
            Meter::Messages {
                limit,
                prelude,
                known,
                rest,
            },
        );
    }
}

fn meter(response: &mut HttpResponse, meter: Meter) {
    if response.body().bytes().is_some() {
        // It is in memory as a whole, as in a test that replays it.
        return;
    }
    let inner = Box::pin(std::mem::replace(response.body_mut(), SdkBody::taken()));
    *response.body_mut() = SdkBody::from_body_1_x(Metered { inner, meter });
}

/// Returns whether a response failed because it is longer than the configuration allows.
pub(crate) fn is_too_long(error: &(dyn StdError + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<TooLong>() {
            return true;
        }
        next = error.source();
    }
    false
}

/// A body whose bytes are counted as they come.
struct Metered {
    inner: Pin<Box<SdkBody>>,
    meter: Meter,
}

enum Meter {
    /// All of the body.
    Whole { limit: u64, read: u64 },
    /// Each message, which begins with its length.
    #[cfg(feature = "event-stream")]
    Messages {
        limit: u64,
        prelude: [u8; 4],
        /// The number of bytes of the length that are known.
        known: usize,
        /// The number of bytes of the message that are still to come.
        rest: usize,
    },
}

impl Meter {
    fn take(&mut self, bytes: &[u8]) -> Result<(), TooLong> {
        match self {
            Self::Whole { limit, read } => {
                *read += bytes.len() as u64;
                if *read > *limit {
                    return Err(TooLong::body(*limit));
                }
            }
            #[cfg(feature = "event-stream")]
            Self::Messages {
                limit,
                prelude,
                known,
                rest,
            } => {
                let mut bytes = bytes;
                while !bytes.is_empty() {
                    let skipped = (*rest).min(bytes.len());
                    (*rest, bytes) = (*rest - skipped, &bytes[skipped..]);
                    let Some((first, others)) = bytes.split_first() else {
                        break;
                    };
                    (prelude[*known], bytes) = (*first, others);
                    *known += 1;
                    if *known == prelude.len() {
                        let length = u32::from_be_bytes(*prelude);
                        if u64::from(length) > *limit {
                            return Err(TooLong::event(*limit));
                        }
                        // A length that is too small is the decoder's business.
                        (*known, *rest) = (0, (length as usize).saturating_sub(prelude.len()));
                    }
                }
            }
        }
        Ok(())
    }

    /// Refuses a body whose length is known and too large before any of it is read.
    fn check(&self, hint: &SizeHint) -> Result<(), TooLong> {
        match self {
            Self::Whole { limit, read } if hint.lower() > limit.saturating_sub(*read) => Err(TooLong::body(*limit)),
            _ => Ok(()),
        }
    }
}

impl Body for Metered {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.meter.check(&self.inner.size_hint())?;
        let polled = self.inner.as_mut().poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled
            && let Some(data) = frame.data_ref()
        {
            self.meter.take(data)?;
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// A response is longer than the configuration allows.
#[derive(Debug)]
struct TooLong {
    what: &'static str,
    limit: u64,
}

impl TooLong {
    fn body(limit: u64) -> Self {
        let what = "the body of the response";
        Self { what, limit }
    }

    #[cfg(feature = "event-stream")]
    fn event(limit: u64) -> Self {
        let what = "a message of the event stream";
        Self { what, limit }
    }
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, limit } = self;
        write!(
            f,
            "{what} is longer than {limit} bytes; `response_limits` of the configuration can allow more"
        )
    }
}

impl StdError for TooLong {}
