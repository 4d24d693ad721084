//! Puts the setting `operations` into `smithy-build.json`; all other text stays as it is.

use crate::Failure;
use crate::workspace::Workspace;
use std::fs;
use tinsmith::event::Events;
use tinsmith::load::json::{self, Comments};
use tinsmith::model::node::Node;
use tinsmith::settings::{self, PLUGIN};
use tinsmith::source::{Source, Sources};

/// Writes the operations into the block of the projection.
///
/// # Errors
/// A file that cannot be read or written, a block that other projections have, too, or one that the setting does
/// not fit into.
pub fn save(projection: &str, operations: &[String]) -> Result<(), Failure> {
    let path = Workspace::find()?.root.join("smithy-build.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let names: Vec<String> = operations.iter().map(|name| format!("{name:?}")).collect();
    let changed = with_operations(&text, projection, &format!("[{}]", names.join(", "))).ok_or_else(|| {
        format!(
            "smithy-build.json: `{projection}` has no block `{PLUGIN}` of its own; put the setting where it belongs"
        )
    })?;
    let sources = Sources::new(vec![Source {
        path: "smithy-build.json".into(),
        text: changed.clone().into_bytes(),
    }]);
    // The new text is read back, since only the parsed setting counts.
    let read = settings::read(&sources, &mut Events::default()).ok();
    let read = read.and_then(|it| it.projections.get(projection)?.krate.operations.clone());
    if read.is_none_or(|it| it.names != operations) {
        return Err(format!(
            "smithy-build.json: `{projection}` would not have these operations with the setting, so the file was left as \
             it is"
        )
        .into());
    }
    let staged = path.with_extension("json.new");
    let written = fs::write(&staged, changed).and_then(|()| fs::rename(&staged, &path));
    written.map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The text with the setting in the projection's block: in place of the old one, or as the first, since a comment may
/// follow the last.
fn with_operations(text: &str, projection: &str, list: &str) -> Option<String> {
    let sources = Sources::new(vec![Source {
        path: String::new(),
        text: text.into(),
    }]);
    let (file, _) = sources.iter().last()?;
    let root = json::read(text.as_bytes(), file, Comments::Line, &mut Vec::new())?;
    let own = |it: &Node| it.get("plugins").and_then(|it| it.get(PLUGIN)).cloned();
    let block = match projection {
        "source" => own(&root),
        _ => root.get("projections").and_then(|it| it.get(projection)).and_then(own),
    }?;
    if let Some(old) = block.get("operations") {
        let start = old.location.offset as usize;
        let end = end_of(text, start)?;
        return Some([text.get(..start)?, list, text.get(end..)?].concat());
    }
    let start = block.location.offset as usize;
    let (before, inside) = text.split_at_checked(start + 1)?;
    let space: String = inside.chars().take_while(|it| it.is_whitespace()).collect();
    let comma = match (block.as_object()?.is_empty(), space.is_empty()) {
        (true, _) => "",
        (false, true) => ", ",
        (false, false) => ",",
    };
    Some([before, &space, "\"operations\": ", list, comma, inside].concat())
}

/// Returns the end of the object or array that starts here; texts and comments are passed over.
fn end_of(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut at, mut is_text) = (0usize, start, false);
    while let Some(byte) = bytes.get(at) {
        match (is_text, byte) {
            (true, b'\\') => at += 1,
            (_, b'"') => is_text = !is_text,
            (false, b'/') => at += bytes.get(at..)?.iter().position(|it| *it == b'\n')?,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}
