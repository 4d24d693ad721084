//! `@pattern` (ECMA-262 with Unicode, unanchored) to what the regex crate checks in linear time.
//!
//! The two dialects share most of their syntax but not its meaning: `\d`, `\w`, `\s`, `\b` and `.` are larger or
//! smaller sets there, and look-arounds do not exist. A pattern is parsed, printed in the other dialect and parsed
//! again by regex-syntax. If both texts have the same meaning, the model's stays. Look-aheads at the start become
//! expressions of their own, and so does a look-behind at the end: `^(?!aws)[a-z]+$` says `^[a-z]+$` and not `^aws`. A
//! pattern that cannot be expressed (back references, look-arounds elsewhere) is not checked, which is a warning.

mod parse;

use crate::rust::constraint::Pattern;
use parse::{Look, Term};
use regex_syntax::hir::{Class, Hir, HirKind};

/// The limit of states, by a rough count, of the regex crate's automaton of a pattern; a larger automaton takes megabytes.
const MAX_STATES: u64 = 150_000;

/// The limit of a pattern's length in bytes; the longest known pattern of AWS has 774.
const MAX_LENGTH: usize = 10_000;

/// The check of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translation {
    /// The text means the same to the regex crate.
    Same,
    /// By other expressions.
    Other {
        /// The expression that must match, unless it is the text itself.
        regex: Option<String>,
        /// The expressions that must not match.
        not: Option<String>,
        /// The expressions that must match as well.
        all: Option<String>,
        /// The number of characters, where counting replaces a huge repetition.
        length: Option<(u64, Option<u64>)>,
    },
    /// It is not checked.
    Unsupported {
        /// The reason, as the end of a sentence.
        reason: String,
    },
}

/// Translates a pattern of a model.
pub fn translate(pattern: &str) -> Translation {
    attempt(pattern).unwrap_or_else(|reason| Translation::Unsupported { reason })
}

/// A pattern as constraints.
pub struct Checked {
    /// The expressions.
    pub pattern: Pattern,
    /// The number of characters that the pattern allows, where the expressions do not limit it.
    pub length: Option<(u64, Option<u64>)>,
}

/// Translates a pattern, or returns the reason why it is not checked.
pub fn checked(pattern: &str) -> Result<Checked, String> {
    let text = pattern.to_owned();
    let (pattern, length) = match translate(pattern) {
        Translation::Unsupported { reason } => return Err(reason),
        Translation::Same => {
            let (regex, not, all) = (None, None, None);
            (Pattern { text, regex, not, all }, None)
        }
        Translation::Other {
            regex,
            not,
            all,
            length,
        } => (Pattern { text, regex, not, all }, length),
    };
    Ok(Checked { pattern, length })
}

fn attempt(pattern: &str) -> Result<Translation, String> {
    if pattern.len() > MAX_LENGTH {
        return Err("it is too long".to_owned());
    }
    let mut alternatives = parse::parse(pattern)?;
    let (mut not, mut all) = (vec![], vec![]);
    if let [terms] = alternatives.as_mut_slice() {
        let mut leading = vec![];
        let mut anchored = false;
        take_leading(terms, &mut leading, &mut anchored);
        if !anchored && !leading.is_empty() {
            return Err("it looks ahead from a place that is not the start".to_owned());
        }
        for Look { negative, inside, .. } in leading {
            if negative { &mut not } else { &mut all }.push(format!("^(?:{inside})"));
        }
        for Look { negative, inside, .. } in take_trailing(terms) {
            if negative { &mut not } else { &mut all }.push(format!("(?:{inside})$"));
        }
    }
    let length = take_length(&mut alternatives);
    let regex = parse::print(&alternatives)?;
    let hir = check(&regex)?;
    let same = !parse::needs_tables(pattern) && regex_syntax::parse(pattern).is_ok_and(|it| it == hir);
    let not = (!not.is_empty()).then(|| not.join("|"));
    if all.len() > 1 {
        return Err("it looks ahead more than once".to_owned());
    }
    let all = all.pop();
    for look in not.iter().chain(&all) {
        check(look)?;
    }
    if same && not.is_none() && all.is_none() {
        return Ok(Translation::Same);
    }
    let regex = (!same).then_some(regex);
    Ok(Translation::Other {
        regex,
        not,
        all,
        length,
    })
}

