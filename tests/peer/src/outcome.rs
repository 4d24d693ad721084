//! The outcome of a call, in a form that can be compared between two crates.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use std::error::Error;
use std::fmt::Debug;

/// The outcome of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The `Debug` of the output.
    Output(String),
    /// An error of the service: its text, code, message and `Debug`.
    Service {
        /// The error's `Display`.
        text: String,
        /// The code.
        code: Option<String>,
        /// The message.
        message: Option<String>,
        /// The fields of a modelled error; empty for the others, whose sources differ in wording.
        fields: String,
        /// The texts of the error and its sources.
        cause: String,
    },
    /// Any other error, by its kind, with the texts of the error and its sources.
    Failed(&'static str, String),
}

impl Outcome {
    /// Equal but for the wording of sources, or both an error that cannot be read: the generated crate then still names the
    /// code if the body has one, where the official one may give up on the whole body.
    pub fn agrees_with(&self, official: &Self) -> bool {
        match (self, official) {
            (Self::Output(ours), Self::Output(theirs)) => ours == theirs,
            (Self::Failed(ours, _), Self::Failed(theirs, _)) => ours == theirs,
            (
                Self::Service { fields, .. },
                Self::Service {
                    fields: theirs, code, ..
                },
            ) => {
                let are_unread = fields.is_empty() && theirs.is_empty() && code.is_none();
                are_unread || self.read() == official.read()
            }
            _ => false,
        }
    }

    /// Returns the fields of an error of the service that callers read.
    fn read(&self) -> Option<[Option<&str>; 4]> {
        match self {
            Self::Service {
                text,
                code,
                message,
                fields,
                ..
            } => Some([
                Some(text.as_str()),
                code.as_deref(),
                message.as_deref(),
                Some(fields.as_str()),
            ]),
            _ => None,
        }
    }

    /// With fields in the order of their names, since that of the model changes with its version.
    pub fn in_order(&self) -> Self {
        self.with_fields(in_order)
    }

    /// In order and without fields that are `None`, since another version of the model may have more fields.
    pub fn without_absent(&self) -> Self {
        self.with_fields(|text| without_absent(&in_order(text)))
    }

    fn with_fields(&self, change: impl Fn(&str) -> String) -> Self {
        let mut outcome = self.clone();
        if let Self::Output(text) | Self::Service { fields: text, .. } = &mut outcome {
            *text = change(text);
        }
        outcome
    }

    /// The texts of an error and its sources.
    pub fn cause(&self) -> &str {
        match self {
            Self::Output(_) => "",
            Self::Service { cause, .. } | Self::Failed(_, cause) => cause,
        }
    }

    /// From the result of `send()`.
    pub fn new<T: Debug, E: ProvideErrorMetadata + Error + Debug + 'static>(
        result: Result<T, SdkError<E, HttpResponse>>,
    ) -> Self {
        let error = match result {
            Ok(output) => return Self::Output(format!("{output:?}")),
            Err(error) => error,
        };
        let cause = texts(&error);
        match error {
            SdkError::ConstructionFailure(_) => Self::Failed("construction failure", cause),
            SdkError::TimeoutError(_) => Self::Failed("timeout", cause),
            SdkError::DispatchFailure(_) => Self::Failed("dispatch failure", cause),
            SdkError::ResponseError(_) => Self::Failed("response error", cause),
            SdkError::ServiceError(error) => {
                let error = error.err();
                let fields = format!("{error:?}");
                Self::Service {
                    text: error.to_string(),
                    code: error.code().map(str::to_owned),
                    message: error.message().map(str::to_owned),
                    fields: if fields.starts_with("Unhandled") {
                        String::new()
                    } else {
                        with_sorted_extras(fields)
                    },
                    cause,
                }
            }
            _ => Self::Failed("another error", cause),
        }
    }
}

/// The texts of an error and its sources.
fn texts(error: &dyn Error) -> String {
    let mut texts = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        texts += &format!(": {error}");
        source = error.source();
    }
    texts
}

