//! Sources of model text, and places in them.

mod archive;

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{fs, io};

/// The traits and simple shapes of Smithy itself, and of its trait packages, which every model may use.
const EMBEDDED: [(&str, &str); 2] = [
    ("<prelude>", include_str!("../model/prelude.json")),
    ("<trait packages>", include_str!("../model/trait_packages.json")),
];

/// Index of a file in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A place in a source file; line and column are computed when printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceLocation {
    /// The file.
    pub file: FileId,
    /// Offset in bytes from the start of the file.
    pub offset: u32,
}

/// A model file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as it is shown in messages.
    pub path: String,
    /// The content, which need not be UTF-8.
    pub text: Vec<u8>,
}

/// The model files of one run, in a fixed order. The first files are embedded: file 0 is the prelude.
#[derive(Clone, Debug)]
pub struct Sources {
    files: Vec<Source>,
    /// `smithy-build.json`, which is no model; its ID is the one after the last file.
    configuration: Option<Source>,
    /// For each file the offsets of its lines, found when first asked for.
    lines: Vec<OnceLock<Vec<u32>>>,
}

impl FileId {
    /// Returns whether the file is embedded: the prelude or a trait package.
    pub fn is_embedded(self) -> bool {
        (self.0 as usize) < EMBEDDED.len()
    }
}

impl Source {
    /// Returns whether the file is Smithy IDL; any other file is a JSON AST.
    pub fn is_idl(&self) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("smithy"))
    }
}

impl SourceLocation {
    /// Returns whether the place is in an embedded file.
    pub fn is_embedded(self) -> bool {
        self.file.is_embedded()
    }
}

impl Sources {
    /// Sources from text in memory, sorted by path; the prelude comes before them.
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let embedded = EMBEDDED.map(|(path, text)| Source {
            path: path.into(),
            text: text.into(),
        });
        let files: Vec<_> = embedded.into_iter().chain(files).collect();
        // One more for the configuration.
        let lines = (0..=files.len()).map(|_| OnceLock::new()).collect();
        Self {
            files,
            configuration: None,
            lines,
        }
    }

    /// Adds `smithy-build.json`, so that events can name places in it.
    pub fn with_configuration(mut self, configuration: Source) -> Self {
        self.configuration = Some(configuration);
        self
    }

    /// The ID of `smithy-build.json`, if it was added.
    pub fn configuration(&self) -> Option<FileId> {
        let index = u32::try_from(self.files.len()).ok()?;
        self.configuration.as_ref().map(|_| FileId(index))
    }

    /// Sources from files, archives and folders; of a folder, all `.smithy`, `.json`, `.jar` and `.zip` files in it and
    /// below.
    ///
    /// A file named twice is read once. Symbolic links are followed, but no folder is entered twice. An archive has the
    /// models that its `META-INF/smithy/manifest` lists.
    ///
    /// # Errors
    /// The first IO error, or an archive that cannot be read; the message has the path. A folder must hold nothing else that
    /// is named like a model, such as a link to a device, and a file has 256 MiB at most.
    pub fn read(paths: &[impl AsRef<Path>]) -> io::Result<Self> {
        Self::read_with_packages(paths, &[])
    }

    /// Sources from files, archives and folders, and from packages: archives that need not have models.
    ///
    /// # Errors
    /// The first IO error, or an archive that cannot be read; the message has the path.
    pub fn read_with_packages(paths: &[impl AsRef<Path>], packages: &[PathBuf]) -> io::Result<Self> {
        let mut sources = Vec::new();
        for path in Self::files(paths)? {
            if archive::is_archive(&path) {
                let missing = || {
                    refused(
                        &path,
                        "the archive has no META-INF/smithy/manifest, so that it has no models",
                    )
                };
                sources.extend(read_archive(&path)?.ok_or_else(missing)?);
            } else {
                sources.push(Source {
                    text: text(&path).map_err(|error| with_path(error, &path))?,
                    path: shown(&path),
                });
            }
        }
        for package in packages {
            sources.extend(read_archive(package)?.unwrap_or_default());
        }
        Ok(Self::new(sources))
    }

    /// The files and archives that paths stand for, each once.
    ///
    /// # Errors
    /// The first IO error; its message has the path.
    pub fn files(paths: &[impl AsRef<Path>]) -> io::Result<Vec<PathBuf>> {
        let (mut seen, mut files) = (HashSet::new(), Vec::new());
        for path in paths {
            collect(path.as_ref(), &mut seen, &mut files)?;
        }
        Ok(files)
    }

    /// The source of that ID, if there is one.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        let configuration = self.configuration.as_ref().filter(|_| self.configuration() == Some(id));
        self.files.get(id.0 as usize).or(configuration)
    }

    /// Returns all sources, embedded sources first.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files
            .iter()
            .zip(0..)
            .map(|(source, index)| (FileId(index), source))
    }

    /// The sources that Tinsmith does not carry.
    pub fn own(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().skip(EMBEDDED.len())
    }

    /// Returns whether all sources are embedded.
    pub fn is_empty(&self) -> bool {
        self.files.len() <= EMBEDDED.len()
    }

    /// Line and column of a place, both from 1, the column in characters.
    pub fn line_column(&self, location: SourceLocation) -> (usize, usize) {
        let text = self
            .get(location.file)
            .map(|source| source.text.as_slice())
            .unwrap_or_default();
        let lines = self.lines(location.file);
        let line = lines.partition_point(|start| *start <= location.offset).max(1);
        let start = lines.get(line - 1).map_or(0, |start| *start as usize);
        let before = text
            .get(start..(location.offset as usize).min(text.len()))
            .unwrap_or_default();
        (line, before.iter().filter(|byte| (**byte & 0xc0) != 0x80).count() + 1)
    }

    /// The offsets at which the lines of a file start.
    pub fn lines(&self, file: FileId) -> &[u32] {
        let (Some(source), Some(lines)) = (self.get(file), self.lines.get(file.0 as usize)) else {
            return &[];
        };
        lines.get_or_init(|| {
            let ends = source
                .text
                .iter()
                .zip(1..)
                .filter(|(byte, _)| **byte == b'\n')
                .map(|(_, next)| next);
            std::iter::once(0).chain(ends).collect()
        })
    }

    /// `path:line:column` of a place.
    pub fn display(&self, location: SourceLocation) -> String {
        let path = self.get(location.file).map_or("?", |source| source.path.as_str());
        let (line, column) = self.line_column(location);
        format!("{path}:{line}:{column}")
    }
}

