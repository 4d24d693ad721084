//! Reports new definitions of traits.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::event::Severity;

/// The row of `AddedTraitDefinition`.
pub const ROW: Evaluator = Evaluator {
    id: "AddedTraitDefinition",
    severity: "NOTE",
    sentence: "The model defines one more trait.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for element in differences
        .added
        .iter()
        .filter(|it| it.traits().has("smithy.api#trait"))
    {
        let message = format!("The trait `{}` is new.", element.id());
        report.push(Severity::Note, ROW.id, Side::New, *element, message);
    }
}
