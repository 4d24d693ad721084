//! `makeIdempotencyTokensClientOptional`.

use super::shared::{CLIENT_OPTIONAL, each_traits, mark};
use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "makeIdempotencyTokensClientOptional",
    aliases: &[],
    rule: "Adds `@clientOptional` to required members with `@idempotencyToken`.",
    arguments: &[],
    run: |_, model, _| {
        each_traits(model, |id, traits| {
            let is_token = traits.has("smithy.api#idempotencyToken") && traits.has("smithy.api#required");
            if is_token && id.member().is_some() {
                mark(traits, CLIENT_OPTIONAL);
            }
        });
    },
};
