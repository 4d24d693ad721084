//! `diff`: what changed between two versions of a model?

use crate::args::diff::Diff;
use crate::{Failure, report};
use std::path::Path;
use tinsmith::budget::Budget;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::source::Sources;

/// Prints the events of Smithy's diff.
pub fn run(diff: &Diff) -> Result<(), Failure> {
    let (old_sources, old) = load(&diff.old)?;
    let (new_sources, new) = load(&diff.new)?;
    for event in tinsmith::diff::diff(&old, &new, &Budget::default()) {
        anstream::println!("{}", event.line(&old_sources, &new_sources));
    }
    Ok(())
}

/// Loads one version; the events of an invalid one are printed.
fn load(path: &Path) -> Result<(Sources, ValidModel), Failure> {
    let sources = Sources::read(&[path])?;
    if sources.is_empty() {
        return Err(format!(
            "{} has no model: name a .smithy or .json file, an archive, or a folder of such files",
            path.display()
        )
        .into());
    }
    let mut events = Events::default();
    match tinsmith::model(&sources, &mut events) {
        Ok(model) => Ok((sources, model)),
        Err(_) => {
            report::events(&events, &sources);
            Err(Failure::Negative)
        }
    }
}
