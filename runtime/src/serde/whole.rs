//! JSON integers with a fraction or an exponent, such as `1.0` and `1e3`.

use super::{Result, Schema, ShapeDeserializer};

/// Reads an integer. A JSON number with a fraction or an exponent is accepted if it is whole and in range.
///
/// The codec of `aws-smithy-json` 0.65 accepts such numbers only with a setting that the published protocols do not offer.
/// Without it, the codec reports a type mismatch and does not advance, so that the number is read again as decimal text.
/// The codecs of other formats never report a type mismatch for a number.
pub(super) fn whole<T: TryFrom<i64>>(
    schema: &Schema<'_>,
    de: &mut dyn ShapeDeserializer,
    read: fn(&mut dyn ShapeDeserializer, &Schema<'_>) -> Result<T>,
) -> Result<T> {
    match read(de, schema) {
        #[cfg(any(feature = "aws-json", feature = "rest-json", feature = "rpcv2-json"))]
        Err(error @ super::SerdeError::TypeMismatch { .. }) => match decimal(schema, de) {
            Some(number) => {
                T::try_from(number).map_err(|_| super::SerdeError::invalid_input("the number is out of range"))
            }
            None => Err(error),
        },
        result => result,
    }
}

/// Reads a whole number by the codec with that setting.
#[cfg(any(feature = "aws-json", feature = "rest-json", feature = "rpcv2-json"))]
fn decimal(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Option<i64> {
    use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
    use aws_smithy_schema::codec::Codec;

    // A string with a number in it is not a number, but `read_big_decimal` accepts it.
    if de.read_string(schema).is_ok() {
        return None;
    }
    let number = de.read_big_decimal(schema).ok()?;
    let settings = JsonCodecSettings::builder().allow_integral_float_numbers(true).build();
    let codec = JsonCodec::new(settings);
    codec
        .create_deserializer(number.as_ref().as_bytes())
        .read_long(schema)
        .ok()
}
