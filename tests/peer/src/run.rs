//! The same inputs through both crates, and in what their requests and outcomes differ.

use crate::entropy::{Entropy, ODD, Words};
use crate::outcome::Outcome;
use crate::reasons::reason;
use crate::wire::{Answer, Log, Sent, connector};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Texts that any member takes.
const PLAIN: &[&str] = &["a", "b-1", "name", "Abc", "2", "my-thing"];

/// The number of random inputs an operation gets.
const RANDOM: u64 = 20;

/// A call that came to an end.
#[derive(Debug)]
pub struct Called {
    sent: Vec<Sent>,
    outcome: Outcome,
}

/// Calls an operation of one crate: with its client for a connector, and the values of its input.
pub fn called<F: Future<Output = Outcome>>(answer: Answer, call: impl FnOnce(SharedHttpClient) -> F) -> Called {
    let (http, log): (_, Log) = connector(answer);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(call(http))));
    let sent = std::mem::take(&mut *log.lock().unwrap_or_else(|it| it.into_inner()));
    Called {
        sent,
        outcome: outcome.unwrap_or(Outcome::Failed("panic", String::new())),
    }
}

/// A call of either crate.
pub type Call<'a> = &'a dyn Fn(&str, Answer, Entropy<'_>) -> Called;

/// In what requests and outcomes differ, by kind.
#[derive(Debug, Default)]
pub struct Report {
    requests: usize,
    refused: usize,
    answers: usize,
    different: usize,
    excused: usize,
    kinds: BTreeMap<String, Kind>,
}

#[derive(Debug)]
struct Kind {
    reason: Option<&'static str>,
    inputs: usize,
    operations: BTreeSet<String>,
    example: Value,
}

impl Report {
    /// Sends the smallest, the largest and random inputs of an operation.
    pub fn try_operation(&mut self, operation: &str, numbers: &[i64], answers: &[Answer], calls: [Call<'_>; 2]) {
        let plain = Words { texts: PLAIN, numbers };
        let odd = Words { numbers, ..ODD };
        self.try_input(operation, "smallest", Entropy::with(&[], plain), answers, calls);
        for (name, words) in [("largest", plain), ("largest, odd", odd)] {
            self.try_input(operation, name, Entropy::with(&[251; 0x4000], words), answers, calls);
        }
        for seed in 0..RANDOM {
            let words = if seed % 2 == 0 { plain } else { odd };
            let bytes = bytes(seed);
            self.try_input(
                operation,
                &format!("random {seed}"),
                Entropy::with(&bytes, words),
                answers,
                calls,
            );
        }
    }

    fn try_input(
        &mut self,
        operation: &str,
        input: &str,
        values: Entropy<'_>,
        answers: &[Answer],
        calls: [Call<'_>; 2],
    ) {
        let mut seed = input.len() + self.requests;
        seed = seed.checked_rem(answers.len()).unwrap_or_default();
        let answer = answers.get(seed).cloned().unwrap_or(Answer {
            status: 200,
            ..Answer::default()
        });
        let [official, generated] = calls.map(|call| call(operation, answer.clone(), values.clone()));
        match official.sent.is_empty() {
            true => self.refused += 1,
            false => self.requests += 1,
        }
        let both_sent = !official.sent.is_empty() && !generated.sent.is_empty();
        let is_answered = both_sent && !answers.is_empty();
        self.answers += usize::from(is_answered);
        let differences = differences(&official, &generated, is_answered);
        let excused = differences.iter().filter(|it| it.reason.is_some()).count();
        self.different += usize::from(excused < differences.len());
        self.excused += usize::from(excused > 0 && excused == differences.len());
        for Difference {
            kind,
            reason,
            official,
            generated,
        } in differences
        {
            let kind = self.kinds.entry(kind).or_insert_with(|| Kind {
                reason,
                inputs: 0,
                operations: BTreeSet::new(),
                example: json!({
                    "operation": operation,
                    "input": input,
                    "official": shortened(&official),
                    "generated": shortened(&generated),
                    "answer": shortened(&String::from_utf8_lossy(&answer.body)),
                }),
            });
            kind.inputs += 1;
            kind.operations.insert(operation.to_owned());
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        let kinds = self.kinds.iter().map(|(name, kind)| {
            json!({
                "kind": name,
                "reason": kind.reason,
                "inputs": kind.inputs,
                "operations": kind.operations,
                "example": kind.example,
            })
        });
        json!({
            "requests": self.requests,
            "refused": self.refused,
            "answers": self.answers,
            "different": self.different,
            "excused": self.excused,
            "kinds": kinds.collect::<Vec<_>>(),
        })
    }
}

/// Random bytes, more of them for later seeds.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let length = 60 + seed * seed * 10;
    let bytes = (0..length).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    });
    bytes.collect()
}

/// A kind of difference with both values.
#[derive(Debug)]
struct Difference {
    kind: String,
    /// The reason that the documentation gives for it.
    reason: Option<&'static str>,
    official: String,
    generated: String,
}

/// The differences of two calls; outcomes count where both had an answer of the service.
fn differences(official: &Called, generated: &Called, with_outcome: bool) -> Vec<Difference> {
    match (official.sent.first(), generated.sent.first()) {
        (Some(theirs), Some(ours)) => {
            let mut found = of_requests(theirs, ours);
            let count = |called: &Called| called.sent.len().to_string();
            found.extend(differ("number of requests", count(official), count(generated)));
            if with_outcome && !generated.outcome.agrees_with(&official.outcome) {
                found.push(of_outcomes("outcome", &official.outcome, &generated.outcome));
            }
            found
        }
        (None, None) => Vec::new(),
        (Some(_), None) => vec![of_outcomes("refused here only", &official.outcome, &generated.outcome)],
        (None, Some(_)) => vec![of_outcomes("refused there only", &official.outcome, &generated.outcome)],
    }
}

fn differ(kind: &str, official: String, generated: String) -> Option<Difference> {
    (official != generated).then(|| Difference {
        kind: kind.to_owned(),
        reason: None,
        official,
        generated,
    })
}

fn of_requests(theirs: &Sent, ours: &Sent) -> Vec<Difference> {
    let mut found = Vec::new();
    found.extend(differ("method or URI", theirs.line.clone(), ours.line.clone()));
    let names: BTreeSet<&String> = theirs.headers.keys().chain(ours.headers.keys()).collect();
    for name in names {
        let value = |sent: &Sent| sent.headers.get(name).cloned().unwrap_or_else(|| "(absent)".into());
        found.extend(differ(&format!("header {name}"), value(theirs), value(ours)));
    }
    found.extend(differ("body", format!("{:?}", theirs.body), format!("{:?}", ours.body)));
    found
}

fn of_outcomes(kind: &str, official: &Outcome, generated: &Outcome) -> Difference {
    let text = |outcome: &Outcome| without_absent(&format!("{outcome:?}"));
    let reason = reason(official, generated);
    Difference {
        kind: reason.map_or(kind.to_owned(), |reason| format!("{kind}, {reason}")),
        reason,
        official: text(official),
        generated: text(generated),
    }
}

/// The text of a value without fields that are `None`, since another version of the model may have more fields.
fn without_absent(text: &str) -> String {
    let mut parts = text.split(": None");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '#');
        let name = kept.len() - kept.trim_end_matches(is_name).len();
        match part.starts_with([',', ' ', ')']) && name > 0 {
            true => {
                kept.truncate(kept.len() - name);
                let kept_end = kept.trim_end_matches(", ").len();
                kept.truncate(kept_end);
                // Between two fields that stay, a comma does.
                let rest = if kept.ends_with("{ ") {
                    part.trim_start_matches(", ")
                } else {
                    part
                };
                kept.push_str(rest);
            }
            false => {
                kept.push_str(": None");
                kept.push_str(part);
            }
        }
    }
    kept.replace("{  }", "{ }")
}

fn shortened(text: &str) -> String {
    const MOST: usize = 1500;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_absent;

    #[test]
    fn absent_fields_are_left_out_wherever_they_stand() {
        let cases = [
            ("Out { a: None, b: 1 }", "Out { b: 1 }"),
            ("Out { b: 1, a: None }", "Out { b: 1 }"),
            ("Out { b: 1, a: None, c: 2 }", "Out { b: 1, c: 2 }"),
            ("Out { a: None, x: None }", "Out { }"),
            ("Out { a: None }", "Out { }"),
            ("Out { b: Some(In { a: None }), c: None }", "Out { b: Some(In { }) }"),
            ("Out { text: \"a: Nonet\" }", "Out { text: \"a: Nonet\" }"),
        ];
        for (text, expected) in cases {
            assert_eq!(without_absent(text), expected, "{text}");
        }
    }
}
