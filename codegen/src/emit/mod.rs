//! `rust::Crate` to items: cannot fail, looks nothing up.

mod attributes;
pub mod client;
pub mod config;
pub mod endpoint;
pub mod error_index;
pub mod event_stream_error;
pub mod item;
pub mod lib_root;
pub mod manifest;
pub mod meta;
pub mod operation;
pub mod operation_error;
pub mod operation_index;
pub mod primitives;
pub mod protocol_test;
mod protocol_test_value;
pub mod rule_set;
pub mod service_error;
pub mod string_enum;
pub mod structure;
pub mod types_index;
pub mod union;
pub mod waiter;
pub mod waiter_index;

use crate::rust::Crate;
use item::File;

/// A generated file, or all of a kind, and what emits it.
pub struct Row {
    /// The path in the crate, with `<name>` for what differs.
    pub path: &'static str,
    /// The files, each made when it is asked for.
    pub files: for<'a> fn(&'a Crate) -> Files<'a>,
}

/// Files to come.
pub type Files<'a> = Box<dyn Iterator<Item = File> + 'a>;

fn one<'a>(file: File) -> Files<'a> {
    Box::new(std::iter::once(file))
}

/// Which emitter writes which file.
pub const TABLE: &[Row] = &[
    Row {
        path: "Cargo.toml",
        files: |it| one(manifest::file(&it.manifest)),
    },
    Row {
        path: "src/lib.rs",
        files: |it| one(lib_root::file(&it.lib_root)),
    },
    Row {
        path: "src/meta.rs",
        files: |it| one(meta::file(&it.meta)),
    },
    Row {
        path: "src/client.rs",
        files: |it| one(client::file(&it.client)),
    },
    Row {
        path: "src/config.rs",
        files: |it| one(config::file(&it.config)),
    },
    Row {
        path: "src/config/endpoint.rs",
        files: |it| one(endpoint::file(&it.endpoints)),
    },
    Row {
        path: "src/error.rs",
        files: |it| one(error_index::file(&it.error_index)),
    },
    Row {
        path: "src/error_meta.rs",
        files: |it| one(service_error::file(&it.service_error)),
    },
    Row {
        path: "src/primitives.rs",
        files: |it| one(primitives::file(&it.primitives)),
    },
    Row {
        path: "src/operation.rs",
        files: |it| one(operation_index::file(&it.meta.shape, &it.operations, &it.request_names)),
    },
    Row {
        path: "src/operation/<operation>.rs",
        files: |it| Box::new(it.operations.iter().map(operation::file)),
    },
    Row {
        path: "src/waiters.rs",
        files: |it| Box::new(waiter_index::file(&it.meta.shape, &it.waiters).into_iter()),
    },
    Row {
        path: "src/waiters/<waiter>.rs",
        files: |it| Box::new(it.waiters.iter().map(waiter::file)),
    },
    Row {
        path: "src/types.rs",
        files: |it| one(types_index::types(&it.types)),
    },
    Row {
        path: "src/types/<structure>.rs",
        files: |it| Box::new(it.structures.iter().map(structure::file)),
    },
    Row {
        path: "src/types/<enum>.rs",
        files: |it| Box::new(it.enums.iter().map(string_enum::file)),
    },
    Row {
        path: "src/types/<union>.rs",
        files: |it| Box::new(it.unions.iter().map(union::file)),
    },
    Row {
        path: "src/types/error.rs",
        files: |it| one(types_index::errors(&it.error_types)),
    },
    Row {
        path: "src/types/error/<error>.rs",
        files: |it| Box::new(it.errors.iter().map(structure::file)),
    },
    Row {
        path: "src/types/error/<event stream>.rs",
        files: |it| Box::new(it.event_stream_errors.iter().map(event_stream_error::file)),
    },
    Row {
        path: "src/protocol_tests/<operation>.rs",
        files: |it| Box::new(it.protocol_tests.iter().flat_map(protocol_test::files)),
    },
];

/// All files of the crate, each made when it is asked for: the tokens of a large crate take ten times the memory of its
/// text.
pub fn emit(krate: &Crate) -> impl Iterator<Item = File> {
    TABLE.iter().flat_map(|row| (row.files)(krate))
}
