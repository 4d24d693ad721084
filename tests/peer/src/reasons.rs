//! Differences that `docs/compatibility.md` gives a reason for.

use crate::outcome::Outcome;
use crate::wire::{Body, Sent};
use std::collections::BTreeSet;

/// The reasons, each with the outcomes of the official crate and of ours that it is about.
const REASONS: &[(&str, fn(&Outcome, &Outcome) -> bool)] = &[
    (
        "a null in a list or map that is not sparse is left out",
        is_null_left_out,
    ),
    (
        "a required member in the query or a header has no value",
        is_refused_without_a_part,
    ),
    (
        "white space is a value of a member that chooses the endpoint",
        is_white_space_refused,
    ),
    ("a list or map of sensitive values is hidden in `Debug`", is_hidden_here),
];

/// The text of a sensitive value in `Debug`.
const HIDDEN: &str = "\"*** Sensitive Data Redacted ***\"";

/// The reason for which the outcomes of two crates differ, if there is one.
pub fn reason(official: &Outcome, generated: &Outcome) -> Option<&'static str> {
    let found = REASONS.iter().find(|(_, is_it)| is_it(official, generated));
    found.map(|(reason, _)| *reason)
}

/// The reason for which the bodies of two requests differ, if there is one; `lists` are the members of awsQuery that are
/// lists of structures.
pub fn reason_of_bodies(official: &Sent, generated: &Sent, lists: &BTreeSet<String>) -> Option<&'static str> {
    let (Body::Form(official), Body::Form(generated)) = (&official.body, &generated.body) else {
        return None;
    };
    let is_added = |parameter: &&String| !official.contains(parameter);
    let is_list = |parameter: &String| {
        let name = parameter.strip_suffix('=').and_then(|name| name.rsplit('.').next());
        name.is_some_and(|name| lists.contains(name))
    };
    let is_it = official.iter().all(|it| generated.contains(it)) && generated.iter().filter(is_added).all(is_list);
    (is_it && official != generated).then_some("a list of structures without members is `Name=` in a form")
}

fn is_null_left_out(official: &Outcome, generated: &Outcome) -> bool {
    let is_refused = official.cause().contains("cannot contain null values");
    is_refused && matches!(generated, Outcome::Output(_) | Outcome::Service { .. })
}

fn is_refused_without_a_part(_: &Outcome, generated: &Outcome) -> bool {
    let is_refused = matches!(generated, Outcome::Failed("construction failure", _));
    is_refused && generated.cause().contains("cannot be empty or unset")
}

/// Members without a value are refused by both crates.
fn is_white_space_refused(official: &Outcome, generated: &Outcome) -> bool {
    let is_refused = matches!(official, Outcome::Failed("construction failure", _));
    let is_sent = !matches!(generated, Outcome::Failed("construction failure", _));
    is_refused && is_sent && official.cause().contains("A required field was not set")
}

/// The texts are equal but for what only ours hides.
fn is_hidden_here(official: &Outcome, generated: &Outcome) -> bool {
    let (Outcome::Output(official), Outcome::Output(generated)) = (official, generated) else {
        return false;
    };
    let mut rest = official.as_str();
    let mut parts = generated.split(HIDDEN).peekable();
    while let Some(part) = parts.next() {
        let Some(behind) = rest.strip_prefix(part) else {
            return false;
        };
        rest = match parts.peek() {
            Some(_) => &behind[value_length(behind)..],
            None => behind,
        };
    }
    rest.is_empty()
}

/// The length of the value that a text of `Debug` begins with.
fn value_length(text: &str) -> usize {
    let (mut depth, mut is_quoted, mut is_escaped) = (0usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' | '[' | '{' => depth += 1,
            ',' | ' ' | ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(text: &str) -> Outcome {
        Outcome::Output(text.to_owned())
    }

    #[test]
    fn only_what_is_hidden_may_differ() {
        let hidden = format!("Out {{ a: {HIDDEN}, b: Some(1), c: {HIDDEN} }}");
        for (official, is_same) in [
            ("Out { a: None, b: Some(1), c: Some([\"x, }\\\"\"]) }", true),
            ("Out { a: Some({\"k\": [1, 2]}), b: Some(1), c: None }", true),
            ("Out { a: None, b: Some(2), c: None }", false),
            ("Out { a: None, b: Some(1), c: None, d: 1 }", false),
        ] {
            assert_eq!(
                is_hidden_here(&output(official), &output(&hidden)),
                is_same,
                "{official}"
            );
        }
        assert_eq!(reason(&output("Out { a: 1 }"), &output("Out { a: 2 }")), None);
    }

    #[test]
    fn another_failure_has_no_reason() {
        let failed = |cause: &str| Outcome::Failed("construction failure", cause.to_owned());
        let sent = output("Out");
        let unset = failed("failed: key was missing: cannot be empty or unset");
        assert!(reason(&sent, &unset).is_some());
        assert_eq!(reason(&sent, &failed("no region")), None);
        assert_eq!(
            reason(&failed("dense list cannot contain null values"), &failed("x")),
            None
        );
    }
    #[test]
    fn only_empty_lists_of_structures_may_be_added_to_a_form() {
        let form = |parameters: &[&str]| Sent {
            line: String::new(),
            headers: Default::default(),
            body: Body::Form(parameters.iter().map(|it| it.to_string()).collect()),
        };
        let lists = BTreeSet::from(["Contexts".to_owned()]);
        let official = form(&["A=1", "B=2"]);
        for (generated, is_it) in [
            (["A=1", "B=2", "Contexts="].as_slice(), true),
            (&["A=1", "B=2", "In.member.1.Contexts="], true),
            (&["A=1", "B=2", "Contexts=1"], false),
            (&["A=1", "B=2", "Name="], false),
            (&["A=1", "Contexts="], false),
            (&["A=1", "B=2"], false),
        ] {
            let reason = reason_of_bodies(&official, &form(generated), &lists);
            assert_eq!(reason.is_some(), is_it, "{generated:?}");
        }
    }
}
