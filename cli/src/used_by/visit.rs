//! Finds where a program calls operations or names their types.

use super::imports::{Leaf, leaves};
use super::scope::{Origin, Scope, segments, text};
use super::tokens;
use super::vocabulary::Vocabulary;
use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use tinsmith::model::shape_id::ShapeId;

/// The findings, in the order of the text.
#[derive(Default)]
pub struct Found {
    /// Operations that are called or named.
    pub operations: Vec<Sighting>,
    /// Shapes whose types are named.
    pub types: Vec<Sighting>,
    /// Lines that may call something, and what is not known of them.
    pub unresolved: Vec<(usize, String)>,
}

/// One place that needs a shape of the service.
pub struct Sighting {
    /// The operation, or the shape of a type.
    pub shape: ShapeId,
    /// The line, from 1.
    pub line: usize,
    /// The text of the mention.
    pub what: String,
    /// `true` if it can be told that this crate's is meant.
    pub sure: bool,
}

/// Looks through one file.
pub struct Finder<'a> {
    /// The names to look for.
    pub vocabulary: &'a Vocabulary,
    /// The meaning of the program's names.
    pub scope: &'a Scope,
    /// The file, by its place in the program.
    pub file: usize,
    /// The findings so far.
    pub found: Found,
    /// The macros around.
    macros: Vec<String>,
    /// The type whose methods are being defined.
    own_type: Option<String>,
}

impl<'a> Finder<'a> {
    /// Everything that one file calls and names.
    pub fn of(vocabulary: &'a Vocabulary, scope: &'a Scope, file: usize, text: &syn::File) -> Found {
        let mut finder = Self {
            vocabulary,
            scope,
            file,
            found: Found::default(),
            macros: Vec::new(),
            own_type: None,
        };
        finder.visit_file(text);
        finder.found
    }

    fn operation(&mut self, shape: &ShapeId, span: Span, what: String, sure: bool) {
        let what = match self.macros.last() {
            Some(name) => format!("`{what}` in `{name}!`"),
            None => format!("`{what}`"),
        };
        self.found.operations.push(Sighting {
            shape: shape.clone(),
            line: span.start().line,
            what,
            sure,
        });
    }

    fn named_type(&mut self, name: &str, span: Span, path: &[String], sure: bool) {
        if let Some(shape) = self.vocabulary.type_shape(name) {
            self.found.types.push(Sighting {
                shape: shape.clone(),
                line: span.start().line,
                what: format!("`{}`", path.join("::")),
                sure,
            });
        }
    }

    fn unresolved(&mut self, span: Span, what: impl Into<String>) {
        self.found.unresolved.push((span.start().line, what.into()));
    }

    /// A path anywhere; `after_type` if `<T>::` stands before it.
    pub fn path(&mut self, path: &[String], after_type: bool, span: Span) {
        match self.scope.resolve(self.file, path) {
            Origin::Crate(rests) => rests.iter().for_each(|rest| self.path_in_crate(path, rest, span)),
            Origin::Elsewhere => {}
            Origin::Unknown => self.unknown_path(path, after_type, span),
        }
    }

    fn path_in_crate(&mut self, path: &[String], rest: &[String], span: Span) {
        let shown = path.join("::");
        for pair in rest.windows(2) {
            let [first, second] = pair else { continue };
            let shape = match first.as_str() {
                "Client" | "Waiters" => self.vocabulary.method(second),
                "operation" => self.vocabulary.module(second),
                "waiters" => self.vocabulary.waiter_module(second),
                _ => None,
            };
            match shape.cloned() {
                Some(shape) => return self.operation(&shape, span, shown, true),
                None if first == "Client" && !self.vocabulary.is_of_every_client(second) => {
                    self.unresolved(span, format!("`{shown}` is no operation of the service"));
                }
                None => {}
            }
        }
        let is_error = rest.first().is_some_and(|it| it == "Error");
        if is_error || rest.iter().any(|it| it == "types") {
            rest.iter()
                .skip(1)
                .for_each(|name| self.named_type(name, span, path, true));
        }
    }

    /// A path that came through a glob, a macro, another crate or a module that may have either: what could be meant is
    /// kept.
    fn unknown_path(&mut self, path: &[String], after_type: bool, span: Span) {
        let shown = path.join("::");
        let modules = path.iter().zip(path.iter().skip(1));
        let of_module = modules.filter_map(|(first, second)| match first.as_str() {
            "operation" => self.vocabulary.module(second),
            "waiters" => self.vocabulary.waiter_module(second),
            _ => None,
        });
        let opened = match self.scope.in_module(path) {
            [module, _, ..] => self.vocabulary.module(module),
            _ => None,
        };
        let method = path.split_last().filter(|(_, before)| match before.last() {
            Some(name) => self.may_be_client(name),
            None => after_type,
        });
        let method = method.and_then(|(last, _)| self.vocabulary.method(last));
        if let Some(shape) = of_module.chain(opened).chain(method).next().cloned() {
            return self.operation(&shape, span, shown, false);
        }
        if let Some(name) = path.iter().find(|it| self.vocabulary.type_shape(it).is_some()) {
            self.named_type(name, span, path, false);
        }
    }

    /// Returns whether a type's name may stand for the client: it is not one of the program's own.
    fn may_be_client(&self, name: &str) -> bool {
        let name = match (name, &self.own_type) {
            ("Self", Some(own)) => own,
            _ => name,
        };
        name.starts_with(char::is_uppercase) && !self.scope.defines(name)
    }

