//! The nouns: a transform, and the surroundings in which it runs.

use super::arguments::{Argument, Arguments};
use super::problem::{ID, listed};
use crate::event::{Events, ValidationEvent};
use crate::model::Model;
use crate::model::shape_id::ShapeId;
use crate::source::{FileId, SourceLocation};
use crate::suggest::similar;
use std::collections::HashSet;

/// One transform.
pub struct Transform {
    /// Its name in `smithy-build.json`.
    pub name: &'static str,
    /// Older names that Smithy still takes.
    pub aliases: &'static [&'static str],
    /// The effect, in a sentence.
    pub rule: &'static str,
    /// Its arguments.
    pub arguments: &'static [Argument],
    pub(super) run: fn(&Arguments<'_>, &mut Model, &mut Context<'_>),
}

/// The surroundings of a transform.
pub struct Context<'a> {
    /// The events of the model as it was loaded.
    pub(super) original: &'a Events,
    /// `smithy-build.json` among the sources of the model.
    pub(super) file: Option<FileId>,
    pub(super) events: &'a mut Events,
    /// Traits whose definition was removed alone. Their applications go after the last transform: no crate needs them, and
    /// the rules refuse them.
    pub(super) undefined: &'a mut HashSet<ShapeId>,
}

impl Context<'_> {
    /// A place of `smithy-build.json` among the sources of the model.
    pub(super) fn place(&self, at: SourceLocation) -> Option<SourceLocation> {
        self.file.map(|file| SourceLocation { file, ..at })
    }

    /// Reports an ERROR at a place of `smithy-build.json`.
    pub(super) fn error(&mut self, at: SourceLocation, message: String) -> &mut ValidationEvent {
        match self.place(at) {
            Some(place) => self.events.error(ID, &place, message),
            None => self.events.error(ID, &(), message),
        }
    }

    /// Reports a WARNING at a place of `smithy-build.json`.
    pub(super) fn warning(&mut self, at: SourceLocation, message: String) {
        match self.place(at) {
            Some(place) => self.events.warning(ID, &place, message),
            None => self.events.warning(ID, &(), message),
        };
    }

    /// Reports a shape that the model does not have.
    pub(super) fn unknown_shape<'m>(
        &mut self,
        at: SourceLocation,
        what: &str,
        id: &str,
        known: impl Iterator<Item = &'m ShapeId> + Clone,
    ) {
        let near = similar(id, known.clone().map(ShapeId::as_str));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => listed(what, known.map(ShapeId::as_str)),
        };
        self.error(at, format!("the model has no {what} `{id}`")).hint(hint);
    }
}
