//! `rust::Crate` to items: cannot fail, looks nothing up.

pub mod enums;
pub mod error;
pub mod item;
pub mod operation;
pub mod operation_rs;
pub mod structure;
pub mod types_rs;
pub mod union;

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
        path: "src/operation.rs",
        files: |it| vec![operation_rs::file(&it.operations)],
    },
    Row {
        path: "src/operation/<operation>.rs",
        files: |it| it.operations.iter().map(operation::file).collect(),
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
];

/// All files of the crate.
pub fn emit(krate: &Crate) -> Vec<File> {
    TABLE.iter().flat_map(|row| (row.files)(krate)).collect()
}
