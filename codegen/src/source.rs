//! Where model text comes from, and places in it.

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

/// One model file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as it is shown in messages.
    pub path: String,
    /// The content, which need not be UTF-8.
    pub text: Vec<u8>,
}

/// The model files of one run, in a fixed order. File 0 is the prelude, which Tinsmith carries.
#[derive(Clone, Debug)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Sources from text in memory, sorted by path.
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The source of that ID, if there is one.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(id.0 as usize)
    }
}
