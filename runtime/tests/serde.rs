//! Generated types through the real codecs, there and back.
#![cfg(all(feature = "aws-json", feature = "rpcv2-cbor"))]

mod types;

use std::collections::HashMap;
use std::sync::mpsc;
use std::time::Duration;

use aws_smithy_cbor::codec::{CborCodec, CborCodecSettings};
use aws_smithy_cbor::{Decoder, Encoder};
use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::{Codec, FinishSerializer};
use tinsmith_runtime::__private::serde::{SerdeError, SerializableStruct, Shape, ShapeSerializer};
use tinsmith_runtime::primitives::{Blob, DateTime, Document};
pub use types::Error;
use types::{Answer, AttributeValue, BillingMode, Distance, DistanceUnit, Documents, Everything, Tag, Tree, Usage};

fn json() -> JsonCodec {
    JsonCodec::new(JsonCodecSettings::builder().build())
}

fn cbor() -> CborCodec {
    CborCodec::new(CborCodecSettings::default())
}

fn write(
    codec: &impl Codec<Serializer: ShapeSerializer + FinishSerializer>,
    value: &dyn SerializableStruct,
) -> Result<Vec<u8>, SerdeError> {
    let mut ser = codec.create_serializer();
    ser.write_struct(value.schema(), value)?;
    Ok(ser.finish())
}

fn schema<T: Shape>() -> &'static tinsmith_runtime::__private::schema::Schema<'static> {
    match T::target().structure {
        Some(table) => table.schema(),
        None => panic!("not a structure"),
    }
}

fn from_json<T: Shape>(text: &str) -> Result<T, SerdeError> {
    T::read(schema::<T>(), &mut json().create_deserializer(text.as_bytes()))
}

fn from_cbor<T: Shape>(bytes: &[u8]) -> Result<T, SerdeError> {
    // A call checks the whole body before it is read.
    Decoder::new(bytes)
        .skip()
        .map_err(|error| SerdeError::invalid_input(error.to_string()))?;
    T::read(schema::<T>(), &mut cbor().create_deserializer(bytes))
}

fn to_json(value: &dyn SerializableStruct) -> String {
    String::from_utf8(write(&json(), value).expect("the value can be written")).expect("JSON is UTF-8")
}

#[track_caller]
fn there_and_back<T: Shape + SerializableStruct + PartialEq + std::fmt::Debug>(value: &T) {
    let text = to_json(value);
    assert_eq!(
        &from_json::<T>(&text).expect("what was written can be read"),
        value,
        "{text}"
    );
    let bytes = write(&cbor(), value).expect("the value can be written");
    assert_eq!(&from_cbor::<T>(&bytes).expect("what was written can be read"), value);
}

fn tag(key: &str) -> Tag {
    Tag::builder().key(key).build()
}

