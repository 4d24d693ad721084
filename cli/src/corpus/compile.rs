//! `cargo check` over the crates, with its messages sorted by crate.

use crate::Failure;
use crate::check::plural;
use crate::report::Progress;
use crate::scratch::Scratch;
use indexmap::IndexMap;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use tinsmith::load::json;
use tinsmith::model::node::Node;
use tinsmith::source::FileId;

/// The compiler's result for one crate.
#[derive(Default)]
pub struct Compiled {
    /// `true` if it ended well.
    finished: bool,
    /// Errors and warnings, as the compiler prints them.
    pub messages: Vec<String>,
}

impl Compiled {
    /// Returns whether the crate compiles without a word.
    pub fn is_clean(&self) -> bool {
        self.finished && self.messages.is_empty()
    }

    /// The result in the table.
    pub fn verdict(&self) -> String {
        match (self.finished, self.messages.len()) {
            (true, 0) => "ok".to_owned(),
            (true, count) => plural(count, "warning"),
            (false, 0) => "not compiled".to_owned(),
            (false, count) => plural(count, "error or warning"),
        }
    }
}

/// Runs `cargo check` over all packages at once, so that cargo can use every core.
pub fn check(scratch: &Scratch, packages: &[String]) -> Result<IndexMap<String, Compiled>, Failure> {
    let progress = Progress::on_stderr();
    let mut compiled: IndexMap<String, Compiled> = packages
        .iter()
        .map(|name| (name.clone(), Compiled::default()))
        .collect();
    if packages.is_empty() {
        return Ok(compiled);
    }
    let mut cargo = scratch
        .cargo()
        .args([
            "check",
            "--workspace",
            "--keep-going",
            "--message-format=json",
            "--quiet",
        ])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo check: {error}"))?;
    let stdout = cargo.stdout.take().ok_or("cargo check has no output")?;
    let mut done = 0;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        let Some(message) = json::read(line.as_bytes(), FileId(0), json::Comments::Refuse, &mut Vec::new()) else {
            continue;
        };
        let Some((name, entry)) = package(&message).and_then(|name| compiled.get_key_value_mut(name)) else {
            continue;
        };
        match message.get("reason").and_then(Node::as_str) {
            Some("compiler-artifact") => {
                entry.finished = true;
                done += 1;
                progress.bar("checking", done, packages.len(), name);
            }
            Some("compiler-message") => entry.messages.extend(message.get("message").and_then(problem)),
            _ => {}
        }
    }
    progress.clear();
    let status = cargo.wait()?;
    if !status.success() && compiled.values().all(Compiled::is_clean) {
        return Err(format!("cargo check in {} failed: {status}", scratch.root.display()).into());
    }
    Ok(compiled)
}

/// The text of a diagnostic with a code (a warning) or with a place in the source (an error). The others are sums.
fn problem(diagnostic: &Node) -> Option<String> {
    let has_code = diagnostic.get("code").is_some_and(|it| it.as_object().is_some());
    let has_place = diagnostic
        .get("spans")
        .and_then(Node::as_array)
        .is_some_and(|it| !it.is_empty());
    let is_error = diagnostic.get("level").and_then(Node::as_str) == Some("error");
    (has_code || (is_error && has_place)).then(|| diagnostic.text("rendered"))?
}

/// The package that a message is about: the end of its id is `<folder>#<version>`.
fn package(message: &Node) -> Option<&str> {
    let id = message.get("package_id")?.as_str()?;
    let (folder, _) = id.rsplit_once('#')?;
    folder.rsplit('/').next()
}

#[cfg(test)]
mod tests {
    use super::{package, problem};
    use tinsmith::load::json;
    use tinsmith::source::FileId;

    #[test]
    fn a_diagnostic_with_a_code_or_a_place_is_a_problem() {
        let cases = [
            (r#""level": "warning", "code": {"code": "unused"}, "spans": []"#, true),
            (r#""level": "error", "code": null, "spans": [{}]"#, true),
            (r#""level": "error", "code": null, "spans": []"#, false),
            (r#""level": "warning", "code": null, "spans": [{}]"#, false),
            (r#""level": "failure-note""#, false),
        ];
        for (members, is_problem) in cases {
            let text = format!(
                r#"{{"package_id": "path+file:///a/b/corpus-x#0.1.0", "message": {{"rendered": "said", {members}}}}}"#
            );
            let message = json::read(text.as_bytes(), FileId(0), json::Comments::Refuse, &mut Vec::new()).unwrap();
            let found = problem(message.get("message").unwrap());
            assert_eq!(found.as_deref(), is_problem.then_some("said"), "{members}");
            assert_eq!(package(&message), Some("corpus-x"));
        }
    }
}
