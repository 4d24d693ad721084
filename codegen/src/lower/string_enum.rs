//! String enums; int enums are plain numbers.

use super::docs;
use super::file_scope::FileScope;
use super::kind::is_unnamed;
use super::symbols::Symbols;
use crate::model::node::Node;
use crate::model::shape::{Member, Shape};
use crate::model::traits::Trait;
use crate::model::traits::documentation::Sensitive;
use crate::model::traits::type_refinement::EnumValue;
use crate::rust::docs::Markdown;
use crate::rust::string_enum::{DebugForm, EnumVariant, StringEnum, Values};
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;
use crate::rust::{names, paths};

/// The trait of strings that was before there were enums.
const ENUM: &str = "smithy.api#enum";

/// A string enum.
pub fn string_enum(symbols: &Symbols<'_>, shape: &Shape) -> StringEnum {
    let symbol = symbols.symbol(shape);
    StringEnum {
        shape: Trace::new(&shape.id),
        file: format!("src/types/{}.rs", names::file(&symbol.name)),
        docs: docs::docs_of(
            &shape.traits,
            Markdown::new("The enum ").code(shape.id.name()).ours("."),
        ),
        deprecated: docs::deprecated(&shape.traits),
        derives: derives(shape),
        debug: match shape.traits.has(Sensitive::ID) {
            true => DebugForm::Redacted,
            false => DebugForm::Plain,
        },
        values: if is_unnamed(shape) {
            unnamed_values(shape, &symbol)
        } else {
            named_values(symbols, shape)
        },
        symbol,
    }
}

/// Returns the derived traits: of an enum without names those of the string that it is.
fn derives(shape: &Shape) -> Vec<Symbol> {
    let debug = (!shape.traits.has(Sensitive::ID)).then_some("Debug");
    let names: Vec<&str> = match is_unnamed(shape) {
        false => vec!["Clone", "PartialEq"],
        true => ["Clone"]
            .into_iter()
            .chain(debug)
            .chain(["Eq", "Hash", "Ord", "PartialEq", "PartialOrd"])
            .collect(),
    };
    let names = names.into_iter().map(|name| Symbol::in_scope(names::fixed(name)));
    names.chain([paths::string_enum()]).collect()
}

fn unnamed_values(shape: &Shape, symbol: &Symbol) -> Values {
    let definitions = shape.trait_node(ENUM).and_then(Node::as_array).unwrap_or_default();
    let values = definitions
        .iter()
        .filter_map(|it| it.get("value").and_then(Node::as_str));
    let mut values: Vec<_> = values.map(str::to_owned).collect();
    values.sort_unstable();
    values.dedup();
    Values::Unnamed {
        values,
        text: FileScope::beside([&symbol.name]).string(),
    }
}

fn named_values(symbols: &Symbols<'_>, shape: &Shape) -> Values {
    let members = shape.members().into_iter();
    let mut variants: Vec<_> = members.map(|it| variant(symbols, it)).collect();
    variants.sort_by(|a, b| a.value.cmp(&b.value));
    Values::Named {
        variants,
        unknown: names::fixed("Unknown"),
    }
}

/// A value as code. Quotation marks show a value that is empty or white space.
fn value_docs(value: &str) -> Markdown {
    let shown = if value.trim().is_empty() {
        format!("{value:?}")
    } else {
        value.escape_debug().to_string()
    };
    Markdown::default().code(&shown)
}

fn variant(symbols: &Symbols<'_>, (name, member): (&str, &Member)) -> EnumVariant {
    let value = member
        .traits
        .get()
        .and_then(|EnumValue(it)| it.as_str().map(str::to_owned));
    let value = value.unwrap_or_else(|| name.to_owned());
    EnumVariant {
        shape: Trace::new(&member.id),
        name: symbols.naming.enum_variant(&member.id),
        docs: docs::docs_of(&member.traits, value_docs(&value)),
        value,
        deprecated: docs::deprecated(&member.traits),
    }
}
