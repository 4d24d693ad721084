//! Answers that are nested far deeper than any service nests them, in outputs and errors of each protocol: a value or an
//! error comes of them. A thread of these tests has two megabytes of stack.

mod pantry;
mod streaming;

use pantry::{ALL, answer, client, output, scalars, xml_error};
use protocol_tests::config::Protocol;
use protocol_tests::error::ProvideErrorMetadata;
use streaming::{Reply, Server};

const DEEP: usize = 100_000;

/// A member that the model does not have, nested so deep, and perhaps never closed.
struct Unknown {
    json: String,
    xml: String,
    cbor: Vec<u8>,
}

impl Unknown {
    fn new(depth: usize, is_closed: bool) -> Self {
        let close = |text: &str| if is_closed { text.repeat(depth) } else { String::new() };
        let leaf: &[u8] = if is_closed { &[0x01] } else { &[] };
        Self {
            json: format!(r#""new":{}1{}"#, r#"[{"a":"#.repeat(depth), close("}]")),
            xml: format!("{}{}", "<new a='b'>".repeat(depth), close("</new>")),
            // A map of one entry, with the key `a`.
            cbor: [b"\x63new", &b"\xa1\x61a".repeat(depth)[..], leaf].concat(),
        }
    }

    fn output(&self, protocol: Protocol) -> Reply {
        let json = format!(r#"{{{},"text":"w","txt":"w"}}"#, self.json);
        let xml = format!("{}<words>w</words>", self.xml);
        let cbor = [b"\xbf", &self.cbor[..], b"\x64text\x61w\xff"].concat();
        output(protocol, "KeepScalars", &json, &xml, &cbor)
    }

    fn error(&self, protocol: Protocol) -> Reply {
        let body = match protocol {
            Protocol::RpcV2Cbor => [b"\xbf", &self.cbor[..], b"\x66__type\x66NoRoom\xff"].concat(),
            Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => {
                xml_error(protocol, &format!("{}<Code>NoRoom</Code>", self.xml)).into_bytes()
            }
            _ => format!(r#"{{{},"__type":"NoRoom"}}"#, self.json).into_bytes(),
        };
        answer(400, &body)
    }
}

#[tokio::test]
async fn unknown_members_are_passed_over_or_are_an_error() {
    for protocol in ALL {
        for (unknown, is_read) in [
            (Unknown::new(20, true), Some(true)),
            (Unknown::new(20, false), Some(false)),
            (Unknown::new(DEEP, true), None),
            (Unknown::new(DEEP, false), Some(false)),
        ] {
            let server = Server::start([unknown.output(protocol)]).await;
            let output = scalars(&server, protocol).await;
            if let Some(is_read) = is_read {
                assert_eq!(output.is_ok(), is_read, "{protocol:?} {output:?}");
            }
            if let Ok(output) = output {
                assert_eq!(output.text(), Some("w"), "{protocol:?}");
            }
        }
    }
}

#[tokio::test]
async fn errors_stay_errors_with_their_status() {
    for protocol in ALL {
        for (unknown, is_known) in [
            (Unknown::new(20, true), true),
            (Unknown::new(DEEP, true), false),
            (Unknown::new(DEEP, false), false),
        ] {
            let server = Server::start([unknown.error(protocol)]).await;
            let call = client(&server, protocol).put_spice().name("n");
            let error = call.send().await.unwrap_err();
            let status = error.raw_response().map(|it| it.status().as_u16());
            assert_eq!(status, Some(400), "{protocol:?} {error:?}");
            if is_known {
                assert_eq!(error.code(), Some("NoRoom"), "{protocol:?} {error:?}");
            }
        }
    }
}

#[tokio::test]
async fn documents_of_errors_in_each_other() {
    for (protocol, name) in [
        (Protocol::RestXml, "Error"),
        (Protocol::AwsQuery, "ErrorResponse"),
        (Protocol::Ec2Query, "Errors"),
    ] {
        let (start, end) = (format!("<{name}>").repeat(DEEP), format!("</{name}>").repeat(DEEP));
        let around = xml_error(protocol, &format!("<Code>NoRoom</Code>{start}{end}"));
        let inside = format!("{start}<Code>NoRoom</Code>{end}");
        for body in [&around, &inside, &start] {
            let server = Server::start([answer(400, body.as_bytes())]).await;
            let call = client(&server, protocol).put_spice().name("n");
            let error = call.send().await.unwrap_err();
            assert!(error.raw_response().is_some(), "{protocol:?} {name} {error:?}");
        }
    }
}
