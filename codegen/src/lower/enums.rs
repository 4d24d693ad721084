//! String enums; int enums are plain numbers.

use super::documentation;
use super::symbols::Symbols;
use crate::model::shape::{Member, Shape};
use crate::model::traits::Trait;
use crate::model::traits::documentation::Sensitive;
use crate::model::traits::type_refinement::EnumValue;
use crate::rust::enums::{DebugForm, Enum, EnumVariant};
use crate::rust::names;

/// A string enum, its values sorted.
pub fn string_enum(symbols: &Symbols<'_>, shape: &Shape) -> Enum {
    let symbol = symbols.symbol(shape);
    let mut variants: Vec<_> = shape.members().into_iter().map(variant).collect();
    variants.sort_by(|a, b| a.value.cmp(&b.value));
    Enum {
        shape: shape.id.clone(),
        file: format!("src/types/{}.rs", names::file(&symbol.name)),
        symbol,
        docs: documentation::docs_of(&shape.traits, &format!("The enum `{}`.", shape.id.name())),
        deprecated: documentation::deprecated(&shape.traits),
        debug: match shape.traits.has(Sensitive::ID) {
            true => DebugForm::Redacted,
            false => DebugForm::Plain,
        },
        variants,
        unknown: names::known("Unknown"),
    }
}

fn variant((name, member): (&str, &Member)) -> EnumVariant {
    let value = member
        .traits
        .get()
        .and_then(|EnumValue(it)| it.as_str().map(str::to_owned));
    let value = value.unwrap_or_else(|| name.to_owned());
    EnumVariant {
        shape: member.id.clone(),
        name: names::enum_variant(name),
        docs: documentation::docs_of(&member.traits, &format!("`{}`", value.escape_debug())),
        value,
        deprecated: documentation::deprecated(&member.traits),
    }
}
