//! The limit of work of an evaluation.

use std::cell::Cell;

use crate::error::{Error, ErrorKind};

/// The number of steps an evaluation may take unless the caller says otherwise. A step looks at a value, or copies one;
/// a list of a million elements with five operators on each takes five million.
pub(crate) const STEPS: u64 = 10_000_000;

/// The number of bytes of a text that count as a step.
const TEXT_PER_STEP: usize = 16;

/// The steps that are left.
pub(crate) struct Fuel {
    most: u64,
    left: Cell<u64>,
}

impl Fuel {
    pub(crate) fn new(steps: u64) -> Self {
        Self {
            most: steps,
            left: Cell::new(steps),
        }
    }

    /// Takes steps before they are done.
    pub(crate) fn spend(&self, steps: usize) -> Result<(), Error> {
        let left = self.left.get().checked_sub(steps as u64);
        self.left.set(left.unwrap_or(0));
        left.map(drop).ok_or_else(|| {
            let message = format!(
                "the expression is too expensive: it takes more than {} steps",
                self.most
            );
            Error::new(ErrorKind::TooExpensive, message)
        })
    }

    /// Takes the steps for reading or writing so many bytes of text.
    pub(crate) fn spend_text(&self, bytes: usize) -> Result<(), Error> {
        self.spend(bytes / TEXT_PER_STEP)
    }
}
