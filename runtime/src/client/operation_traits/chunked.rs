//! Streams with something behind them: the content encoding `aws-chunked`.

use aws_runtime::auth::PayloadSigningOverride;
use aws_runtime::content_encoding::header::X_AMZ_TRAILER_SIGNATURE;
use aws_runtime::content_encoding::header_value::AWS_CHUNKED;
use aws_runtime::content_encoding::{AwsChunkedBody, AwsChunkedBodyOptions, DeferredSigner};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::error::BoxError;

/// A signature in hexadecimal digits.
const SIGNATURE_LENGTH: usize = 64;

/// The smallest chunk that services accept, but for the last.
const MIN_CHUNK_SIZE: usize = 8192;

/// The size of a chunk in bytes; `None` makes the whole stream one chunk.
#[derive(Clone, Copy, Debug)]
pub struct ChunkSize(pub Option<usize>);

impl Storable for ChunkSize {
    type Storer = StoreReplace<Self>;
}

/// Sets the configured size of chunks.
fn with_chunk_size(
    options: AwsChunkedBodyOptions,
    length: u64,
    cfg: &ConfigBag,
) -> Result<AwsChunkedBodyOptions, BoxError> {
    match cfg.load::<ChunkSize>() {
        None => Ok(options),
        Some(ChunkSize(None)) => {
            let whole = usize::try_from(length).unwrap_or(usize::MAX);
            // No chunk is empty but the one that ends the body.
            Ok(options.with_chunk_size(whole.max(1)))
        }
        Some(ChunkSize(Some(size))) if *size < MIN_CHUNK_SIZE => {
            Err(format!("Chunk size must be at least {MIN_CHUNK_SIZE} bytes, but {size} was provided.").into())
        }
        Some(ChunkSize(Some(size))) => Ok(options.with_chunk_size(*size)),
    }
}

/// Writes the body in chunks without signatures.
#[derive(Debug)]
struct Unsigned(AwsChunkedBodyOptions);

impl Storable for Unsigned {
    type Storer = StoreReplace<Self>;
}

/// Says in the headers that are signed how the body will be written, and has its chunks signed where nothing else keeps
/// them from being changed on the way.
pub(super) fn announce(
    request: &mut HttpRequest,
    options: AwsChunkedBodyOptions,
    cfg: &mut ConfigBag,
) -> Result<(), BoxError> {
    let given = request.headers().get("content-length").and_then(|it| it.parse().ok());
    let length = given.or_else(|| request.body().content_length());
    let length: u64 = length.ok_or("the length of a stream must be known to send its checksum behind it")?;
    let options = with_chunk_size(options.with_stream_length(length), length, cfg)?;
    let unsigned = Unsigned(options.clone());
    let signed = request.uri().starts_with("http:");
    let options = if signed {
        let signature = X_AMZ_TRAILER_SIGNATURE.len() + ":".len() + SIGNATURE_LENGTH;
        let options = options.with_trailer_len(signature as u64);
        options.signed_chunked_encoding(true)
    } else {
        options
    };
    let headers = request.headers_mut();
    headers.insert("x-amz-decoded-content-length", length.to_string());
    headers.insert("content-length", options.encoded_length().to_string());
    headers.remove("transfer-encoding");
    headers.append("content-encoding", AWS_CHUNKED);
    let state = cfg.interceptor_state();
    state.store_put(unsigned);
    state.store_put(options);
    if signed {
        let (signer, sender) = DeferredSigner::new();
        state.store_put(signer);
        state.store_put(sender);
        state.store_put(PayloadSigningOverride::StreamingSignedPayloadTrailer);
    } else {
        state.store_put(PayloadSigningOverride::StreamingUnsignedPayloadTrailer);
    }
    Ok(())
}

/// Writes the body as it was announced.
pub(super) fn encode(request: &mut HttpRequest, cfg: &mut ConfigBag) -> Result<(), BoxError> {
    let (Some(options), Some(Unsigned(unsigned))) = (cfg.load::<AwsChunkedBodyOptions>(), cfg.load::<Unsigned>())
    else {
        return Err("how the stream is written was not announced".into());
    };
    let authorization = request.headers().get("authorization");
    let has_signer = authorization.is_some_and(|it| it.starts_with("AWS4-HMAC-SHA256 "));
    let signer = cfg.load::<DeferredSigner>().filter(|_| has_signer).cloned();
    let options = if signer.is_some() { options } else { unsigned }.clone();
    // A request without credentials, whose scheme asks for a signature.
    let length = options.encoded_length().to_string();
    request.headers_mut().insert("content-length", length);
    let body = std::mem::replace(request.body_mut(), SdkBody::taken());
    *request.body_mut() = body.map(move |it| {
        let body = AwsChunkedBody::new(it, options.clone());
        SdkBody::from_body_1_x(match &signer {
            Some(signer) => body.with_signer(signer.clone()),
            None => body,
        })
    });
    Ok(())
}
