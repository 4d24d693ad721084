//! Rules that a model makes for itself with selectors (Smithy 2.0, "EmitEachSelector", "EmitNoneSelector").

use crate::budget::Work;
use crate::check::context::Context;
use crate::check::suppression::severity;
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::source::SourceLocation;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "EmitEachSelector",
    severity: "as the model says",
    rule: "The validators `EmitEachSelector` and `EmitNoneSelector` of a model's metadata find nothing; their events \
           have the IDs that the model gives them.",
    section: "EmitEachSelector",
    run: validate,
};

/// The steps of reporting a found shape.
const REPORT: u64 = 10;

/// Reports what the validators of the model's metadata ask to be reported.
fn validate(context: &Context<'_>, events: &mut Events) {
    let validators = context
        .graph
        .model
        .metadata
        .get("validators")
        .and_then(|it| it.node.as_array());
    for node in validators.unwrap_or_default() {
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let Some(name @ ("EmitEachSelector" | "EmitNoneSelector")) = text("name") else {
            continue;
        };
        let setting = |key: &str| node.get("configuration").and_then(|it| it.get(key));
        let Some(selector) = setting("selector").and_then(Node::as_str) else {
            continue;
        };
        let namespaces = node.get("namespaces").and_then(Node::as_array);
        let Some(found) = matching(context, selector, text("selector"), namespaces, node.location) else {
            continue;
        };
        let rule = Rule {
            id: text("id").unwrap_or(name).to_owned(),
            severity: text("severity").and_then(severity).unwrap_or(Severity::Danger),
            message: text("message"),
            bind: setting("bindToTrait").and_then(Node::as_str),
        };
        if name == "EmitEachSelector" {
            found.into_iter().for_each(|element| rule.each(element, events));
        } else if found.is_empty() {
            let message = rule
                .message
                .unwrap_or("no shape matches the selector, though one should");
            events
                .push(rule.severity, rule.id, &node.location, message)
                .hint(format!("add a shape that matches `{selector}`"));
        }
    }
}

/// The own shapes that a selector matches, in these namespaces and where another selector matches too.
fn matching<'m>(
    context: &Context<'m>,
    selector: &str,
    filter: Option<&str>,
    namespaces: Option<&[Node]>,
    place: SourceLocation,
) -> Option<Vec<Element<'m>>> {
    let mut found = vec![];
    for at in context.graph.indices() {
        let element = context.graph.element(at);
        let namespace = element.id().namespace();
        let wanted = namespaces.is_none_or(|all| all.iter().any(|it| it.as_str() == Some(namespace)));
        if !element.is_own() || !wanted {
            continue;
        }
        let passes = match filter {
            Some(filter) => context.selects(filter, at, &place)?,
            None => true,
        };
        if passes && context.selects(selector, at, &place)? {
            if !context.spend(Work::Selectors, REPORT, &place) {
                return None;
            }
            found.push(element);
        }
    }
    Some(found)
}

struct Rule<'m> {
    id: String,
    severity: Severity,
    message: Option<&'m str>,
    bind: Option<&'m str>,
}

impl Rule<'_> {
    fn each(&self, element: Element<'_>, events: &mut Events) {
        let location: SourceLocation = match self.bind {
            Some(id) => crate::check::context::trait_location(element, &crate::check::context::absolute(id)),
            None => element.location(),
        };
        let message = self
            .message
            .unwrap_or("the selector of a validator of this model matches");
        events
            .push(self.severity, self.id.clone(), &(element.id(), location), message)
            .hint("see `validators` in the metadata of the model; `@suppress` silences it here");
    }
}
