//! Stands for an evaluator of Smithy that reports nothing.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;

/// The row of `RemovedAuthenticationScheme`.
pub const ROW: Evaluator = Evaluator {
    id: "RemovedAuthenticationScheme",
    severity: "none",
    sentence: "Reserved by Smithy 1.73, which reports lost schemes by the rules of their traits.",
    run,
};

fn run(_: &Differences<'_>, _: &mut Report) {}
