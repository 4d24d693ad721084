//! What only some operations do, by their traits.

use crate::event::Events;
use crate::model::shape::Shape;
use crate::model::traits::behavior::RequestCompression;
use crate::rust::extra::Extra;
use crate::rust::operation::Operation;

/// An encoding, of which there is none that clients know.
const UNSUPPORTED_ENCODING: &str = "UnsupportedEncoding";

/// The encodings by which clients compress.
const ENCODINGS: &[&str] = &["gzip"];

/// What the traits of an operation ask for beside what all operations do.
pub fn extras(shape: &Shape, events: &mut Events) -> Vec<Extra> {
    compression(shape, events).into_iter().collect()
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
