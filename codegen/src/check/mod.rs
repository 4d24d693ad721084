//! `Model` to `ValidModel`: the rules of the specification are in `rules`, what several of them need is beside it.

mod condition;
mod context;
mod node;
mod operations;
mod pattern_automaton;
mod resource_bindings;
mod rules;
pub mod suppression;
mod uri;
mod validator;

pub use rules::VALIDATORS;
pub use validator::Validator;

use crate::event::{Events, Invalid};
use crate::model::{Model, ValidModel};
use context::Context;

/// Runs all validators.
///
/// # Errors
/// [`Invalid`] if an ERROR was reported, here or while loading.
pub fn check(model: Model, events: &mut Events) -> Result<ValidModel, Invalid> {
    let context = Context::new(&model, events.budget().clone());
    events.judge_by(suppression::wishes(&model));
    for validator in VALIDATORS {
        (validator.run)(&context, events);
    }
    context.report_passed(events);
    events.judge_no_longer();
    events.checkpoint()?;
    Ok(ValidModel::promise(model))
}
