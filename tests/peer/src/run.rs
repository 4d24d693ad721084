//! Sends equal inputs through both crates, and reports the differences of their requests and outcomes.

use crate::entropy::{Entropy, ODD, Words};
use crate::outcome::Outcome;
use crate::reasons::{reason, reason_of_bodies};
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
    /// The members of awsQuery that are lists of structures.
    lists: BTreeSet<String>,
}

#[derive(Debug)]
struct Kind {
    reason: Option<&'static str>,
    inputs: usize,
    operations: BTreeSet<String>,
    example: Value,
}

impl Report {
    /// Without inputs yet; `lists` are the members of awsQuery that are lists of structures.
    pub fn new(lists: BTreeSet<String>) -> Self {
        Self {
            lists,
            ..Self::default()
        }
    }

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
        let differences = differences(&official, &generated, is_answered, &self.lists);
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
            let [official, generated] = windows(&official, &generated);
            let kind = self.kinds.entry(kind).or_insert_with(|| Kind {
                reason,
                inputs: 0,
                operations: BTreeSet::new(),
                example: json!({
                    "operation": operation,
                    "input": input,
                    "official": official,
                    "generated": generated,
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
fn differences(official: &Called, generated: &Called, with_outcome: bool, lists: &BTreeSet<String>) -> Vec<Difference> {
    match (official.sent.first(), generated.sent.first()) {
        (Some(theirs), Some(ours)) => {
            let mut found = of_requests(theirs, ours, lists);
            let count = |called: &Called| called.sent.len().to_string();
            found.extend(differ("number of requests", count(official), count(generated)));
            let (theirs, ours) = (&official.outcome, &generated.outcome);
            let is_same = ours.agrees_with(theirs) || ours.without_absent().agrees_with(&theirs.without_absent());
            if with_outcome && !is_same {
                found.push(of_outcomes("outcome", theirs, ours));
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

fn of_requests(theirs: &Sent, ours: &Sent, lists: &BTreeSet<String>) -> Vec<Difference> {
    let mut found = Vec::new();
    found.extend(differ("method or URI", theirs.line.clone(), ours.line.clone()));
    let names: BTreeSet<&String> = theirs.headers.keys().chain(ours.headers.keys()).collect();
    for name in names {
        let value = |sent: &Sent| sent.headers.get(name).cloned().unwrap_or_else(|| "(absent)".into());
        found.extend(differ(&format!("header {name}"), value(theirs), value(ours)));
    }
    found.extend(differ("body", format!("{:?}", theirs.body), format!("{:?}", ours.body)));
    if let Some(reason) = reason_of_bodies(theirs, ours, lists) {
        let of_body = |it: &&mut Difference| matches!(it.kind.as_str(), "body" | "header content-length");
        for difference in found.iter_mut().filter(of_body) {
            difference.kind = format!("{}, {reason}", difference.kind);
            difference.reason = Some(reason);
        }
    }
    found
}

fn of_outcomes(kind: &str, official: &Outcome, generated: &Outcome) -> Difference {
    let text = |outcome: &Outcome| format!("{:?}", outcome.without_absent());
    let reason = reason(&official.in_order(), &generated.in_order());
    Difference {
        kind: reason.map_or(kind.to_owned(), |reason| format!("{kind}, {reason}")),
        reason,
        official: text(official),
        generated: text(generated),
    }
}

/// Both texts from shortly before the place where they differ.
fn windows(official: &str, generated: &str) -> [String; 2] {
    const BEFORE: usize = 300;
    let same = official
        .chars()
        .zip(generated.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let start = same.saturating_sub(BEFORE);
    [official, generated].map(|text| {
        let rest: String = text.chars().skip(start).collect();
        let mark = if start > 0 { "…" } else { "" };
        format!("{mark}{}", shortened(&rest))
    })
}

fn shortened(text: &str) -> String {
    const MOST: usize = 1500;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
