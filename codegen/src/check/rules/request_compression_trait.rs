//! Operations with `@requestCompression` have a compressible body (Smithy 2.0, "requestCompression trait").

use crate::check::context::{Context, trait_location, value_location};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::UNIT;
use crate::model::node::Node;
use crate::model::selector::graph::Element;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "RequestCompressionTrait",
    severity: "ERROR",
    rule: "A request that is compressed has an input and encodings, and does not stream with a known length.",
    section: "requestCompression trait",
    run: validate,
};

const ID: &str = "smithy.api#requestCompression";

/// Reports operations without input, without encodings, or with a stream whose length must be known.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in operations::own(context) {
        let Some(value) = shape.trait_node(ID) else { continue };
        let place = (&shape.id, trait_location(Element::Shape(shape), ID));
        if operation.input.target.as_str() == UNIT {
            events
                .error(
                    "RequestCompressionTrait",
                    &place,
                    "there is nothing to compress: the operation has no input",
                )
                .hint("remove the trait, or add an input");
        }
        if value
            .get("encodings")
            .and_then(Node::as_array)
            .is_some_and(<[Node]>::is_empty)
        {
            let place = (&shape.id, value_location(Element::Shape(shape), ID, &["encodings"]));
            events
                .error("RequestCompressionTrait", &place, "`encodings` is empty")
                .hint("name at least one, such as `gzip`");
        }
        for (name, member) in context.structure(&operation.input.target) {
            let target = context.target(member).map(|target| &target.traits);
            let fixed = |id| target.is_some_and(|traits| traits.has(id));
            if fixed("smithy.api#streaming") && fixed("smithy.api#requiresLength") {
                let message =
                    format!("the length of `{name}` must be known before it is sent, so it cannot be compressed");
                events
                    .error("RequestCompressionTrait", &place, message)
                    .hint("remove this trait, or `@requiresLength` from the target");
            }
        }
    }
}
