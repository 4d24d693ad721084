//! Structures: data types, and what inputs, outputs and errors share with them.

use super::file_scope::FileScope;
use super::kind::is_event_stream;
use super::symbols::{Symbols, builder};
use super::{docs, member};
use crate::model::knowledge::nullability::{self, Presence, presence};
use crate::model::shape::{Member, Shape};
use crate::model::traits::Trait;
use crate::model::traits::streaming::Streaming;
use crate::rust::docs::Markdown;
use crate::rust::structure::{Build, Directions, Role, ShapeAttribute, Structure};
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;
use crate::rust::{names, paths};
use proc_macro2::Ident;

/// The inputs of lowering a structure, besides its shape.
pub struct StructureContext<'a> {
    /// The type, where callers find it.
    pub symbol: Symbol,
    /// The file that it stands in.
    pub file: String,
    /// The names that the file defines.
    pub scope: &'a FileScope,
    /// The directions in which it travels.
    pub directions: Directions,
    /// Its role.
    pub role: Role,
    /// The summary for a shape without documentation.
    pub summary: Markdown,
}

/// A structure inside of others.
pub fn data(symbols: &Symbols<'_>, shape: &Shape) -> Structure {
    let symbol = symbols.symbol(shape);
    let scope = FileScope::beside([&symbol.name, &names::builder(&symbol.name)]);
    let used = StructureContext {
        file: format!("src/types/{}.rs", names::file(&symbol.name)),
        symbol,
        scope: &scope,
        directions: symbols.directions(&shape.id),
        role: Role::Data,
        summary: Markdown::new("The structure ").code(shape.id.name()).ours("."),
    };
    structure(symbols, shape, used)
}

/// A structure for any use.
pub fn structure(symbols: &Symbols<'_>, shape: &Shape, used: StructureContext<'_>) -> Structure {
    let role = match used.role {
        Role::Input { .. } => nullability::Role::Input,
        _ => nullability::Role::Other,
    };
    let members = shape.members();
    let target = |member: &Member| symbols.model().target(&member.target);
    let is_stream = |member: &Member| target(member).traits.has(Streaming::ID);
    let streams = members.iter().any(|(_, member)| is_stream(member));
    // A stream of bytes that is not given is an empty one.
    let is_bytes = |member: &Member| is_stream(member) && !is_event_stream(target(member));
    let can_miss =
        |member: &Member| matches!(presence(symbols.model(), member, role), Presence::Required) && !is_bytes(member);
    let fallible = role == nullability::Role::Input || members.iter().any(|(_, member)| can_miss(member));
    Structure {
        shape: Trace::new(&shape.id),
        builder: builder(&used.symbol),
        file: used.file,
        docs: match symbols.is_shared(shape) {
            true => docs::repeated_docs(&shape.traits).or(used.summary),
            false => docs::docs_of(&shape.traits, used.summary),
        },
        deprecated: docs::deprecated(&shape.traits),
        derives: derives(streams, paths::structure()),
        attribute: ShapeAttribute {
            namespace: symbols.foreign_namespace(shape),
            name: shape.id.name().to_owned(),
            directions: used.directions,
            build: if fallible { Build::Fallible } else { Build::Infallible },
            inspect: symbols.inspected(shape, used.directions),
            credentials: credentials(symbols, shape),
            role: used.role,
            serde: member::xml_element(&shape.traits),
        },
        fields: members
            .into_iter()
            .map(|member| member::field(symbols, shape, member, role, used.scope))
            .collect(),
        symbol: used.symbol,
    }
}

/// Returns the fields that are the credentials of a session.
fn credentials(symbols: &Symbols<'_>, shape: &Shape) -> Option<Vec<Ident>> {
    let sessions = symbols.sessions.as_ref().filter(|it| it.structure == shape.id)?;
    Some(sessions.members.iter().map(|it| names::field(it)).collect())
}

/// A stream can neither be copied nor compared.
pub fn derives(streams: bool, own: Symbol) -> Vec<Symbol> {
    let of_data: &[&str] = if streams { &[] } else { &["Clone", "PartialEq"] };
    let of_data = of_data.iter().map(|name| Symbol::in_scope(names::fixed(name)));
    of_data.chain([own]).collect()
}
