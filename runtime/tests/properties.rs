//! Properties of any value: it is read as it was written, and no input makes reading panic or hang.
#![cfg(all(feature = "aws-json", feature = "rpcv2-cbor"))]

mod types;

use std::collections::HashMap;

use aws_smithy_cbor::Decoder;
use aws_smithy_cbor::codec::CborCodec;
use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::{Codec, FinishSerializer};
use proptest::collection::{hash_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use tinsmith_runtime::__private::serde::{SerdeError, SerializableStruct, Shape, ShapeSerializer};
use tinsmith_runtime::Validation;
use tinsmith_runtime::primitives::{Blob, DateTime};
pub use types::Error;
use types::{AttributeValue, BillingMode, Everything, Tag, Tree};

fn json() -> JsonCodec {
    JsonCodec::new(JsonCodecSettings::builder().build())
}

fn write<C>(codec: &C, value: &dyn SerializableStruct) -> Vec<u8>
where
    C: Codec<Serializer: ShapeSerializer + FinishSerializer>,
{
    let mut ser = codec.create_serializer();
    ser.write_struct(value.schema(), value)
        .expect("every known value can be written");
    ser.finish()
}

fn from_json<T: Shape>(body: &[u8]) -> Result<T, SerdeError> {
    let schema = T::target().structure.expect("a structure or union").schema();
    T::read(schema, &mut json().create_deserializer(body))
}

/// Reads a body as a call does: well-formedness of the whole body first.
fn from_cbor<T: Shape>(body: &[u8]) -> Result<T, SerdeError> {
    Decoder::new(body)
        .skip()
        .map_err(|error| SerdeError::invalid_input(error.to_string()))?;
    let schema = T::target().structure.expect("a structure or union").schema();
    T::read(schema, &mut CborCodec::default().create_deserializer(body))
}

/// A tag with its required key: without one, reading would correct it.
fn tag() -> impl Strategy<Value = Tag> {
    (any::<String>(), of(any::<String>())).prop_map(|(key, value)| Tag::builder().key(key).set_value(value).build())
}

fn attribute_value() -> impl Strategy<Value = AttributeValue> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(AttributeValue::Bool),
        any::<String>().prop_map(AttributeValue::S),
        tag().prop_map(AttributeValue::T),
        Just(AttributeValue::None),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(AttributeValue::L),
            hash_map(any::<String>(), inner, 0..4).prop_map(AttributeValue::M),
        ]
    })
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = of(any::<String>()).prop_map(|name| Tree::builder().set_name(name).build());
    leaf.prop_recursive(4, 16, 3, |inner| {
        (of(inner.clone()), of(vec(inner, 0..3)))
            .prop_map(|(left, leaves)| Tree::builder().set_left(left.map(Box::new)).set_leaves(leaves).build())
    })
}

/// Times in whole seconds, as far as every format can say them.
fn time() -> impl Strategy<Value = DateTime> {
    (0i64..4_000_000_000).prop_map(DateTime::from_secs)
}

fn finite() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("JSON and equality", |it| it.is_finite())
}

fn everything() -> impl Strategy<Value = Everything> {
    let numbers = (
        of(any::<bool>()),
        of(any::<i8>()),
        of(any::<i16>()),
        of(any::<i32>()),
        of(any::<i64>()),
        of(finite()),
    );
    let texts = (
        of(any::<String>()),
        of(vec(any::<u8>(), 0..9)),
        of(time()),
        of(time()),
        of(".*"),
    );
    let lists = (
        of(vec(tag(), 0..4)),
        of(vec(any::<String>(), 0..4)),
        of(vec(of(any::<i32>()), 0..4)),
    );
    let maps = (
        of(hash_map(any::<String>(), of(tag()), 0..4)),
        of(hash_map("[A-Z]{1,8}", vec(any::<i64>(), 0..3), 0..4)),
        of(attribute_value()),
        of(tree()),
    );
    (numbers, texts, lists, maps).prop_map(|(numbers, texts, lists, maps)| {
        let by_mode = |it: HashMap<String, Vec<i64>>| {
            it.into_iter()
                .map(|(k, v)| (BillingMode::from(k.as_str()), v))
                .collect()
        };
        Everything::builder()
            .set_boolean(numbers.0)
            .set_byte(numbers.1)
            .set_short(numbers.2)
            .set_integer(numbers.3)
            .set_long(numbers.4)
            .set_double(numbers.5)
            .set_type(texts.0)
            .set_blob(texts.1.map(Blob::new))
            .set_time(texts.2)
            .set_dates(texts.3.map(|it| vec![it]))
            .set_mode(texts.4.map(|it| BillingMode::from(it.as_str())))
            .set_tags(lists.0)
            .set_words(lists.1)
            .set_sparse(lists.2)
            .set_sparse_map(maps.0)
            .set_by_mode(maps.1.map(by_mode))
            .set_value(maps.2)
            .set_tree(maps.3)
            .build()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back(value in everything()) {
        let text = write(&json(), &value);
        prop_assert_eq!(&from_json::<Everything>(&text).expect("what was written can be read"), &value);
        let body = write(&CborCodec::default(), &value);
        prop_assert_eq!(&from_cbor::<Everything>(&body).expect("what was written can be read"), &value);
    }

    #[test]
    fn bodies_that_something_happened_to(value in everything(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut body = write(&CborCodec::default(), &value);
        let mut text = write(&json(), &value);
        for bytes in [&mut body, &mut text] {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = from_cbor::<Everything>(&body);
        let _ = from_json::<Everything>(&text);
    }

    #[test]
    fn any_bytes(body in vec(any::<u8>(), 0..64)) {
        let _ = from_cbor::<Everything>(&body);
        let _ = from_json::<Everything>(&body);
    }

    #[test]
    fn validation_finds_the_missing_keys(keys in vec(of(any::<String>()), 0..6)) {
        let missing = keys.iter().filter(|it| it.is_none()).count();
        let tags = keys.into_iter().map(|it| Tag::builder().set_key(it).build()).collect();
        let value = Everything::builder().set_tags(Some(tags)).build();
        let found = value.validate(Validation::Required).err().map_or(0, |it| it.iter().count());
        prop_assert_eq!(found, missing);
    }
}
