//! Waiters that cannot end well (Smithy 2.0, "waitable trait").

use crate::budget::Work;
use crate::check::context::{Context, article, trait_name};
use crate::check::validator::Validator;
use crate::event::{Events, Severity, ValidationEvent};
use crate::model::knowledge::expression::{ExpressionWalk, Problem, ProblemKind};
use crate::model::node::{Entry, Node};
use crate::model::selector::graph::Element;
use crate::model::shape::ShapeKind;
use crate::model::shape_id::ShapeId;
use crate::model::traits::waiter::DELAYS;
use crate::source::SourceLocation;
use tinsmith_jmespath::Expression;

const ID: &str = "smithy.waiters#waitable";

/// The event of errors.
const ID_OF_ERRORS: &str = VALIDATOR.id;

/// A problem of an expression, with the waiter and the number of the acceptor.
const PROBLEM: &str = "WaitableTraitJmespathProblem";

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "WaitableTrait",
    severity: "ERROR, DANGER, WARNING",
    rule: "A waiter can succeed, its delays are in order, its expressions can be read and give functions what they take, \
           and only failures have a message. The event `WaitableTraitJmespathProblem` is about expressions that name \
           members which are not there, order what are no numbers, or find another type than they are compared with; \
           `WaitableTraitInvalidErrorType` about errors that are none of the operation.",
    section: "waitable trait",
    run: validate,
};

/// Reports waiters that never succeed, whose delays are in the wrong order, that explain what is no failure, whose
/// expressions fail or cannot be read, or that wait for an error which the operation does not have.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        for (name, entry) in value.as_object().into_iter().flatten() {
            waiter(context, element, name, entry, events);
        }
    }
}

fn waiter(context: &Context<'_>, element: Element<'_>, name: &str, entry: &Entry, events: &mut Events) {
    let waiter = &entry.node;
    let seconds = |key: &str| {
        waiter
            .get(key)
            .and_then(Node::as_number)
            .and_then(|number| number.as_i64())
            .and_then(|number| u64::try_from(number).ok())
    };
    let min = seconds("minDelay").unwrap_or(DELAYS.0);
    let max = seconds("maxDelay").unwrap_or(DELAYS.1);
    if min > max {
        let location = waiter.get("minDelay").unwrap_or(waiter).location;
        let message = format!("the waiter `{name}` waits {min} s at least, but {max} s at most");
        events
            .error(ID_OF_ERRORS, &(element.id(), location), message)
            .hint(format!(
                "swap `minDelay` and `maxDelay` ({} and {} if not set)",
                DELAYS.0, DELAYS.1
            ));
    }
    let Some(acceptors) = waiter.get("acceptors").and_then(Node::as_array) else {
        return;
    };
    let state = |acceptor: &Node| acceptor.get("state").and_then(Node::as_str).map(str::to_owned);
    if !acceptors
        .iter()
        .any(|acceptor| state(acceptor).as_deref() == Some("success"))
    {
        let message = format!("no acceptor of the waiter `{name}` means success");
        events
            .error(ID_OF_ERRORS, &(element.id(), entry.key), message)
            .hint(format!(
                "add an acceptor with the state `success` to `{}`",
                trait_name(ID)
            ));
    }
    for (index, acceptor) in acceptors.iter().enumerate() {
        expression(context, element, (name, index), acceptor, events);
        error_type(element, (name, index), acceptor, events);
        let Some(text) = acceptor.get("message") else { continue };
        if let Some(state) = state(acceptor).filter(|state| state != "failure") {
            let message = format!("the waiter `{name}` has a message for the state `{state}`");
            events
                .error(ID_OF_ERRORS, &(element.id(), text.location), message)
                .hint("only a failure has one: remove it, or change the state");
        }
    }
}

/// Reports the expression of an acceptor that cannot be read, or never finds what it looks for.
fn expression(
    context: &Context<'_>,
    element: Element<'_>,
    (name, index): (&str, usize),
    acceptor: &Node,
    events: &mut Events,
) {
    let Some(matcher) = acceptor.get("matcher") else { return };
    for kind in ["output", "inputOutput"] {
        let Some(found) = matcher.get(kind) else { continue };
        let Some(path) = found.get("path") else { continue };
        match path.as_str().map(Expression::parse) {
            None => {}
            Some(Err(error)) => {
                let message =
                    format!("the waiter `{name}` looks for something that is no JMESPath expression: {error}");
                events.error(ID_OF_ERRORS, &(element.id(), path.location), message);
            }
            Some(Ok(expression)) => types(context, element, (name, index), (&expression, kind), found, events),
        }
    }
}

