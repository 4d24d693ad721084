//! `ValidModel` to `Model`: the transforms of `smithy-build.json`, in order (Smithy 2.0, "smithy-build.json").
//!
//! `check` runs before them and after them, as in Smithy: a transform sees a valid model, and its result is checked.

mod arguments;
mod definition;
mod mixins;
mod problem;
mod references;
mod remove;
mod rename;
mod rows;
mod step;

pub use arguments::{Argument, Arguments, Form};
pub use definition::{Context, Transform};
pub use problem::{ID, unknown};
pub use rows::TRANSFORMS;
pub use step::{Step, read};

use crate::event::{Events, Invalid};
use crate::model::{Model, ValidModel};
use crate::source::FileId;
use std::collections::HashSet;

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
