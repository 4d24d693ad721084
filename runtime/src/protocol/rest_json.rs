//! restJson1: what the published protocol leaves to its user.

use super::Repair;

/// Nothing yet.
pub(super) struct RestJson;

impl Repair for RestJson {}
