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
    /// The files.
    pub files: fn(&Crate) -> Vec<File>,
}

/// Which emitter writes which file.
pub const TABLE: &[Row] = &[
    Row {
        path: "Cargo.toml",
        files: |it| vec![manifest::file(&it.service.manifest)],
    },
    Row {
        path: "src/lib.rs",
        files: |it| vec![lib_rs::file(&it.service)],
    },
    Row {
        path: "src/meta.rs",
        files: |it| vec![meta::file(&it.service.meta)],
    },
    Row {
        path: "src/client.rs",
        files: |it| vec![client::file(&it.service.client)],
    },
    Row {
        path: "src/config.rs",
        files: |it| vec![config::file(&it.service.config)],
    },
    Row {
        path: "src/config/endpoint.rs",
        files: |it| vec![endpoint::file(&it.service.endpoints)],
    },
    Row {
        path: "src/error.rs",
        files: |_| vec![error_rs::file()],
    },
    Row {
        path: "src/error_meta.rs",
        files: |it| vec![error_meta::file(&it.service)],
    },
    Row {
        path: "src/primitives.rs",
        files: |it| vec![primitives::file(&it.service)],
    },
    Row {
        path: "src/operation.rs",
        files: |it| vec![operation_rs::file(&it.operations, &it.service.request_names)],
    },
    Row {
        path: "src/operation/<operation>.rs",
        files: |it| it.operations.iter().map(operation::file).collect(),
    },
    Row {
        path: "src/waiters.rs",
        files: |it| waiters_rs::file(&it.waiters).into_iter().collect(),
    },
    Row {
        path: "src/waiters/<waiter>.rs",
        files: |it| it.waiters.iter().map(waiter::file).collect(),
    },
    Row {
        path: "src/types.rs",
        files: |it| vec![types_rs::types(&it.types)],
    },
    Row {
        path: "src/types/<structure>.rs",
        files: |it| it.structures.iter().map(structure::file).collect(),
    },
    Row {
        path: "src/types/<enum>.rs",
        files: |it| it.enums.iter().map(enums::file).collect(),
    },
    Row {
        path: "src/types/<union>.rs",
        files: |it| it.unions.iter().map(union::file).collect(),
    },
    Row {
        path: "src/types/error.rs",
        files: |it| vec![types_rs::errors(&it.error_types)],
    },
    Row {
        path: "src/types/error/<error>.rs",
        files: |it| it.errors.iter().map(structure::file).collect(),
    },
    Row {
        path: "src/types/error/<event stream>.rs",
        files: |it| it.event_stream_errors.iter().map(error::event_stream_file).collect(),
    },
    Row {
        path: "src/protocol_tests/<operation>.rs",
        files: |it| it.protocol_tests.iter().flat_map(protocol_tests::files).collect(),
    },
];

/// All files of the crate.
pub fn emit(krate: &Crate) -> Vec<File> {
    TABLE.iter().flat_map(|row| (row.files)(krate)).collect()
}
