//! The files of a crate as text.

use super::page::{Origin, Origins, Page};
use std::panic::Location;

/// The files of a crate, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<Rendered>,
}

/// One file as text.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The path in the crate, with `/`.
    pub path: String,
    /// The text, ending with a line feed.
    pub text: String,
    /// The origin of each line.
    pub origins: Origins,
}

impl Files {
    pub(super) fn new(mut files: Vec<Rendered>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = &Rendered> {
        self.files.iter()
    }

    /// The file of that path.
    pub fn get(&self, path: &str) -> Option<&Rendered> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Lines of all files together.
    pub fn lines(&self) -> usize {
        self.files.iter().map(|file| file.origins.len()).sum()
    }
}

/// Files from text in memory, whose lines have no better origin than this.
impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Files {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let origin = Origin::new(Location::caller(), None);
        let files = files.into_iter().map(|(path, text)| {
            let mut page = Page::default();
            for line in text.into().lines() {
                page.line(&[line], &origin);
            }
            Rendered::new(path.into(), page)
        });
        Self::new(files.collect())
    }
}

impl Rendered {
    pub(super) fn new(path: String, page: Page) -> Self {
        let Page { text, origins } = page;
        Self { path, text, origins }
    }
}
