//! A rule: its row in `docs/validation.md`, and the function that finds breaches.

use super::context::Context;
use crate::event::Events;

/// A rule of the specification. The file of the rule owns its row.
pub struct Validator {
    /// The ID of its events; some append more after a dot.
    pub id: &'static str,
    /// The severities that it reports.
    pub severity: &'static str,
    /// The condition that must hold, as a sentence.
    pub rule: &'static str,
    /// The section of the specification of Smithy 2.0.
    pub section: &'static str,
    /// Reports each breach.
    pub(super) run: fn(&Context<'_>, &mut Events),
}
