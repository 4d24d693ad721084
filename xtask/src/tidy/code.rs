//! Words in code: identifiers, paths, methods, macros and types, without comments and without what only tests have.

use super::source::{Source, is_test};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;

/// A token of a file, with the path that it ends.
pub struct Word {
    /// The line.
    pub line: usize,
    /// The identifier.
    pub text: String,
    /// The identifiers before it that `::` joins to it, without spaces: `std::fs` for the `read` of `std::fs::read`.
    pub path: String,
    /// The next token, if it is punctuation or a bracket.
    pub next: Option<char>,
    /// The token before, if it is punctuation.
    pub previous: Option<char>,
    /// `true` inside of `quote!`, whose tokens are printed.
    pub is_quoted: bool,
}

/// Macros whose tokens are printed and not compiled in their own file.
pub const QUOTES: &[&str] = &["quote", "quote_spanned", "parse_quote"];

/// Returns the words of a file.
pub fn words(source: &Source) -> Vec<Word> {
    let mut words = vec![];
    for item in &source.syntax().items {
        if !matches!(item, syn::Item::Mod(it) if is_test(&it.attrs)) {
            read(item.to_token_stream(), false, &mut words);
        }
    }
    words
}

/// Returns the places of the words that a predicate finds, as `path:line: word`.
pub fn find(sources: &[Source], wrong: impl Fn(&Source, &Word) -> bool) -> Vec<String> {
    let of_source = |source: &Source| {
        let words = words(source).into_iter().filter(|word| wrong(source, word));
        let shown = words.map(|it| format!("{}:{}: {}", source.path, it.line, it.text));
        shown.collect::<Vec<_>>()
    };
    sources.iter().flat_map(of_source).collect()
}

fn read(tokens: TokenStream, is_quoted: bool, words: &mut Vec<Word>) {
    let tokens: Vec<TokenTree> = without_documentation(tokens);
    let punctuation = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(it)) => Some(it.as_char()),
        Some(TokenTree::Group(it)) => opening(it.delimiter()),
        _ => None,
    };
    let mut path: Vec<String> = vec![];
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(it) => {
                let text = it.to_string();
                if punctuation(at.checked_sub(1)) != Some(':') || punctuation(at.checked_sub(2)) != Some(':') {
                    path.clear();
                }
                words.push(Word {
                    line: line(it.span()),
                    path: path.join("::"),
                    next: punctuation(Some(at + 1)),
                    previous: punctuation(at.checked_sub(1)),
                    is_quoted,
                    text: text.clone(),
                });
                path.push(text);
            }
            TokenTree::Group(it) => {
                let quotes = at >= 2 && punctuation(Some(at - 1)) == Some('!') && is_quote(&tokens[at - 2]);
                read(it.stream(), is_quoted || quotes, words);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The tokens without attributes of documentation.
fn without_documentation(tokens: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_doc = |at: usize| {
        let is_hash = |it: &TokenTree| matches!(it, TokenTree::Punct(it) if it.as_char() == '#');
        let is_bang = |it: &TokenTree| matches!(it, TokenTree::Punct(it) if it.as_char() == '!');
        let TokenTree::Group(group) = &tokens[at] else {
            return false;
        };
        let after_hash =
            at >= 1 && (is_hash(&tokens[at - 1]) || (is_bang(&tokens[at - 1]) && at >= 2 && is_hash(&tokens[at - 2])));
        after_hash && matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(it)) if it == "doc")
    };
    (0..tokens.len())
        .filter(|at| !is_doc(*at))
        .map(|at| tokens[at].clone())
        .collect()
}

fn is_quote(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(it) if QUOTES.iter().any(|name| it == name))
}

fn opening(delimiter: proc_macro2::Delimiter) -> Option<char> {
    match delimiter {
        proc_macro2::Delimiter::Parenthesis => Some('('),
        proc_macro2::Delimiter::Brace => Some('{'),
        proc_macro2::Delimiter::Bracket => Some('['),
        proc_macro2::Delimiter::None => None,
    }
}

fn line(span: Span) -> usize {
    span.start().line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let source = Source {
            path: "a.rs".into(),
            text: text.into(),
        };
        let shown = words(&source).into_iter().map(|it| {
            let quoted = if it.is_quoted { "quoted " } else { "" };
            format!("{quoted}{}|{}", it.path, it.text)
        });
        shown.collect()
    }

    #[test]
    fn words_have_their_path_and_comments_have_no_words() {
        assert_eq!(
            found("/// heck\nuse std::{fs as disk, io::Read};"),
            ["|use", "|std", "|fs", "|as", "|disk", "|io", "io|Read"]
        );
        assert_eq!(
            found("const A: &str = quote! { heck::B };"),
            ["|const", "|A", "|str", "|quote", "quoted |heck", "quoted heck|B"]
        );
    }
}
