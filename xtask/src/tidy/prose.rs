//! The sentences of documentation, as far as a machine can refuse them (`docs/style.md`).

use super::source::{is_expansion, none, sources};

/// The folders whose sentences are read: all that is written by hand, tests and examples, too.
const FOLDERS: &[&str] = &["cli", "codegen", "examples", "runtime", "tests", "xtask"];

/// Words that begin a free relative clause or stand for a noun, and the advice for them.
const REFUSED: &[(&str, &str)] = &[
    ("Whether", "begin with `Returns whether` or `` `true` if ``"),
    ("What", "name the noun"),
    ("Whatever", "name the noun"),
    ("Where", "name the place, or begin with the verb"),
    ("Wherever", "name the place, or begin with the verb"),
    ("How", "name the noun"),
    ("Who", "name the actor"),
    ("Whoever", "name the actor"),
    ("Whose", "name the actor"),
    ("The same", "name the noun"),
];

#[test]
fn sentences_of_documentation_begin_with_the_verb_or_the_noun() {
    let mut wrong = vec![];
    let built = |path: &str| path.contains("/target/");
    for source in sources(FOLDERS) {
        if built(&source.path) || is_expansion(&source) {
            continue;
        }
        for (line, sentence) in sentences(&source.text) {
            let begins = |word: &str| {
                let rest = sentence.strip_prefix(word);
                rest.is_some_and(|it| !it.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '\'')))
            };
            // A question is a sentence of its own kind.
            if let Some((word, advice)) = REFUSED
                .iter()
                .find(|(word, _)| begins(word) && !sentence.ends_with('?'))
            {
                wrong.push(format!("{}:{line}: `{word} ..`: {advice}", source.path));
            }
        }
    }
    none(wrong, "a sentence begins with the verb or the noun");
}

/// Returns the sentences of the documentation in a file, each with the line where its paragraph begins.
fn sentences(text: &str) -> Vec<(usize, String)> {
    let mut paragraphs: Vec<(usize, String)> = vec![];
    let mut is_open = false;
    let mut is_code = false;
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim_start();
        let Some(comment) = ["///", "//!"].iter().find_map(|mark| line.strip_prefix(mark)) else {
            (is_open, is_code) = (false, false);
            continue;
        };
        let comment = comment.trim();
        if comment.starts_with("```") {
            (is_open, is_code) = (false, !is_code);
        } else if is_code || comment.is_empty() {
            is_open = false;
        } else {
            // Rows of tables, items of lists and headings are paragraphs of their own.
            let starts = comment.starts_with(['|', '#', '-', '*']);
            let comment = comment.trim_start_matches(['|', '#', '-', '*', ' ']);
            match paragraphs.last_mut().filter(|_| is_open && !starts) {
                Some((_, paragraph)) => *paragraph += &format!(" {comment}"),
                None => paragraphs.push((number, comment.to_owned())),
            }
            is_open = true;
        }
    }
    let split = |(line, paragraph): (usize, String)| {
        let ends = paragraph.match_indices(['.', '?', '!']).filter(|(at, _)| {
            let mut rest = paragraph[at + 1..].chars();
            rest.next() == Some(' ') && rest.next().is_some_and(|c| c.is_uppercase() || c == '`')
        });
        let mut from = 0;
        let ends: Vec<usize> = ends.map(|(at, _)| at + 1).chain([paragraph.len()]).collect();
        let sentences = ends.into_iter().map(|end| {
            let sentence = paragraph[from..end].trim().to_owned();
            from = end;
            (line, sentence)
        });
        sentences.collect::<Vec<_>>()
    };
    paragraphs.into_iter().flat_map(split).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_stops() {
        let text =
            "//! One. What\n//! two? `x` three\nfn f() {}\n    /// Four, e.g. five.\n/// ```\n/// What();\n/// ```\n";
        let found = sentences(text);
        let found: Vec<(usize, &str)> = found.iter().map(|(line, it)| (*line, it.as_str())).collect();
        assert_eq!(
            found,
            [(1, "One."), (1, "What two?"), (1, "`x` three"), (4, "Four, e.g. five.")]
        );
    }
}
