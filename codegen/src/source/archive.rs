//! Models in archives: the files that `META-INF/smithy/manifest` of a `.jar` or `.zip` lists (Smithy 2.0, "Model packages").
//!
//! An archive is untrusted. Nothing is unpacked to disk, names are looked up and never become paths, and sizes are those
//! that were read, whatever the archive says about itself.

use super::Source;
use indexmap::IndexSet;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

/// The folder of the models in an archive.
const FOLDER: &str = "META-INF/smithy/";

/// The list of the models in [`FOLDER`].
const MANIFEST: &str = "META-INF/smithy/manifest";

/// The limit of an archive in bytes. The largest package of Smithy has half a megabyte.
const LARGEST_ARCHIVE: u64 = 64 << 20;

/// The limit of the files that are read from an archive, in bytes together. The largest model of AWS has ten megabytes.
const LARGEST_CONTENT: u64 = 64 << 20;

/// The limit of the manifest in bytes.
const LARGEST_MANIFEST: u64 = 1 << 20;

/// Returns whether the path names an archive.
pub fn is_archive(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|it| it.eq_ignore_ascii_case("jar") || it.eq_ignore_ascii_case("zip"))
}

/// Reads the models of an archive; `None` if it has no manifest. `shown` is the archive in messages.
///
/// # Errors
/// An archive that cannot be read, is too large, or lists files that it may not list.
pub fn read(path: &Path, shown: &str) -> Result<Option<Vec<Source>>, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let size = file.metadata().map_err(|error| error.to_string())?.len();
    if size > LARGEST_ARCHIVE {
        return Err(format!("the archive is larger than {} MiB", LARGEST_ARCHIVE >> 20));
    }
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| format!("no zip archive: {error}"))?;
    if archive.index_for_name(MANIFEST).is_none() {
        return Ok(None);
    }
    let manifest = content(&mut archive, MANIFEST, &mut { LARGEST_MANIFEST })?;
    let manifest = String::from_utf8(manifest).map_err(|_| format!("{MANIFEST}: the text is not UTF-8"))?;
    let mut left = LARGEST_CONTENT;
    let mut names = IndexSet::new();
    for (line, number) in manifest.lines().zip(1..) {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let name =
            entry(line).map_err(|problem| format!("{MANIFEST}:{number}: `{}` {problem}", line.escape_debug()))?;
        names.insert(name);
    }
    let source = |name: &String| {
        Ok(Source {
            text: content(&mut archive, name, &mut left)?,
            path: format!("{shown}!/{name}"),
        })
    };
    names.iter().map(source).collect::<Result<_, _>>().map(Some)
}

/// Returns the name of the entry that a line of the manifest means.
fn entry(line: &str) -> Result<String, &'static str> {
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    let is_safe = |c: char| !crate::text::is_unsafe(c) && !matches!(c, '\\' | ':');
    if !line.split('/').all(is_plain) || !line.chars().all(is_safe) {
        return Err("is not a path below the folder of the manifest");
    }
    if !super::is_model(Path::new(line)) {
        return Err("is neither a .smithy nor a .json file");
    }
    Ok(format!("{FOLDER}{line}"))
}

/// Reads an entry; `left` is the number of bytes that may still be read.
fn content(archive: &mut ZipArchive<impl Read + io::Seek>, name: &str, left: &mut u64) -> Result<Vec<u8>, String> {
    let file = archive.by_name(name).map_err(|error| format!("{name}: {error}"))?;
    if !file.is_file() {
        return Err(format!("{name}: this is a link or a folder, not a file"));
    }
    // One byte more than allowed shows that there is more, without reading all of it.
    let mut text = Vec::new();
    let read = file.take(*left + 1).read_to_end(&mut text);
    read.map_err(|error| format!("{name}: {error}"))?;
    *left = left
        .checked_sub(text.len() as u64)
        .ok_or_else(|| format!("{name}: the file is too large, alone or with those before it"))?;
    Ok(text)
}
