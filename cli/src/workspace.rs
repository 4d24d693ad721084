//! The workspace that a command works in: its root, `smithy-build.json` and output folders.

use crate::{Failure, maven, report};
use std::path::{Component, Path, PathBuf};
use std::{env, fs};
use tinsmith::event::Events;
use tinsmith::settings::{self, CrateSettings, Dependency, Projection, Settings};
use tinsmith::source::{Source, Sources};
use tinsmith::transform::Step;

const FILE: &str = "smithy-build.json";

/// A folder with a `smithy-build.json`.
pub struct Workspace {
    /// The folder.
    pub root: PathBuf,
    /// The settings in the file.
    pub settings: Settings,
    /// The file, for places in it.
    file: Sources,
}

/// A crate to write.
pub struct Job {
    /// The settings of the crate.
    pub krate: CrateSettings,
    /// Files and folders of the model, as they were named.
    pub models: Vec<String>,
    /// The text of the model.
    pub sources: Sources,
    /// The projection of `smithy-build.json`.
    pub projection: Option<String>,
    /// The transforms of the projection.
    pub transforms: Vec<Step>,
    /// The folder of the crate.
    pub out: PathBuf,
    /// The command that writes it from here, with the paths that headers leave out.
    pub command: String,
}

impl Workspace {
    /// The workspace of the current folder, else that of the running xtask's package.
    pub fn find() -> Result<Self, Failure> {
        let current = env::current_dir().map_err(|error| format!("the current folder: {error}"))?;
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let folders = [Some(current.clone()), package];
        let root = folders
            .iter()
            .flatten()
            .flat_map(|folder| folder.ancestors())
            .find(|folder| folder.join(FILE).is_file())
            .ok_or_else(|| {
                format!(
                    "there is no {FILE} in {} or above it; write one, or name a model with --model and --out",
                    current.display()
                )
            })?;
        Self::read(root)
    }

    fn read(root: &Path) -> Result<Self, Failure> {
        let path = root.join(FILE);
        let text = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let sources = Sources::new(vec![Source {
            path: shown(&path),
            text,
        }]);
        let mut events = Events::default();
        let settings = settings::read(&sources, &mut events);
        report::events(&events, &sources);
        Ok(Self {
            root: root.to_owned(),
            settings: settings.map_err(|_| Failure::Negative)?,
            file: sources,
        })
    }

    /// The projections of these names, or all.
    pub fn projections(&self, names: &[String]) -> Result<Vec<(&str, &Projection)>, Failure> {
        let all = || self.settings.projections.iter().map(|(name, it)| (name.as_str(), it));
        if names.is_empty() {
            let all: Vec<_> = all().collect();
            return match all.is_empty() {
                true => Err(format!("{FILE} has no projection with a block `{}`", settings::PLUGIN).into()),
                false => Ok(all),
            };
        }
        let mut found: Vec<(&str, &Projection)> = Vec::new();
        for name in names {
            let Some(one) = all().find(|(known, _)| known == name) else {
                let known: Vec<_> = all().map(|(name, _)| name).collect();
                return Err(format!(
                    "{FILE} has no projection `{name}` with a block `{}`; it has: {}",
                    settings::PLUGIN,
                    known.join(", ")
                )
                .into());
            };
            if found.iter().all(|(known, _)| known != name) {
                found.push(one);
            }
        }
        Ok(found)
    }

    /// The folder of a projection's crate, as seen from the current folder.
    pub fn output(&self, name: &str) -> PathBuf {
        shown(&self.root.join(&self.settings.output).join(name)).into()
    }

    /// Files and folders of a projection's models, as seen from the current folder.
    pub fn models(&self, projection: &Projection) -> Vec<String> {
        let paths = projection.models.iter();
        paths.map(|path| shown(&self.root.join(path))).collect()
    }

    /// The crate of a projection.
    pub fn job(&self, name: &str, projection: &Projection) -> Result<Job, Failure> {
        Ok(Job {
            command: projection.krate.command.clone(),
            krate: projection.krate.clone(),
            models: self.models(projection),
            sources: self.sources(projection)?,
            out: self.output(name),
            projection: Some(name.to_owned()),
            transforms: projection.transforms.clone(),
        })
    }

    /// `smithy-build.json`, for places in it.
    pub fn configuration(&self) -> Option<Source> {
        self.file.own().next().cloned()
    }

    /// The model files of a projection, and those of the packages.
    pub fn sources(&self, projection: &Projection) -> Result<Sources, Failure> {
        let place = |it: &Dependency| self.file.display(it.location);
        let packages = maven::jars(&self.settings.maven, place)?;
        let sources = Sources::read_with_packages(&self.models(projection), &packages)?;
        Ok(match self.configuration() {
            Some(file) => sources.with_configuration(file),
            None => sources,
        })
    }
}

/// A path as people would name it from the current folder.
pub fn shown(path: &Path) -> String {
    let inside = env::current_dir()
        .ok()
        .and_then(|current| path.strip_prefix(current).ok().map(Path::to_owned));
    let path = inside.unwrap_or_else(|| path.to_owned());
    if path.as_os_str().is_empty() {
        ".".to_owned()
    } else {
        path.display().to_string()
    }
}

/// Returns the path from one folder to the other; both exist, or their parents do.
pub fn relative(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (absolute(from)?, absolute(to)?);
    let common = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to.components().skip(common).map(|part| match part {
        Component::Normal(name) => name.to_str().map(str::to_owned),
        _ => None,
    });
    let parts: Vec<String> = up.map(Some).chain(down).collect::<Option<_>>()?;
    Some(parts.join("/"))
}

/// The real path of what exists of it, with the rest as it is.
fn absolute(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let existing = path.ancestors().find(|ancestor| ancestor.exists())?;
    let rest = path.strip_prefix(existing).ok()?;
    Some(existing.canonicalize().ok()?.join(rest))
}
