//! `ValidModel` to `Model`: the transforms of `smithy-build.json`, in order (Smithy 2.0, "smithy-build.json").
//!
//! `check` runs before them and after them, as in Smithy: a transform sees a valid model, and its result is checked.

mod arguments;
mod mixins;
mod references;
mod remove;
mod rename;
mod rows;
mod step;

pub use arguments::{Argument, Arguments, Form};
pub use rows::TRANSFORMS;
pub use step::{Step, read, unknown};

use crate::event::{Events, Invalid, ValidationEvent};
use crate::model::shape_id::ShapeId;
use crate::model::{Model, ValidModel};
use crate::source::{FileId, SourceLocation};
use crate::suggest::similar;
use std::collections::HashSet;

/// The ID of events about transforms.
pub const ID: &str = "Transform";

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
    run: fn(&Arguments<'_>, &mut Model, &mut Context<'_>),
}

/// The surroundings of a transform.
struct Context<'a> {
    /// The events of the model as it was loaded.
    original: &'a Events,
    /// `smithy-build.json` among the sources of the model.
    file: Option<FileId>,
    events: &'a mut Events,
    /// Traits whose definition was removed alone. Their applications go after the last transform: no crate needs them, and
    /// the rules refuse them.
    undefined: &'a mut HashSet<ShapeId>,
}

/// Applies the transforms in order.
///
/// `original` holds the events of the model as it is given, and `file` is `smithy-build.json` among the sources of the model.
///
/// # Errors
/// [`Invalid`] if an argument asks for what the model does not have; the reasons are in `events`.
pub fn transform(
    model: ValidModel,
    steps: &[Step],
    original: &Events,
    file: Option<FileId>,
    events: &mut Events,
) -> Result<Model, Invalid> {
    let mut model = model.into_inner();
    let mut undefined = HashSet::new();
    for step in steps {
        let mut context = Context {
            original,
            file,
            events,
            undefined: &mut undefined,
        };
        (step.transform.run)(&step.arguments(), &mut model, &mut context);
        events.checkpoint()?;
    }
    remove::remove(&mut model, undefined);
    Ok(model)
}

impl Context<'_> {
    /// A place of `smithy-build.json` among the sources of the model.
    fn place(&self, at: SourceLocation) -> Option<SourceLocation> {
        self.file.map(|file| SourceLocation { file, ..at })
    }

    /// Reports an ERROR at a place of `smithy-build.json`.
    fn error(&mut self, at: SourceLocation, message: String) -> &mut ValidationEvent {
        match self.place(at) {
            Some(place) => self.events.error(ID, &place, message),
            None => self.events.error(ID, &(), message),
        }
    }

    /// Reports a WARNING at a place of `smithy-build.json`.
    fn warning(&mut self, at: SourceLocation, message: String) {
        match self.place(at) {
            Some(place) => self.events.warning(ID, &place, message),
            None => self.events.warning(ID, &(), message),
        };
    }

    /// Reports a shape that the model does not have.
    fn unknown_shape<'m>(
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

/// The number of names that a hint lists.
const LISTED: usize = 30;

fn listed<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = names.collect();
    let shown = all[..all.len().min(LISTED)].join("`, `");
    match all.len() {
        0 => format!("the model has no {what} at all"),
        count if count > LISTED => format!("known are `{shown}`, and {} more", count - LISTED),
        _ => format!("known are `{shown}`"),
    }
}
