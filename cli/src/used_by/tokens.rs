//! Calls in the text of macros, which only the macro itself could parse.

use super::scope::text;
use super::visit::Finder;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// Looks through text that may be anything: method calls, paths, and bare names.
pub fn scan(finder: &mut Finder<'_>, tokens: TokenStream, is_definition: bool) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut index = 0;
    while let Some(tree) = trees.get(index) {
        let step = match tree {
            TokenTree::Group(group) => {
                scan(finder, group.stream(), is_definition);
                1
            }
            TokenTree::Ident(name) => ident(finder, &trees, index, name, is_definition),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                if is_punct(&trees, index, '.') && is_punct(&trees, index + 1, '$') {
                    finder.calls_by_name(tree.span());
                }
                if is_punct(&trees, index, '<') && first_of_bracket(&trees, index) {
                    finder.glued_names(tree.span());
                }
                1
            }
        };
        index += step;
    }
}

/// Looks at a name and what is around it; returns how many trees it takes up.
fn ident(finder: &mut Finder<'_>, trees: &[TokenTree], index: usize, name: &Ident, is_definition: bool) -> usize {
    let before = |distance: usize, wanted: char| {
        index
            .checked_sub(distance)
            .is_some_and(|at| is_punct(trees, at, wanted))
    };
    // A variable of the macro, whatever it is called.
    if before(1, '$') {
        return 1;
    }
    if before(1, '.') && !before(2, '.') {
        if is_call_without_arguments(trees, index + 1) {
            let receiver = index.checked_sub(2).and_then(|at| trees.get(at));
            let receiver = receiver.and_then(|it| match it {
                TokenTree::Ident(name) => Some(text(name)),
                _ => None,
            });
            finder.method_in_macro(receiver.as_deref(), name);
        }
        return 1;
    }
    let mut path = vec![text(name)];
    let mut end = index + 1;
    while is_path_separator(trees, end)
        && let Some(TokenTree::Ident(next)) = trees.get(end + 2)
    {
        path.push(text(next));
        end += 3;
    }
    let after_type = before(1, ':') && before(2, ':');
    if path.len() > 1 || after_type {
        finder.path(&path, after_type, name.span());
    } else if !is_definition && !is_named_otherwise(trees, end) {
        finder.bare_in_macro(name);
    } else {
        finder.path(&path, false, name.span());
    }
    end - index
}

/// `()`, or `::<..>()`, which no method of a client has.
fn is_call_without_arguments(trees: &[TokenTree], index: usize) -> bool {
    matches!(trees.get(index), Some(TokenTree::Group(group))
        if group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty())
}

/// A function that is called, an argument that has a name, a macro.
fn is_named_otherwise(trees: &[TokenTree], index: usize) -> bool {
    match trees.get(index) {
        Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::Brace,
        Some(TokenTree::Punct(it)) => matches!(it.as_char(), '=' | ':' | '!'),
        _ => false,
    }
}

fn is_path_separator(trees: &[TokenTree], index: usize) -> bool {
    is_punct(trees, index, ':') && is_punct(trees, index + 1, ':')
}

fn is_punct(trees: &[TokenTree], index: usize, wanted: char) -> bool {
    matches!(trees.get(index), Some(TokenTree::Punct(it)) if it.as_char() == wanted)
}

/// `[<create_ $what>]`: the way in which macros glue names together.
fn first_of_bracket(trees: &[TokenTree], index: usize) -> bool {
    index == 0 && trees.len() > 2 && is_punct(trees, trees.len() - 1, '>')
}
