//! The sessions of a client, by bucket and keys.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_smithy_runtime::expiring_cache::ExpiringCache;
use aws_smithy_runtime_api::client::identity::Identity;
use sha2::{Digest, Sha256};

use crate::error::BoxError;

/// The session of a bucket. Clones share it, and concurrent calls wait for one request that creates it.
pub(super) type Session = ExpiringCache<Identity, BoxError>;

/// The number of sessions that are kept. The least recently used session makes place for a new one.
const CAPACITY: usize = 100;

/// The time before its expiration at which a session is replaced.
const BUFFER: Duration = Duration::from_secs(10);

/// The bucket, and a hash of the keys so that the cache holds no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    bucket: String,
    keys: [u8; 32],
}

impl Key {
    fn new(bucket: &str, credentials: &Credentials) -> Self {
        let keys = Sha256::new()
            .chain_update(credentials.access_key_id())
            .chain_update([0])
            .chain_update(credentials.secret_access_key());
        Self {
            bucket: bucket.to_owned(),
            keys: keys.finalize().into(),
        }
    }
}

/// The sessions, the most recently used last.
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<Vec<(Key, Session)>>);

impl Cache {
    /// Returns the session of a bucket. A new session is empty.
    pub(super) fn session(&self, bucket: &str, credentials: &Credentials) -> Session {
        let key = Key::new(bucket, credentials);
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = sessions.iter().position(|(it, _)| *it == key);
        let (key, session) = match known {
            Some(index) => sessions.remove(index),
            None => (key, Session::new(BUFFER)),
        };
        if sessions.len() >= CAPACITY {
            sessions.remove(0);
        }
        sessions.push((key, session.clone()));
        session
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    const NOW: SystemTime = SystemTime::UNIX_EPOCH;

    fn keys(id: &str, secret: &str) -> Credentials {
        Credentials::new(id, secret, None, None, "tests")
    }

    async fn fill(session: Session) {
        let identity = Identity::new((), None);
        let loaded = session.get_or_load(|| async { Ok((identity, NOW + Duration::from_secs(300))) });
        loaded.await.expect("the identity is there");
    }

    async fn is_full(session: Session) -> bool {
        session.yield_or_clear_if_expired(NOW).await.is_some()
    }

    #[tokio::test]
    async fn a_session_is_that_of_its_bucket_and_keys() {
        let cache = Cache::default();
        fill(cache.session("a", &keys("id", "secret"))).await;
        assert!(is_full(cache.session("a", &keys("id", "secret"))).await);
        for (bucket, id, secret) in [
            ("b", "id", "secret"),
            ("a", "id2", "secret"),
            ("a", "id", "other"),
            ("a", "ids", "ecret"),
        ] {
            assert!(
                !is_full(cache.session(bucket, &keys(id, secret))).await,
                "{bucket} {id} {secret}"
            );
        }
    }

    #[tokio::test]
    async fn the_least_recently_used_session_is_forgotten() {
        let (cache, keys) = (Cache::default(), keys("id", "secret"));
        for bucket in 0..CAPACITY {
            fill(cache.session(&bucket.to_string(), &keys)).await;
        }
        assert!(is_full(cache.session("0", &keys)).await);
        fill(cache.session("new", &keys)).await;
        assert!(is_full(cache.session("0", &keys)).await);
        assert!(!is_full(cache.session("1", &keys)).await);
        assert_eq!(cache.0.lock().expect("no test panics with the lock").len(), CAPACITY);
    }
}
