//! The path, query, headers and body of requests in JSON and in XML, observed at a server.

use http_bindings::config::{BehaviorVersion, Protocol};
use http_bindings::types::{Label, Priority};
use http_bindings::{Client, Config};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

/// A client, and the one request that it makes, which is answered by this body.
fn once(protocol: Protocol, body: &'static str) -> (Client, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let url = format!(
        "http://{}",
        listener.local_addr().expect("a bound socket has an address")
    );
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("the client connects");
        let mut text = String::new();
        let mut bytes = [0; 4096];
        while !is_whole(&text) {
            let read = stream.read(&mut bytes).expect("the client sends");
            text += std::str::from_utf8(&bytes[..read]).expect("requests here are text");
        }
        let head = format!(
            "HTTP/1.1 202 Accepted\r\nX-Desk: 7\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all((head + body).as_bytes()).expect("the client reads");
        text
    });
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(url)
        .protocol(protocol);
    (Client::from_conf(config.build()), server)
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let head = head.to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|it| it.lines().next());
    length.is_none_or(|it| it.parse().is_ok_and(|it: usize| body.len() >= it))
}

#[tokio::test]
async fn path_query_headers_and_body() {
    for (protocol, body, answer) in [
        (Protocol::RestJson1, r#"{"width":"NaN"}"#, ""),
        (
            Protocol::RestXml,
            "<width>NaN</width></SendParcelInput>",
            "<SendParcelOutput/>",
        ),
    ] {
        let (client, server) = once(protocol, answer);
        let call = client
            .send_parcel()
            .office("a/b")
            .path("c/d e")
            .weight(f64::INFINITY)
            .stops(1)
            .stops(2);
        let call = call
            .priority(Priority::Fast)
            .tags("x,y")
            .tags("z")
            .notes("A", "b")
            .width(f64::NAN);
        let output = call.send().await.unwrap();
        assert_eq!((output.status(), output.desk()), (Some(202), 7));
        let request = server.join().unwrap();
        let line = "PUT /offices/a%2Fb/parcels/c/d%20e?fixed=1&weight=Infinity&stop=1&stop=2 HTTP/1.1\r\n";
        assert!(request.starts_with(line), "{request}");
        for header in ["x-priority: fast", "x-tags: \"x,y\", z", "x-note-a: b", "x-token: "] {
            assert!(request.contains(header), "{header} in {request}");
        }
        assert!(request.ends_with(body), "{request}");
    }
}

#[tokio::test]
async fn payloads() {
    for (protocol, body) in [
        (Protocol::RestJson1, "{\"text\":\"t\""),
        (
            Protocol::RestXml,
            "<sticker xmlns:l=\"https://labels.example.com/\"><text>t</text>",
        ),
    ] {
        let (client, server) = once(protocol, "");
        client
            .stick_label()
            .label(Label::builder().text("t").build())
            .send()
            .await
            .unwrap();
        let request = server.join().unwrap();
        assert!(request.contains(&format!("\r\n\r\n{body}")), "{request}");
    }
    let (client, server) = once(Protocol::RestJson1, "");
    client.stick_label().send().await.unwrap();
    assert!(server.join().unwrap().ends_with("\r\n\r\n{}"));
    let (client, server) = once(Protocol::RestXml, "");
    client.add_text().text(Priority::Slow).send().await.unwrap();
    let request = server.join().unwrap();
    assert!(
        request.contains("content-type: text/plain\r\n") && request.ends_with("\r\n\r\nslow"),
        "{request}"
    );
}
