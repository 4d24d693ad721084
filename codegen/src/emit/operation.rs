//! Operations: the type that stands for one, its input, output and errors.

use super::attributes::deprecated;
use super::attributes::operation::operation;
use super::attributes::paginator::paginator;
use super::item::{Content, File, Heading, Item, quote};
use super::{operation_error, structure};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::operation::Operation;
use crate::rust::paths;

/// `src/operation/create_volume.rs`
pub fn file(it: &Operation) -> File {
    let content = Content::Rust {
        docs: Heading::new(Docs::new(
            Markdown::new("Types of the ").code(&it.model_name).ours(" operation."),
        )),
        attributes: quote! {},
        items: vec![
            marker(it),
            structure::definition(&it.input),
            structure::definition(&it.output),
            operation_error::definition(&it.error),
        ],
    };
    File::new(
        &it.file,
        &it.shape,
        &["operation", "structure", "operation_error"],
        content,
    )
}

/// `pub struct CreateVolume;`
fn marker(it: &Operation) -> Item {
    let Operation {
        marker_docs: docs,
        deprecated,
        ..
    } = it;
    let deprecated = deprecated::deprecated(deprecated);
    let derive = paths::operation();
    let name = &it.marker.name;
    let operation = operation(it);
    let paginator = it.paginator.as_ref().map(paginator);
    Item::new(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[derive(Clone, Debug, Default, #derive)]
            #[non_exhaustive]
            #operation
            #paginator
            pub struct #name;
        },
    )
}
