//! Challenges in `WWW-Authenticate`, and the answers to them (RFC 7616).

use aws_smithy_runtime_api::client::identity::http::Login;
use aws_smithy_runtime_api::http::Headers;
use md5::Md5;
use sha2::digest::Digest;
use sha2::{Sha256, Sha512_256};

/// A supported challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Challenge {
    realm: String,
    pub(super) nonce: String,
    opaque: Option<String>,
    /// The algorithm as the server named it; the oldest servers name no algorithm.
    algorithm: Option<String>,
    hash: Hash,
    /// `true` if the algorithm is a `-sess` variant.
    session: bool,
    /// `true` if the answer has a nonce count (`qop=auth`).
    qop: bool,
    /// `true` if the last answer was right but for a stale nonce.
    pub(super) stale: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hash {
    Md5,
    Sha256,
    Sha512_256,
}

impl Hash {
    fn of(self, text: &str) -> String {
        let bytes = match self {
            Self::Md5 => Md5::digest(text.as_bytes()).to_vec(),
            Self::Sha256 => Sha256::digest(text.as_bytes()).to_vec(),
            Self::Sha512_256 => Sha512_256::digest(text.as_bytes()).to_vec(),
        };
        bytes.iter().map(|it| format!("{it:02x}")).collect()
    }
}

/// The parts of a request that the answer covers.
pub(super) struct Asked<'a> {
    pub(super) method: &'a str,
    /// Path and query.
    pub(super) target: &'a str,
    /// The number of requests with the nonce, including this request.
    pub(super) count: u32,
    /// A nonce of the client.
    pub(super) cnonce: &'a str,
}

