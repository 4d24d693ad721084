//! The text of a Rust file to its syntax, whoever wrote it.

use proc_macro2::{LineColumn, TokenStream};
use tinsmith::stack::{MAX_DEPTH, is_too_deep};

/// Why there is no syntax.
pub struct Problem {
    /// The place of the error.
    pub start: LineColumn,
    /// The parser's message.
    pub message: String,
}

/// The syntax of a file.
///
/// # Errors
/// A text that is no Rust, or that nests too deep for the parser, which would end the process.
pub fn file(text: &str) -> Result<syn::File, Problem> {
    let tokens = text.trim_start_matches('\u{feff}');
    let tokens = tokens
        .strip_prefix("#!")
        .filter(|it| !it.starts_with('['))
        .map_or(tokens, |it| it.split_once('\n').map_or("", |(_, rest)| rest));
    // The parser reports malformed tokens, with their place.
    if tokens.parse::<TokenStream>().is_ok_and(is_too_deep) {
        return Err(Problem {
            start: LineColumn { line: 1, column: 0 },
            message: format!(
                "an expression or type in it is nested deeper than {MAX_DEPTH}, or as long without a comma"
            ),
        });
    }
    syn::parse_file(text).map_err(|error| Problem {
        start: error.span().start(),
        message: format!("no Rust: {error}"),
    })
}
