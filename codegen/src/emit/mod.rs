//! `rust::Crate` to items: cannot fail, looks nothing up.

pub mod client;
pub mod config;
pub mod endpoint;
pub mod enums;
pub mod error;
pub mod error_meta;
pub mod error_rs;
pub mod item;
pub mod lib_rs;
pub mod manifest;
pub mod meta;
pub mod operation;
pub mod operation_rs;
pub mod primitives;
pub mod protocol_tests;
pub mod structure;
pub mod types_rs;
pub mod union;
pub mod waiter;
pub mod waiters_rs;

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
        files: |it| one(manifest::file(&it.service.manifest)),
    },
    Row {
        path: "src/lib.rs",
        files: |it| one(lib_rs::file(&it.service)),
    },
    Row {
        path: "src/meta.rs",
        files: |it| one(meta::file(&it.service.meta)),
    },
    Row {
        path: "src/client.rs",
        files: |it| one(client::file(&it.service.client)),
    },
    Row {
        path: "src/config.rs",
        files: |it| one(config::file(&it.service.config)),
    },
    Row {
        path: "src/config/endpoint.rs",
        files: |it| one(endpoint::file(&it.service.endpoints)),
    },
    Row {
        path: "src/error.rs",
        files: |_| one(error_rs::file()),
    },
    Row {
        path: "src/error_meta.rs",
        files: |it| one(error_meta::file(&it.service)),
    },
    Row {
        path: "src/primitives.rs",
        files: |it| one(primitives::file(&it.service)),
    },
    Row {
        path: "src/operation.rs",
        files: |it| one(operation_rs::file(&it.operations, &it.service.request_names)),
    },
    Row {
        path: "src/operation/<operation>.rs",
        files: |it| Box::new(it.operations.iter().map(operation::file)),
    },
    Row {
        path: "src/waiters.rs",
        files: |it| Box::new(waiters_rs::file(&it.waiters).into_iter()),
    },
    Row {
        path: "src/waiters/<waiter>.rs",
        files: |it| Box::new(it.waiters.iter().map(waiter::file)),
    },
    Row {
        path: "src/types.rs",
        files: |it| one(types_rs::types(&it.types)),
    },
    Row {
        path: "src/types/<structure>.rs",
        files: |it| Box::new(it.structures.iter().map(structure::file)),
    },
    Row {
        path: "src/types/<enum>.rs",
        files: |it| Box::new(it.enums.iter().map(enums::file)),
    },
    Row {
        path: "src/types/<union>.rs",
        files: |it| Box::new(it.unions.iter().map(union::file)),
    },
    Row {
        path: "src/types/error.rs",
        files: |it| one(types_rs::errors(&it.error_types)),
    },
    Row {
        path: "src/types/error/<error>.rs",
        files: |it| Box::new(it.errors.iter().map(structure::file)),
    },
    Row {
        path: "src/types/error/<event stream>.rs",
        files: |it| Box::new(it.event_stream_errors.iter().map(error::event_stream_file)),
    },
    Row {
        path: "src/protocol_tests/<operation>.rs",
        files: |it| Box::new(it.protocol_tests.iter().flat_map(protocol_tests::files)),
    },
];

/// All files of the crate, each made when it is asked for: the tokens of a large crate take ten times the memory of its
/// text.
pub fn emit(krate: &Crate) -> impl Iterator<Item = File> {
    TABLE.iter().flat_map(|row| (row.files)(krate))
}
