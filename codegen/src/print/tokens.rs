//! Tables: invocations of our own macros and derives' attributes, since prettyplease leaves the arguments of macros and
//! attributes much as they are.

use crate::emit::item::DOCS;
use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::iter;

/// The lines of `path! { rows }`, or nothing if the item is no such thing.
pub fn lines(item: &syn::ItemMacro) -> Option<Vec<String>> {
    let syn::MacroDelimiter::Brace(_) = item.mac.delimiter else {
        return None;
    };
    if item.ident.is_some() || !item.attrs.is_empty() {
        return None;
    }
    let mut lines = vec![format!("{}! {{", spelled(item.mac.path.to_token_stream()))];
    let rows = rows(item.mac.tokens.clone());
    lines.extend(rows.into_iter().map(|row| format!("    {row}")));
    lines.push("}".to_owned());
    Some(lines)
}

/// Rows end with a semicolon, or with a comma where there are no semicolons; attributes and documentation stand on lines of their own before their row.
fn rows(tokens: TokenStream) -> Vec<String> {
    let mut rows = vec![];
    let mut row = TokenStream::new();
    let is = |token: &TokenTree, mark: char| matches!(token, TokenTree::Punct(it) if it.as_char() == mark);
    let end = if tokens.clone().into_iter().any(|it| is(&it, ';')) {
        ';'
    } else {
        ','
    };
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if let (TokenTree::Punct(hash), Some(TokenTree::Group(group)), true) = (&token, tokens.peek(), row.is_empty())
            && hash.as_char() == '#'
            && group.delimiter() == Delimiter::Bracket
        {
            rows.extend(attribute(group.stream()));
            tokens.next();
            continue;
        }
        let ends = is(&token, end);
        row.extend([token]);
        if ends {
            rows.push(spelled(std::mem::take(&mut row)));
        }
    }
    if !row.is_empty() {
        rows.push(spelled(row));
    }
    rows
}

/// `/// ..` for documentation, a line each, else `#[..]`.
fn attribute(tokens: TokenStream) -> Vec<String> {
    if let Ok(it) = syn::parse2::<syn::MetaNameValue>(tokens.clone())
        && let syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) = &it.value
    {
        let text = text.value();
        if it.path.is_ident(DOCS) {
            let gap = |line: &str| if line.is_empty() { "" } else { " " };
            return text.split('\n').map(|line| format!("///{}{line}", gap(line))).collect();
        }
        // Text that cannot be a comment of one line stays an attribute.
        if it.path.is_ident("doc") && !text.contains(['\n', '\r']) && !text.starts_with('/') {
            return vec![format!("///{text}")];
        }
    }
    vec![format!("#[{}]", spelled(tokens))]
}

/// Tokens on one line, spaced as a person would.
fn spelled(tokens: TokenStream) -> String {
    let mut out = String::new();
    // `true` if the next token follows without a space.
    let mut glued = true;
    // `true` between the bars of a closure's parameters.
    let mut parameters = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let (text, before, after) = match token {
            TokenTree::Group(group) => {
                let inside = spelled(group.stream());
                let called = out.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '!' | '>' | ')'));
                match group.delimiter() {
                    Delimiter::Parenthesis => (format!("({inside})"), called, false),
                    Delimiter::Bracket => (format!("[{inside}]"), called, false),
                    Delimiter::Brace => (format!("{{ {inside} }}"), false, false),
                    Delimiter::None => (inside, false, false),
                }
            }
            TokenTree::Punct(first) => {
                let mut text = first.as_char().to_string();
                let mut spacing = first.spacing();
                while let (Spacing::Joint, Some(TokenTree::Punct(next))) = (spacing, tokens.peek()) {
                    text.push(next.as_char());
                    spacing = next.spacing();
                    tokens.next();
                }
                let (before, after) = match text.as_str() {
                    "," | ";" | ":" | "?" | ">" => (true, false),
                    "<" | "." | ".." | "..=" => (true, true),
                    "::" => (
                        out.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '>')),
                        true,
                    ),
                    "&" | "!" | "#" | "'" | "-" => (false, true),
                    "|" => {
                        parameters = !parameters;
                        (!parameters, parameters)
                    }
                    _ => (false, false),
                };
                (text, before, after)
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => (token.to_string(), false, false),
        };
        if !glued && !before {
            out.push(' ');
        }
        out.push_str(&text);
        glued = after;
    }
    out
}