/// Takes the look-aheads out that are tried where the match starts; whether nothing else was there.
fn take_leading(terms: &mut Vec<Term>, looks: &mut Vec<Look>, anchored: &mut bool) -> bool {
    let mut at = 0;
    while let Some(term) = terms.get_mut(at) {
        match term {
            Term::Start => {
                *anchored = true;
                at += 1;
            }
            Term::Look(look) if look.ahead => {
                looks.push(look.clone());
                terms.remove(at);
            }
            Term::Group {
                alternatives,
                quantifier,
                ..
            } if quantifier.is_empty() && alternatives.len() == 1 => {
                if !take_leading(&mut alternatives[0], looks, anchored) {
                    return false;
                }
                at += 1;
            }
            _ => return false,
        }
    }
    true
}

/// Takes the look-behinds out that stand at the very end.
fn take_trailing(terms: &mut Vec<Term>) -> Vec<Look> {
    let mut looks = vec![];
    if !matches!(terms.last(), Some(Term::End)) {
        return looks;
    }
    while let Some(at) = terms.len().checked_sub(2) {
        match &terms[at] {
            Term::Look(look) if !look.ahead => looks.push(look.clone()),
            _ => break,
        }
        terms.remove(at);
    }
    looks
}

/// Makes `^[..]*$` of `^[..]{1,262144}$` and gives the bounds: with one class there is nothing but characters to count.
fn take_length(alternatives: &mut [Vec<Term>]) -> Option<(u64, Option<u64>)> {
    let [terms] = alternatives else { return None };
    let [Term::Start, Term::Text(text), Term::End] = terms.as_mut_slice() else {
        return None;
    };
    let hir = regex_syntax::parse(text).ok()?;
    let HirKind::Repetition(it) = hir.kind() else {
        return None;
    };
    let one = matches!(it.sub.kind(), HirKind::Class(_)) && states(&hir) > MAX_STATES;
    let quantifier = text.rfind('{').filter(|_| one)?;
    text.truncate(quantifier);
    text.push('*');
    Some((it.min.into(), it.max.map(u64::from)))
}

/// Returns whether the regex crate compiles the expression without spending megabytes.
fn check(regex: &str) -> Result<Hir, String> {
    let hir = regex_syntax::parse(regex).map_err(|error| {
        let kind = match error {
            regex_syntax::Error::Parse(error) => error.kind().to_string(),
            regex_syntax::Error::Translate(error) => error.kind().to_string(),
            _ => "it is not a regular expression".to_owned(),
        };
        kind.lines().collect::<Vec<_>>().join(" ")
    })?;
    if states(&hir) > MAX_STATES {
        Err("it repeats too often".to_owned())
    } else {
        Ok(hir)
    }
}

