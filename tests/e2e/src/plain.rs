//! HTTP without any client of AWS: what somebody does with a URL that he was given.
#![cfg_attr(not(feature = "s3"), allow(dead_code))]

use std::io::{self, Read, Write};
use std::net::TcpStream;

/// Sends a request with these headers, and returns the status and the body of the answer.
pub fn send<'a>(
    method: &str,
    url: &str,
    headers: impl Iterator<Item = (&'a str, &'a str)>,
    body: &[u8],
) -> io::Result<(u16, Vec<u8>)> {
    let invalid = || io::Error::other("neither URL nor answer is that of a server on loopback");
    let (authority, path) = url
        .strip_prefix("http://")
        .and_then(|it| it.split_once('/'))
        .ok_or_else(invalid)?;
    let mut head = format!(
        "{method} /{path} HTTP/1.0\r\nHost: {authority}\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers.filter(|(name, _)| !["host", "content-length"].contains(name)) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let mut stream = TcpStream::connect(authority)?;
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").ok_or_else(invalid)?;
    let status = answer.get(9..12).and_then(|it| str::from_utf8(it).ok()?.parse().ok());
    Ok((status.ok_or_else(invalid)?, answer.split_off(end + 4)))
}
