//! Constructs that a version of Smithy lacks, in both formats.

use super::draft::{ID, Version};
use crate::event::Events;
use crate::model::shape_id::ShapeId;
use crate::source::SourceLocation;

/// Reports a trait that the version does not have.
pub fn check_trait(version: Version, id: &ShapeId, shape: &ShapeId, location: SourceLocation, events: &mut Events) {
    if location.is_embedded() {
        return;
    }
    let subject = (shape, location);
    match (version, id.as_str()) {
        (Version::V1, "smithy.api#mixin" | "smithy.api#default") => {
            events
                .error(ID, &subject, format!("the trait `{id}` needs version 2.0 of Smithy"))
                .hint("this file has version 1.0; change its version");
        }
        (Version::V2, "smithy.api#box") => {
            events
                .error(ID, &subject, "version 2.0 of Smithy does not have the trait `box`")
                .hint("a member without `@default` and `@required` may be absent; remove the trait");
        }
        (Version::V2, "smithy.api#enum") => {
            events
                .warning("ModelDeprecation", &subject, "the trait `enum` is deprecated")
                .hint("define the shape as an `enum`");
        }
        _ => {}
    }
}

/// Reports a type that the version does not have; `false` if so.
pub fn check_type(
    version: Version,
    type_name: &str,
    shape: &ShapeId,
    location: SourceLocation,
    events: &mut Events,
) -> bool {
    let (message, hint) = match (version, type_name) {
        (Version::V1, "enum" | "intEnum") => (
            format!("the type `{type_name}` needs version 2.0 of Smithy; this file has 1.0"),
            "change the version of the file, or use the trait `enum` on a string",
        ),
        (Version::V2, "set") => (
            "version 2.0 of Smithy does not have the type `set`".to_owned(),
            "use a `list` with the trait `uniqueItems`",
        ),
        _ => return true,
    };
    events.error(ID, &(shape, location), message).hint(hint);
    false
}
