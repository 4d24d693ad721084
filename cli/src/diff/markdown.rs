//! The report as a comment on a pull request: a table, the first findings open, the rest folded.

use super::outcome::{Outcome, Placed};
use std::fmt::Write as _;
use tinsmith::verdict::Level;

/// The limit of findings that are not folded.
const OPEN: usize = 10;

/// The limit of findings in a comment.
const ALL: usize = 300;

/// The report of all crates.
pub fn report(outcomes: &[Outcome]) -> String {
    let mut out = String::from(
        "| crate | verdict | version | breaking | additive | behaviour | docs |\n|---|---|---|---|---|---|---|\n",
    );
    for it in outcomes {
        let count = |level| it.of_level(level).count();
        let verdict = it.verdict.map_or("none".to_owned(), |level| level.to_string());
        let _ = writeln!(
            out,
            "| {} | **{verdict}** | {} → {} | {} | {} | {} | {} |",
            escaped(&it.name),
            escaped(&it.version),
            escaped(&it.next),
            count(Level::Breaking),
            count(Level::Additive),
            count(Level::Behaviour),
            count(Level::Docs)
        );
    }
    for it in outcomes {
        let shown: Vec<_> = it.findings.iter().filter(|it| it.finding.level > Level::Docs).collect();
        if shown.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n### {}\n", escaped(&it.headline()));
        if let Some(used) = &it.used {
            let _ = writeln!(out, "{}.\n", used.sentence());
        }
        shown.iter().take(OPEN).for_each(|it| item(it, &mut out));
        if shown.len() > OPEN {
            let _ = writeln!(out, "\n<details><summary>{} more</summary>\n", shown.len() - OPEN);
            shown.iter().skip(OPEN).take(ALL).for_each(|it| item(it, &mut out));
            if shown.len() > OPEN + ALL {
                let _ = writeln!(out, "- … and {} more", shown.len() - OPEN - ALL);
            }
            out.push_str("\n</details>\n");
        }
    }
    out
}

fn item(it: &Placed, out: &mut String) {
    let finding = &it.finding;
    let _ = write!(
        out,
        "- **{}** `{}`: {}",
        finding.level,
        finding.id,
        escaped(&finding.sentence)
    );
    if let Some(advice) = finding.advice {
        let _ = write!(out, " *To do: {advice}.*");
    }
    let places: Vec<_> = [&it.old, &it.new].into_iter().flatten().map(|it| code(it)).collect();
    if !places.is_empty() {
        let _ = write!(out, " ({})", places.join(" → "));
    }
    for place in it.places.iter().take(3) {
        let _ = write!(out, "\n  - used at {}", code(place));
    }
    out.push('\n');
}

/// Text of a model as text: no HTML, no link, no mention, no table; code spans of our own sentences stay.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut is_code = false;
    for c in text.chars() {
        match c {
            '`' => {
                is_code = !is_code;
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            '|' => out.push_str("\\|"),
            '<' | '>' | '&' | '@' | '#' | '*' | '_' | '[' | ']' | '\\' | '!' if !is_code => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    // A value with a backtick of its own may leave a span open.
    if is_code {
        out.replace('`', "'").replace('<', "&lt;")
    } else {
        out
    }
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n', '\r'], "'"))
}
