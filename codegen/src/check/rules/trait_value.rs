//! Reports values of traits that do not have the form of the trait's definition (Smithy 2.0, "Trait node values").

use crate::check::context::{Context, trait_name};
use crate::check::node::{Fault, Problem, problems};
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::selector::graph::Element;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "TraitValue",
    severity: "ERROR, WARNING",
    rule: "The value of a trait has the form that its definition demands and keeps its constraints; members that \
           the definition does not know are a warning.",
    section: "Trait node values",
    run: validate,
};

/// Reports values that break their trait's definition.
fn validate(context: &Context<'_>, events: &mut Events) {
    for element in context.own() {
        for (id, entry) in &element.traits().0 {
            let Some(definition) = context.shape(id.as_str()) else {
                continue;
            };
            if !definition.traits.has("smithy.api#trait") {
                continue;
            }
            // Smithy cannot even make one of its own traits of a value of another form, and so says it of the model.
            let own = Element::Shape(definition).is_own();
            problems(context, Element::Shape(definition), &entry.node, &mut |problem| {
                report(element, trait_name(id.as_str()), own, problem, events);
            });
        }
    }
}

fn report(element: Element<'_>, name: &str, own: bool, problem: Problem, events: &mut Events) {
    let (severity, id) = match problem.fault {
        Fault::Form | Fault::Missing if own => (Severity::Error, "TraitValue".to_owned()),
        Fault::Form | Fault::Missing => (Severity::Error, "Model".to_owned()),
        Fault::EmptyUnion => (Severity::Warning, "TraitValue".to_owned()),
        Fault::Constraint => (Severity::Error, "TraitValue".to_owned()),
        Fault::Range { member, .. } => {
            let place = if member { "Member" } else { "Target" };
            (Severity::Error, format!("TraitValue.{place}.InvalidRange"))
        }
        Fault::UnknownMember(member) => (Severity::Warning, format!("TraitValue.UnknownMember.{member}")),
        Fault::Condition(condition) => (Severity::Error, format!("TraitValue.{condition}")),
    };
    let message = format!(
        "the value of `{name}`{} is wrong: {}",
        shown(&problem.path),
        problem.message
    );
    let event = events.push(severity, id, &(element.id(), problem.location), message);
    let hint = || format!("write a value that the definition of `{name}` allows");
    event.hint_if(problem.hint.or_else(|| Some(hint())));
}

fn shown(path: &str) -> String {
    match path.strip_prefix('.') {
        Some(path) => format!(" at `{path}`"),
        None => String::new(),
    }
}
