//! Values from random bytes: the same bytes give the same values for both crates, fewer bytes give simpler values.

use aws_smithy_http::event_stream::EventStreamSender;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, byte_stream::ByteStream};
use std::collections::HashMap;
use std::error::Error;
use std::hash::Hash;
use std::str::FromStr;

/// The depth of values before members, elements and entries are left out.
const DEPTH: usize = 7;

/// Random bytes that are used up; past their end everything is zero.
#[derive(Clone, Debug)]
pub struct Entropy<'a> {
    bytes: &'a [u8],
    depth: usize,
    words: Words<'a>,
}

/// Values that occur often.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Parts of texts.
    pub texts: &'a [&'a str],
    /// Whole numbers; a type that they do not fit into has their lowest bits.
    pub numbers: &'a [i64],
}

/// Texts that are hard to write, and no numbers.
pub const ODD: Words<'static> = Words {
    texts: &[
        "a", "vol-0", "\"", "\\", "é", "𝒳", "\u{0}", "\n", " ", "<&>", "\u{7f}", "{}", "null", "-1",
    ],
    numbers: &[],
};

/// A type with random values.
pub trait Any: Sized {
    /// A random value.
    fn any(entropy: &mut Entropy<'_>) -> Self;
}

impl<'a> Entropy<'a> {
    /// Values from these bytes, with odd texts.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::with(bytes, ODD)
    }

    /// Values from these bytes and words.
    pub fn with(bytes: &'a [u8], words: Words<'a>) -> Self {
        Self { bytes, depth: 0, words }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        match self.bytes {
            [first, rest @ ..] => {
                self.bytes = rest;
                *first
            }
            [] => 0,
        }
    }

    /// A number below `end`, at most 255.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end.clamp(1, 255)
    }

    /// A number below `end`, at most 255; another one at every depth where values get deep, so that recursion ends.
    pub fn choice(&mut self, end: usize) -> usize {
        match self.is_deep() {
            true => self.depth % end.max(1),
            false => self.below(end),
        }
    }

    /// A value inside of another one.
    pub fn nested<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let value = value(self);
        self.depth -= 1;
        value
    }

    fn is_deep(&self) -> bool {
        self.depth > DEPTH
    }

    /// A length below `end`; zero where values get deep.
    fn length(&mut self, end: usize) -> usize {
        if self.is_deep() { 0 } else { self.below(end) }
    }
}

impl Any for bool {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        entropy.byte() % 2 == 1
    }
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Any for $integer {
            fn any(entropy: &mut Entropy<'_>) -> Self {
                let kinds = if entropy.words.numbers.is_empty() { 6 } else { 7 };
                match entropy.below(kinds) {
                    0 => 0,
                    1 => Self::MIN,
                    2 => Self::MAX,
                    3 => Self::from(entropy.byte() as i8).wrapping_neg(),
                    4 => Self::from(entropy.byte() as i8) << (Self::BITS / 4),
                    5 => Self::from(entropy.byte() as i8),
                    _ => entropy.words.numbers[entropy.below(entropy.words.numbers.len())] as Self,
                }
            }
        }
    )*};
}

integers!(i8 i16 i32 i64);

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl Any for $float {
            fn any(entropy: &mut Entropy<'_>) -> Self {
                match entropy.below(8) {
                    0 => 0.0,
                    1 => Self::MAX,
                    2 => Self::MIN_POSITIVE,
                    3 => Self::NAN,
                    4 => Self::NEG_INFINITY,
                    5 => Self::from(entropy.byte()) / 7.0,
                    6 => -Self::from(entropy.byte()),
                    _ => 1e20,
                }
            }
        }
    )*};
}

floats!(f32 f64);

impl Any for String {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        let texts = entropy.words.texts;
        (0..entropy.below(5))
            .map(|_| texts[entropy.below(texts.len())])
            .collect()
    }
}

impl Any for DateTime {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        let seconds = i64::from(i32::any(entropy));
        match entropy.below(3) {
            0 => DateTime::from_secs(seconds),
            1 => DateTime::from_millis(seconds * 1000 + 1),
            _ => DateTime::from_secs_and_nanos(seconds, 123_456_789),
        }
    }
}

impl Any for Blob {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        Blob::new((0..entropy.below(5)).map(|_| entropy.byte()).collect::<Vec<_>>())
    }
}

impl Any for ByteStream {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        ByteStream::from(Blob::any(entropy).into_inner())
    }
}

impl Any for BigInteger {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        BigInteger::from_str(["0", "-1", "340282366920938463463374607431768211456"][entropy.below(3)])
            .expect("a number")
    }
}

impl Any for BigDecimal {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        BigDecimal::from_str(["0", "-1.5", "3.14159265358979323846264338327950288"][entropy.below(3)])
            .expect("a number")
    }
}

impl Any for Document {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        entropy.nested(|entropy| match entropy.choice(6) {
            0 => Document::Null,
            1 => Document::Bool(Any::any(entropy)),
            2 => Document::Number(Number::NegInt(-7)),
            3 => Document::String(Any::any(entropy)),
            4 => Document::Array(Any::any(entropy)),
            _ => Document::Object(Any::any(entropy)),
        })
    }
}

impl<T: Any> Any for Option<T> {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        (entropy.length(3) > 0).then(|| T::any(entropy))
    }
}

impl<T: Any> Any for Box<T> {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        Self::new(T::any(entropy))
    }
}

impl<T: Any> Any for Vec<T> {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        (0..entropy.length(4)).map(|_| T::any(entropy)).collect()
    }
}

/// At most one entry: the order of several is random.
impl<K: Any + Eq + Hash, V: Any> Any for HashMap<K, V> {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        (0..entropy.length(3).min(1))
            .map(|_| (K::any(entropy), V::any(entropy)))
            .collect()
    }
}

/// One event.
impl<T, E> Any for EventStreamSender<T, E>
where
    T: Any + Send + Sync + 'static,
    E: Error + Send + Sync + 'static,
{
    fn any(entropy: &mut Entropy<'_>) -> Self {
        EventStreamSender::once(Ok(T::any(entropy)))
    }
}
