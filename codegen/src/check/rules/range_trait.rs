//! The bounds of `@range` are ordered and have the type of the number (Smithy 2.0, "range trait").

use crate::check::context::{Context, article, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::decimal as number;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Shape, ShapeKind, SimpleType};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "RangeTrait",
    severity: "ERROR",
    rule: "The bounds of a range are in order, and whole where the number is.",
    section: "range trait",
    run: validate,
};

const ID: &str = "smithy.api#range";

/// Reports bounds in the wrong order, and fractional bounds of integers.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let bound = |key: &str| value.get(key).and_then(Node::as_number).map(|number| number.as_str());
        if let (Some(min), Some(max)) = (bound("min"), bound("max"))
            && number::less(max, min)
        {
            events
                .error(
                    "RangeTrait",
                    &(element.id(), value_location(element, ID, &["min"])),
                    format!("`min` ({min}) is greater than `max` ({max})"),
                )
                .hint("swap the two values, or drop one of them");
        }
        let Some(target) = context.resolve(element).filter(|target| has_no_decimals(target)) else {
            continue;
        };
        for key in ["min", "max"] {
            let Some(bound) = bound(key).filter(|bound| !number::is_whole(bound)) else {
                continue;
            };
            let what = match element {
                Element::Shape(_) => article(target.kind.type_name()),
                Element::Member(..) => format!("`{}`", target.id),
            };
            events
                .error(
                    "RangeTrait",
                    &(element.id(), value_location(element, ID, &[key])),
                    format!("`{key}` is {bound}, but {what} has no decimals"),
                )
                .hint("use a whole number");
        }
    }
}

fn has_no_decimals(shape: &Shape) -> bool {
    match shape.kind {
        ShapeKind::IntEnum { .. } => true,
        ShapeKind::Simple(simple) => matches!(
            simple,
            SimpleType::Byte | SimpleType::Short | SimpleType::Integer | SimpleType::Long | SimpleType::BigInteger
        ),
        _ => false,
    }
}
