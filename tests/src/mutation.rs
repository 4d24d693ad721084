//! Changes to the text of a model, as nobody would make them on purpose.

use crate::random::Random;
use std::ops::Range;

/// Replacements for a part of a file.
const SNIPPETS: &[&str] = &[
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "18446744073709551616",
    "\"\"",
    "\"\\u0000\"",
    "\"smithy.api#Unit\"",
    "[]",
    "{}",
    "[[]]",
    "\"ns#A$b\"",
    "\"smithy.api#String\"",
    "{\"min\":5,\"max\":1}",
    "{\"selector\":\"*\"}",
    "{\"selector\":\":not(\"}",
    "{\"target\":\"ns#Structure\"}",
    "[{\"target\":\"ns#Service\"}]",
    "\"structure\"",
    "\"union\"",
    "\"apply\"",
    "\"service\"",
    "\"^(a+)+$\"",
    "\"/{a}/{b+}?c={d}\"",
    "0.1",
    "\"1985-04-12T23:20:50.52Z\"",
];

/// Replacements for a part of a file of Smithy IDL.
const IDL_SNIPPETS: &[&str] = &[
    "null",
    "-1.5e400",
    "\"\"\"",
    "\"\"\"\n    a\\\n  \"\"\"",
    "\"\\u00",
    "{}",
    "[]",
    "{a: [b, {c: d}]}",
    "\n/// docs\n",
    "// comment",
    "\nuse smithy.api#Unit\n",
    "\n$version: \"1.0\"\n",
    "\nmetadata a = b$c\n",
    "\nnamespace a.b\n",
    "\nstructure",
    "\napply Case$a @required\n",
    " with [Case, Case]",
    " for Resource",
    ":= {",
    ": Case = ",
    "$",
    "@",
    "@mixin ",
    "@box ",
    "@length(min: 5, max: 1) ",
    "smithy.api#String",
    "resource",
    "union",
    "enum",
    "set",
    "operation",
    "}\n}",
    "\r",
    "_",
];

/// Changes a text in one place: bytes, or values as far as it is JSON or IDL.
pub fn mutate(text: &mut Vec<u8>, is_idl: bool, random: &mut Random) {
    let snippets = if is_idl { IDL_SNIPPETS } else { SNIPPETS };
    let values = values(text);
    let is_string = |range: &&Range<usize>| text.get(range.start) == Some(&b'"');
    let strings: Vec<_> = values.iter().filter(is_string).cloned().collect();
    let anywhere = |random: &mut Random| {
        let start = random.below(text.len() + 1);
        start..(start + random.below(40)).min(text.len())
    };
    let (range, new) = match random.below(12) {
        0 => (anywhere(random), vec![]),
        1 => (
            anywhere(random),
            (0..random.below(8)).map(|_| random.below(256) as u8).collect(),
        ),
        2 => (random.below(text.len() + 1)..text.len(), vec![]),
        3 => {
            let (to, from) = (anywhere(random).start, anywhere(random));
            (to..to, text[from].to_vec())
        }
        4 | 5 if !values.is_empty() => (random.of(&values), random.of(snippets).as_bytes().to_vec()),
        6 | 7 if !values.is_empty() => (random.of(&values), text[random.of(&values)].to_vec()),
        8 if !values.is_empty() => {
            let depth = random.below(300);
            (
                random.of(&values),
                ["[".repeat(depth), "]".repeat(depth)].concat().into_bytes(),
            )
        }
        _ if !strings.is_empty() => (random.of(&strings), text[random.of(&strings)].to_vec()),
        _ => (anywhere(random), b"\"".to_vec()),
    };
    if text.len() + new.len() < 1_000_000 {
        text.splice(range, new);
    }
}

/// Words that stand where the name of a shape, a member or a value stood.
const NAMES: &[&str] = &[
    "Self",
    "self",
    "type",
    "Type",
    "None",
    "Client",
    "Error",
    "Builder",
    "Unhandled",
    "Config",
    "String",
    "a_b",
    "A_B",
    "aB",
    "AB",
    "A1b2",
    "set_x",
    "\u{65e5}\u{672c}",
];

/// Words that Smithy gives a meaning.
const KEYWORDS: &[&str] = &[
    "smithy", "shapes", "members", "member", "target", "traits", "input", "output", "key", "value",
];

/// Puts another name for a word wherever it stands as a whole, in either format.
pub fn rename(text: &mut Vec<u8>, _: bool, random: &mut Random) {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let words = |text: &[u8]| -> Vec<Range<usize>> {
        let mut words = vec![];
        let mut start = 0;
        for part in text.split(|byte| !is_part(byte)) {
            words.push(start..start + part.len());
            start += part.len() + 1;
        }
        words
    };
    let is_name = |range: &&Range<usize>| {
        let word = &text[(*range).clone()];
        let begins = range.start > 0 && matches!(text[range.start - 1], b'#' | b'$');
        let is_key = text.get(range.start.wrapping_sub(1)) == Some(&b'"') && text[range.end..].starts_with(b"\": {");
        word.len() > 1 && (begins || is_key) && !KEYWORDS.iter().any(|it| it.as_bytes() == word)
    };
    let all = words(text);
    let names: Vec<_> = all.iter().filter(is_name).cloned().collect();
    if names.is_empty() {
        return;
    }
    let old = text[random.of(&names)].to_vec();
    let new = random.of(NAMES).as_bytes();
    for range in all.into_iter().rev() {
        if text[range.clone()] == old {
            text.splice(range, new.iter().copied());
        }
    }
}

/// The places of all values, keys and words, as far as the text is JSON or IDL.
fn values(text: &[u8]) -> Vec<Range<usize>> {
    let (mut values, mut open, mut at) = (vec![], vec![], 0);
    while at < text.len() {
        let start = at;
        at += 1;
        match text[start] {
            b'{' | b'[' => open.push(start),
            b'}' | b']' => values.extend(open.pop().map(|start| start..at)),
            b'"' => {
                while at < text.len() && text[at] != b'"' {
                    at += if text[at] == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(text.len());
                values.push(start..at);
            }
            b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                while at < text.len() && (text[at].is_ascii_alphanumeric() || matches!(text[at], b'.' | b'+' | b'-')) {
                    at += 1;
                }
                values.push(start..at);
            }
            _ => {}
        }
    }
    values
}
