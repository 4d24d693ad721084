//! The result of a run for a crate, in a line or two.

use crate::workspace::shown;
use std::path::Path;
use std::time::Duration;
use tinsmith::write::SyncReport;

/// The result of a run for one crate.
pub struct Summary<'a> {
    /// The package.
    pub name: &'a str,
    /// Its folder.
    pub out: &'a Path,
    /// Shapes of the model.
    pub shapes: usize,
    /// Warnings about the model.
    pub warnings: usize,
    /// The files of the model.
    pub models: &'a [String],
    /// Lines of the crate.
    pub lines: usize,
    /// The duration of generating and writing.
    pub time: Duration,
}

/// The number of paths of a kind that are listed.
const LISTED: usize = 10;

impl Summary<'_> {
    /// After writing.
    pub fn written(&self, report: &SyncReport) {
        for name in &report.leftover {
            anstream::println!("  repaired  {name}, which a killed run had left");
        }
        self.list(report);
        anstream::println!(
            "{}: {} written, {} unchanged, {} removed; {}",
            self.name,
            files(report.created.len() + report.changed.len()),
            report.unchanged.len(),
            report.removed.len(),
            self.size()
        );
    }

    /// After a comparison without difference.
    pub fn fresh(&self, report: &SyncReport) {
        anstream::println!(
            "{}: fresh, {}; {}",
            self.name,
            files(report.unchanged.len()),
            self.size()
        );
    }

    /// After a comparison with differences.
    pub fn stale(&self, report: &SyncReport) {
        for name in &report.leftover {
            anstream::println!("  leftover  {name}, of a killed run");
        }
        self.list(report);
        anstream::print!("{}", report.diff);
    }

    fn list(&self, report: &SyncReport) {
        let kinds = [
            ("created", &report.created),
            ("changed", &report.changed),
            ("removed", &report.removed),
        ];
        for (kind, paths) in kinds {
            for path in paths.iter().take(LISTED) {
                anstream::println!("  {kind:<8}  {}", shown(&self.out.join(path)));
            }
            let rest = paths.len().saturating_sub(LISTED);
            if rest > 0 {
                anstream::println!("  {kind:<8}  … and {rest} more");
            }
        }
    }

    fn size(&self) -> String {
        let warnings = match self.warnings {
            0 => String::new(),
            count => format!("; {count} warnings, see `cargo xtask check {}`", self.models.join(" ")),
        };
        let seconds = self.time.as_secs_f64();
        format!("{} shapes, {} lines, {seconds:.2} s{warnings}", self.shapes, self.lines)
    }
}

fn files(count: usize) -> String {
    match count {
        1 => "1 file".into(),
        _ => format!("{count} files"),
    }
}
