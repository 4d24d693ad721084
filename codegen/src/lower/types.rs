//! The data types of a crate, and the tables of the modules that they are in.

use super::kind::{is_error, is_event_stream, is_string_enum};
use super::symbols::Symbols;
use super::{error, string_enum, structure, union};
use crate::model::shape::{Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::rust::event_stream_error::EventStreamError;
use crate::rust::names;
use crate::rust::string_enum::StringEnum;
use crate::rust::structure::Structure;
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;
use crate::rust::types_index::{TypeFile, TypesIndex};
use crate::rust::union::Union;

/// The data types, each list in the order of the model.
pub struct Types {
    /// Structures that are no errors.
    pub structures: Vec<Structure>,
    /// Errors.
    pub errors: Vec<Structure>,
    /// Unions.
    pub unions: Vec<Union>,
    /// Enums.
    pub enums: Vec<StringEnum>,
    /// The errors of event streams.
    pub event_stream_errors: Vec<EventStreamError>,
}

impl Types {
    /// The types of a service.
    pub fn of(symbols: &Symbols<'_>) -> Self {
        let types = symbols.types();
        let of_kind = |kind: fn(&Shape) -> bool| types.iter().filter(move |it| kind(it));
        Self {
            structures: of_kind(|it| matches!(it.kind, ShapeKind::Structure { .. }) && !is_error(it))
                .map(|it| structure::data(symbols, it))
                .collect(),
            errors: of_kind(is_error).map(|it| error::error(symbols, it)).collect(),
            unions: of_kind(|it| matches!(it.kind, ShapeKind::Union { .. }))
                .map(|it| union::union(symbols, it))
                .collect(),
            event_stream_errors: of_kind(is_event_stream)
                .map(|it| error::event_stream_error(symbols, it))
                .collect(),
            enums: of_kind(is_string_enum)
                .map(|it| string_enum::string_enum(symbols, it))
                .collect(),
        }
    }

    /// `src/types.rs`
    pub fn index(&self, service: &ShapeId) -> TypesIndex {
        let built = self.structures.iter().map(|it| (&it.symbol, Some(&it.builder)));
        let unions = self.unions.iter().map(|it| (&it.symbol, None));
        let enums = self.enums.iter().map(|it| (&it.symbol, None));
        index(Trace::new(service), built.chain(unions).chain(enums))
    }

    /// `src/types/error.rs`
    pub fn error_index(&self, service: &ShapeId) -> TypesIndex {
        let built = self.errors.iter().map(|it| (&it.symbol, Some(&it.builder)));
        let streams = self.event_stream_errors.iter().map(|it| (&it.symbol, None));
        index(Trace::new(service), built.chain(streams))
    }
}

/// The table of these types, each with its builder.
fn index<'a>(shape: Trace, types: impl Iterator<Item = (&'a Symbol, Option<&'a Symbol>)>) -> TypesIndex {
    let mut files: Vec<_> = types
        .map(|(symbol, builder)| TypeFile {
            file: names::file(&symbol.name),
            name: symbol.name.clone(),
            builder: builder.map(|it| it.name.clone()),
        })
        .collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    TypesIndex { shape, files }
}
