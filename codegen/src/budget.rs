//! The limit of work that a model may cause: counted where it is done, in one table for all stages of a run.

use crate::event::Severity;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Work that can grow faster than the text of the model that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Evaluating selectors: a shape that a step looks at, or a value that is compared.
    Selectors,
    /// Matching texts with patterns.
    Patterns,
    /// Looking for the known name that is most like an unknown one.
    Names,
    /// Comparing shapes, traits or URIs with each other.
    Comparisons,
    /// Finding the types of expressions.
    Expressions,
    /// Putting together shape IDs from a namespace and names.
    ShapeIds,
    /// Copying the members and traits of mixins.
    Mixins,
    /// Putting together the parts of a crate.
    Parts,
    /// Printing the text of a crate.
    Text,
}

/// A row of [`LIMITS`].
pub struct Limit {
    /// The work.
    pub work: Work,
    /// The limit of a run.
    pub most: u64,
    /// The beginning of the message; the number ends the sentence.
    pub what: &'static str,
    /// The unit of work.
    pub unit: &'static str,
    /// The consequence for the run.
    pub consequence: &'static str,
    /// The hint.
    pub hint: &'static str,
    /// WARNING if the result is only less informed, ERROR if there is none.
    pub severity: Severity,
}

/// Every limit of a run. Each is several times what the largest of the official models needs; an optimized build reaches
/// each of them within ten seconds and a gigabyte.
pub const LIMITS: &[Limit] = &[
    Limit {
        work: Work::Selectors,
        most: 80_000_000,
        what: "selectors look at more than",
        unit: "shapes and values",
        consequence: "what they ask for is not checked from here on",
        hint: "look for selectors that lead from every shape to every other, and narrow them down",
        severity: Severity::Warning,
    },
    Limit {
        work: Work::Patterns,
        most: 80_000_000,
        what: "matching texts with patterns takes more than",
        unit: "steps",
        consequence: "texts are not matched from here on",
        hint: "look for patterns with large repetitions, and for long texts that have to match them",
        severity: Severity::Warning,
    },
    Limit {
        work: Work::Names,
        most: 100_000_000,
        what: "looking for similar names takes more than",
        unit: "steps",
        consequence: "no name is suggested from here on",
        hint: "correct the names that were not found so far",
        severity: Severity::Note,
    },
    Limit {
        work: Work::Comparisons,
        most: 50_000_000,
        what: "rules compare parts of the model with each other more than",
        unit: "times",
        consequence: "the comparison ends here",
        hint: "look for a shape, or a service, with thousands of parts of one kind",
        severity: Severity::Warning,
    },
    Limit {
        work: Work::Expressions,
        most: 2_000_000,
        what: "finding the types of expressions takes more than",
        unit: "steps",
        consequence: "the members that they name are not checked from here on",
        hint: "look for expressions that repeat themselves, such as `{a: @, b: @}` in a row of pipes",
        severity: Severity::Warning,
    },
    Limit {
        work: Work::ShapeIds,
        most: 64 << 20,
        what: "shape IDs are longer in all than",
        unit: "bytes",
        consequence: "the rest of the model is left out",
        hint: "look for a namespace or a name of many thousand characters",
        severity: Severity::Error,
    },
    Limit {
        work: Work::Mixins,
        most: 32 << 20,
        what: "mixins copy more than",
        unit: "bytes",
        consequence: "the rest is left out",
        hint: "look for mixins that use many mixins, each of which uses many more",
        severity: Severity::Error,
    },
    Limit {
        work: Work::Parts,
        most: 200_000,
        what: "the crate would have more than",
        unit: "fields, variants and settings",
        consequence: "no crate is made",
        hint: "look for what is repeated for every operation, such as errors of the service; or ask for fewer operations",
        severity: Severity::Error,
    },
    Limit {
        work: Work::Text,
        most: 20 << 20,
        what: "the text of the crate would have more than",
        unit: "bytes",
        consequence: "no crate is made",
        hint: "ask for fewer operations, or look for documentation and values that are repeated",
        severity: Severity::Error,
    },
];

/// The remaining work of a run. Copies share the remainder.
#[derive(Clone, Debug)]
pub struct Budget {
    left: Arc<[AtomicU64; LIMITS.len()]>,
}

impl Default for Budget {
    fn default() -> Self {
        let left = std::array::from_fn(|row| AtomicU64::new(LIMITS[row].most));
        Self { left: Arc::new(left) }
    }
}

impl Budget {
    /// Pays for work; `false` if it costs more than what is left, and from then on.
    pub fn spend(&self, work: Work, cost: u64) -> bool {
        // A run is one thread, so nothing is lost between reading and writing.
        let left = self.left(work).checked_sub(cost);
        self.left[work.row()].store(left.unwrap_or(0), Ordering::Relaxed);
        left.is_some()
    }

    /// Returns the remaining amount of a kind of work.
    pub fn left(&self, work: Work) -> u64 {
        self.left[work.row()].load(Ordering::Relaxed)
    }

    /// Returns the amount of a kind of work that was done.
    pub fn spent(&self, work: Work) -> u64 {
        work.limit().most - self.left(work)
    }
}

impl Work {
    /// Its limit.
    pub fn limit(self) -> &'static Limit {
        &LIMITS[self.row()]
    }

    fn row(self) -> usize {
        self as usize
    }
}

impl Limit {
    /// The message, as a sentence.
    pub fn message(&self) -> String {
        let Self { what, unit, .. } = self;
        format!("{what} {} {unit}; {}", grouped(self.most), self.consequence)
    }
}

/// The number with a comma after every three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_the_order_of_work() {
        for (row, limit) in LIMITS.iter().enumerate() {
            assert_eq!(limit.work.row(), row);
        }
        assert_eq!(grouped(33_554_432), "33,554,432");
    }

    #[test]
    fn what_is_spent_stays_spent() {
        let budget = Budget::default();
        let copy = budget.clone();
        assert!(budget.spend(Work::Mixins, 100));
        assert_eq!(copy.spent(Work::Mixins), 100);
        assert!(!budget.spend(Work::Mixins, 1 << 40));
        assert!(!copy.spend(Work::Mixins, 1));
    }
}
