//! Files of both formats to one set of drafts.

use super::draft::{ID, Parts, Shapes};
use super::merge::Report;
use super::{idl, json, json_ast};
use crate::source::{FileId, Source, SourceLocation};

/// A file that was read.
enum Content<'a> {
    /// A JSON AST, whose names are absolute.
    Json(Parts),
    /// Smithy IDL, whose names need the other files.
    Idl(idl::Document<'a>),
}

/// Reads files; what cannot be read is reported and left out.
pub fn read<'a>(
    files: impl Iterator<Item = (FileId, &'a Source)>,
    embedded: &Shapes,
    report: &mut Report<'_>,
) -> Parts {
    let mut known = idl::Known::new(embedded);
    let mut contents = Vec::new();
    for (file, source) in files {
        let Some(content) = content(file, source, report) else {
            continue;
        };
        let fits = match &content {
            Content::Json(parts) => {
                known.add(parts);
                true
            }
            Content::Idl(document) => known.add_document(document, report),
        };
        if !fits {
            break;
        }
        contents.push(content);
    }
    let mut all = Parts::default();
    for content in contents {
        all.append(match content {
            Content::Json(parts) => parts,
            Content::Idl(document) => idl::resolve(document, &known, report),
        });
    }
    all
}

fn content<'a>(file: FileId, source: &'a Source, report: &mut Report<'_>) -> Option<Content<'a>> {
    let mut problems = Vec::new();
    let content = if source.is_idl() {
        let text = json::utf8(&source.text, &mut problems);
        text.map(|text| Content::Idl(idl::parse(text, file, report.events)))
    } else {
        let root = json::read(&source.text, file, json::Comments::Refuse, &mut problems);
        root.map(|root| {
            let mut parts = Parts::default();
            json_ast::read(root, &mut parts, report.events);
            Content::Json(parts)
        })
    };
    for problem in problems {
        let offset = problem.offset;
        let event = report
            .events
            .error(ID, &SourceLocation { file, offset }, problem.message);
        event.hint = problem.hint;
    }
    content
}
