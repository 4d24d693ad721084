//! `Page`: the text of a file in the making, and the origin of each line.

use crate::model::shape_id::ShapeId;
use crate::rust::trace::Trace;
use std::panic::Location;
use std::sync::Arc;

/// The code that made a line, and the part of the model behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// File and line of the `quote!` that printed it: `codegen/src/emit/structure.rs:41`.
    pub emitter: Arc<str>,
    /// File and line of the code that decided it: `codegen/src/lower/structure.rs:66`.
    pub decided: Option<Arc<str>>,
    /// The shape or member.
    pub shape: Option<ShapeId>,
}

/// The origin of each line. Lines that follow each other have few origins, so that these are kept by runs of lines.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The number of lines up to the end of a run, and the origin of its lines.
    runs: Vec<(usize, Origin)>,
}

/// A text in the making.
#[derive(Default)]
pub struct Page {
    /// The lines, each with its end.
    pub text: String,
    /// Their origins.
    pub origins: Origins,
}

impl Origin {
    /// The origin of what this code makes of the node.
    pub fn new(location: &Location<'_>, node: Option<&Trace>) -> Self {
        Self {
            emitter: place(location),
            decided: node.map(|it| place(it.decided)),
            shape: node.map(|it| it.shape.clone()),
        }
    }
}

fn place(location: &Location<'_>) -> Arc<str> {
    format!("{}:{}", location.file(), location.line()).into()
}

impl Origins {
    /// The number of lines.
    pub fn len(&self) -> usize {
        self.runs.last().map_or(0, |(end, _)| *end)
    }

    /// Returns whether there are no lines.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The origin of a line, counted from 0.
    pub fn get(&self, line: usize) -> Option<&Origin> {
        let run = self.runs.partition_point(|(end, _)| *end <= line);
        self.runs.get(run).map(|(_, origin)| origin)
    }

    /// The origin of each line.
    pub fn iter(&self) -> impl Iterator<Item = &Origin> {
        (0..self.len()).filter_map(|line| self.get(line))
    }

    fn push(&mut self, origin: &Origin) {
        let lines = self.len() + 1;
        match self.runs.last_mut() {
            Some((end, last)) if last == origin => *end = lines,
            _ => self.runs.push((lines, origin.clone())),
        }
    }
}

impl Page {
    /// Adds a line, given in parts.
    pub fn line(&mut self, parts: &[&str], origin: &Origin) {
        self.text.extend(parts.iter().copied());
        self.text.push('\n');
        self.origins.push(origin);
    }
}
