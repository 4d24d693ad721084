//! Comparison of a sent request with a case.

use aws_smithy_protocol_test::{MediaType, validate_body};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::base64;
use ciborium::Value;

use super::case::RequestTest;

/// A request that was caught.
#[derive(Debug)]
pub(super) struct Sent {
    /// Everything but the body.
    pub(super) request: HttpRequest,
    /// The body, read to its end.
    pub(super) body: Vec<u8>,
    /// The length that the body announced.
    pub(super) length: Option<u64>,
}

/// In what the request differs from the case.
pub(super) fn check_request(test: &RequestTest, sent: &Sent) -> Vec<String> {
    let mut found = Vec::new();
    let target = Target::of(sent.request.uri());
    let mut same = |what: &str, expected: &str, actual: &str| {
        if expected != actual {
            found.push(format!("{what}: expected {expected:?}, found {actual:?}"));
        }
    };
    same("method", test.method, sent.request.method());
    same("path", test.uri, target.path);
    if let Some(host) = test.resolved_host.or(test.host) {
        let host = host.split_once('/').map_or(host, |(host, _)| host);
        same("host", host, target.host);
    }
    query(test, &target.query, &mut found);
    headers(test, sent, &mut found);
    body(test, sent, &mut found);
    found
}

/// In what the request differs from those of its operation: `uri` is the pattern of the `http` trait.
pub(super) fn check_route(test: &RequestTest, sent: &Sent) -> Vec<String> {
    let target = Target::of(sent.request.uri());
    let (pattern, literals) = test.uri.split_once('?').unwrap_or((test.uri, ""));
    let mut literals = literals.split('&').filter(|it| !it.is_empty());
    let has = |literal: &str| target.query.iter().any(|it| it.trim_end_matches('=') == literal);
    let is_own = sent.request.method() == test.method && fits(pattern, target.path) && literals.all(has);
    let found = || {
        format!(
            "{} {} is no request of {}",
            sent.request.method(),
            sent.request.uri(),
            test.uri
        )
    };
    if is_own { vec![] } else { vec![found()] }
}

/// Returns whether a path fits a pattern, with something in place of each label.
fn fits(pattern: &str, path: &str) -> bool {
    let [mut pattern, mut path] = [pattern, path].map(|it| it.trim_end_matches('/').split('/'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(label), Some(segment)) if label.ends_with("+}") => return !segment.is_empty(),
            (Some(label), Some(segment)) if label.starts_with('{') => {
                if segment.is_empty() {
                    return false;
                }
            }
            (Some(literal), Some(segment)) if literal == segment => {}
            _ => return false,
        }
    }
}

/// The parts of a URI.
struct Target<'a> {
    host: &'a str,
    path: &'a str,
    query: Vec<&'a str>,
}

impl<'a> Target<'a> {
    fn of(uri: &'a str) -> Self {
        let (uri, query) = uri.split_once('?').unwrap_or((uri, ""));
        let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        Self {
            host,
            path,
            query: query.split('&').filter(|part| !part.is_empty()).collect(),
        }
    }
}

fn name(part: &str) -> &str {
    part.split_once('=').map_or(part, |(name, _)| name)
}

/// The values of a name must be those of the case, in their order; the order of names is free.
fn query(test: &RequestTest, actual: &[&str], found: &mut Vec<String>) {
    let of = |parts: &[&'static str], key: &str| -> Vec<&str> {
        parts.iter().filter(|part| name(part) == key).copied().collect()
    };
    let mut seen = Vec::new();
    for key in test.query.iter().map(|part| name(part)) {
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let expected = of(test.query, key);
        let actual: Vec<&str> = actual.iter().filter(|part| name(part) == key).copied().collect();
        if expected != actual {
            found.push(format!("query: expected {expected:?}, found {actual:?}"));
        }
    }
    for key in test.require_query {
        if !actual.iter().any(|part| name(part) == *key) {
            found.push(format!("query: expected the parameter {key:?}, found {actual:?}"));
        }
    }
    for key in test.forbid_query {
        if actual.iter().any(|part| part == key || name(part) == *key) {
            found.push(format!(
                "query: the parameter {key:?} must not be there, found {actual:?}"
            ));
        }
    }
}

fn headers(test: &RequestTest, sent: &Sent, found: &mut Vec<String>) {
    let headers = sent.request.headers();
    // Clients write the length of a body that they know just before it is sent.
    let length = sent.length.map(|it| it.to_string());
    let value = |name: &str| -> Option<String> {
        if !headers.contains_key(name) {
            return length.clone().filter(|_| name.eq_ignore_ascii_case("content-length"));
        }
        Some(headers.get_all(name).collect::<Vec<_>>().join(", "))
    };
    for (name, expected) in test.headers {
        match value(name) {
            Some(actual) if actual == *expected => {}
            actual => found.push(format!("header {name}: expected {expected:?}, found {actual:?}")),
        }
    }
    for name in test.require_headers {
        if value(name).is_none() {
            found.push(format!("header {name}: expected one, found none"));
        }
    }
    for name in test.forbid_headers {
        if let Some(actual) = headers.get(*name) {
            found.push(format!("header {name}: must not be there, found {actual:?}"));
        }
    }
}

fn body(test: &RequestTest, sent: &Sent, found: &mut Vec<String>) {
    let Some(expected) = test.body else {
        return;
    };
    let actual = sent.body.as_slice();
    let by_bytes = match test.body_media_type {
        None => true,
        Some(_) => expected.is_empty() || actual.is_empty() || is_text(test.body_media_type),
    };
    if by_bytes {
        if expected.as_bytes() != actual {
            let actual = String::from_utf8_lossy(actual);
            found.push(format!("body: expected {expected:?}, found {actual:?}"));
        }
        return;
    }
    let media_type = MediaType::from(test.body_media_type.unwrap_or_default());
    let compared = match cbor(test.body_media_type, expected, actual) {
        Some([expected, actual]) => validate_body(actual, &base64::encode(expected), media_type),
        None => validate_body(actual, expected, media_type),
    };
    if let Err(error) = compared {
        found.push(format!("body: {error}"));
    }
}

/// Both bodies with their times in one form, if they are CBOR: whole seconds are an integer or a float, as a client likes.
fn cbor(media_type: Option<&str>, expected: &str, actual: &[u8]) -> Option<[Vec<u8>; 2]> {
    media_type.filter(|it| *it == "application/cbor")?;
    let expected = base64::decode(expected).ok()?;
    let read = |bytes: &[u8]| -> Option<Vec<u8>> {
        let mut value: Value = ciborium::from_reader(bytes).ok()?;
        unify_times(&mut value);
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).ok()?;
        Some(bytes)
    };
    Some([read(&expected)?, read(actual)?])
}

fn unify_times(value: &mut Value) {
    match value {
        Value::Tag(1, seconds) => {
            if let Value::Integer(whole) = **seconds {
                **seconds = Value::Float(i128::from(whole) as f64);
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(unify_times),
        Value::Map(entries) => entries.iter_mut().for_each(|(_, value)| unify_times(value)),
        _ => {}
    }
}

/// Returns whether a body of that type is compared byte by byte.
fn is_text(media_type: Option<&str>) -> bool {
    media_type.is_some_and(|it| matches!(MediaType::from(it), MediaType::Other(_)))
}
