//! Reports changes of the names that a service gives to shapes.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::closure::walk;
use std::collections::HashSet;

/// The row of `ServiceRename`.
pub const ROW: Evaluator = Evaluator {
    id: "ServiceRename",
    severity: "ERROR",
    sentence: "A service renames a shape that it had before, or renames it otherwise or no longer.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.services().filter(|(_, old, new)| old.rename != new.rename) {
        for (id, was) in &old.rename {
            let message = match new.rename.get(id) {
                None => format!("The service renames `{id}` to `{was}` no longer."),
                Some(now) if now != was => format!("The service renames `{id}` to `{now}` and no longer to `{was}`."),
                Some(_) => continue,
            };
            report.push_new(Severity::Error, ROW.id, pair, message);
        }
        let closure: HashSet<_> = walk(differences.old, [pair.old.id()]).into_iter().collect();
        let added = new.rename.iter().filter(|(id, _)| !old.rename.contains_key(*id));
        for (id, now) in added.filter(|(id, _)| closure.contains(*id)) {
            let message = format!("The service renames `{id}`, which it had before, to `{now}`.");
            report.push_new(Severity::Error, ROW.id, pair, message);
        }
    }
}
