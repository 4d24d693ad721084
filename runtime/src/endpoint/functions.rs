//! The functions of the rules engine that take values.

use std::borrow::Cow;
use std::net::Ipv4Addr;

use super::evaluate::Value;
use super::partitions::{self, Partition};
use super::program::Function;

/// Calls `function`. Returns `None` where the specification says so, and for arguments of wrong number or type.
pub(super) fn call<'a>(
    function: Function,
    arguments: &[Value<'a>],
    partitions: &'a [Partition<'a>],
) -> Option<Value<'a>> {
    match (function, arguments) {
        (Function::Not, [it]) => Some(Value::Bool(!it.as_bool()?)),
        (Function::GetAttr, [it, path]) => get_attr(it, path.as_str()?),
        (Function::Substring, [it, start, stop, reverse]) => {
            substring(it.as_str()?, start.as_int()?, stop.as_int()?, reverse.as_bool()?).map(Value::str)
        }
        (Function::StringEquals, [one, other]) => Some(Value::Bool(one.as_str()? == other.as_str()?)),
        (Function::BooleanEquals, [one, other]) => Some(Value::Bool(one.as_bool()? == other.as_bool()?)),
        (Function::UriEncode, [it]) => Some(Value::str(uri_encode(it.as_str()?))),
        (Function::ParseUrl, [it]) => parse_url(it.as_str()?),
        (Function::IsValidHostLabel, [it, dots]) => {
            Some(Value::Bool(is_valid_host_label(it.as_str()?, dots.as_bool()?)))
        }
        (Function::Split, [it, delimiter, limit]) => split(it.as_str()?, delimiter.as_str()?, limit.as_int()?),
        (Function::AwsPartition, [it]) => partition(it.as_str()?, partitions),
        (Function::AwsParseArn, [it]) => parse_arn(it.as_str()?),
        (Function::AwsIsVirtualHostableS3Bucket, [it, dots]) => Some(Value::Bool(is_virtual_hostable_s3_bucket(
            it.as_str()?,
            dots.as_bool()?,
        ))),
        _ => None,
    }
}

/// Returns a part of `value`: `name`, `name[0]`, `[-1]`, joined by dots.
pub(super) fn get_attr<'a>(value: &Value<'a>, path: &str) -> Option<Value<'a>> {
    let mut value = Cow::Borrowed(value);
    for step in path.split('.') {
        let (name, index) = match step.split_once('[') {
            Some((name, index)) => (name, Some(index.strip_suffix(']')?.parse::<isize>().ok()?)),
            None => (step, None),
        };
        if !name.is_empty() {
            let Value::Record(fields) = &*value else { return None };
            value = Cow::Owned(fields.iter().find(|(field, _)| *field == name)?.1.clone());
        }
        if let Some(index) = index {
            let Value::List(items) = &*value else { return None };
            let index = if index < 0 {
                items.len().checked_add_signed(index)?
            } else {
                index.unsigned_abs()
            };
            value = Cow::Owned(items.get(index)?.clone());
        }
    }
    Some(value.into_owned())
}

fn substring(text: &str, start: i64, stop: i64, reverse: bool) -> Option<String> {
    let (start, stop) = (usize::try_from(start).ok()?, usize::try_from(stop).ok()?);
    if start >= stop || !text.is_ascii() {
        return None;
    }
    let range = match reverse {
        false => start..stop,
        true => text.len().checked_sub(stop)?..text.len().checked_sub(start)?,
    };
    text.get(range).map(str::to_owned)
}

/// Percent-encodes all but the unreserved characters (RFC 3986).
fn uri_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn parse_url<'a>(text: &str) -> Option<Value<'a>> {
    let (scheme, rest) = text.split_once("://")?;
    // A request's path cannot be joined to a query or a fragment.
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let bad_port = port.is_some_and(|it| it.parse::<u16>().is_err());
    if host.is_empty() || bad_port || authority.contains(char::is_whitespace) {
        return None;
    }
    let is_ip = host.parse::<Ipv4Addr>().is_ok() || (host.starts_with('[') && host.ends_with(']'));
    let normalized = match path.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    };
    Some(Value::Record(vec![
        ("scheme", Value::str(scheme.to_owned())),
        ("authority", Value::str(authority.to_owned())),
        ("path", Value::str(path.trim_end_matches('/').to_owned())),
        ("normalizedPath", Value::str(normalized)),
        ("isIp", Value::Bool(is_ip)),
    ]))
}

/// Returns whether `text` is a valid host label, or several labels where `dots` may separate them.
pub(crate) fn is_valid_host_label(text: &str, dots: bool) -> bool {
    if dots {
        return text.split('.').all(|it| is_valid_host_label(it, false));
    }
    let fits = (1..=63).contains(&text.len());
    let plain = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
    fits && text.bytes().all(plain) && text.bytes().next().is_some_and(|it| it.is_ascii_alphanumeric())
}

/// Splits `text` into parts, at most `limit` parts if it is positive. A negative limit means no limit.
fn split<'a>(text: &str, delimiter: &str, limit: i64) -> Option<Value<'a>> {
    if delimiter.is_empty() {
        return None;
    }
    let part = |it: &str| Value::str(it.to_owned());
    let parts = match usize::try_from(limit) {
        Ok(limit) if limit > 0 => text.splitn(limit, delimiter).map(part).collect(),
        _ => text.split(delimiter).map(part).collect(),
    };
    Some(Value::List(parts))
}

fn partition<'a>(region: &str, partitions: &'a [Partition<'a>]) -> Option<Value<'a>> {
    let it = partitions::of_region(region, partitions)?;
    Some(Value::Record(vec![
        ("name", Value::str(it.name)),
        ("dnsSuffix", Value::str(it.dns_suffix)),
        ("dualStackDnsSuffix", Value::str(it.dual_stack_dns_suffix)),
        ("supportsFIPS", Value::Bool(it.supports_fips)),
        ("supportsDualStack", Value::Bool(it.supports_dual_stack)),
        ("implicitGlobalRegion", Value::str(it.implicit_global_region)),
    ]))
}

fn parse_arn<'a>(text: &str) -> Option<Value<'a>> {
    let mut parts = text.splitn(6, ':');
    let (arn, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, account_id, resource) = (parts.next()?, parts.next()?, parts.next()?);
    if arn != "arn" || partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let part = |it: &str| Value::str(it.to_owned());
    Some(Value::Record(vec![
        ("partition", part(partition)),
        ("service", part(service)),
        ("region", part(region)),
        ("accountId", part(account_id)),
        (
            "resourceId",
            Value::List(resource.split([':', '/']).map(part).collect()),
        ),
    ]))
}

fn is_virtual_hostable_s3_bucket(text: &str, dots: bool) -> bool {
    if dots && text.contains('.') {
        return text.parse::<Ipv4Addr>().is_err() && text.split('.').all(|it| is_virtual_hostable_s3_bucket(it, false));
    }
    (3..=63).contains(&text.len())
        && is_valid_host_label(text, false)
        && !text.bytes().any(|it| it.is_ascii_uppercase())
        && !text.ends_with('-')
}
