//! Requests that are signed now and sent by somebody else later: `presigned(..)` in place of `send()`.

#[cfg(feature = "http-02x")]
mod http_02x;
pub(crate) mod mark;
mod members;
pub(crate) mod plugin;

use std::error::Error;
use std::fmt;
use std::time::{Duration, SystemTime};

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::body::SdkBody;

use crate::builder::REDACTED;
use crate::error::BoxError;

/// The maximum age of a signature in the query (SigV4).
const ONE_WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The time span in which a presigned request can be sent.
///
/// ```
/// use std::time::Duration;
/// use tinsmith_runtime::presigning::PresigningConfig;
///
/// let config = PresigningConfig::expires_in(Duration::from_secs(900))?;
/// assert_eq!(config.expires(), Duration::from_secs(900));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PresigningConfig {
    start_time: SystemTime,
    expires_in: Duration,
}

impl PresigningConfig {
    /// Returns a span that begins now and lasts this long.
    ///
    /// # Errors
    /// If the duration is longer than a week.
    pub fn expires_in(expires_in: Duration) -> Result<Self, PresigningConfigError> {
        Self::builder().expires_in(expires_in).build()
    }

    /// Returns a builder without any settings.
    pub fn builder() -> PresigningConfigBuilder {
        PresigningConfigBuilder::default()
    }

    /// Returns the time for which the request can be sent.
    pub fn expires(&self) -> Duration {
        self.expires_in
    }

    /// Returns the time from which on the request can be sent.
    pub fn start_time(&self) -> SystemTime {
        self.start_time
    }
}

/// Builds a [`PresigningConfig`].
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct PresigningConfigBuilder {
    start_time: Option<SystemTime>,
    expires_in: Option<Duration>,
}

impl PresigningConfigBuilder {
    /// Sets the time from which on the request can be sent. The default is the time of `build()`.
    pub fn start_time(mut self, start_time: SystemTime) -> Self {
        self.set_start_time(Some(start_time));
        self
    }

    /// Sets the start time; `None` restores the default.
    pub fn set_start_time(&mut self, start_time: Option<SystemTime>) {
        self.start_time = start_time;
    }

    /// Sets the time for which the request can be sent, a week at most. The request expires with its credentials, if they
    /// expire earlier.
    pub fn expires_in(mut self, expires_in: Duration) -> Self {
        self.set_expires_in(Some(expires_in));
        self
    }

    /// Sets the time for which the request can be sent; `None` removes it.
    pub fn set_expires_in(&mut self, expires_in: Option<Duration>) {
        self.expires_in = expires_in;
    }

    /// Builds the settings.
    ///
    /// # Errors
    /// If the duration is not set, or longer than a week.
    pub fn build(self) -> Result<PresigningConfig, PresigningConfigError> {
        match self.expires_in {
            None => Err(PresigningConfigError(Problem::Missing)),
            Some(it) if it > ONE_WEEK => Err(PresigningConfigError(Problem::TooLong)),
            Some(expires_in) => Ok(PresigningConfig {
                start_time: self.start_time.unwrap_or_else(SystemTime::now),
                expires_in,
            }),
        }
    }
}

/// The error of a [`PresigningConfig`] without a duration, or with a duration that is too long.
#[derive(Debug)]
pub struct PresigningConfigError(Problem);

#[derive(Debug)]
enum Problem {
    Missing,
    TooLong,
}

impl fmt::Display for PresigningConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Problem::Missing => "`expires_in` is required",
            Problem::TooLong => "`expires_in` must be no longer than one week",
        })
    }
}

impl Error for PresigningConfigError {}

/// A request with its signature in the query. Anybody who has it can send it until it expires.
///
/// The body is not signed. The headers are: they must be sent as they are.
#[derive(Clone)]
#[non_exhaustive]
pub struct PresignedRequest {
    head: http::request::Parts,
    headers: Headers,
    uri: String,
    #[cfg(feature = "http-02x")]
    old: http_02x::Head,
}

impl PresignedRequest {
    pub(crate) fn new(request: HttpRequest) -> Result<Self, BoxError> {
        let headers = request.headers().clone();
        let uri = request.uri().to_owned();
        let request = request.map(|_| SdkBody::empty());
        #[cfg(feature = "http-02x")]
        let old = http_02x::Head::new(request.try_clone().ok_or("the request cannot be copied")?)?;
        let (head, _) = request.try_into_http1x()?.into_parts();
        Ok(Self {
            head,
            headers,
            uri,
            #[cfg(feature = "http-02x")]
            old,
        })
    }

    /// Returns the HTTP method.
    pub fn method(&self) -> &str {
        self.head.method.as_str()
    }

    /// Returns the URL with the signature.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Returns the headers, which are signed and must be sent unchanged.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter()
    }

    /// Returns a request of the crate `http` 0.2 with this body.
    #[cfg(feature = "http-02x")]
    #[deprecated(note = "`make_http_1x_request` makes a request of the newer `http` 1")]
    pub fn make_http_02x_request<B>(&self, body: B) -> ::http_02x::Request<B> {
        self.old.clone().into_request(body)
    }

    /// Returns a request of the crate `http` 0.2 with this body.
    #[cfg(feature = "http-02x")]
    #[deprecated(note = "`into_http_1x_request` makes a request of the newer `http` 1")]
    pub fn into_http_02x_request<B>(self, body: B) -> ::http_02x::Request<B> {
        self.old.into_request(body)
    }

    /// Returns a request of the crate `http` with this body.
    pub fn make_http_1x_request<B>(&self, body: B) -> http::Request<B> {
        http::Request::from_parts(self.head.clone(), body)
    }

    /// Returns a request of the crate `http` with this body.
    pub fn into_http_1x_request<B>(self, body: B) -> http::Request<B> {
        http::Request::from_parts(self.head, body)
    }
}

/// Shows no value that lets a reader send the request.
impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedRequest")
            .field("method", &self.method())
            .field("uri", &without_secrets(&self.uri))
            .field("headers", &self.headers)
            .finish()
    }
}

/// Parameters of the query by which a request is accepted.
const SECRETS: [&str; 3] = ["X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-S3session-Token"];

/// Returns the URL with its secrets replaced.
fn without_secrets(uri: &str) -> String {
    let Some((start, query)) = uri.split_once('?') else {
        return uri.to_owned();
    };
    let shown = query.split('&').map(|parameter| match parameter.split_once('=') {
        Some((name, _)) if SECRETS.iter().any(|it| it.eq_ignore_ascii_case(name)) => format!("{name}={REDACTED}"),
        _ => parameter.to_owned(),
    });
    format!("{start}?{}", shown.collect::<Vec<_>>().join("&"))
}