/// Estimates the number of states of the expression's automaton.
fn states(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) if class.is_ascii() => 1,
        HirKind::Class(Class::Unicode(class)) => 4 + 2 * class.ranges().len() as u64,
        HirKind::Class(Class::Bytes(_)) => 1,
        HirKind::Repetition(it) => {
            let times = it.max.unwrap_or(it.min).max(1);
            states(&it.sub).saturating_mul(times.into())
        }
        HirKind::Capture(it) => states(&it.sub),
        HirKind::Concat(all) | HirKind::Alternation(all) => all.iter().map(states).fold(0, u64::saturating_add),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(regex: Option<&str>, not: Option<&str>, all: Option<&str>) -> Translation {
        let text = |it: Option<&str>| it.map(str::to_owned);
        Translation::Other {
            regex: text(regex),
            not: text(not),
            all: text(all),
            length: None,
        }
    }

    #[test]
    fn equal_meaning_keeps_the_text() {
        for same in [
            "^[a-z]+$",
            "^[\\x20-\\x7E]+$",
            "a|b",
            "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$",
            "(?:a{2,3})+?",
            "",
        ] {
            assert_eq!(translate(same), Translation::Same, "of `{same}`");
        }
    }

    #[test]
    fn sets_are_those_of_the_specification() {
        assert_eq!(translate(r"^\d\w$"), other(Some("^[0-9][0-9A-Z_a-z]$"), None, None));
        assert_eq!(translate(r"\D[\W]"), other(Some("[^0-9][[^0-9A-Z_a-z]]"), None, None));
        assert_eq!(
            translate(r"a.\b"),
            other(Some(r"a[^\n\r\u{2028}\u{2029}](?-u:\b)"), None, None)
        );
        assert_eq!(
            translate(r"[\uD800\uDC00-\uDBFF\uDFFF]"),
            other(Some(r"[\u{10000}-\u{10FFFF}]"), None, None)
        );
        assert_eq!(translate(r"\p{Print}"), other(Some("[ -~]"), None, None));
        assert_eq!(translate("[a&&b[]"), other(Some(r"[a\&\&b\[]"), None, None));
        assert_eq!(translate(r"[\w-.]a{"), other(Some(r"[0-9A-Z_a-z\-.]a\{"), None, None));
    }

    #[test]
    fn java_says_some_things_otherwise() {
        assert_eq!(translate(r"\Aa+\z"), Translation::Same);
        assert_eq!(
            translate(r"[\0-\037]\0411"),
            other(Some(r"[\u{0}-\u{1F}]!1"), None, None)
        );
        assert_eq!(translate(r"\Aa+\Z"), other(Some("^a+$"), None, None));
        assert_eq!(translate("(?s).{0,9}(?:(?s))."), Translation::Same);
        assert_eq!(
            translate("(?:(?s).)."),
            other(Some(r"(?:[\x00-\u{10FFFF}])[^\n\r\u{2028}\u{2029}]"), None, None)
        );
    }

    /// Only general categories have tables in generated crates.
    #[test]
    fn tables_that_are_not_there_are_not_needed() {
        assert_eq!(translate(r"\p{Lu}\P{N}"), Translation::Same);
        assert_eq!(translate(r"[\s\S]+"), other(Some(&attempted(r"[\s\S]+")), None, None));
        assert!(attempted(r"\p{Script=Greek}").starts_with("[Ͱ-ͳ"));
        assert!(matches!(translate(r"\p{Alphabetic}"), Translation::Unsupported { .. }));
        assert!(matches!(translate("(?i)a"), Translation::Unsupported { .. }));
    }

    /// The expression that a pattern becomes.
    fn attempted(pattern: &str) -> String {
        match translate(pattern) {
            Translation::Other { regex: Some(regex), .. } => regex,
            it => format!("{it:?}"),
        }
    }

    #[test]
    fn look_arounds_at_the_ends() {
        assert_eq!(
            translate("^(?!sg-)[a-z]+$"),
            other(Some("^[a-z]+$"), Some("^(?:sg-)"), None)
        );
        assert_eq!(
            translate("^((?!a)(?!b)(?=c)[a-z])$"),
            other(Some("^([a-z])$"), Some("^(?:a)|^(?:b)"), Some("^(?:c)"))
        );
        assert_eq!(
            translate("^[a-z]*(?<!x)$"),
            other(Some("^[a-z]*$"), Some("(?:x)$"), None)
        );
    }

    #[test]
    fn a_huge_repetition_is_a_length() {
        let it = translate(r"^\S{1,262144}$");
        assert!(
            matches!(
                it,
                Translation::Other {
                    length: Some((1, Some(262_144))),
                    ..
                }
            ),
            "{it:?}"
        );
        assert!(matches!(
            translate("^(a{9999}){9999}$"),
            Translation::Unsupported { .. }
        ));
    }

    #[test]
    fn the_rest_is_not_supported() {
        for pattern in [
            r"(a)\1",
            "a(?!b)c",
            "(?!a)b",
            "a|^(?!b)c",
            "[a",
            "(a",
            "a)",
            "a*+",
            "*",
            r"\u",
            r"\x{110000}",
            "[b-a]",
            "a{2,1}",
            r"\",
            "{,3}a{,3}",
            r"\k<x>",
        ] {
            assert!(
                matches!(translate(pattern), Translation::Unsupported { .. }),
                "of `{pattern}`: {:?}",
                translate(pattern)
            );
        }
        assert!(matches!(
            translate(&"{".repeat(1_000_000)),
            Translation::Unsupported { .. }
        ));
        assert!(matches!(translate(&"(".repeat(9_000)), Translation::Unsupported { .. }));
    }
}
