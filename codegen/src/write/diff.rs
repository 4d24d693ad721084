//! Two texts to a short unified diff.

use similar::TextDiff;
use std::fmt::Write;

/// The unified diff of two versions of a file, cut after `limit` lines.
pub fn unified(path: &str, old: &str, new: &str, limit: usize) -> String {
    let diff = TextDiff::from_lines(old, new);
    let text = diff
        .unified_diff()
        .context_radius(1)
        .header(&format!("{path} (on disk)"), &format!("{path} (generated)"))
        .to_string();
    let total = text.lines().count();
    let mut out = String::new();
    for line in text.lines().take(limit) {
        out.push_str(line);
        out.push('\n');
    }
    if total > limit {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "… and {} more lines", total - limit);
    }
    out
}