/// Reports an expression that does not fit the members of input and output, or what it is compared with.
fn types(
    context: &Context<'_>,
    element: Element<'_>,
    (name, index): (&str, usize),
    (expression, kind): (&Expression, &str),
    matcher: &Node,
    events: &mut Events,
) {
    let Some(ShapeKind::Operation(operation)) = element.shape().map(|shape| &shape.kind) else {
        return;
    };
    let place = |key: &str| matcher.get(key).unwrap_or(matcher).location;
    if !context.spend(Work::Expressions, 1, &(element.id(), place("path"))) {
        return;
    }
    let mut walk = ExpressionWalk::new(context.graph.model, context.budget().clone());
    let from = walk.start(operation, kind == "inputOutput");
    let found = walk.visit(expression.node(), &from);
    if walk.reached.is_cut {
        context.spend(Work::Expressions, 1, &(element.id(), place("path")));
        return;
    }
    let problems = walk.reached.problems;
    for problem in &problems {
        let at = (element.id(), place("path"));
        let event = report(problem, (name, index), &at, events);
        let Some((shape, wanted)) = &problem.missing else {
            continue;
        };
        let known = context.structure(shape);
        if let Some(similar) = context.similar(wanted, known.into_iter().map(|(name, _)| name)) {
            event.hint(format!("did you mean `{similar}`?"));
        }
    }
    let text = |key: &str| matcher.get(key).and_then(Node::as_str).unwrap_or_default();
    let (fits, wanted) = match text("comparator") {
        "booleanEquals" => (found.may_be_boolean(), "a boolean"),
        "stringEquals" => (found.may_be_string(), "a string"),
        "allStringEquals" | "anyStringEquals" => (found.may_be_strings(context.graph.model), "a list of strings"),
        _ => return,
    };
    if !fits {
        let message = format!("the waiter `{name}` compares {} with {wanted}", article(found.name()));
        let id = format!("{PROBLEM}.ReturnTypeMismatch.{name}.{index}");
        let at = (element.id(), place("comparator"));
        let event = events.push(Severity::Danger, id, &at, message);
        event.hint("such a comparison never matches: use another comparator, or another path");
    }
    let expected = text("expected");
    if wanted == "a boolean" && !["true", "false"].contains(&expected) {
        let message = format!("the waiter `{name}` compares a boolean with `{expected}`");
        events
            .error(ID_OF_ERRORS, &(element.id(), place("expected")), message)
            .hint("`true` or `false` can be expected");
    }
}

/// Reports a problem of an expression under the ID and with the severity that Smithy gives it.
fn report<'e>(
    problem: &Problem,
    (name, index): (&str, usize),
    at: &(&ShapeId, SourceLocation),
    events: &'e mut Events,
) -> &'e mut ValidationEvent {
    let text = &problem.text;
    match problem.kind {
        ProblemKind::Fails => events.error(
            ID_OF_ERRORS,
            at,
            format!("the expression of the waiter `{name}` fails: {text}"),
        ),
        ProblemKind::FindsNothing => {
            let id = format!("{PROBLEM}.JmespathEventDanger.{name}.{index}");
            let message = format!("the waiter `{name}` looks for what is not there: {text}");
            events.push(Severity::Danger, id, at, message)
        }
        ProblemKind::NeverHolds => {
            let id = format!("{PROBLEM}.JmespathEventWarning.{name}.{index}");
            let message = format!("a comparison of the waiter `{name}` is never true: {text}");
            events.push(Severity::Warning, id, at, message)
        }
    }
}

/// Reports an error that the operation does not have. It may still come from the framework, as throttling does.
fn error_type(element: Element<'_>, (name, index): (&str, usize), acceptor: &Node, events: &mut Events) {
    let Some(wanted) = acceptor.get("matcher").and_then(|it| it.get("errorType")) else {
        return;
    };
    let Some(ShapeKind::Operation(operation)) = element.shape().map(|shape| &shape.kind) else {
        return;
    };
    let Some(text) = wanted.as_str() else { return };
    let mut errors = operation.errors.iter().map(|it| &it.target);
    if errors.any(|id| text == id.as_str() || text == id.name()) {
        return;
    }
    let id = format!("WaitableTraitInvalidErrorType.{name}.{index}");
    let message = format!("the waiter `{name}` waits for `{text}`, which is no error of the operation");
    events
        .push(Severity::Warning, id, &(element.id(), wanted.location), message)
        .hint("add it to the errors of the operation, unless every operation may end with it");
}
