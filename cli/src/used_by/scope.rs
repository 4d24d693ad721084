//! The meaning of a program's names, as far as its `use` declarations and items tell.

use super::imports::imports;
use std::collections::{BTreeSet, HashMap, HashSet};
use syn::visit::{self, Visit};

/// The target of a path.
pub enum Origin {
    /// Into the crate: what may follow its name. There are several if a name stands for several things.
    Crate(BTreeSet<Vec<String>>),
    /// To something that the program defines itself, or to another crate.
    Elsewhere,
    /// Not told: it came through a glob or a macro.
    Unknown,
}

/// The limit of names of a path in the crate: `operation::put_item::builders::PutItemFluentBuilder`.
const DEPTH: usize = 4;

/// The names of one program.
#[derive(Default)]
pub struct Scope {
    /// The names of the crate in the program.
    pub libraries: HashSet<String>,
    /// The imports of each file: name and full paths.
    imports: Vec<HashMap<String, Vec<Vec<String>>>>,
    /// Names that some module of the program imports from the crate, or re-exports with a glob, with their paths in the
    /// crate.
    from_crate: HashMap<String, BTreeSet<Vec<String>>>,
    /// Structures, enums and traits that the program defines.
    types: HashSet<String>,
    modules: HashSet<String>,
    /// Functions and variables.
    pub values: HashSet<String>,
    /// `true` if a macro of the program calls a method that its user names.
    pub calls_by_name: bool,
    /// Variables, fields and functions that are, hold or give a client.
    clients: HashSet<String>,
}

impl Scope {
    /// Learns the names of all files, which come with their paths.
    pub fn of(libraries: HashSet<String>, files: &[(&str, &syn::File)]) -> Self {
        let mut scope = Self {
            libraries,
            ..Self::default()
        };
        let mut opened = Vec::new();
        for (path, file) in files {
            let found = imports(path, file);
            scope.imports.push(found.names);
            opened.extend(found.opened);
            Items(&mut scope).visit_file(file);
        }
        scope.follow(&opened);
        for (index, (_, file)) in files.iter().enumerate() {
            let mut clients = Clients {
                scope: &scope,
                file: index,
                found: HashSet::new(),
            };
            clients.visit_file(file);
            let found = clients.found;
            scope.clients.extend(found);
        }
        scope
    }

    /// Learns what comes from the crate, until all that comes from it through something else is known, too.
    fn follow(&mut self, opened: &[(String, Vec<String>)]) {
        loop {
            let imports = self.imports.iter().flatten();
            let imports = imports.flat_map(|(name, targets)| targets.iter().map(move |target| (name, target)));
            let mut news = Vec::new();
            for (name, target) in imports.chain(opened.iter().map(|(name, target)| (name, target))) {
                if let Origin::Crate(rests) = self.resolve_outside(target) {
                    let known = self.from_crate.get(name);
                    let is_new = |it: &Vec<String>| it.len() <= DEPTH && known.is_none_or(|known| !known.contains(it));
                    news.extend(rests.into_iter().filter(is_new).map(|it| (name.clone(), it)));
                }
            }
            if news.is_empty() {
                return;
            }
            for (name, rest) in news {
                self.from_crate.entry(name).or_default().insert(rest);
            }
        }
    }

    /// Returns the target of a path in a file.
    pub fn resolve(&self, file: usize, path: &[String]) -> Origin {
        let Some(first) = path.first() else {
            return Origin::Unknown;
        };
        let rest = || path.iter().skip(1).cloned().collect::<Vec<_>>();
        let own_imports = self.imports.get(file).and_then(|it| it.get(first));
        let mut is_elsewhere = false;
        for target in own_imports.into_iter().flatten().filter(|it| it.first() != Some(first)) {
            let full: Vec<String> = target.iter().cloned().chain(rest()).collect();
            match self.resolve_outside(&full) {
                Origin::Unknown => {}
                Origin::Elsewhere => is_elsewhere = true,
                // Another module of the file may mean something else by the name; the crate goes first.
                origin => return origin,
            }
        }
        if is_elsewhere {
            Origin::Elsewhere
        } else {
            self.resolve_outside(path)
        }
    }

    /// Returns the target of a path, without the imports of the file.
    fn resolve_outside(&self, path: &[String]) -> Origin {
        let Some(first) = path.first() else {
            return Origin::Unknown;
        };
        if self.libraries.contains(first) {
            return Origin::Crate(BTreeSet::from([path.iter().skip(1).cloned().collect()]));
        }
        if matches!(first.as_str(), "std" | "core" | "alloc") || first.starts_with("aws_sdk_") {
            return Origin::Elsewhere;
        }
        // A name that some module of the program has from the crate is the crate's wherever it is used from there.
        let mut rests = BTreeSet::new();
        for (index, name) in path.iter().enumerate() {
            for target in self.from_crate.get(name).into_iter().flatten() {
                rests.insert(target.iter().chain(path.iter().skip(index + 1)).cloned().collect());
            }
        }
        if !rests.is_empty() {
            return Origin::Crate(rests);
        }
        match self.in_module(path).first() {
            Some(name) if !self.types.contains(name) => Origin::Unknown,
            _ => Origin::Elsewhere,
        }
    }

    /// The path without the modules of the program at its start: they may have what follows from anywhere.
    pub fn in_module<'a>(&self, path: &'a [String]) -> &'a [String] {
        let is_module = |it: &String| matches!(it.as_str(), "crate" | "self" | "super") || self.modules.contains(it);
        let modules = path.iter().take_while(|it| is_module(it)).count();
        path.get(modules..).unwrap_or_default()
    }

    /// Returns whether the program defines a structure, enum or trait of that name.
    pub fn defines(&self, name: &str) -> bool {
        self.types.contains(name)
    }

    /// Returns whether an expression is known to be a client, by the name of the variable, field or function.
    pub fn is_client(&self, expression: &syn::Expr) -> bool {
        name_of(expression).is_some_and(|it| self.clients.contains(&it))
    }

    /// Returns whether the variable, field or function of that name is known to be, hold or give a client.
    pub fn names_client(&self, name: &str) -> bool {
        self.clients.contains(name)
    }
}

