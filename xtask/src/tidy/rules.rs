//! The rules of `check`: each is a file that owns its row.

use super::source::{none, sources};
use syn::{Expr, Item, Lit};

#[test]
fn each_rule_owns_its_row() {
    let mut wrong = vec![];
    for source in sources(&["codegen/src/check/rules"]) {
        let name = source.path.rsplit('/').next().unwrap().trim_end_matches(".rs");
        if name == "mod" {
            // The table is a list of names.
            wrong.extend(
                source
                    .text
                    .contains("Validator {")
                    .then(|| format!("{}: a row", source.path)),
            );
            continue;
        }
        let syntax = source.syntax();
        let rows = syntax.items.iter().filter_map(|item| match item {
            Item::Const(it) if it.ident == "VALIDATOR" => id(&it.expr),
            _ => None,
        });
        let rows: Vec<String> = rows.collect();
        if rows.iter().map(|id| snake(id)).collect::<Vec<_>>() != [name] {
            wrong.push(format!("{}: has the rows {rows:?}", source.path));
        }
    }
    none(wrong, "a rule is a file of its ID with one `VALIDATOR`");
}

/// Returns the ID of a row.
fn id(row: &Expr) -> Option<String> {
    let Expr::Struct(row) = row else { return None };
    row.fields.iter().find_map(|field| match (&field.member, &field.expr) {
        (syn::Member::Named(name), Expr::Lit(it)) if name == "id" => match &it.lit {
            Lit::Str(it) => Some(it.value()),
            _ => None,
        },
        _ => None,
    })
}

/// `http_uri_format` for `HttpUriFormat`, and `model_unresolved_trait` for `Model.UnresolvedTrait`.
fn snake(id: &str) -> String {
    let mut name = String::new();
    for c in id.chars() {
        if c.is_ascii_uppercase() && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        name.push(if c == '.' { '_' } else { c.to_ascii_lowercase() });
    }
    name
}
