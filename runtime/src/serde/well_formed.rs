//! Checks that a body is exactly one value, which the codec does not.

use aws_smithy_cbor::Decoder;

use super::{Result, SerdeError};

/// Returns whether a CBOR body is exactly one value.
///
/// The codec of `aws-smithy-cbor` 0.64 ignores what follows the value, which the official SDK refuses. Worse, it takes the
/// end of the input for an empty structure, so that a list of structures without length that is cut off never ends. Both
/// are off with `enforce_strictness`, which the protocol of that crate does not offer. Skipping over the value costs a
/// few per cent of reading it.
pub(crate) fn check_cbor(body: &[u8]) -> Result<()> {
    let mut decoder = Decoder::new(body);
    decoder
        .skip()
        .map_err(|error| SerdeError::invalid_input(error.to_string()))?;
    if decoder.position() == body.len() {
        Ok(())
    } else {
        Err(SerdeError::invalid_input(format!(
            "expected the end of the body at byte {}",
            decoder.position()
        )))
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_cbor::Encoder;

    use super::check_cbor;

    #[test]
    fn one_whole_value() {
        let mut body = Encoder::new(Vec::new());
        body.begin_map()
            .str("a")
            .begin_array()
            .begin_map()
            .end()
            .array(2)
            .integer(1)
            .null()
            .end();
        body.str("b").map(1).str("c").begin_map().end().end();
        let body = body.into_writer();
        assert!(check_cbor(&body).is_ok());
        assert!(check_cbor(b"").is_err());
        for end in 0..body.len() {
            assert!(check_cbor(&body[..end]).is_err(), "{end} of {} bytes", body.len());
        }
        for more in [0x00, 0xa0, 0xff] {
            let body = [&body[..], &[more]].concat();
            assert!(check_cbor(&body).is_err(), "{more} behind the value");
        }
    }

    #[test]
    fn deep_and_huge() {
        assert!(check_cbor(&[0x9f; 100_000]).is_err());
        assert!(check_cbor(&[&[0x9f; 100_000][..], &[0xff; 100_000]].concat()).is_ok());
        // An array that claims 2^64 - 1 elements.
        assert!(check_cbor(&[0x9b, 255, 255, 255, 255, 255, 255, 255, 255, 0x00]).is_err());
    }
}
