//! Tables: invocations of our own macros, printed one row to a line, since prettyplease leaves the arguments of macros as they are.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

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

/// Rows end with a comma or semicolon; attributes and documentation stand on lines of their own before their row.
fn rows(tokens: TokenStream) -> Vec<String> {
    let mut rows = vec![];
    let mut row = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if let (TokenTree::Punct(hash), Some(TokenTree::Group(group)), true) = (&token, tokens.peek(), row.is_empty()) {
            if hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket {
                rows.push(attribute(group.stream()));
                tokens.next();
                continue;
            }
        }
        let ends = matches!(&token, TokenTree::Punct(it) if matches!(it.as_char(), ',' | ';'));
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

/// `/// ..` for documentation, else `#[..]`.
fn attribute(tokens: TokenStream) -> String {
    if let Ok(it) = syn::parse2::<syn::MetaNameValue>(tokens.clone()) {
        if let syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) = &it.value
        {
            let text = text.value();
            // What cannot be a comment of one line stays an attribute.
            if it.path.is_ident("doc") && !text.contains(['\n', '\r']) && !text.starts_with('/') {
                return format!("///{text}");
            }
        }
    }
    format!("#[{}]", spelled(tokens))
}

/// Tokens on one line, spaced as a person would.
fn spelled(tokens: TokenStream) -> String {
    let mut out = String::new();
    let mut space = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                if space && out.ends_with([':', ',', '=', '>']) && !out.ends_with("::") {
                    out.push(' ');
                }
                out.push_str(open);
                out.push_str(&spelled(group.stream()));
                out.push_str(close);
                space = true;
            }
            TokenTree::Punct(first) => {
                let mut text = first.as_char().to_string();
                let mut spacing = first.spacing();
                while let (Spacing::Joint, Some(TokenTree::Punct(next))) = (spacing, tokens.peek()) {
                    text.push(next.as_char());
                    spacing = next.spacing();
                    tokens.next();
                }
                let tight = matches!(text.as_str(), "::" | "<" | ">" | "." | "&" | "!" | "#" | "'" | "-");
                if !matches!(text.as_str(), "," | ";" | ":") && !tight && space {
                    out.push(' ');
                }
                out.push_str(&text);
                space = !tight || text == ">";
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if space {
                    out.push(' ');
                }
                out.push_str(&token.to_string());
                space = true;
            }
        }
    }
    out
}
