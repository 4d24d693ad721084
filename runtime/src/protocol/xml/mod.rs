//! Shared parts of the protocols whose responses are XML.

mod document;
mod read;
mod text;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::error::metadata::{Builder as ErrorMetadataBuilder, ErrorMetadata};

pub(crate) use document::Document;
pub(super) use read::Reader;

#[cfg(any(feature = "aws-query", feature = "ec2-query"))]
use crate::operation::OperationTable;

/// The body, or an empty slice if it is a stream.
pub(super) fn body(response: &HttpResponse) -> &[u8] {
    response.body().bytes().unwrap_or_default()
}

/// Returns a reader of the element that `find` finds. The body is ignored if the output has no members, as in official
/// clients.
#[cfg(any(feature = "aws-query", feature = "ec2-query"))]
pub(super) fn output<'a>(
    response: &'a HttpResponse,
    operation: &OperationTable,
    find: impl FnOnce(&Document<'a>, &OperationTable) -> Result<usize, SerdeError>,
) -> Result<Reader<'a>, SerdeError> {
    if operation.output_schema().members().is_empty() {
        return Ok(Reader::empty());
    }
    let document = Document::parse(body(response))?;
    let element = find(&document, operation)?;
    Ok(Reader::at(document, element))
}

/// Checks the name of the root element and returns its index.
pub(super) fn root(document: &Document<'_>, name: &str) -> Result<usize, SerdeError> {
    let found = document.name(Document::ROOT);
    if found.matches(name) {
        Ok(Document::ROOT)
    } else {
        Err(SerdeError::invalid_input(format!(
            "invalid XML root: expected `{name}`, found `{found}`"
        )))
    }
}

/// Reads `Code` and `Message` of the element that `find` finds, also from a body that is cut off after them.
pub(super) fn code_and_message(body: &[u8], find: impl FnOnce(&Document<'_>) -> Option<usize>) -> ErrorMetadataBuilder {
    let mut builder = ErrorMetadata::builder();
    let (document, _) = Document::parse_start(body);
    let Some(error) = find(&document).filter(|_| !document.is_empty()) else {
        return builder;
    };
    let text = |name| {
        let text = document.text(document.child(error, name)?).ok()?;
        Some(text.into_owned()).filter(|it| !it.is_empty())
    };
    if let Some(code) = text("Code") {
        builder = builder.code(code.trim());
    }
    if let Some(message) = text("Message") {
        builder = builder.message(message);
    }
    builder
}

/// Returns a reader of the error in the element that `find` finds. An error without a body has no members.
pub(super) fn error<'a>(
    body: &'a [u8],
    find: impl FnOnce(&Document<'_>) -> Option<usize>,
) -> Result<Reader<'a>, SerdeError> {
    if body.is_empty() {
        return Ok(Reader::empty());
    }
    let document = Document::parse(body)?;
    Ok(match find(&document) {
        Some(element) => Reader::at(document, element),
        None => Reader::empty(),
    })
}

/// The root element if its name is `Error`, else its child of that name.
#[cfg(any(feature = "aws-query", feature = "rest-xml"))]
pub(super) fn wrapped_error(document: &Document<'_>) -> Option<usize> {
    if document.is_empty() {
        return None;
    }
    if document.name(Document::ROOT).matches("Error") {
        return Some(Document::ROOT);
    }
    document.child(Document::ROOT, "Error")
}