#[test]
fn every_type() {
    #[expect(deprecated)]
    let value = Everything::builder()
        .boolean(true)
        .byte(-1)
        .short(300)
        .integer(2)
        .long(1 << 40)
        .float(1.5)
        .double(-0.25)
        .r#type("text")
        .blob(Blob::new("ab"))
        .time(DateTime::from_secs(1_700_000_000))
        .date(DateTime::from_secs(0))
        .mode(BillingMode::Monthly)
        .tags(tag("a"))
        .tags(tag("b"))
        .words("one")
        .set_sparse(Some(vec![Some(1), None, Some(3)]))
        .nested(vec!["x".to_owned(), "y".to_owned()])
        .nested(vec![])
        .dates(DateTime::from_secs(60))
        .attributes("k", "v")
        .set_sparse_map(Some(HashMap::from([
            ("set".to_owned(), Some(tag("t"))),
            ("null".to_owned(), None),
        ])))
        .by_mode(BillingMode::from("DAILY"), vec![1, 2])
        .value(AttributeValue::L(vec![
            AttributeValue::Bool(true),
            AttributeValue::None,
        ]))
        .tree(
            Tree::builder()
                .left(Tree::builder().name("inner").build())
                .leaves(Tree::builder().build())
                .build(),
        )
        .password("hunter22")
        .old("x")
        .build();
    there_and_back(&value);
    let text = to_json(&value);
    for part in [
        r#""Text":"text""#,
        r#""Date":"1970-01-01T00:00:00Z""#,
        r#""Dates":["1970-01-01T00:01:00Z"]"#,
        r#""Time":1700000000"#,
        r#""Sparse":[1,null,3]"#,
        r#""ByMode":{"DAILY":[1,2]}"#,
        r#""Value":{"L":[{"BOOL":true},{"None":{}}]}"#,
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn big_numbers() {
    let (integer, decimal) = ("12345678901234567890123".parse(), "3.14159265358979323846".parse());
    let value = Everything::builder()
        .set_big_integer(integer.ok())
        .set_big_decimal(decimal.ok())
        .build();
    assert!(value.big_integer().is_some() && value.big_decimal().is_some());
    assert_eq!(from_json::<Everything>(&to_json(&value)).expect("read"), value);
}

#[test]
fn members_that_are_not_set_are_not_written() {
    let value = Everything::builder().build();
    assert_eq!(to_json(&value), "{}");
    there_and_back(&value);
}

#[test]
fn documents() {
    let map = Document::Object(HashMap::from([("a".to_owned(), Document::from(1u64))]));
    let value = Documents::builder()
        .document(map)
        .documents(Document::Null)
        .documents(Document::from("x"))
        .build();
    let text = to_json(&value);
    assert_eq!(from_json::<Documents>(&text).expect("read"), value, "{text}");
    let null = from_json::<Documents>(r#"{"Document":null}"#).expect("a null is a document");
    assert_eq!(null.document(), Some(&Document::Null));
}

/// A schema that waits for itself would never be built: the test would hang, hence the clock.
#[test]
fn a_union_that_contains_itself() {
    let (done, wait) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        let inner = AttributeValue::M(HashMap::from([("k".to_owned(), AttributeValue::S("v".to_owned()))]));
        let value = AttributeValue::L(vec![AttributeValue::L(vec![inner]), AttributeValue::T(tag("t"))]);
        there_and_back(&value);
        done.send(()).expect("the other end waits");
    });
    wait.recv_timeout(Duration::from_secs(20)).expect("the schema is built");
    thread.join().expect("no panic");
}

#[test]
fn schemas_of_many_threads() {
    let schemas = || schema::<AttributeValue>().members().len();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(schemas)).collect();
        assert!(threads.into_iter().all(|it| it.join().is_ok_and(|it| it == 6)));
    });
}

