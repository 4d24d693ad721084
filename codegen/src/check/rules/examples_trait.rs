//! Reports examples that are no possible calls of their operation (Smithy 2.0, "examples trait").

use crate::check::context::{Context, list};
use crate::check::node::{Fault, Problem, problems};
use crate::check::operations::{self, OperationShape};
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::ShapeKind;
use crate::model::shape_id::ShapeId;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ExamplesTrait",
    severity: "ERROR, WARNING",
    rule: "The values of an example fit the input, output or error of its operation; where it says that it breaks \
           constraints, that is a warning, and it ends in an error. A union of which no member is set is a warning.",
    section: "examples trait",
    run: validate,
};

/// Reports examples with values that do not fit, and with errors that the operation does not have.
fn validate(context: &Context<'_>, events: &mut Events) {
    let services = service_errors(context);
    for operation in operations::own(context) {
        let examples = operation.0.trait_node("smithy.api#examples").and_then(Node::as_array);
        for example in examples.unwrap_or_default() {
            Example {
                context,
                services: &services,
                operation,
                example,
            }
            .check(events);
        }
    }
}

/// For each operation the errors of each service that it is in.
type ServiceErrors<'m> = HashMap<&'m str, Vec<Rc<HashSet<&'m str>>>>;

fn service_errors<'m>(context: &Context<'m>) -> ServiceErrors<'m> {
    let mut found: ServiceErrors<'m> = HashMap::new();
    for shape in operations::services(context) {
        let ShapeKind::Service(service) = &shape.kind else {
            continue;
        };
        let errors: Rc<HashSet<&str>> = Rc::new(service.errors.iter().map(|error| error.target.as_str()).collect());
        for (operation, _) in operations::of_service(context, shape) {
            found.entry(operation.id.as_str()).or_default().push(Rc::clone(&errors));
        }
    }
    found
}

struct Example<'c, 'm> {
    context: &'c Context<'m>,
    services: &'c ServiceErrors<'m>,
    operation: OperationShape<'m>,
    example: &'m Node,
}

impl Example<'_, '_> {
    fn check(&self, events: &mut Events) {
        let (shape, operation) = self.operation;
        let error = self.example.get("error");
        let lenient = self.example.get("allowConstraintErrors").and_then(Node::as_bool) == Some(true);
        if let Some(input) = self.example.get("input") {
            self.value("input", &operation.input.target, input, lenient, events);
        }
        if let Some(output) = self.example.get("output") {
            self.value("output", &operation.output.target, output, false, events);
            if error.is_some() {
                let message = format!("the example `{}` has both an output and an error", self.title());
                events
                    .error("ExamplesTrait", &(&shape.id, output.location), message)
                    .hint("keep one of the two");
            }
        }
        match error {
            Some(error) => self.error(error, events),
            None if lenient => {
                let message = format!("the example `{}` breaks constraints, but has no error", self.title());
                events
                    .error("ExamplesTrait", &(&shape.id, self.example.location), message)
                    .hint("add `error`, or drop `allowConstraintErrors`");
            }
            None => {}
        }
    }

    fn error(&self, error: &Node, events: &mut Events) {
        let (shape, operation) = self.operation;
        let Some(id) = error.get("shapeId").and_then(Node::as_str) else {
            return;
        };
        let own = || operation.errors.iter().map(|error| error.target.as_str());
        let services = self.services.get(shape.id.as_str());
        let of_services = services.is_some_and(|all| all.iter().all(|errors| errors.contains(id)));
        if !of_services && !own().any(|error| error == id) {
            let hint = match operation.errors.is_empty() {
                true => "the operation has no errors".to_owned(),
                false => format!("the errors of the operation are {}", list(own().take(8))),
            };
            let message = format!(
                "the example `{}` ends in `{id}`, which is no error of this operation",
                self.title()
            );
            events
                .error("ExamplesTrait", &(&shape.id, error.location), message)
                .hint(hint);
        }
        if let (Some(content), Ok(id)) = (error.get("content"), ShapeId::parse(id)) {
            self.value("error", &id, content, false, events);
        }
    }

    fn value(&self, side: &str, id: &ShapeId, node: &Node, lenient: bool, events: &mut Events) {
        let Some(target) = self.context.shape(id.as_str()) else {
            return;
        };
        problems(self.context, Element::Shape(target), node, &mut |problem| {
            self.report(side, problem, lenient, events);
        });
    }

    fn report(&self, side: &str, problem: Problem, lenient: bool, events: &mut Events) {
        let grave = if lenient { Severity::Warning } else { Severity::Error };
        let (severity, id) = match problem.fault {
            Fault::Form => (Severity::Error, "ExamplesTrait".to_owned()),
            Fault::Missing | Fault::Constraint => (grave, "ExamplesTrait".to_owned()),
            Fault::EmptyUnion => (Severity::Warning, "ExamplesTrait".to_owned()),
            Fault::Condition(name) => (grave, format!("ExamplesTrait.{name}")),
            Fault::Range { member, .. } => (
                grave,
                format!(
                    "ExamplesTrait.{}.InvalidRange",
                    if member { "Member" } else { "Target" }
                ),
            ),
            Fault::UnknownMember(member) => (Severity::Warning, format!("ExamplesTrait.UnknownMember.{member}")),
        };
        let message = format!(
            "the {side} of the example `{}` is wrong: {}",
            self.title(),
            problem.message
        );
        let event = events.push(severity, id, &(&self.operation.0.id, problem.location), message);
        let hint = "correct the example, or set `allowConstraintErrors` if it is meant to fail";
        event.hint_if(problem.hint.or_else(|| Some(hint.to_owned())));
    }

    fn title(&self) -> &str {
        self.example.get("title").and_then(Node::as_str).unwrap_or_default()
    }
}
