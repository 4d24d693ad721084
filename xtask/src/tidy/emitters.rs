//! `rust` is data, `emit` prints it.

use super::code::find;
use super::source::{none, sources};
use quote::ToTokens;
use syn::visit::Visit;

/// The nodes that are Rust themselves, by their files.
const LEAVES: &[&str] = &["symbol.rs", "types.rs", "literal.rs", "docs/"];

#[test]
fn nodes_are_data_that_emitters_print() {
    let mut nodes = sources(&["codegen/src/rust"]);
    let leaves = LEAVES.iter().map(|it| format!("codegen/src/rust/{it}"));
    let leaves: Vec<String> = leaves.collect();
    nodes.retain(|source| !leaves.iter().any(|leaf| source.path.starts_with(leaf)));
    let wrong = find(&nodes, |_, word| {
        let prints = ["quote", "ToTokens", "TokenStream", "to_tokens"].contains(&word.text.as_str());
        let is_format_ident = word.path == "quote" || word.next == Some(':');
        (prints && !(word.text == "quote" && is_format_ident))
            || (word.text == "traits" && word.path.ends_with("model"))
    });
    none(wrong, "only leaves that are Rust themselves turn into tokens");
}

#[test]
fn an_emitter_cannot_fail_and_looks_nothing_up() {
    let wrong = find(&sources(&["codegen/src/emit"]), |_, word| {
        let panics = word.previous == Some('.') && ["unwrap", "expect"].contains(&word.text.as_str());
        let knows = ["ServiceClosure", "ValidModel", "CrateSettings"].contains(&word.text.as_str());
        !word.is_quoted && (panics || knows)
    });
    none(wrong, "emitters are total functions of one node");
}

/// A public emitter takes a node and returns items or files; the tokens of a fragment stay in their file or folder.
#[test]
fn emitters_take_one_node_and_return_items_or_files() {
    let mut found = vec![];
    for source in sources(&["codegen/src/emit"]) {
        if source.path.ends_with("/item.rs") {
            continue;
        }
        let mut signatures = Signatures::default();
        signatures.visit_file(&source.syntax());
        for (signature, is_public) in signatures.0 {
            let output = signature.output.to_token_stream().to_string();
            let formats = output == "-> fmt :: Result";
            let fails = (output.contains("Result") && !formats) || output.contains("Option < TokenStream");
            let hides = is_public && output == "-> TokenStream";
            if fails || hides {
                let line = signature.ident.span().start().line;
                found.push(format!("{}:{line}: fn {} {output}", source.path, signature.ident));
            }
        }
    }
    none(found, "what others call carries shape and origin, and nothing fails");
}

/// The signatures of a file's functions, each with whether it is `pub`.
#[derive(Default)]
struct Signatures(Vec<(syn::Signature, bool)>);

impl<'ast> Visit<'ast> for Signatures {
    fn visit_item_fn(&mut self, it: &'ast syn::ItemFn) {
        let is_public = matches!(it.vis, syn::Visibility::Public(_));
        self.0.push((it.sig.clone(), is_public));
    }
}
