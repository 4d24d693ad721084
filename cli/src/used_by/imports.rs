//! The names that `use` declarations, and all that works like them, bring in.

use super::files::path_attribute;
use super::scope::{segments, text};
use std::collections::HashMap;
use syn::visit::{self, Visit};

/// The imports of one file.
#[derive(Default)]
pub struct Imports {
    /// Names and the full paths of what they stand for.
    pub names: HashMap<String, Vec<Vec<String>>>,
    /// Modules, and the paths of what they re-export with a glob: all in it has their name before it, too.
    pub opened: Vec<(String, Vec<String>)>,
}

/// Returns the imports of a file at this path.
pub fn imports(path: &str, file: &syn::File) -> Imports {
    let mut uses = Uses {
        found: Imports::default(),
        modules: vec![module_of(path)],
    };
    uses.visit_file(file);
    uses.found
}

/// One name that a `use` declaration brings in.
pub struct Leaf<'a> {
    /// The full path; of a glob, that of what it opens.
    pub path: &'a [String],
    /// The local name; `None` for a glob.
    pub name: Option<String>,
    /// The place in the file.
    pub span: proc_macro2::Span,
}

/// Visits what a `use` declaration brings in.
pub fn leaves(tree: &syn::UseTree, path: &mut Vec<String>, visit: &mut dyn FnMut(Leaf<'_>)) {
    match tree {
        syn::UseTree::Path(it) => {
            path.push(text(&it.ident));
            leaves(&it.tree, path, visit);
            path.pop();
        }
        syn::UseTree::Name(it) => leaf(&it.ident, &it.ident, path, visit),
        syn::UseTree::Rename(it) => leaf(&it.ident, &it.rename, path, visit),
        syn::UseTree::Glob(it) => visit(Leaf {
            path,
            name: None,
            span: it.star_token.spans[0],
        }),
        syn::UseTree::Group(it) => it.items.iter().for_each(|tree| leaves(tree, path, visit)),
    }
}

fn leaf(ident: &proc_macro2::Ident, name: &proc_macro2::Ident, path: &[String], visit: &mut dyn FnMut(Leaf<'_>)) {
    let mut full = path.to_vec();
    if ident != "self" {
        full.push(text(ident));
    }
    let name = if name == "self" {
        full.last().cloned()
    } else {
        Some(text(name))
    };
    visit(Leaf {
        path: &full,
        name,
        span: ident.span(),
    });
}

/// Returns the module name of a file, as far as its path tells; for a library, the name of its package.
fn module_of(path: &str) -> String {
    let mut names = path.trim_end_matches(".rs").rsplit('/');
    let name = names.find(|it| !matches!(*it, "mod" | "lib" | "main" | "src"));
    name.unwrap_or_default().replace('-', "_")
}

/// Collects what is brought in.
struct Uses {
    found: Imports,
    /// The modules around.
    modules: Vec<String>,
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_use(&mut self, it: &'ast syn::ItemUse) {
        let module = self.modules.last().cloned().unwrap_or_default();
        leaves(&it.tree, &mut Vec::new(), &mut |leaf| match leaf.name {
            Some(name) => self.found.names.entry(name).or_default().push(leaf.path.to_vec()),
            None if matches!(it.vis, syn::Visibility::Inherited) => {}
            None => self.found.opened.push((module.clone(), leaf.path.to_vec())),
        });
    }

    fn visit_item_mod(&mut self, it: &'ast syn::ItemMod) {
        let name = text(&it.ident);
        if let Some(file) = it.attrs.iter().find_map(path_attribute) {
            self.found.opened.push((name.clone(), vec![module_of(&file)]));
        }
        self.modules.push(name);
        visit::visit_item_mod(self, it);
        self.modules.pop();
    }

    fn visit_item_extern_crate(&mut self, it: &'ast syn::ItemExternCrate) {
        if let Some((_, name)) = &it.rename {
            self.found
                .names
                .entry(text(name))
                .or_default()
                .push(vec![text(&it.ident)]);
        }
    }

    fn visit_item_type(&mut self, it: &'ast syn::ItemType) {
        if let syn::Type::Path(target) = &*it.ty {
            let target = segments(&target.path);
            self.found.names.entry(text(&it.ident)).or_default().push(target);
        }
    }
}
