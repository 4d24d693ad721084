//! Reports lost definitions of traits.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::event::Severity;

/// The row of `RemovedTraitDefinition`.
pub const ROW: Evaluator = Evaluator {
    id: "RemovedTraitDefinition",
    severity: "ERROR",
    sentence: "The model defines a trait no longer.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for element in differences
        .removed
        .iter()
        .filter(|it| it.traits().has("smithy.api#trait"))
    {
        let message = format!("The trait `{}` is gone.", element.id());
        report.push(Severity::Error, ROW.id, Side::Old, *element, message);
    }
}
