//! Idempotency tokens, which make a repeated request harmless.

use std::sync::{Mutex, PoisonError};

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Makes the idempotency tokens that callers leave out (Smithy 2.0, "idempotencyToken trait").
///
/// A client makes random UUIDs unless its configuration says otherwise. Tests that compare requests set a fixed
/// token, which also converts from a `&'static str`.
#[derive(Debug)]
pub struct IdempotencyTokenProvider(Source);

#[derive(Debug)]
enum Source {
    Fixed(&'static str),
    Random(Mutex<fastrand::Rng>),
}

impl IdempotencyTokenProvider {
    /// Returns a provider of random UUIDs.
    pub fn random() -> Self {
        Self(Source::Random(Mutex::new(fastrand::Rng::new())))
    }

    /// Returns a provider of this token, for tests.
    pub fn fixed(token: &'static str) -> Self {
        Self(Source::Fixed(token))
    }

    /// Returns the next token.
    pub fn make_idempotency_token(&self) -> String {
        match &self.0 {
            Source::Fixed(token) => (*token).to_owned(),
            Source::Random(rng) => uuid(rng.lock().unwrap_or_else(PoisonError::into_inner).u128(..)),
        }
    }
}

/// A clone has a generator of its own, since two clones of one generator would repeat each other's tokens.
impl Clone for IdempotencyTokenProvider {
    fn clone(&self) -> Self {
        match self.0 {
            Source::Fixed(token) => Self::fixed(token),
            Source::Random(_) => Self::random(),
        }
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self::fixed(token)
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// Formats `bits` as a UUID of version 4 (RFC 9562).
fn uuid(bits: u128) -> String {
    let bits = bits & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_uuids_of_version_4() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn a_fixed_token_stays() {
        assert_eq!(
            IdempotencyTokenProvider::from("fixed").clone().make_idempotency_token(),
            "fixed"
        );
    }
}
