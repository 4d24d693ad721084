//! The members of outputs that waiters compare.

use super::expression::{ExpressionWalk, ReachedMembers};
use crate::budget::Budget;
use crate::model::closure::ServiceClosure;
use crate::model::traits::waiter::{Matcher, Waitable};
use tinsmith_jmespath::Expression;

/// Returns the members that the waiters of the kept operations reach.
pub fn reached_by_waiters(closure: &ServiceClosure, budget: &Budget) -> ReachedMembers {
    let mut walk = ExpressionWalk::new(&closure.model, budget.clone());
    for (shape, operation) in closure.operations() {
        let Some(Waitable(waiters)) = shape.traits.get() else {
            continue;
        };
        for acceptor in waiters.iter().flat_map(|it| &it.acceptors) {
            let (path, with_input) = match &acceptor.matcher {
                Matcher::Output(it) => (it, false),
                Matcher::InputOutput(it) => (it, true),
                Matcher::Success(_) | Matcher::ErrorType(_) => continue,
            };
            if let Ok(expression) = Expression::parse(&path.path) {
                let from = walk.start(operation, with_input);
                walk.visit(expression.node(), &from);
            }
        }
    }
    walk.reached
}
