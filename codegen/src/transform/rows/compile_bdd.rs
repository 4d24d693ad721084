//! `compileBddFromEndpointRuleSet`.

use crate::transform::definition::Transform;

pub const ROW: Transform = Transform {
    name: "compileBddFromEndpointRuleSet",
    aliases: &[],
    rule: "Changes nothing here: crates evaluate the rules of `@endpointRuleSet`, of which Smithy makes `@endpointBdd`.",
    arguments: &[],
    run: |_, _, _| {},
};
