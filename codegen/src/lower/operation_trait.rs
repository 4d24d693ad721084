//! Behaviour that only some operations have, by their traits and by the customizations of their service.

use super::symbols::Symbols;
use super::{customizations, endpoint};
use crate::event::Events;
use crate::model::shape::{self, Shape};
use crate::model::traits::aws::HttpChecksum;
use crate::model::traits::behavior::RequestCompression;
use crate::model::traits::http::{HttpChecksumRequired, HttpHeader};
use crate::rust::member::{SerdeSetting, Setting};
use crate::rust::names;
use crate::rust::operation::Operation;
use crate::rust::operation_trait::OperationTrait;
use crate::rust::trace::Decisions;

/// The trait of operations that wait for something to happen (Smithy 2.0, "longPoll trait").
const LONG_POLL: &str = "smithy.api#longPoll";

/// An encoding, of which there is none that clients know.
const UNSUPPORTED_ENCODING: &str = "UnsupportedEncoding";

/// An algorithm for checksums that clients do not know.
const UNSUPPORTED_CHECKSUM: &str = "UnsupportedChecksum";

/// The algorithms of checksums that clients know.
const ALGORITHMS: &[&str] = &["CRC64NVME", "CRC32", "CRC32C", "SHA256", "SHA1"];

/// The encodings by which clients compress.
const ENCODINGS: &[&str] = &["gzip"];

/// Returns the behaviour of an operation that not all operations share.
pub fn extras(
    symbols: &Symbols<'_>,
    shape: &Shape,
    operation: &shape::Operation,
    events: &mut Events,
) -> Decisions<OperationTrait> {
    let mut extras = customizations::of_operation(symbols, shape, operation);
    if shape.traits.has(LONG_POLL) && !extras.iter().any(|it| *it == OperationTrait::LongPoll) {
        extras.add(OperationTrait::LongPoll);
    }
    let session = symbols.sessions.iter().filter(|it| it.operation == shape.id);
    extras.add_all(
        session.map(|it| OperationTrait::CreatesSession(names::field(it.bucket), names::field(it.credentials))),
    );
    extras.append(compression(shape, events));
    extras.add(endpoint::static_params(shape, events));
    extras.add(endpoint::operation_params(symbols, shape, operation, events));
    match shape.traits.get::<HttpChecksum>() {
        Some(it) => extras.append(checksums(symbols, shape, operation, it, events)),
        None => extras.add(content_md5(shape)),
    }
    extras
}

/// Checksums of requests and responses (AWS protocols, "httpChecksum trait").
fn checksums(
    symbols: &Symbols<'_>,
    shape: &Shape,
    operation: &shape::Operation,
    checksum: HttpChecksum,
    events: &mut Events,
) -> Decisions<OperationTrait> {
    let input = symbols.model().target(&operation.input.target);
    let member = |wire: Option<String>| {
        input
            .members()
            .into_iter()
            .find(|(name, _)| Some(*name) == wire.as_deref())
    };
    let algorithm = member(checksum.request_algorithm_member);
    let mode = member(checksum.request_validation_mode_member);
    let required = checksum.request_checksum_required;
    let request = (algorithm.is_some() || required).then(|| OperationTrait::RequestChecksum {
        member: algorithm.map(|(_, it)| symbols.naming.field(&it.id)),
        header: algorithm
            .and_then(|(_, it)| it.traits.get())
            .map(|HttpHeader(name)| name),
        required,
    });
    let algorithms = checksum.response_algorithms;
    let known = |it: &String| ALGORITHMS.iter().any(|ours| ours.eq_ignore_ascii_case(it));
    let unknown: Vec<_> = algorithms
        .iter()
        .filter(|it| !known(it))
        .map(|it| format!("`{it}`"))
        .collect();
    if !unknown.is_empty() {
        let message = format!(
            "responses with a checksum by {} alone are not checked",
            unknown.join(", ")
        );
        events.warning(UNSUPPORTED_CHECKSUM, shape, message);
    }
    let response = (!algorithms.is_empty()).then(|| OperationTrait::ResponseChecksum {
        mode: mode.map(|(_, it)| symbols.naming.field(&it.id)),
        algorithms: algorithms.into_iter().filter(known).collect(),
    });
    let mut checksums = Decisions::default();
    checksums.add(request);
    checksums.add(response);
    checksums
}

/// Returns whether the MD5 of the body is sent (Smithy 2.0, "httpChecksumRequired trait").
fn content_md5(shape: &Shape) -> Option<OperationTrait> {
    let required = shape.traits.is::<HttpChecksumRequired>();
    required.then_some(OperationTrait::ContentMd5)
}

/// Returns the request compression (Smithy 2.0, "requestCompression trait"). Names of encodings are case-insensitive.
fn compression(shape: &Shape, events: &mut Events) -> Decisions<OperationTrait> {
    let mut compression = Decisions::default();
    let Some(RequestCompression { encodings }) = shape.traits.get() else {
        return compression;
    };
    let known = |it: &String| ENCODINGS.iter().any(|ours| ours.eq_ignore_ascii_case(it));
    if !encodings.iter().any(known) {
        let message = format!(
            "requests are not compressed: clients know none of `{}`",
            encodings.join("`, `")
        );
        events.warning(UNSUPPORTED_ENCODING, shape, message);
        return compression;
    }
    compression.add(OperationTrait::Compression(encodings));
    compression
}

/// Returns `true` for an operation with a stream whose checksum can be a trailer.
fn sends_checked_stream(operation: &Operation) -> bool {
    let is_checked = |it: &OperationTrait| matches!(it, OperationTrait::RequestChecksum { .. });
    let settings = operation
        .input
        .fields
        .iter()
        .flat_map(|it| it.attribute.settings.iter());
    let mut settings = settings.filter(|it| matches!(it, Setting::Serde(SerdeSetting::Streaming)));
    operation.traits.iter().any(is_checked) && settings.next().is_some()
}

/// The groups of settings that a configuration has for the traits of operations.
pub fn settings(operations: &[Operation]) -> Decisions<&'static str> {
    let traits = || operations.iter().flat_map(|it| it.traits.iter());
    let has = |is: fn(&OperationTrait) -> bool| traits().any(is);
    let request_checksums = has(|it| matches!(it, OperationTrait::RequestChecksum { .. }));
    let response_checksums = has(|it| matches!(it, OperationTrait::ResponseChecksum { .. }));
    let sessions = has(|it| matches!(it, OperationTrait::CreatesSession(..)));
    let compression = has(|it| matches!(it, OperationTrait::Compression(_)));
    let chunks = operations.iter().any(sends_checked_stream);
    let mut settings = Decisions::default();
    settings.add(request_checksums.then_some("request_checksums"));
    settings.add(response_checksums.then_some("response_checksums"));
    settings.add(sessions.then_some("sessions"));
    settings.add(compression.then_some("request_compression"));
    settings.add(chunks.then_some("chunk_size"));
    settings
}
