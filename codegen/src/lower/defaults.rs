//! Default values as expressions (Smithy 2.0, "default trait").

use super::symbols::{Spelling, Symbols, primitive};
use crate::model::node::{Node, NodeValue, Number};
use crate::model::shape::{Member, ShapeKind, SimpleType};
use crate::rust::literal::{FloatType, IntegerType, Literal};
use crate::rust::names;
use crate::rust::symbol::Symbol;

/// The default of a member as an expression that turns into the member's type. `None` if the value has another form,
/// which `check::default_trait` refuses.
pub fn default(symbols: &Symbols<'_>, member: &Member, value: &Node, spelling: &Spelling) -> Option<Literal> {
    match &symbols.model().target(&member.target).kind {
        ShapeKind::Simple(simple) => simple_default(*simple, value, spelling),
        ShapeKind::Enum { .. } => Some(Literal::String(value.as_str()?.to_owned())),
        ShapeKind::IntEnum { .. } => integer(value, IntegerType::I32),
        ShapeKind::List { .. } => Some(call(spelling.vec_symbol(), "new", None)),
        ShapeKind::Map { .. } => Some(call(spelling.hash_map_symbol(), "new", None)),
        _ => None,
    }
}

fn simple_default(simple: SimpleType, value: &Node, spelling: &Spelling) -> Option<Literal> {
    match simple {
        SimpleType::Boolean => Some(Literal::Bool(value.as_bool()?)),
        SimpleType::String => Some(Literal::String(value.as_str()?.to_owned())),
        SimpleType::Byte => integer(value, IntegerType::I8),
        SimpleType::Short => integer(value, IntegerType::I16),
        SimpleType::Integer => integer(value, IntegerType::I32),
        SimpleType::Long => integer(value, IntegerType::I64),
        SimpleType::Float => Some(Literal::Float(value.as_number()?.as_f64(), FloatType::F32)),
        SimpleType::Double => Some(Literal::Float(value.as_number()?.as_f64(), FloatType::F64)),
        SimpleType::BigInteger => parsed(value, "BigInteger"),
        SimpleType::BigDecimal => parsed(value, "BigDecimal"),
        SimpleType::Blob => {
            let bytes = Literal::Bytes(base64(value.as_str()?)?);
            Some(call(primitive("Blob"), "new", Some(bytes)))
        }
        SimpleType::Timestamp => timestamp(value),
        SimpleType::Document => document(value, spelling),
    }
}

pub(super) fn integer(value: &Node, ty: IntegerType) -> Option<Literal> {
    Some(Literal::Integer(value.as_number()?.as_i64()?, ty))
}

fn parsed(value: &Node, ty: &str) -> Option<Literal> {
    Some(Literal::Parsed(value.as_number()?.as_str().to_owned(), primitive(ty)))
}

/// A number is in seconds, a string in RFC 3339's format.
fn timestamp(value: &Node) -> Option<Literal> {
    let ty = primitive("DateTime");
    match &value.value {
        NodeValue::Number(number) => Some(match number.as_i64() {
            Some(seconds) => call(ty, "from_secs", Some(Literal::Integer(seconds, IntegerType::I64))),
            None => {
                let seconds = Literal::Float(number.as_f64(), FloatType::F64);
                call(ty, "from_secs_f64", Some(seconds))
            }
        }),
        NodeValue::String(text) => {
            let milliseconds = Literal::Integer(epoch_milliseconds(text)?, IntegerType::I64);
            Some(call(ty, "from_millis", Some(milliseconds)))
        }
        _ => None,
    }
}

/// A document is made from simple values; of lists and objects only the empty ones may be defaults.
fn document(value: &Node, spelling: &Spelling) -> Option<Literal> {
    let ty = primitive("Document");
    Some(match &value.value {
        NodeValue::Boolean(value) => Literal::Bool(*value),
        NodeValue::String(value) => Literal::String(value.clone()),
        NodeValue::Number(number) => document_number(number),
        NodeValue::Array(_) => call(ty, "Array", Some(call(spelling.vec_symbol(), "new", None))),
        NodeValue::Object(_) => call(ty, "Object", Some(call(spelling.hash_map_symbol(), "new", None))),
        NodeValue::Null => return None,
    })
}

/// The variant must be the one that a reader chooses, or a default read back would be another value.
pub(super) fn document_number(number: &Number) -> Literal {
    match number.as_i64() {
        Some(value) if value >= 0 => Literal::Integer(value, IntegerType::U64),
        Some(value) => Literal::Integer(value, IntegerType::I64),
        None => Literal::Float(number.as_f64(), FloatType::F64),
    }
}

fn call(symbol: Symbol, function: &str, argument: Option<Literal>) -> Literal {
    Literal::Call {
        symbol,
        function: names::known(function),
        argument: argument.map(Box::new),
    }
}

/// `1985-04-12T23:20:50.52Z`
pub(super) fn epoch_milliseconds(text: &str) -> Option<i64> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut day = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (day.next()??, day.next()??, day.next()??);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut time = time.splitn(3, ':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    let fraction: f64 = format!("0.{fraction}").parse().ok()?;
    let in_range = (1..=12).contains(&month) && (1..=31).contains(&day) && (0..=9999).contains(&year);
    let seconds = in_range.then(|| days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)?;
    Some(seconds * 1000 + (fraction * 1000.0) as i64)
}

/// Days from 1970-01-01 by the Gregorian calendar; March starts the year, so that leap days end it.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// The bytes of base64 text.
fn base64(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = vec![];
    let (mut bits, mut held) = (0u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let digit = ALPHABET.iter().position(|it| *it == byte)?;
        bits = (bits << 6 | digit as u32) & 0xff_ffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        assert_eq!(epoch_milliseconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(epoch_milliseconds("1985-04-12T23:20:50.52Z"), Some(482_196_050_520));
        assert_eq!(epoch_milliseconds("2000-02-29T12:00:00Z"), Some(951_825_600_000));
        assert_eq!(epoch_milliseconds("1985-04-12"), None);
    }

    #[test]
    fn bytes() {
        assert_eq!(base64("aGVsbG8="), Some(b"hello".to_vec()));
        assert_eq!(base64(""), Some(vec![]));
        assert_eq!(base64("?"), None);
    }
}
