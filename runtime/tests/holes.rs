//! Holes of the published crates in reading. A test that fails here tells that upstream has closed a hole: the repair
//! that it names can go.
#![cfg(all(feature = "aws-json", feature = "rest-xml"))]

use aws_smithy_json::codec::JsonCodec;
use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
use aws_smithy_runtime_api::http::{Response, StatusCode};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::http_protocol::http_output_deserializer;
use aws_smithy_schema::protocol::ClientProtocol;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_schema::{Schema, ShapeType, prelude, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_xml::codec::XmlCodec;

fn response(header: &str, value: &str) -> Response {
    let status = StatusCode::try_from(400).expect("a status");
    let mut response = Response::new(status, SdkBody::from(r#"{"__type": "Missing"}"#));
    response.headers_mut().insert(header.to_owned(), value.to_owned());
    response
}

/// `src/protocol/xml`
#[test]
fn xml_text_ends_at_a_comment() {
    let read = |xml: &'static str| {
        XmlCodec::default()
            .create_deserializer(xml.as_bytes())
            .read_string(&prelude::STRING)
    };
    assert_eq!(read("<a>b<!-- c -->d</a>").ok().as_deref(), Some("b"));
    assert_eq!(read("<a><![CDATA[b]]></a>").ok().as_deref(), Some(""));
}

/// `src/protocol/xml`
#[test]
fn xml_names_have_no_prefix() {
    static NAME: Schema<'static> =
        Schema::new_member(shape_id!("demo", "S", "name"), ShapeType::String, "name", 0).with_xml_name("p:name");
    static S: Schema<'static> = Schema::new_struct(shape_id!("demo", "S"), ShapeType::Structure, &[&NAME]);
    let codec = XmlCodec::default();
    let mut de = codec.create_deserializer(b"<S><p:name>v</p:name></S>");
    let read = de.read_struct(&S, &mut |_, _| Err(SerdeError::custom("a member")));
    assert!(read.is_ok());
}

/// `src/serde/whole.rs`
#[test]
fn json_integers_have_no_fraction() {
    let read = JsonCodec::default()
        .create_deserializer(b"1.0")
        .read_long(&prelude::LONG);
    assert!(matches!(read, Err(SerdeError::TypeMismatch { .. })));
}

/// `src/protocol/header_times.rs`
#[test]
fn times_in_headers_are_as_the_member_says() {
    static TIME: Schema<'static> =
        Schema::new(shape_id!("demo", "Time"), ShapeType::Timestamp).with_timestamp_format(TimestampFormat::DateTime);
    static TIMES: Schema<'static> = Schema::new_member(shape_id!("demo", "S", "times"), ShapeType::List, "times", 0)
        .with_list_member(&TIME)
        .with_http_header("x-times");
    static S: Schema<'static> = Schema::new_struct(shape_id!("demo", "S"), ShapeType::Structure, &[&TIMES]);
    let response = response("x-times", "2024-01-01T00:00:00Z");
    let (cfg, codec) = (ConfigBag::base(), JsonCodec::default());
    let mut de = http_output_deserializer(codec.create_deserializer(b""), &response, &S, &cfg);
    let read = de.read_struct(&S, &mut |member, de| de.read_list(member, &mut |_| Ok(())));
    assert!(read.is_err());
}

/// `src/protocol/error_code.rs`
#[test]
fn codes_of_aws_query_count_for_every_service() {
    let response = response("x-amzn-query-error", "Old;Sender");
    let read = ClientProtocol::parse_error_metadata(&AwsJsonRpcProtocol::aws_json_1_0(), &response, &ConfigBag::base());
    assert_eq!(read.expect("the body is an error").build().code(), Some("Old"));
}
