//! Bounds of lengths and ranges that became tighter.

use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::decimal::less;
use crate::model::node::{Node, Number};

/// Reports each bound of a trait that allows less than before.
pub fn tightened(differences: &Differences<'_>, trait_id: &str, event: &'static str, report: &mut Report) {
    for pair in &differences.changed {
        let Some((old, new)) = pair.changed_trait(trait_id) else {
            continue;
        };
        let bound = |node: &Node, key: &str| {
            let number = node.get(key).and_then(Node::as_number);
            number.map(Number::as_str).map(str::to_owned)
        };
        // An absent minimum counts as 0, for ranges too.
        let minimum = |node| bound(node, "min").unwrap_or_else(|| "0".to_owned());
        let (was, now) = (minimum(old), minimum(new));
        if less(&was, &now) {
            let message = format!("The minimum of `{trait_id}` rose from {was} to {now}.");
            report.push_new(Severity::Error, event, pair, message);
        }
        let (was, now) = (bound(old, "max"), bound(new, "max"));
        if let Some(now) = now.filter(|now| was.as_ref().is_none_or(|was| less(now, was))) {
            let was = was.unwrap_or_else(|| "no limit".to_owned());
            let message = format!("The maximum of `{trait_id}` fell from {was} to {now}.");
            report.push_new(Severity::Error, event, pair, message);
        }
    }
}
