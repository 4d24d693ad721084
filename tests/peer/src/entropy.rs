//! Values from random bytes: the same bytes give the same values for both crates, fewer bytes give simpler values.

use aws_smithy_types::DateTime;

/// Random bytes that are used up; past their end everything is zero.
#[derive(Debug)]
pub struct Entropy<'a>(pub &'a [u8]);

/// A type with random values.
pub trait Any: Sized {
    /// A random value.
    fn any(entropy: &mut Entropy<'_>) -> Self;
}

impl Entropy<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        match self.0 {
            [first, rest @ ..] => {
                self.0 = rest;
                *first
            }
            [] => 0,
        }
    }

    /// A number below `end`, at most 255.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end.clamp(1, 255)
    }
}

impl Any for bool {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        entropy.byte() % 2 == 1
    }
}

impl Any for i32 {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        match entropy.below(6) {
            0 => 0,
            1 => i32::MIN,
            2 => i32::MAX,
            3 => -i32::from(entropy.byte()),
            4 => i32::from(entropy.byte()) << 8,
            _ => i32::from(entropy.byte()),
        }
    }
}

impl Any for String {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        const PARTS: &[&str] = &[
            "a", "vol-0", "\"", "\\", "é", "𝒳", "\u{0}", "\n", " ", "<&>", "\u{7f}", "{}", "null", "-1",
        ];
        (0..entropy.below(5))
            .map(|_| PARTS[entropy.below(PARTS.len())])
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

impl<T: Any> Any for Option<T> {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        (entropy.below(3) > 0).then(|| T::any(entropy))
    }
}

impl<T: Any> Any for Vec<T> {
    fn any(entropy: &mut Entropy<'_>) -> Self {
        (0..entropy.below(4)).map(|_| T::any(entropy)).collect()
    }
}
