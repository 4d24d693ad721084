//! Clients of the pantry in each of the seven protocols, and what a server answers them.

#![allow(dead_code, reason = "each test uses its part")]

use aws_smithy_types::retry::RetryConfig;
use protocol_tests::config::{BehaviorVersion, Protocol};
use protocol_tests::error::SdkError;
use protocol_tests::operation::keep_scalars::{KeepScalarsError, KeepScalarsOutput};
use protocol_tests::{Client, Config};
use std::time::Duration;

use crate::streaming::{Reply, Server};

pub const ALL: [Protocol; 7] = [
    Protocol::RpcV2Cbor,
    Protocol::AwsJson1_0,
    Protocol::AwsJson1_1,
    Protocol::RestJson1,
    Protocol::RestXml,
    Protocol::AwsQuery,
    Protocol::Ec2Query,
];

pub const JSON: [Protocol; 3] = [Protocol::AwsJson1_0, Protocol::AwsJson1_1, Protocol::RestJson1];

pub const XML: [Protocol; 3] = [Protocol::RestXml, Protocol::AwsQuery, Protocol::Ec2Query];

pub fn client(server: &Server, protocol: Protocol) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
        .endpoint_url(&server.url)
        .allow_no_auth()
        .protocol(protocol);
    Client::from_conf(config.build())
}

/// Returns an answer with the members of an output, which are given in JSON, in XML and in CBOR, wrapped as the
/// protocol demands.
pub fn output(protocol: Protocol, operation: &str, json: &str, xml: &str, cbor: &[u8]) -> Reply {
    match protocol {
        Protocol::RpcV2Cbor => answer(200, cbor),
        Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => {
            answer(200, document(protocol, operation, xml).as_bytes())
        }
        _ => answer(200, json.as_bytes()),
    }
}

/// The document of an output with these members.
pub fn document(protocol: Protocol, operation: &str, xml: &str) -> String {
    match protocol {
        Protocol::RestXml => format!("<{operation}Output>{xml}</{operation}Output>"),
        Protocol::AwsQuery => {
            let result = format!("<{operation}Result>{xml}</{operation}Result>");
            format!("<{operation}Response>{result}<ResponseMetadata/></{operation}Response>")
        }
        _ => format!("<{operation}Response>{xml}<requestId>r-1</requestId></{operation}Response>"),
    }
}

/// All protocols find here what they look for beside the body.
pub fn answer(status: u16, body: &[u8]) -> Reply {
    Reply::new(status, body.to_vec()).header("smithy-protocol", "rpc-v2-cbor")
}

/// An error of this code, with a message.
pub fn error(protocol: Protocol, status: u16, code: &str) -> Reply {
    let inside = format!("<Code>{code}</Code><Message>too much</Message>");
    let body = match protocol {
        Protocol::RpcV2Cbor => {
            let text = |it: &str| [&[0x78, it.len() as u8], it.as_bytes()].concat();
            let parts = [text("__type"), text(code), text("message"), text("too much")].concat();
            [&[0xbf], &parts[..], &[0xff]].concat()
        }
        Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => xml_error(protocol, &inside).into_bytes(),
        _ => format!(r#"{{"__type": "example#{code}", "message": "too much"}}"#).into_bytes(),
    };
    answer(status, &body)
}

/// The document of an error with these members.
pub fn xml_error(protocol: Protocol, inside: &str) -> String {
    match protocol {
        Protocol::Ec2Query => {
            format!("<Response><Errors><Error>{inside}</Error></Errors><RequestID>r-1</RequestID></Response>")
        }
        _ => format!("<ErrorResponse><Error>{inside}</Error><RequestId>r-1</RequestId></ErrorResponse>"),
    }
}

/// A call whose output has a member of each simple type.
pub async fn scalars(server: &Server, protocol: Protocol) -> Result<KeepScalarsOutput, SdkError<KeepScalarsError>> {
    client(server, protocol).keep_scalars().number(7).send().await
}
