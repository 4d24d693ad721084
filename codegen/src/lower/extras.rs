//! What only some operations do, by their traits and by what is known of their service.

use super::customizations;
use super::symbols::Symbols;
use crate::event::Events;
use crate::model::shape::{self, Shape};
use crate::model::traits::behavior::RequestCompression;
use crate::model::traits::http::HttpChecksumRequired;
use crate::rust::extra::Extra;
use crate::rust::operation::Operation;

/// An encoding, of which there is none that clients know.
const UNSUPPORTED_ENCODING: &str = "UnsupportedEncoding";

/// The encodings by which clients compress.
const ENCODINGS: &[&str] = &["gzip"];

/// What an operation does beside what all operations do.
pub fn extras(symbols: &Symbols<'_>, shape: &Shape, operation: &shape::Operation, events: &mut Events) -> Vec<Extra> {
    let service = symbols.closure.service_shape();
    let mut extras = customizations::of_operation(symbols.model(), service, shape, operation);
    extras.extend(compression(shape, events));
    extras.extend(content_md5(shape));
    extras
}

/// Whether the MD5 of the body is sent (Smithy 2.0, "httpChecksumRequired trait").
fn content_md5(shape: &Shape) -> Option<Extra> {
    let required = shape.traits.is::<HttpChecksumRequired>();
    required.then_some(Extra::ContentMd5)
}

/// How bodies are compressed (Smithy 2.0, "requestCompression trait"). The names of encodings are in any case.
fn compression(shape: &Shape, events: &mut Events) -> Option<Extra> {
    let RequestCompression { encodings } = shape.traits.get()?;
    let known = |it: &String| ENCODINGS.iter().any(|ours| ours.eq_ignore_ascii_case(it));
    if !encodings.iter().any(known) {
        let message = format!(
            "requests are not compressed: clients know none of `{}`",
            encodings.join("`, `")
        );
        events.warning(UNSUPPORTED_ENCODING, shape, message);
        return None;
    }
    Some(Extra::Compression(encodings))
}

/// The groups of settings that a configuration has for what the operations do.
pub fn settings(operations: &[Operation]) -> impl Iterator<Item = &'static str> {
    let extras = || operations.iter().flat_map(|it| &it.extras);
    let compression = extras().any(|it| matches!(it, Extra::Compression(_)));
    compression.then_some("request_compression").into_iter()
}