/// The extras of an error's metadata are a map without an order.
fn with_sorted_extras(fields: String) -> String {
    let start = "extras: Some({";
    let Some((before, (extras, after))) = fields
        .split_once(start)
        .and_then(|(before, rest)| Some((before, rest.split_once("})")?)))
    else {
        return fields;
    };
    let mut entries: Vec<&str> = extras.split(", \"").map(|it| it.trim_start_matches('"')).collect();
    entries.sort_unstable();
    format!("{before}{start}\"{}}}){after}", entries.join(", \""))
}

/// The text of a value with fields of structures and entries of maps in order; elements of lists and tuples keep theirs.
fn in_order(text: &str) -> String {
    // The parts of each bracket that is open, and of the text outside of brackets.
    let mut open = vec![vec![String::new()]];
    let (mut is_quoted, mut is_escaped) = (false, false);
    for c in text.chars() {
        let is_text = is_quoted;
        if !is_escaped && c == '"' {
            is_quoted = !is_quoted;
        }
        is_escaped = is_text && !is_escaped && c == '\\';
        match c {
            '(' | '[' | '{' if !is_text => open.push(vec![String::new()]),
            ')' | ']' | '}' if !is_text && open.len() > 1 => {
                let parts = open.pop().unwrap_or_default();
                push(&mut open, &bracketed(parts, c));
            }
            ',' if !is_text => {
                if let Some(parts) = open.last_mut() {
                    parts.push(String::new());
                }
            }
            _ => push(&mut open, c.encode_utf8(&mut [0; 4])),
        }
    }
    let parts = open.into_iter().flatten().collect::<Vec<_>>();
    parts.join(",")
}

/// Adds a text to the last part of the innermost bracket.
fn push(open: &mut [Vec<String>], text: &str) {
    if let Some(part) = open.last_mut().and_then(|parts| parts.last_mut()) {
        part.push_str(text);
    }
}

/// The parts between brackets, the last of which is this. The fields of a structure stand between spaces.
fn bracketed(parts: Vec<String>, close: char) -> String {
    let space = match parts.first() {
        Some(first) if close == '}' && first.starts_with(' ') => " ",
        _ => "",
    };
    let mut parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let open = match close {
        '}' => '{',
        ']' => '[',
        _ => '(',
    };
    if close == '}' {
        parts.sort_unstable();
    }
    format!("{open}{space}{}{space}{close}", parts.join(", "))
}

/// The text of a value without fields that are `None`.
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
    // A structure of a model without these fields is its name alone.
    kept.replace(" {  }", "")
}

#[cfg(test)]
mod tests {
    use super::{in_order, without_absent};

    #[test]
    fn absent_fields_are_left_out_wherever_they_stand() {
        let cases = [
            ("Out { a: None, b: 1 }", "Out { b: 1 }"),
            ("Out { b: 1, a: None }", "Out { b: 1 }"),
            ("Out { b: 1, a: None, c: 2 }", "Out { b: 1, c: 2 }"),
            ("Out { a: None, x: None }", "Out"),
            ("Out { a: None }", "Out"),
            ("Out { b: Some(In { a: None }), c: None }", "Out { b: Some(In) }"),
            ("Out { text: \"a: Nonet\" }", "Out { text: \"a: Nonet\" }"),
        ];
        for (text, expected) in cases {
            assert_eq!(without_absent(text), expected, "{text}");
        }
    }

    #[test]
    fn fields_and_entries_have_an_order_and_elements_keep_theirs() {
        let cases = [
            (
                "Out { b: 1, a: Some(In { d: 2, c: 3 }) }",
                "Out { a: Some(In { c: 3, d: 2 }), b: 1 }",
            ),
            (
                "Out { b: {\"y\": 1, \"x\": [2, 1]} }",
                "Out { b: {\"x\": [2, 1], \"y\": 1} }",
            ),
            (
                "Out { b: \"}, a: \\\", {\", a: (2, 1) }",
                "Out { a: (2, 1), b: \"}, a: \\\", {\" }",
            ),
            ("Out { b: \"\\\\\", a: {} }", "Out { a: {}, b: \"\\\\\" }"),
            ("In", "In"),
            ("b), a", "b), a"),
        ];
        for (text, expected) in cases {
            assert_eq!(in_order(text), expected, "{text}");
        }
    }
}
