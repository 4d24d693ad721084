//! Imports in circles: files that need each other can only be read together.

use super::paths::{module, named};
use super::source::{Source, none, sources};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// The crates whose files are looked at.
const CRATES: &[&str] = &["codegen/src", "xtask/src"];

/// Folders whose circles are still to be opened.
const OPEN: &[&str] = &["codegen/src/settings/", "codegen/src/verdict/"];

/// Circles that are one recursive data structure: two files of each, and the structure.
const RECURSIVE: &[(&str, &str, &str)] = &[];

#[test]
fn files_do_not_import_each_other_in_circles() {
    let mut found = vec![];
    for folder in CRATES {
        let sources = sources(&[folder]);
        for circle in circles(&sources) {
            let has = |file: &str| circle.contains(&file);
            let is_open = circle.iter().any(|file| OPEN.iter().any(|it| file.starts_with(it)));
            if !is_open && !RECURSIVE.iter().any(|(one, other, _)| has(one) && has(other)) {
                found.push(format!("{} files: {}", circle.len(), circle.join(" -> ")));
            }
        }
    }
    none(found, "at most two files import each other");
}

/// Returns the shortest circle of more than two files through each import that is in one.
fn circles(sources: &[Source]) -> BTreeSet<Vec<&str>> {
    let files: HashMap<Vec<String>, &str> = sources.iter().map(|it| (module(&it.path), it.path.as_str())).collect();
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in sources {
        let targets = named(source).into_iter().filter_map(|it| file_of(&files, &it.segments));
        let others = targets.filter(|target| *target != source.path);
        edges.entry(&source.path).or_default().extend(others);
    }
    let mut found = BTreeSet::new();
    for (from, targets) in &edges {
        for to in targets {
            if let Some(mut circle) = way_back(&edges, to, from) {
                let first = circle
                    .iter()
                    .enumerate()
                    .min_by_key(|(_, file)| **file)
                    .map_or(0, |(at, _)| at);
                circle.rotate_left(first);
                found.insert(circle);
            }
        }
    }
    found
}

/// Returns the shortest way between two files that has a third file on it.
fn way_back<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str, to: &'a str) -> Option<Vec<&'a str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut pending = VecDeque::from([from]);
    while let Some(file) = pending.pop_front() {
        for next in edges.get(file).into_iter().flatten().copied() {
            if next == from || (file == from && next == to) || before.contains_key(next) {
                continue;
            }
            before.insert(next, file);
            if next == to {
                let mut way = vec![to];
                while let Some(file) = way.last().and_then(|it| before.get(it)) {
                    way.push(file);
                }
                way.reverse();
                return Some(way);
            }
            pending.push_back(next);
        }
    }
    None
}

/// Returns the file of the longest part of the path that is a module.
fn file_of<'a>(files: &HashMap<Vec<String>, &'a str>, segments: &[String]) -> Option<&'a str> {
    (0..=segments.len())
        .rev()
        .find_map(|length| files.get(&segments[..length]).copied())
}
