//! `check`: is a model valid, and does it say the same as another?

use crate::args::check::Check;
use crate::report::Progress;
use crate::{Failure, report};
use std::path::PathBuf;
use tinsmith::event::{Events, Severity};
use tinsmith::model::ValidModel;
use tinsmith::model::compare::{Ignore, compare};
use tinsmith::source::Sources;

/// Prints the events of the model, or of each of the models.
pub fn run(check: &Check) -> Result<(), Failure> {
    if check.each {
        return each(&check.paths);
    }
    let sources = Sources::read(&check.paths)?;
    let model = valid(&sources);
    let Some(other) = &check.same_as else {
        return model.map(|_| ());
    };
    let other_sources = Sources::read(std::slice::from_ref(other))?;
    let other_model = valid(&other_sources)?;
    let differences = compare(&*model?, &other_model, &Ignore::default());
    for difference in differences.iter().take(SHOWN) {
        anstream::println!("{}", difference.line(&sources, &other_sources));
    }
    let rest = differences.len().saturating_sub(SHOWN);
    if rest > 0 {
        anstream::println!("… and {rest} more");
    }
    match differences.len() {
        0 => anstream::eprintln!("the models say the same"),
        count => {
            anstream::eprintln!("the models differ in {}", plural(count, "place"));
            return Err(Failure::Negative);
        }
    }
    Ok(())
}

/// The number of differences that are printed.
const SHOWN: usize = 100;

/// Checks one model and says what was found.
fn valid(sources: &Sources) -> Result<ValidModel, Failure> {
    let mut events = Events::default();
    let model = tinsmith::model(sources, &mut events);
    report::events(&events, sources);
    let names: Vec<_> = sources.own().map(|source| source.path.as_str()).collect();
    let what = match names.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("{} files", several.len()),
    };
    let shapes = model.as_ref().ok().map(own_shapes);
    anstream::eprintln!("{what}: {}", verdict(&events, shapes));
    model.ok().filter(|_| !is_refused(&events)).ok_or(Failure::Negative)
}

/// Shapes that Tinsmith does not carry.
pub fn own_shapes(model: &ValidModel) -> usize {
    model
        .shapes
        .values()
        .filter(|shape| !shape.location.is_embedded())
        .count()
}

/// Returns whether there is an ERROR, or a DANGER that the model does not suppress: Smithy refuses both.
fn is_refused(events: &Events) -> bool {
    events.count(Severity::Error) + events.count(Severity::Danger) > 0
}

fn verdict(events: &Events, shapes: Option<usize>) -> String {
    let errors = events.count(Severity::Error);
    let warnings = events.count(Severity::Warning);
    let dangers = match events.count(Severity::Danger) {
        0 => String::new(),
        count => format!(", {}", plural(count, "danger")),
    };
    let shapes = shapes
        .map(|shapes| format!(", {}", plural(shapes, "shape")))
        .unwrap_or_default();
    let state = if is_refused(events) { "invalid" } else { "valid" };
    format!(
        "{state}: {}{dangers}, {}{shapes}",
        plural(errors, "error"),
        plural(warnings, "warning")
    )
}

/// A count with its noun, in the plural unless it is 1.
pub fn plural(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// Checks every file by itself, a line for each that is valid.
fn each(paths: &[PathBuf]) -> Result<(), Failure> {
    let progress = Progress::on_stderr();
    let mut invalid = 0;
    let files = files(paths)?;
    for (index, path) in files.iter().enumerate() {
        progress.step(&format!("{}/{} {}", index + 1, files.len(), path.display()));
        let sources = Sources::read(std::slice::from_ref(path))?;
        let mut events = Events::default();
        let model = tinsmith::model(&sources, &mut events);
        progress.clear();
        report::events(&events, &sources);
        let shapes = model.as_ref().ok().map(own_shapes);
        anstream::eprintln!("{}: {}", path.display(), verdict(&events, shapes));
        invalid += usize::from(is_refused(&events));
    }
    anstream::eprintln!("{} models, {invalid} invalid", files.len());
    if invalid > 0 { Err(Failure::Negative) } else { Ok(()) }
}

/// The model files that the paths stand for.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    Ok(Sources::files(paths)?)
}
