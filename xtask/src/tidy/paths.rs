//! The paths that a file names, resolved from the root of its crate: imports in all their forms, and paths in code.

use super::source::Source;
use proc_macro2::{Span, TokenStream, TokenTree};
use std::collections::HashSet;
use syn::visit::Visit;

/// A path of the file's own crate.
#[derive(Debug)]
pub struct Named {
    /// The line that names it.
    pub line: usize,
    /// The segments after `crate`; the last one is `*` for a glob.
    pub segments: Vec<String>,
}

/// Macros whose tokens are printed and not compiled here.
const QUOTES: &[&str] = &["quote", "quote_spanned", "parse_quote", "format_quote"];

/// Returns the module path of a file below the `src` folder of its crate.
pub fn module(path: &str) -> Vec<String> {
    let inside = path.split_once("/src/").map_or(path, |(_, inside)| inside);
    let mut module: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// Returns every path of the own crate that the file names.
pub fn named(source: &Source) -> Vec<Named> {
    let mut finder = Finder {
        module: module(&source.path),
        children: children(&source.syntax()),
        found: vec![],
    };
    finder.visit_file(&source.syntax());
    finder.found
}

/// Returns the modules that a file declares.
fn children(file: &syn::File) -> HashSet<String> {
    let declared = file.items.iter().filter_map(|item| match item {
        syn::Item::Mod(it) if it.content.is_none() => Some(it.ident.to_string()),
        _ => None,
    });
    declared.collect()
}

struct Finder {
    module: Vec<String>,
    children: HashSet<String>,
    found: Vec<Named>,
}

impl Finder {
    /// Notes a path, if it is one of the crate's own.
    fn note(&mut self, segments: &[String], span: Span) {
        let mut rest = segments;
        let mut base = match rest.first().map(String::as_str) {
            Some("crate") => vec![],
            Some("self" | "super") => self.module.clone(),
            Some(first) if self.children.contains(first) => {
                self.found.push(Named {
                    line: span.start().line,
                    segments: [&self.module[..], segments].concat(),
                });
                return;
            }
            _ => return,
        };
        while let [first, others @ ..] = rest {
            match first.as_str() {
                "crate" | "self" => {}
                "super" => drop(base.pop()),
                _ => break,
            }
            rest = others;
        }
        base.extend(rest.iter().cloned());
        self.found.push(Named {
            line: span.start().line,
            segments: base,
        });
    }

    fn tree(&mut self, prefix: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [prefix, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(it) => self.tree(&with(&it.ident), &it.tree),
            syn::UseTree::Name(it) if it.ident == "self" => self.note(prefix, it.ident.span()),
            syn::UseTree::Name(it) => self.note(&with(&it.ident), it.ident.span()),
            syn::UseTree::Rename(it) if it.ident == "self" => self.note(prefix, it.ident.span()),
            syn::UseTree::Rename(it) => self.note(&with(&it.ident), it.ident.span()),
            syn::UseTree::Glob(it) => self.note(&[prefix, &["*".to_owned()]].concat(), it.star_token.spans[0]),
            syn::UseTree::Group(it) => it.items.iter().for_each(|tree| self.tree(prefix, tree)),
        }
    }

    /// Paths in the arguments of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = vec![];
        let mut start = Span::call_site();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(it) => {
                    if colons < 2 {
                        self.note(&std::mem::take(&mut path), start);
                        start = it.span();
                    }
                    path.push(it.to_string());
                    colons = 0;
                }
                TokenTree::Punct(it) if it.as_char() == ':' => colons += 1,
                TokenTree::Group(it) => {
                    self.note(&std::mem::take(&mut path), start);
                    colons = 0;
                    self.tokens(it.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.note(&std::mem::take(&mut path), start);
                    colons = 0;
                }
            }
        }
        self.note(&path, start);
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        // A path of one segment names what is in scope already.
        if path.segments.len() > 1 && path.leading_colon.is_none() {
            let segments: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
            self.note(&segments, path.segments[0].ident.span());
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        let name = it.path.segments.last().map(|it| it.ident.to_string());
        if !name.is_some_and(|it| QUOTES.contains(&it.as_str())) {
            self.tokens(it.tokens.clone());
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let Some((_, items)) = &item.content else { return };
        if super::source::is_test(&item.attrs) {
            return;
        }
        self.module.push(item.ident.to_string());
        items.iter().for_each(|it| self.visit_item(it));
        self.module.pop();
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(path: &str, text: &str) -> Vec<String> {
        let source = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        named(&source).iter().map(|it| it.segments.join("::")).collect()
    }

    /// The forms of an import that a search for text misses.
    #[test]
    fn every_form_of_import_is_found() {
        let here = "codegen/src/emit/attribute/member.rs";
        for (text, expected) in [
            ("use crate::{lower, rust::names};", vec!["lower", "rust::names"]),
            ("use crate::{lower as other};", vec!["lower"]),
            ("use super::super::super::lower::symbols;", vec!["lower::symbols"]),
            (
                "use super::{shape, super::item};",
                vec!["emit::attribute::shape", "emit::item"],
            ),
            ("use crate::*;", vec!["*"]),
            ("fn f() { let _ = crate::lower::lower(); }", vec!["lower::lower"]),
            ("fn f() { assert!(super::super::super::lower() == 1); }", vec!["lower"]),
            ("fn f() -> crate::model::Model { todo() }", vec!["model::Model"]),
            ("use std::fmt; fn f() { fmt::write(); }", vec![]),
            ("fn f() { quote! { crate::types::Tag }; }", vec![]),
            (
                "mod inner; use inner::Part;",
                vec!["emit::attribute::member::inner::Part"],
            ),
            ("#[cfg(test)] mod tests { use crate::lower; }", vec![]),
        ] {
            assert_eq!(paths(here, text), expected, "{text}");
        }
        assert_eq!(paths("codegen/src/emit/mod.rs", "use super::rust;"), ["rust"]);
    }
}
