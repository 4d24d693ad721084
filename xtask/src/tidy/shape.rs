//! The shape of files and functions: short, opened by a sentence, named by one convention, and finished.

use super::code::{QUOTES, find};
use super::source::{none, root, written_by_hand};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::HashSet;
use syn::spanned::Spanned;
use syn::visit::Visit;

/// The limit of a file, in lines.
const LONGEST_FILE: usize = 600;

/// The limit of a function, in lines without the printed lines of `quote!` and the rows of `vec![]`.
const LONGEST_FUNCTION: usize = 80;

#[test]
fn every_file_opens_with_a_sentence_and_is_short() {
    let mut wrong = vec![];
    for source in written_by_hand() {
        let first = source.text.lines().next().unwrap_or_default();
        // A page of its own opens with a sentence, too.
        if !first.starts_with("//! ") && !first.starts_with("#![doc = include_str!(") {
            wrong.push(format!("{} does not open with `//!`", source.path));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("{} has {lines} lines", source.path));
        }
    }
    none(wrong, "a file has one concept");
}

#[test]
fn functions_are_short() {
    let mut long = vec![];
    for source in written_by_hand() {
        let mut functions = Functions::default();
        functions.visit_file(&source.syntax());
        let functions = functions
            .0
            .into_iter()
            .filter(|(.., length)| *length > LONGEST_FUNCTION);
        long.extend(
            functions.map(|(name, line, length)| format!("{}:{line}: `{name}` has {length} lines", source.path)),
        );
    }
    none(long, "a function has at most 80 lines, `quote!` and `vec![]` aside");
}

/// A folder is a module by its `mod.rs`.
#[test]
fn a_folder_has_a_file_of_its_own() {
    let sources = written_by_hand();
    let folders: HashSet<&str> = sources
        .iter()
        .filter_map(|it| Some(it.path.rsplit_once('/')?.0))
        .collect();
    let twins = sources
        .iter()
        .filter(|it| folders.contains(it.path.trim_end_matches(".rs")));
    none(
        twins.map(|it| it.path.clone()).collect(),
        "a module with children is `x/mod.rs`, not `x.rs` beside `x/`",
    );
}

/// Two branches that add a decision may take one number.
#[test]
fn a_decision_has_a_number_of_its_own() {
    let folder = root().join("docs/decisions");
    let names = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    let twice = names.windows(2).filter(|pair| pair[0].get(..4) == pair[1].get(..4));
    let twice = twice.map(|pair| format!("{} and {}", pair[0], pair[1])).collect();
    none(twice, "a decision has a number of its own");
}

#[test]
fn nothing_is_left_to_do() {
    let sources = written_by_hand();
    let wrong = find(&sources, |_, word| {
        word.next == Some('!') && ["todo", "unimplemented", "dbg"].contains(&word.text.as_str())
    });
    none(wrong, "nothing unfinished");
    let here = file!();
    let open = sources.iter().filter(|source| {
        let is_here = here.ends_with(&source.path);
        !is_here && ["TODO", "FIXME"].iter().any(|word| source.text.contains(word))
    });
    none(open.map(|it| it.path.clone()).collect(), "no open ends");
}

/// Name, line and length of each function.
#[derive(Default)]
struct Functions(Vec<(String, usize, usize)>);

impl Functions {
    fn note(&mut self, signature: &syn::Signature, whole: &impl Spanned, body: &syn::Block) {
        let lines = whole.span().end().line - signature.span().start().line + 1;
        let quoted = quoted(body.to_token_stream());
        self.0.push((
            signature.ident.to_string(),
            signature.span().start().line,
            lines - quoted.min(lines),
        ));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, it: &'ast syn::ItemFn) {
        self.note(&it.sig, it, &it.block);
        syn::visit::visit_item_fn(self, it);
    }

    fn visit_impl_item_fn(&mut self, it: &'ast syn::ImplItemFn) {
        self.note(&it.sig, it, &it.block);
        syn::visit::visit_impl_item_fn(self, it);
    }

    fn visit_trait_item_fn(&mut self, it: &'ast syn::TraitItemFn) {
        if let Some(body) = &it.default {
            self.note(&it.sig, it, body);
        }
        syn::visit::visit_trait_item_fn(self, it);
    }
}

/// Returns the number of lines inside of `quote!` and `vec![]`.
fn quoted(tokens: TokenStream) -> usize {
    let mut lines = 0;
    let mut before: [Option<TokenTree>; 2] = [None, None];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let is_quote = matches!(&before, [Some(TokenTree::Ident(name)), Some(TokenTree::Punct(bang))]
                if bang.as_char() == '!' && (name == "vec" || QUOTES.iter().any(|it| name == it)));
            lines += if is_quote {
                let span = group.span();
                (span.end().line - span.start().line).saturating_sub(1)
            } else {
                quoted(group.stream())
            };
        }
        before = [before[1].take(), Some(token)];
    }
    lines
}
