//! A URI has at most one greedy label, at its end (Smithy 2.0, "Greedy labels").

use crate::check::context::{Context, value_location};
use crate::check::operations;
use crate::check::uri::Segment;
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::selector::graph::Element;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpUriGreedyLabel",
    severity: "DANGER",
    rule: "One label at most is greedy, and no label follows it.",
    section: "Greedy labels",
    run: validate,
};

/// Reports patterns with several greedy labels, or with labels after a greedy one.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in operations::own(context) {
        let Some(pattern) = operations::uri(shape) else {
            continue;
        };
        let greedy = |segment: &Segment<'_>| matches!(segment, Segment::Label { greedy: true, .. });
        let Some(first) = pattern.segments.iter().position(greedy) else {
            continue;
        };
        let after = &pattern.segments[first + 1..];
        let place = (
            &shape.id,
            value_location(Element::Shape(shape), "smithy.api#http", &["uri"]),
        );
        let mut danger = |id, message, hint| {
            events.push(Severity::Danger, id, &place, message).hint(hint);
        };
        if after.iter().any(greedy) {
            danger(
                "HttpUriGreedyLabel.MultipleGreedyLabels",
                "the pattern has more than one greedy label",
                "keep one of them greedy",
            );
        }
        if after.iter().any(|segment| matches!(segment, Segment::Label { .. })) {
            danger(
                "HttpUriGreedyLabel.GreedyLabelIsNotLastLabel",
                "a greedy label is followed by another label",
                "move the greedy label to the end",
            );
        }
    }
}
