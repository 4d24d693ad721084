//! `maven` of `smithy-build.json`: packages of models, and the repositories that they come from.

use super::read::{ID, array, known, line, object};
use crate::event::Events;
use crate::model::node::Node;
use crate::source::SourceLocation;

/// Smithy's keys of `maven`.
const KEYS: &[&str] = &["dependencies", "repositories"];

/// Smithy's keys of a repository.
const REPOSITORY_KEYS: &[&str] = &["id", "url", "httpCredentials", "proxyHost", "proxyCredentials"];

/// The packages that the models need.
#[derive(Clone, Debug, Default)]
pub struct Maven {
    /// The packages, in order.
    pub dependencies: Vec<Dependency>,
    /// URLs of repositories, in order; Maven's central one is not listed.
    pub repositories: Vec<String>,
}

/// The coordinates of a package. Their parts are names of files and folders by their grammar.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// The group, with dots.
    pub group: String,
    /// The artifact.
    pub artifact: String,
    /// The version.
    pub version: String,
    /// The place in `smithy-build.json`.
    pub location: SourceLocation,
}

impl Dependency {
    /// `group:artifact:version`
    pub fn coordinates(&self) -> String {
        format!("{}:{}:{}", self.group, self.artifact, self.version)
    }

    /// The path of the jar below the root of a repository.
    pub fn jar(&self) -> String {
        let Self {
            group,
            artifact,
            version,
            ..
        } = self;
        format!(
            "{}/{artifact}/{version}/{artifact}-{version}.jar",
            group.replace('.', "/")
        )
    }
}

/// Reads the block.
pub fn read(node: &Node, events: &mut Events) -> Maven {
    let Some(block) = object(node, events) else {
        return Maven::default();
    };
    known(block, KEYS, "`maven`", events);
    let mut maven = Maven::default();
    if let Some(entry) = block.get("dependencies") {
        for element in array(&entry.node, events).unwrap_or_default() {
            maven.dependencies.extend(dependency(element, events));
        }
    }
    if let Some(entry) = block.get("repositories") {
        for element in array(&entry.node, events).unwrap_or_default() {
            let Some(repository) = object(element, events) else {
                continue;
            };
            known(repository, REPOSITORY_KEYS, "a repository", events);
            let url = repository.get("url").and_then(|it| line(&it.node, events));
            maven.repositories.extend(url);
        }
    }
    maven
}

fn dependency(node: &Node, events: &mut Events) -> Option<Dependency> {
    let text = line(node, events)?;
    let parts: Vec<&str> = text.split(':').collect();
    if let [group, artifact, version] = parts.as_slice()
        && [group, artifact, version].into_iter().all(|part| is_name(part))
        && !version.contains('+')
    {
        return Some(Dependency {
            group: (*group).to_owned(),
            artifact: (*artifact).to_owned(),
            version: (*version).to_owned(),
            location: node.location,
        });
    }
    events
        .error(ID, &node.location, format!("{text:?} is not a package with a version"))
        .hint("write `group:artifact:version` with one version, not a range: packages are looked up, not chosen");
    None
}

/// Returns whether a part of coordinates is the name of a file or folder and no way to another.
fn is_name(part: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    !part.is_empty() && part.chars().all(is_plain) && part.split('.').all(|it| !it.is_empty())
}
