//! `peer`: generated crates beside the newest official ones, their public APIs and their requests.

mod differences;
mod listing;
mod place;
mod program;
mod requests;
mod root;
mod summary;
mod words;

use crate::args::peer::Peer;
use crate::shared::{Scratch, files, official_name, report, stem};
use differences::{Differences, Listings};
use place::Place;
use std::path::{Path, PathBuf};
use summary::Line;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::source::Sources;
use tinsmith_cli::Failure;
use words::Words;

/// Compares each service, and prints the differences and then a table.
pub fn run(peer: &Peer) -> Result<(), Failure> {
    let scratch = Scratch::open("peer")?;
    let mut lines = Vec::new();
    for candidate in candidates(peer)? {
        lines.push(compare(peer, &candidate, &scratch)?);
    }
    summary::print(&lines);
    match lines.iter().all(Line::is_clean) {
        true => Ok(()),
        false => Err(Failure::Negative),
    }
}

/// A model and the official crate of its service.
struct Candidate {
    path: PathBuf,
    /// The part of the official name behind `aws-sdk-`.
    service: String,
    model: ValidModel,
}

/// The models of the services that were asked for: by the official name with or without `aws-sdk-`, or by the file.
fn candidates(peer: &Peer) -> Result<Vec<Candidate>, Failure> {
    let mut found = Vec::new();
    let asked: Vec<&str> = peer
        .services
        .iter()
        .map(|it| it.strip_prefix("aws-sdk-").unwrap_or(it))
        .collect();
    let mut missing = asked.clone();
    for path in files(&peer.models)? {
        let stem = stem(&path);
        let sources = Sources::read(&[&path])?;
        let mut events = Events::default();
        let Ok(model) = tinsmith::model(&sources, &mut events) else {
            report::events(&events, &sources);
            return Err(Failure::Negative);
        };
        let Some(service) = official_name(&model) else { continue };
        let is_it = |name: &&str| **name == service || **name == stem;
        if asked.is_empty() || asked.iter().any(is_it) {
            missing.retain(|it| !is_it(it));
            found.push(Candidate { path, service, model });
        }
    }
    match missing.as_slice() {
        [] => Ok(found),
        [name, ..] => Err(format!("--models has no model of the service {name}").into()),
    }
}

/// Makes the workspace of a service, compares the crates and prints the differences.
fn compare(peer: &Peer, candidate: &Candidate, scratch: &Scratch) -> Result<Line, Failure> {
    let place = Place::make(scratch, candidate, &peer.operations)?;
    anstream::println!(
        "aws-sdk-{} {}, {}",
        candidate.service,
        place.version,
        shown(&candidate.path)
    );
    let listings = listing::of(scratch, &place)?;
    let listings = match peer.operations.is_empty() {
        true => listings,
        false => listings.cut(),
    };
    for (row, lines) in listings.excused() {
        anstream::println!("  a row excuses {lines:>5} lines: {row}");
    }
    let sides = Listings {
        official: &listings.official.lines,
        generated: &listings.generated.lines,
        only_official: &listings.official.only.unexplained,
        only_generated: &listings.generated.only.unexplained,
    };
    let differences = Differences::sort(&sides, &Words::of(&candidate.model));
    anstream::print!("{}", differences.describe());
    let requests = match peer.listing {
        true => None,
        false => Some(requests::compare(scratch, &place, &listings, candidate)?),
    };
    Ok(Line {
        service: candidate.service.clone(),
        version: place.version.clone(),
        lines: listings.official.lines.len(),
        excused: listings.excused().map(|(_, lines)| lines).sum(),
        models: differences.models(),
        counts: differences.counts(),
        requests,
    })
}

fn shown(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
