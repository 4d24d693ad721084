//! Unions.

use super::file_scope::FileScope;
use super::kind::{is_error, is_event_stream};
use super::symbols::Symbols;
use super::{docs, member, structure};
use crate::model::UNIT;
use crate::model::shape::{Member, Shape};
use crate::rust::docs::Markdown;
use crate::rust::member::{MemberAttribute, Setting, Settings};
use crate::rust::structure::{Build, Role, ShapeAttribute};
use crate::rust::trace::Trace;
use crate::rust::union::{Union, UnionVariant};
use crate::rust::{names, paths};

/// A union, its members sorted by name.
pub fn union(symbols: &Symbols<'_>, shape: &Shape) -> Union {
    let symbol = symbols.symbol(shape);
    let scope = FileScope::beside([&symbol.name]);
    // The errors of an event stream are a type of their own.
    let is_error = |member: &Member| is_event_stream(shape) && is_error(symbols.model().target(&member.target));
    let variants = shape.members().into_iter().filter(|(_, member)| !is_error(member));
    let mut variants: Vec<_> = variants.map(|member| variant(symbols, shape, member, &scope)).collect();
    variants.sort_by(|a, b| a.name.cmp(&b.name));
    Union {
        shape: Trace::new(&shape.id),
        file: format!("src/types/{}.rs", names::file(&symbol.name)),
        symbol,
        docs: docs::docs_of(
            &shape.traits,
            Markdown::new("The union ").code(shape.id.name()).ours("."),
        ),
        deprecated: docs::deprecated(&shape.traits),
        derives: structure::derives(false, paths::union()),
        attribute: ShapeAttribute {
            namespace: symbols.foreign_namespace(shape),
            name: shape.id.name().to_owned(),
            directions: symbols.directions(&shape.id),
            build: Build::Infallible,
            credentials: None,
            role: Role::Data,
            inspect: None,
            serde: member::xml_element(&shape.traits),
        },
        variants,
        unknown: names::fixed("Unknown"),
    }
}

fn variant(
    symbols: &Symbols<'_>,
    container: &Shape,
    (wire, member): (&str, &Member),
    scope: &FileScope,
) -> UnionVariant {
    let name = symbols.naming.union_variant(&member.id);
    let mut settings = Settings::default();
    settings.add(Setting::Name(names::variant_accessor(&name)));
    settings.add(symbols.hides(container, member).then_some(Setting::Sensitive));
    settings.append(member::of_value(symbols, member));
    UnionVariant {
        shape: Trace::new(&member.id),
        name,
        docs: member::docs(symbols, wire, member, false),
        deprecated: docs::deprecated(&member.traits),
        attribute: MemberAttribute {
            model_name: wire.to_owned(),
            settings,
        },
        ty: (member.target.as_str() != UNIT).then(|| symbols.ty(member, scope)),
    }
}