    fn method(&mut self, name: &Ident, is_client: bool, shown: String) {
        match self.vocabulary.method(&text(name)).cloned() {
            Some(shape) => self.operation(&shape, name.span(), shown, is_client),
            None if is_client && text(name).starts_with("wait_until_") => {
                self.unresolved(name.span(), format!("`{shown}` waits for nothing that the model names"));
            }
            None => {}
        }
    }

    /// `receiver.name()` in the text of a macro.
    pub fn method_in_macro(&mut self, receiver: Option<&str>, name: &Ident) {
        let is_client = receiver.is_some_and(|it| self.scope.names_client(it));
        self.method(name, is_client, format!("{}.{}()", receiver.unwrap_or("_"), text(name)));
    }

    /// A name by itself in the text of a macro, which may make a call of it.
    pub fn bare_in_macro(&mut self, name: &Ident) {
        let word = text(name);
        if self.scope.values.contains(&word) && !self.scope.calls_by_name {
            return;
        }
        match self.vocabulary.method(&word).cloned() {
            Some(shape) => self.operation(&shape, name.span(), word, false),
            None => self.path(&[word], false, name.span()),
        }
    }

    /// `.$name` in the definition of a macro.
    pub fn calls_by_name(&mut self, span: Span) {
        let name = self.macros.last().cloned().unwrap_or_default();
        self.unresolved(
            span,
            format!("the macro `{name}!` calls a method that its user names; all names given to macros count as calls"),
        );
    }

    /// `[<a b>]` in the text of a macro.
    pub fn glued_names(&mut self, span: Span) {
        self.unresolved(span, "a macro glues a name together, which may be that of an operation");
    }

    fn in_macro(&mut self, it: &syn::Macro, look: impl FnOnce(&mut Self)) {
        let name = it.path.segments.last().map(|it| text(&it.ident));
        self.macros.push(name.unwrap_or_default());
        look(self);
        self.macros.pop();
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_use(&mut self, it: &'ast syn::ItemUse) {
        let mut paths = Vec::new();
        leaves(&it.tree, &mut Vec::new(), &mut |leaf: Leaf<'_>| {
            paths.push((leaf.path.to_vec(), leaf.span))
        });
        for (path, span) in paths {
            self.path(&path, false, span);
        }
    }

    fn visit_path(&mut self, it: &'ast syn::Path) {
        if let Some(first) = it.segments.first() {
            match it.get_ident().filter(|_| !self.macros.is_empty()) {
                Some(name) => self.bare_in_macro(name),
                None => self.path(&segments(it), false, first.ident.span()),
            }
        }
        visit::visit_path(self, it);
    }

    fn visit_expr_path(&mut self, it: &'ast syn::ExprPath) {
        if let (Some(of), Some(last)) = (&it.qself, it.path.segments.last()) {
            let shown = vec![text(&last.ident)];
            match &*of.ty {
                syn::Type::Path(ty) if it.path.segments.len() == 1 => {
                    let full: Vec<String> = segments(&ty.path).into_iter().chain(shown).collect();
                    self.path(&full, true, last.ident.span());
                }
                _ => self.path(&shown, true, last.ident.span()),
            }
        }
        visit::visit_expr_path(self, it);
    }

    fn visit_expr_call(&mut self, it: &'ast syn::ExprCall) {
        match &*it.func {
            // A function that is called is not a name that a macro makes a call of.
            syn::Expr::Path(func) if func.qself.is_none() && func.path.get_ident().is_some() => {
                self.path(&segments(&func.path), false, it.paren_token.span.open());
                it.args.iter().for_each(|it| self.visit_expr(it));
            }
            _ => visit::visit_expr_call(self, it),
        }
    }

    fn visit_expr_method_call(&mut self, it: &'ast syn::ExprMethodCall) {
        // The methods of a client take nothing but the client.
        if it.args.is_empty() && it.turbofish.is_none() {
            let is_client = self.scope.is_client(&it.receiver);
            let receiver = match &*it.receiver {
                syn::Expr::Path(path) => segments(&path.path).join("::"),
                _ => "_".to_owned(),
            };
            self.method(&it.method, is_client, format!("{receiver}.{}()", text(&it.method)));
        }
        visit::visit_expr_method_call(self, it);
    }

    fn visit_item_impl(&mut self, it: &'ast syn::ItemImpl) {
        let name = match &*it.self_ty {
            syn::Type::Path(ty) => ty.path.segments.last().map(|it| text(&it.ident)),
            _ => None,
        };
        let outer = std::mem::replace(&mut self.own_type, name);
        visit::visit_item_impl(self, it);
        self.own_type = outer;
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        self.in_macro(it, |finder| {
            if let Ok(expressions) = it.parse_body_with(Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated) {
                expressions.iter().for_each(|it| finder.visit_expr(it));
            } else if let Ok(statements) = it.parse_body_with(syn::Block::parse_within) {
                statements.iter().for_each(|it| finder.visit_stmt(it));
            } else {
                tokens::scan(finder, it.tokens.clone(), false);
            }
        });
    }

    fn visit_item_macro(&mut self, it: &'ast syn::ItemMacro) {
        let Some(name) = &it.ident else {
            return self.visit_macro(&it.mac);
        };
        self.macros.push(text(name));
        tokens::scan(self, it.mac.tokens.clone(), true);
        self.macros.pop();
    }

    /// Attributes call nothing.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}
