//! Reports endpoints whose authentication moves between `sigv4` and `sigv4a`.

use super::evaluator::Evaluator;
use super::migration::{effective, migration};
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::diff::value::same;
use crate::event::Severity;
use crate::model::node::Node;
use crate::model::shape::ShapeKind;
use indexmap::IndexSet;
use std::collections::HashMap;

/// The row of `EndpointSigV4Migration`.
pub const ROW: Evaluator = Evaluator {
    id: "EndpointSigV4Migration",
    severity: "DANGER",
    sentence: "An endpoint of the rules of a service moves between `sigv4` and `sigv4a` in a way that not all credentials survive.",
    run,
};

const RULES: &str = "smithy.rules#endpointRuleSet";

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        let (ShapeKind::Service(_), ShapeKind::Service(_)) = (&old.kind, &new.kind) else {
            continue;
        };
        let (Some(was), Some(now)) = (old.trait_node(RULES), new.trait_node(RULES)) else {
            continue;
        };
        let (before, after) = (
            effective(differences.old, old, old),
            effective(differences.new, new, new),
        );
        let in_order = before.iter().eq(after.iter());
        if same(was, now) && pair.changed_trait("smithy.api#auth").is_none() && in_order {
            continue;
        }
        let endpoints: HashMap<String, &Node> = endpoints(was).into_iter().collect();
        for (path, endpoint) in self::endpoints(now) {
            let Some(earlier) = endpoints.get(&path).filter(|it| !same(it, endpoint)) else {
                continue;
            };
            if let Some(message) = migration(&schemes(earlier, &before), &schemes(endpoint, &after)) {
                let place = (Side::New, endpoint.location);
                let message = format!("At the endpoint `{path}`, {message}");
                report.push_at(Severity::Danger, ROW.id, Some(pair.new.id()), place, message);
            }
        }
    }
}

/// The endpoints of the rules with their paths, such as `/rules/0/rules/2/endpoint`.
fn endpoints(rules: &Node) -> Vec<(String, &Node)> {
    let mut found = vec![];
    let mut pending = vec![(String::new(), rules)];
    while let Some((path, node)) = pending.pop() {
        if let Some(endpoint) = node.get("endpoint") {
            found.push((format!("{path}/endpoint"), endpoint));
        }
        let inner = node.get("rules").and_then(Node::as_array).unwrap_or_default();
        let step = |(at, rule)| (format!("{path}/rules/{at}"), rule);
        pending.extend(inner.iter().enumerate().map(step).rev());
    }
    found
}

/// The schemes that an endpoint names, or those of the service.
fn schemes<'m>(endpoint: &'m Node, of_service: &IndexSet<&'m str>) -> IndexSet<&'m str> {
    let list = endpoint.get("properties").and_then(|it| it.get("authSchemes"));
    let list = list.and_then(Node::as_array).unwrap_or_default().iter();
    let named: IndexSet<&str> = list.filter_map(|it| it.get("name").and_then(Node::as_str)).collect();
    if named.is_empty() { of_service.clone() } else { named }
}
