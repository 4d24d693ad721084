//! The report as annotations of GitHub: workflow commands, a line each.

use super::outcome::{Outcome, Placed};
use tinsmith::verdict::Level;

/// The annotations of all crates.
pub fn report(outcomes: &[Outcome]) -> Vec<String> {
    let mut lines = vec![];
    for it in outcomes {
        lines.push(format!("::notice title=cargo xtask diff::{}", data(&it.headline())));
        let findings = it.findings.iter().filter(|it| it.finding.level > Level::Docs);
        lines.extend(findings.map(annotation));
    }
    lines
}

fn annotation(it: &Placed) -> String {
    let command = match it.finding.level {
        Level::Breaking => "error",
        Level::Behaviour => "warning",
        Level::Additive | Level::Docs | Level::Internal => "notice",
    };
    let place = it.new.as_deref().and_then(|place| {
        let mut parts = place.rsplitn(3, ':');
        let (column, line, path) = (parts.next()?, parts.next()?, parts.next()?);
        Some(format!("file={},line={line},col={column},", property(path)))
    });
    format!(
        "::{command} {}title={}::{}",
        place.unwrap_or_default(),
        property(&it.finding.id),
        data(&it.finding.sentence)
    )
}

/// Text of a command, where `%` and line ends are escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, where separators are escaped as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