/// The attributes of our derives that prettyplease would print like the arguments of an unknown macro.
const ATTRIBUTES: &[&str] = &["member", "operation", "paginator", "shape"];

/// The attribute that stands for one of those while prettyplease prints the item.
const TABLE: &str = "tinsmith_table";

/// Lines longer than this are broken.
const WIDTH: usize = 100;

/// The tokens of an item with the attributes of our derives as text, which [`attribute_lines`] turns back.
pub fn hide_attributes(tokens: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut after_hash = false;
    for token in tokens {
        let token = match token {
            TokenTree::Group(group) => {
                let hidden = (after_hash && group.delimiter() == Delimiter::Bracket)
                    .then(|| hidden(group.stream()))
                    .flatten();
                let inside = hidden.unwrap_or_else(|| hide_attributes(group.stream()));
                let mut changed = Group::new(group.delimiter(), inside);
                changed.set_span(group.span());
                TokenTree::Group(changed)
            }
            other => other,
        };
        after_hash = matches!(&token, TokenTree::Punct(it) if it.as_char() == '#');
        out.extend([token]);
    }
    out
}

/// `tinsmith_table = ".."` for an attribute of ours: its name and its arguments, a line each.
fn hidden(attribute: TokenStream) -> Option<TokenStream> {
    let list = syn::parse2::<syn::MetaList>(attribute).ok()?;
    let name = list.path.get_ident()?.to_string();
    let known = ATTRIBUTES.contains(&name.as_str());
    let text = iter::once(name).chain(rows(list.tokens)).collect::<Vec<_>>().join("\n");
    known.then(|| quote! { tinsmith_table = #text })
}

/// The lines of an attribute that [`hide_attributes`] hid in this line.
pub fn attribute_lines(line: &str) -> Option<Vec<String>> {
    let text = line.trim_start();
    let indent = " ".repeat(line.len() - text.len());
    let literal = text
        .strip_prefix("#[")?
        .strip_prefix(TABLE)?
        .strip_prefix(" = ")?
        .strip_suffix(']')?;
    let text = syn::parse_str::<syn::LitStr>(literal).ok()?.value();
    let mut parts = text.lines().map(|it| it.strip_suffix(',').unwrap_or(it));
    let name = parts.next().unwrap_or_default();
    let arguments: Vec<&str> = parts.collect();
    let short = format!("{indent}#[{name}({})]", arguments.join(", "));
    if short.len() <= WIDTH {
        return Some(vec![short]);
    }
    let mut lines = vec![format!("{indent}#[{name}(")];
    arguments
        .iter()
        .for_each(|it| lines.extend(argument_lines(&format!("{indent}    "), it)));
    lines.push(format!("{indent})]"));
    Some(lines)
}

/// The lines of an argument, with its own arguments on lines of their own if it is too long.
fn argument_lines(indent: &str, argument: &str) -> Vec<String> {
    let whole = format!("{indent}{argument},");
    let inside = argument.strip_suffix(')').and_then(|it| it.split_once('('));
    match inside {
        Some((name, inside)) if whole.len() > WIDTH && is_name(name) && is_balanced(inside) => {
            let mut lines = vec![format!("{indent}{name}(")];
            let deeper = format!("{indent}    ");
            separated(inside)
                .into_iter()
                .for_each(|it| lines.extend(argument_lines(&deeper, it)));
            lines.push(format!("{indent}),"));
            lines
        }
        _ => vec![whole],
    }
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Returns whether the brackets of a text close in it.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    outside_of_strings(text).all(|(_, c)| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        depth >= 0
    })
}

/// The characters of a text that stand in no string.
fn outside_of_strings(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut in_string, mut escaped) = (false, false);
    text.char_indices().filter(move |(_, c)| {
        let was_in_string = in_string;
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_string,
            '"' => in_string = !in_string,
            _ => {}
        }
        !was_in_string && *c != '"'
    })
}

/// The arguments in a text: what commas separate outside of strings and brackets.
fn separated(text: &str) -> Vec<&str> {
    let (mut depth, mut start) = (0_i32, 0);
    let mut found = vec![];
    for (at, c) in outside_of_strings(text) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(text[start..].trim());
    found.retain(|it| !it.is_empty());
    found
}