/// The limit of one file, in bytes. A place is an offset of 32 bits, and the largest model of AWS has ten megabytes.
const MOST: u64 = 256 << 20;

/// Adds the files of `path`; `seen` holds the real paths of what was visited.
fn collect(path: &Path, seen: &mut HashSet<PathBuf>, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let real = fs::canonicalize(path).map_err(|error| with_path(error, path))?;
    if !seen.insert(real) {
        return Ok(());
    }
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| with_path(error, path))? {
        entries.push(entry.map_err(|error| with_path(error, path))?.path());
    }
    entries.sort();
    for entry in entries {
        if entry.is_dir() || is_model(&entry) || archive::is_archive(&entry) {
            if fs::metadata(&entry).is_ok_and(|it| !it.is_dir() && !it.is_file()) {
                return Err(refused(&entry, "it is neither a file nor a folder"));
            }
            collect(&entry, seen, files)?;
        }
    }
    Ok(())
}

/// Returns whether the path names a model in one of the two formats.
fn is_model(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "json" || it == "smithy")
}

fn read_archive(path: &Path) -> io::Result<Option<Vec<Source>>> {
    archive::read(path, &shown(path)).map_err(|problem| refused(path, &problem))
}

fn refused(path: &Path, problem: &str) -> io::Error {
    with_path(io::Error::new(io::ErrorKind::InvalidData, problem), path)
}

/// The bytes of a file that may be a pipe or a device without an end.
fn text(path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    fs::File::open(path)?.take(MOST + 1).read_to_end(&mut text)?;
    match text.len() as u64 > MOST {
        true => Err(io::Error::other(format!("it has more than {} MiB", MOST >> 20))),
        false => Ok(text),
    }
}

/// A path with `/`, on every system, so that messages are the same.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn with_path(error: io::Error, path: &Path) -> io::Error {
    let is_pattern = error.kind() == io::ErrorKind::NotFound && path.to_string_lossy().contains(['*', '?', '[']);
    let hint = match is_pattern {
        true => "; patterns are not expanded, so name a file or a folder",
        false => "",
    };
    io::Error::new(error.kind(), format!("{}: {error}{hint}", path.display()))
}
