//! `src/primitives.rs`: the simple types that a caller meets.

use super::kind::{byte_streams, is_event_stream};
use crate::model::closure::ServiceClosure;
use crate::model::shape::{ShapeKind, SimpleType};
use crate::rust::paths;
use crate::rust::primitives::Primitives;
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;

/// Simple types that callers of any service meet.
const PRIMITIVES: &[&str] = &["Blob", "DateTime", "DateTimeFormat"];

/// Types that only callers of services with streams of bytes meet.
const STREAM_PRIMITIVES: &[&str] = &["AggregatedBytes", "ByteStream", "ByteStreamError", "SdkBody"];

/// Types that make streams of bytes from files.
const FILE_PRIMITIVES: &[&str] = &["FsBuilder", "Length"];

/// Types for event streams.
const EVENT_STREAM: &[&str] = &[
    "EventReceiver",
    "EventStreamSender",
    "Header",
    "HeaderValue",
    "Message",
    "StrBytes",
];

/// The simple types that a caller of the service meets.
pub fn primitives(closure: &ServiceClosure) -> Primitives {
    Primitives {
        shape: Trace::new(&closure.service),
        names: names(closure),
        of_files: file_primitives(closure),
        event_stream: event_stream(closure),
    }
}

fn names(closure: &ServiceClosure) -> Vec<Symbol> {
    let mut names: Vec<&str> = PRIMITIVES.to_vec();
    let by_use = [
        (SimpleType::Document, "Document"),
        (SimpleType::BigInteger, "BigInteger"),
        (SimpleType::BigDecimal, "BigDecimal"),
    ];
    for (simple, name) in by_use {
        if closure
            .shapes()
            .any(|it| matches!(&it.kind, ShapeKind::Simple(kind) if *kind == simple))
        {
            names.push(name);
        }
    }
    if has_byte_streams(closure) {
        names.extend(STREAM_PRIMITIVES);
    }
    names.sort_unstable();
    names.into_iter().map(paths::primitive).collect()
}

/// Returns the types that make streams of bytes from files.
fn file_primitives(closure: &ServiceClosure) -> Vec<Symbol> {
    let names = has_byte_streams(closure).then_some(FILE_PRIMITIVES);
    names.into_iter().flatten().map(|name| paths::primitive(name)).collect()
}

fn event_stream(closure: &ServiceClosure) -> Vec<Symbol> {
    let names = has_event_streams(closure).then_some(EVENT_STREAM);
    names
        .into_iter()
        .flatten()
        .map(|name| paths::event_stream(name))
        .collect()
}

fn has_byte_streams(closure: &ServiceClosure) -> bool {
    byte_streams(closure).next().is_some()
}

pub fn has_event_streams(closure: &ServiceClosure) -> bool {
    closure.shapes().any(|it| is_event_stream(it))
}