/// The name that an expression ends with.
fn name_of(expression: &syn::Expr) -> Option<String> {
    match expression {
        syn::Expr::Path(it) => it.path.segments.last().map(|it| it.ident.to_string()),
        syn::Expr::Field(it) => match &it.member {
            syn::Member::Named(name) => Some(name.to_string()),
            syn::Member::Unnamed(_) => None,
        },
        syn::Expr::Call(it) => name_of(&it.func),
        syn::Expr::MethodCall(it) if matches!(it.method.to_string().as_str(), "clone" | "as_ref" | "unwrap") => {
            name_of(&it.receiver)
        }
        syn::Expr::MethodCall(it) => Some(it.method.to_string()),
        syn::Expr::Reference(it) => name_of(&it.expr),
        syn::Expr::Paren(it) => name_of(&it.expr),
        syn::Expr::Await(it) => name_of(&it.base),
        syn::Expr::Try(it) => name_of(&it.expr),
        syn::Expr::Unary(it) => name_of(&it.expr),
        _ => None,
    }
}

/// The segments of a path as text, without raw prefixes.
pub fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|it| text(&it.ident)).collect()
}

/// An identifier's text without `r#`.
pub fn text(ident: &proc_macro2::Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// Collects what the program defines.
struct Items<'a>(&'a mut Scope);

impl<'ast> Visit<'ast> for Items<'_> {
    fn visit_item_struct(&mut self, it: &'ast syn::ItemStruct) {
        self.0.types.insert(text(&it.ident));
        visit::visit_item_struct(self, it);
    }

    fn visit_item_enum(&mut self, it: &'ast syn::ItemEnum) {
        self.0.types.insert(text(&it.ident));
        visit::visit_item_enum(self, it);
    }

    fn visit_item_trait(&mut self, it: &'ast syn::ItemTrait) {
        self.0.types.insert(text(&it.ident));
        visit::visit_item_trait(self, it);
    }

    fn visit_item_mod(&mut self, it: &'ast syn::ItemMod) {
        self.0.modules.insert(text(&it.ident));
        visit::visit_item_mod(self, it);
    }

    fn visit_item_macro(&mut self, it: &'ast syn::ItemMacro) {
        let text = it.mac.tokens.to_string();
        self.0.calls_by_name |= it.ident.is_some() && (text.contains(".$") || text.contains(". $"));
    }

    fn visit_signature(&mut self, it: &'ast syn::Signature) {
        self.0.values.insert(text(&it.ident));
        visit::visit_signature(self, it);
    }

    fn visit_pat_ident(&mut self, it: &'ast syn::PatIdent) {
        self.0.values.insert(text(&it.ident));
        visit::visit_pat_ident(self, it);
    }
}

/// Collects the names of what is, holds or gives a client.
struct Clients<'a> {
    scope: &'a Scope,
    file: usize,
    found: HashSet<String>,
}

impl Clients<'_> {
    /// Returns whether a client occurs in what is looked through.
    fn mentioned(&self, look: impl FnOnce(&mut Mentions<'_>)) -> bool {
        let mut mentions = Mentions {
            scope: self.scope,
            file: self.file,
            found: false,
        };
        look(&mut mentions);
        mentions.found
    }
}

impl<'ast> Visit<'ast> for Clients<'_> {
    fn visit_local(&mut self, it: &'ast syn::Local) {
        let init = it.init.as_ref().map(|it| &*it.expr);
        let from = |name: &syn::PatIdent| {
            init.is_some_and(|it| self.scope.is_client(it) || self.mentioned(|visitor| visitor.visit_expr(it)))
                .then(|| text(&name.ident))
        };
        if let syn::Pat::Ident(name) = &it.pat {
            self.found.extend(from(name));
        }
        visit::visit_local(self, it);
    }

    fn visit_pat_type(&mut self, it: &'ast syn::PatType) {
        if let syn::Pat::Ident(name) = &*it.pat
            && self.mentioned(|visitor| visitor.visit_type(&it.ty))
        {
            self.found.insert(text(&name.ident));
        }
        visit::visit_pat_type(self, it);
    }

    fn visit_field(&mut self, it: &'ast syn::Field) {
        if let Some(name) = &it.ident
            && self.mentioned(|visitor| visitor.visit_type(&it.ty))
        {
            self.found.insert(text(name));
        }
        visit::visit_field(self, it);
    }

    fn visit_signature(&mut self, it: &'ast syn::Signature) {
        if self.mentioned(|visitor| visitor.visit_return_type(&it.output)) {
            self.found.insert(text(&it.ident));
        }
        visit::visit_signature(self, it);
    }
}

/// Looks for the crate's `Client`.
struct Mentions<'a> {
    scope: &'a Scope,
    file: usize,
    found: bool,
}

impl<'ast> Visit<'ast> for Mentions<'_> {
    fn visit_path(&mut self, it: &'ast syn::Path) {
        if let Origin::Crate(rests) = self.scope.resolve(self.file, &segments(it)) {
            self.found |= rests.iter().any(|rest| {
                let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
                matches!(rest.as_slice(), [.., "Client"] | [.., "Client", "new" | "from_conf"])
            });
        }
        visit::visit_path(self, it);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        self.found |= it.path.segments.last().is_some_and(|it| it.ident == "mock_client");
    }
}
