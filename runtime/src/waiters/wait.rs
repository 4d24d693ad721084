//! The loop of a waiter, and what its acceptors make of a response.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_smithy_runtime::client::waiters::{AcceptorState, WaiterOrchestrator, attach_waiter_tracing_span};
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};

use super::{Acceptor, FinalPoll, Matcher, WaitError, Waiter, WaiterError};
use crate::client::{Call, TrackWaiter, send};
use crate::error::{BoxError, BuildError, CreateUnhandledError, ProvideErrorMetadata};
use crate::jmespath::{Expression, find, find_named, is_too_expensive};
use crate::operation::{Operation, OperationOutput, find_modeled};
use crate::serde::SerializableStruct;

/// An acceptor whose expression was read.
struct Ready {
    state: AcceptorState,
    matcher: &'static Matcher,
    expression: Option<Expression>,
}

impl Ready {
    fn new(acceptor: &'static Acceptor) -> Result<Self, tinsmith_jmespath::Error> {
        let (state, matcher) = match acceptor {
            Acceptor::Success(it) => (AcceptorState::Success, it),
            Acceptor::Failure(it) => (AcceptorState::Failure, it),
            Acceptor::Retry(it) => (AcceptorState::Retry, it),
        };
        let expression = match matcher {
            Matcher::Output(path, _) | Matcher::InputOutput(path, _) => Some(Expression::parse(path)?),
            Matcher::Success(_) | Matcher::ErrorType(_) => None,
        };
        Ok(Self {
            state,
            matcher,
            expression,
        })
    }

    /// Returns whether the answer matches. An expression that cannot be evaluated, such as the length of a null,
    /// matches no answer.
    ///
    /// # Errors
    /// An expression that is too expensive: it would be so of the next answer, too.
    fn accepts(&self, input: &dyn SerializableStruct, answer: &Answer<'_>) -> Result<bool, BoxError> {
        let (found, expected) = match (self.matcher, answer, &self.expression) {
            (Matcher::Success(success), answer, _) => return Ok(*success == matches!(answer, Answer::Output(_))),
            (Matcher::ErrorType(name), Answer::Error { code, shape }, _) => {
                return Ok([code, shape].contains(&&Some(*name)));
            }
            (Matcher::Output(_, expected), Answer::Output(Some(output)), Some(expression)) => {
                (find(expression, *output), expected)
            }
            (Matcher::InputOutput(_, expected), Answer::Output(Some(output)), Some(expression)) => {
                let members = [("input", input), ("output", *output)];
                (find_named(expression, &members), expected)
            }
            _ => return Ok(false),
        };
        match found {
            Ok(found) => Ok(expected.is(&found)),
            Err(error) if is_too_expensive(&error) => Err(error),
            Err(_) => Ok(false),
        }
    }
}

/// An answer without its types.
enum Answer<'a> {
    /// An output, if its members can be looked at.
    Output(Option<&'a dyn SerializableStruct>),
    /// An error: its code, and the name of its shape if the model names it.
    Error {
        code: Option<&'a str>,
        shape: Option<&'static str>,
    },
}

impl<'a> Answer<'a> {
    fn new<O: Operation>(answer: Result<&'a O::Output, &'a O::Error>) -> Self {
        match answer {
            Ok(output) => Self::Output(output.members()),
            Err(error) => {
                let code = error.code();
                let modeled = find_modeled::<O::Error>(|it| code == Some(it.code));
                Self::Error {
                    code,
                    shape: modeled.map(|it| it.name),
                }
            }
        }
    }
}

/// Calls `O` until an acceptor of the waiter matches, or for `max_wait` at most.
///
/// The time between two calls grows and is random within limits. An error that no acceptor matches ends the waiting.
pub async fn wait<O: Operation>(
    waiter: &'static Waiter,
    call: Call,
    input: Result<O::Input, BuildError>,
    max_wait: Duration,
) -> Result<FinalPoll<O>, WaitError<O>>
where
    O::Input: Clone,
    O::Error: CreateUnhandledError,
{
    let input = input.map_err(WaiterError::construction_failure)?;
    let acceptors = waiter.acceptors.iter().map(Ready::new);
    let acceptors: Vec<_> = acceptors
        .collect::<Result<_, _>>()
        .map_err(WaiterError::construction_failure)?;
    let call = call.plugin(feature());
    let time = call.time_components().map_err(WaiterError::construction_failure)?;
    let missing = |what: &str| WaiterError::construction_failure(format!("a waiter needs {what}"));
    let seen = input.clone();
    let given_up = Arc::new(OnceLock::new());
    let orchestrator = WaiterOrchestrator::builder()
        .min_delay(Duration::from_secs(waiter.min_delay))
        .max_delay(Duration::from_secs(waiter.max_delay))
        .max_wait(max_wait)
        .time_source(time.time_source().ok_or_else(|| missing("a time source"))?)
        .sleep_impl(time.sleep_impl().ok_or_else(|| missing("a way to sleep"))?)
        .acceptor({
            let given_up = Arc::clone(&given_up);
            move |answer: Result<&O::Output, &O::Error>| {
                let answer = Answer::new::<O>(answer);
                state(&acceptors, &seen, &answer).unwrap_or_else(|error| {
                    // The orchestrator knows no errors of acceptors, but a failure ends the waiting.
                    let _ = given_up.set(error);
                    AcceptorState::Failure
                })
            }
        })
        .operation(move || send::<O>(call.clone(), Ok(input.clone())))
        .build();
    let waited = attach_waiter_tracing_span(orchestrator.orchestrate()).await;
    match Arc::into_inner(given_up).and_then(OnceLock::into_inner) {
        Some(error) => Err(WaiterError::construction_failure(error)),
        None => waited,
    }
}

/// Returns the meaning of the first matching acceptor.
fn state(acceptors: &[Ready], input: &dyn SerializableStruct, answer: &Answer<'_>) -> Result<AcceptorState, BoxError> {
    for it in acceptors {
        if it.accepts(input, answer)? {
            return Ok(it.state);
        }
    }
    Ok(AcceptorState::NoAcceptorsMatched)
}

/// Tells the user agent that a waiter is at work.
fn feature() -> SharedRuntimePlugin {
    let components =
        RuntimeComponentsBuilder::new("waiter").with_interceptor(SharedInterceptor::permanent(TrackWaiter));
    SharedRuntimePlugin::new(StaticRuntimePlugin::new().with_runtime_components(components))
}