impl Challenge {
    /// Returns the first supported challenge of a response, which the server prefers.
    pub(super) fn of(headers: &Headers) -> Option<Self> {
        let all = headers.get_all("www-authenticate").flat_map(challenges);
        all.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("digest"))
            .find_map(|(_, parameters)| Self::read(&parameters))
    }

    fn read(parameters: &[(String, String)]) -> Option<Self> {
        let get = |wanted: &str| {
            let found = parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.clone())
        };
        let algorithm = get("algorithm");
        let name = algorithm.as_deref().unwrap_or("MD5").to_ascii_lowercase();
        let (name, session) = match name.strip_suffix("-sess") {
            Some(name) => (name, true),
            None => (name.as_str(), false),
        };
        let hash = match name {
            "md5" => Hash::Md5,
            "sha-256" => Hash::Sha256,
            "sha-512-256" => Hash::Sha512_256,
            _ => return None,
        };
        let qop = get("qop");
        let counts = |qop: &String| qop.split(',').any(|it| it.trim().eq_ignore_ascii_case("auth"));
        if qop.as_ref().is_some_and(|it| !counts(it)) {
            return None;
        }
        Some(Self {
            realm: get("realm")?,
            nonce: get("nonce")?,
            opaque: get("opaque"),
            hash,
            session,
            qop: qop.is_some(),
            stale: get("stale").is_some_and(|it| it.eq_ignore_ascii_case("true")),
            algorithm,
        })
    }

    /// Returns the value of `Authorization`.
    pub(super) fn answer(&self, login: &Login, asked: &Asked<'_>) -> String {
        let Asked {
            method,
            target,
            count,
            cnonce,
        } = asked;
        let Self { realm, nonce, hash, .. } = self;
        let secret = hash.of(&format!("{}:{realm}:{}", login.user(), login.password()));
        let secret = match self.session {
            true => hash.of(&format!("{secret}:{nonce}:{cnonce}")),
            false => secret,
        };
        let request = hash.of(&format!("{method}:{target}"));
        let response = match self.qop {
            true => hash.of(&format!("{secret}:{nonce}:{count:08x}:{cnonce}:auth:{request}")),
            false => hash.of(&format!("{secret}:{nonce}:{request}")),
        };
        let mut parts = vec![
            format!("username={}", quoted(login.user())),
            format!("realm={}", quoted(realm)),
            format!("nonce={}", quoted(nonce)),
            format!("uri={}", quoted(target)),
            format!("response=\"{response}\""),
        ];
        parts.extend(self.algorithm.as_ref().map(|it| format!("algorithm={it}")));
        parts.extend(self.opaque.as_ref().map(|it| format!("opaque={}", quoted(it))));
        if self.qop {
            parts.push(format!("qop=auth, nc={count:08x}"));
        }
        if self.qop || self.session {
            parts.push(format!("cnonce=\"{cnonce}\""));
        }
        format!("Digest {}", parts.join(", "))
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Splits a header into challenges: scheme and parameters. Commas separate both challenges and parameters.
fn challenges(header: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut challenges: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for item in items(header) {
        let (head, value) = item.split_once('=').unwrap_or((&item, ""));
        let name = match head.trim().split_once(char::is_whitespace) {
            Some((scheme, name)) => {
                challenges.push((scheme.to_owned(), Vec::new()));
                name.trim()
            }
            None if !item.contains('=') => {
                challenges.push((head.trim().to_owned(), Vec::new()));
                continue;
            }
            None => head.trim(),
        };
        if let Some((_, parameters)) = challenges.last_mut() {
            parameters.push((name.to_owned(), unquoted(value.trim())));
        }
    }
    challenges
}

/// Splits at commas outside of quotes.
fn items(header: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let (mut in_quotes, mut escaped) = (false, false);
    for c in header.chars() {
        match c {
            ',' if !in_quotes => {
                items.push(String::new());
                continue;
            }
            '"' if !escaped => in_quotes = !in_quotes,
            _ => {}
        }
        escaped = c == '\\' && in_quotes && !escaped;
        if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    items.retain(|it| !it.trim().is_empty());
    items
}

fn unquoted(value: &str) -> String {
    let Some(inner) = value.strip_prefix('"').and_then(|it| it.strip_suffix('"')) else {
        return value.to_owned();
    };
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        out.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHA256_THEN_MD5: [&str; 2] = [
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, \
         nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, \
         nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
    ];

    fn challenge(headers: &[&str]) -> Option<Challenge> {
        let mut all = Headers::new();
        for header in headers {
            all.append("www-authenticate", (*header).to_owned());
        }
        Challenge::of(&all)
    }

    /// The answer to the request of the RFC's examples.
    fn answer(headers: &[&str]) -> Option<String> {
        let login = Login::new("Mufasa", "Circle of Life", None);
        let asked = Asked {
            method: "GET",
            target: "/dir/index.html",
            count: 1,
            cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        };
        challenge(headers).map(|it| it.answer(&login, &asked))
    }

    #[test]
    fn the_examples_of_the_rfc_are_answered_as_there() {
        let sha256 = answer(&SHA256_THEN_MD5).expect("the first one is known");
        assert!(
            sha256.contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\""),
            "{sha256}"
        );
        let md5 = answer(&SHA256_THEN_MD5[1..]).expect("MD5 is known");
        assert!(md5.contains("response=\"8ca523f5e9506fed4657c9700eebdbec\""), "{md5}");
        assert!(md5.ends_with(
            "algorithm=MD5, opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\", qop=auth, nc=00000001, \
             cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\""
        ));
    }

    #[test]
    fn a_challenge_is_found_among_others() {
        let found = challenge(&["Negotiate, Basic realm=\"a, b\", Digest nonce=\"n\\\"1\", realm=r, stale=TRUE"]);
        let found = found.expect("there is one");
        assert_eq!((found.nonce.as_str(), found.realm.as_str()), ("n\"1", "r"));
        assert!(found.stale && !found.qop);
        let answer = found.answer(
            &Login::new("u", "p", None),
            &Asked {
                method: "GET",
                target: "/",
                count: 1,
                cnonce: "c",
            },
        );
        assert!(
            answer.contains("nonce=\"n\\\"1\"") && !answer.contains("cnonce"),
            "{answer}"
        );
    }

    #[test]
    fn what_cannot_be_answered_is_no_challenge() {
        assert_eq!(challenge(&["Basic realm=\"x\""]), None);
        assert_eq!(challenge(&["Digest realm=\"x\", nonce=\"y\", algorithm=SHA-1"]), None);
        assert_eq!(challenge(&["Digest realm=\"x\", nonce=\"y\", qop=\"auth-int\""]), None);
        assert_eq!(challenge(&["Digest realm=\"x\""]), None);
        assert_eq!(challenge(&["", "\"", "Digest", "=,=\\"]), None);
    }
}