#[test]
fn an_unknown_member_of_a_union() {
    let read = from_json::<AttributeValue>(r#"{"NEW":{"a":[1,{"b":null}]}}"#).expect("read");
    assert!(read.is_unknown());
    let mut bytes = Encoder::new(Vec::new());
    bytes.begin_map().str("NEW").begin_map().str("a").integer(1).end().end();
    assert!(
        from_cbor::<AttributeValue>(&bytes.into_writer())
            .expect("read")
            .is_unknown()
    );
    let error = write(&cbor(), &AttributeValue::Unknown).expect_err("an unknown variant cannot be written");
    assert!(error.to_string().contains("AttributeValue::Unknown"), "{error}");
    let nested = Everything::builder().value(AttributeValue::Unknown).build();
    assert!(write(&json(), &nested).is_err());
}

#[test]
fn a_union_has_one_member() {
    assert!(
        from_json::<AttributeValue>(r#"{"S":"a","BOOL":null}"#).is_ok(),
        "a null is not set"
    );
    assert!(from_json::<AttributeValue>(r#"{"S":"a","BOOL":true}"#).is_err());
    assert!(from_json::<AttributeValue>("{}").is_err());
}

#[test]
fn unknown_members_and_values() {
    let read = from_json::<Everything>(r#"{"New":{"a":[1,2]},"Mode":"DAILY","__type":"x"}"#).expect("read");
    assert_eq!(read.mode().map(BillingMode::as_str), Some("DAILY"));
}

#[test]
fn values_without_names() {
    let text = r#"{"Unit":"Miles","Names":{"Kilometers":"km"}}"#;
    let read = from_json::<Distance>(text).expect("read");
    assert_eq!(to_json(&read), text);
    assert_eq!(read.unit(), Some(&DistanceUnit::from("Miles")));
    assert_eq!(read.unit().map(DistanceUnit::as_str), Some("Miles"));
    assert_eq!(DistanceUnit::values(), ["Kilometers", "Miles"]);
    assert_eq!("Yards".parse(), Ok(DistanceUnit::from("Yards".to_owned())));
    assert_eq!(
        format!("{read:?}"),
        r#"Distance { unit: Some(DistanceUnit("Miles")), names: Some({DistanceUnit("Kilometers"): DistanceUnit("km")}) }"#
    );
}

#[test]
fn nulls() {
    let mut bytes = Encoder::new(Vec::new());
    bytes
        .begin_map()
        .str("Boolean")
        .null()
        .str("Tags")
        .null()
        .str("Tree")
        .null()
        .end();
    assert_eq!(
        from_cbor::<Everything>(&bytes.into_writer()).expect("read"),
        Everything::builder().build()
    );
    for member in ["Words", "Tags", "Dates"] {
        let mut bytes = Encoder::new(Vec::new());
        bytes.begin_map().str(member).array(1).null().end();
        let error = from_cbor::<Everything>(&bytes.into_writer());
        assert!(error.is_err(), "a null in the dense list {member}");
    }
    let dense = from_json::<Everything>(r#"{"ByMode":{"HOURLY":null,"MONTHLY":[1]}}"#).expect("read");
    assert_eq!(dense.by_mode(), Some(&HashMap::from([(BillingMode::Monthly, vec![1])])));
    for required in ["Text", "Number", "List", "Mode"] {
        let mut bytes = Encoder::new(Vec::new());
        bytes.begin_map().str(required).null().end();
        assert!(from_cbor::<Answer>(&bytes.into_writer()).is_err(), "{required} is null");
    }
}

#[test]
fn required_members_that_the_service_left_out() {
    let read = from_json::<Answer>("{}").expect("corrected");
    assert_eq!(
        (read.text(), read.number(), read.list(), read.map().len()),
        ("", 0, &[][..], 0)
    );
    assert_eq!(read.mode().as_str(), "no value was set");
    assert_eq!(read.time(), &DateTime::from_secs(0));
    assert_eq!(read.tag(), Some(&Tag::builder().key("").build()));
    let usage = Usage::builder().tokens(0).tag(Tag::builder().key("").build());
    let usage = usage.set_parts(Some(vec![])).build().expect("complete");
    assert_eq!(read.usage(), Some(&usage));
    assert!(read.choice().is_some_and(AttributeValue::is_unknown));
    assert_eq!((read.defaulted(), read.default_mode()), (5, &BillingMode::Hourly));
}

#[test]
fn a_document_that_is_cut() {
    let value = Everything::builder()
        .tags(tag("a"))
        .words("one")
        .attributes("k", "v")
        .build();
    let bytes = write(&cbor(), &value).expect("written");
    for end in 1..bytes.len() {
        assert!(
            from_cbor::<Everything>(&bytes[..end]).is_err(),
            "{end} of {} bytes",
            bytes.len()
        );
    }
    let text = to_json(&value);
    for end in 1..text.len() {
        assert!(from_json::<Everything>(&text[..end]).is_err(), "{}", &text[..end]);
    }
}

#[test]
fn deep_input_is_an_error() {
    let mut bytes = Encoder::new(Vec::new());
    for _ in 0..100_000 {
        bytes.begin_map().str("Left");
    }
    assert!(from_cbor::<Tree>(&bytes.into_writer()).is_err());
    assert!(from_json::<Tree>(&r#"{"Left":"#.repeat(100_000)).is_err());
}

/// Test threads have two megabytes of stack; a member that no schema knows is passed over, or is an error.
#[test]
fn deep_values_in_unknown_members_and_documents_end_with_an_error_or_a_value() {
    const DEPTH: usize = 100_000;
    for (open, close) in [("[", "]"), (r#"{"Left":"#, "}"), (r#"[{"a":"#, "}]")] {
        let nested = format!("{}1{}", open.repeat(DEPTH), close.repeat(DEPTH));
        for name in ["New", "Tags", "Value", "Tree", "Attributes", "Document", "Documents"] {
            for text in [
                format!(r#"{{"{name}":{nested}}}"#),
                format!(r#"{{"{name}":{}"#, open.repeat(DEPTH)),
            ] {
                let _ = from_json::<Everything>(&text);
                let _ = from_json::<Documents>(&text);
                let _ = from_json::<Tree>(&text);
            }
        }
    }
    let starts: [fn(&mut Encoder); 2] = [
        |encoder| {
            encoder.begin_array();
        },
        |encoder| {
            encoder.begin_map().str("a");
        },
    ];
    for start in starts {
        for name in ["New", "Tags", "Value", "Tree", "Attributes", "Document", "Documents"] {
            let mut encoder = Encoder::new(Vec::new());
            encoder.begin_map().str(name);
            (0..DEPTH).for_each(|_| start(&mut encoder));
            assert!(from_cbor::<Everything>(&encoder.into_writer()).is_err(), "{name}");
        }
    }
}

#[test]
fn lengths_of_collections_are_on_the_wire() {
    let value = Everything::builder().words("a").words("b").build();
    let bytes = write(&cbor(), &value).expect("written");
    let mut decoder = Decoder::new(&bytes);
    decoder.map().expect("a map");
    assert_eq!(decoder.str().expect("a name"), "Words");
    let read = from_cbor::<Everything>(&bytes).expect("read");
    assert_eq!(read.words(), ["a", "b"]);
}
