//! Validation events: what is wrong with a model, where, and what to do about it (Smithy 2.0, "Validation").

pub mod render;
pub mod wishes;

use crate::budget::{Budget, Limit};
use crate::model::shape_id::ShapeId;
use crate::source::SourceLocation;
use indexmap::IndexMap;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use wishes::Wishes;

/// The severity of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Suppressed by the model.
    Suppressed,
    /// Worth knowing.
    Note,
    /// Likely a mistake.
    Warning,
    /// Must be fixed or suppressed.
    Danger,
    /// The model is invalid.
    Error,
}

/// Smithy's `ValidationEvent`.
#[derive(Clone, Debug)]
pub struct ValidationEvent {
    /// The severity.
    pub severity: Severity,
    /// Which rule it is about, such as `TraitValue` or `Model.UnresolvedTrait`.
    pub id: Cow<'static, str>,
    /// The shape or member it is about.
    pub shape: Option<ShapeId>,
    /// The place in the sources; `None` when the event is about no place (a missing service, say).
    pub location: Option<SourceLocation>,
    /// The fault, in the model's words.
    pub message: String,
    /// The advice.
    pub hint: Option<String>,
}

/// At least one ERROR event was reported; the reasons are in [`Events`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invalid;

/// The limit of kept events of an ID and severity. Nobody reads more, and a short model can cause millions.
pub const KEPT: usize = 1_000;

/// The limit of kept events in all: a model may make up IDs.
const KEPT_IN_ALL: usize = 20_000;

/// The sink of a run: the events in the order in which they were found, and what work may still be done.
///
/// Of an ID and severity, the first [`KEPT`] events are kept and the others are counted.
#[derive(Clone, Debug, Default)]
pub struct Events {
    all: Vec<ValidationEvent>,
    /// The number of events, kept or not.
    counts: IndexMap<(Cow<'static, str>, Severity), Count>,
    /// The severity overrides of the model, while its own rules are checked.
    wishes: Option<Arc<Wishes>>,
    /// The last event that was not kept, for the caller who adds a hint to it.
    unkept: Option<Box<ValidationEvent>>,
    budget: Budget,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    kept: usize,
    more: usize,
}

/// The subject of an event: gives shape and place.
pub trait Subject {
    /// The shape or member, if any.
    fn shape(&self) -> Option<ShapeId>;
    /// The place, if any.
    fn location(&self) -> Option<SourceLocation>;
}

impl Events {
    /// Reports an event; [`ValidationEvent::hint`] can be chained.
    pub fn push(
        &mut self,
        severity: Severity,
        id: impl Into<Cow<'static, str>>,
        subject: &impl Subject,
        message: impl Into<String>,
    ) -> &mut ValidationEvent {
        let (shape, id) = (subject.shape(), id.into());
        let severity = match &self.wishes {
            Some(wishes) => wishes.severity(severity, &id, shape.as_ref()),
            None => severity,
        };
        let count = match self.counts.get_mut(&(id.clone(), severity)) {
            Some(count) => count,
            None => self.counts.entry((id.clone(), severity)).or_default(),
        };
        let is_kept = count.kept < KEPT && self.all.len() < KEPT_IN_ALL;
        let event = ValidationEvent {
            severity,
            id,
            shape,
            location: subject.location(),
            message: if is_kept {
                shortened(message.into())
            } else {
                String::new()
            },
            hint: None,
        };
        if !is_kept {
            count.more += 1;
            return self.unkept.insert(Box::new(event));
        }
        count.kept += 1;
        self.all.push(event);
        let last = self.all.len() - 1;
        &mut self.all[last]
    }

    /// Reports that a limit of the run was passed, and where.
    pub fn passed(&mut self, limit: &Limit, subject: &impl Subject) -> &mut ValidationEvent {
        self.push(limit.severity, "WorkLimit", subject, limit.message())
            .hint(limit.hint)
    }

    /// The remaining work of this run.
    pub fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Judges all events, those that come and those that are there, by what the model says about them.
    pub fn judge_by(&mut self, wishes: Wishes) {
        for event in &mut self.all {
            let before = event.severity;
            event.severity = wishes.severity(before, &event.id, event.shape.as_ref());
            if event.severity != before {
                self.counts.entry((event.id.clone(), before)).or_default().kept -= 1;
                self.counts.entry((event.id.clone(), event.severity)).or_default().kept += 1;
            }
        }
        self.wishes = Some(Arc::new(wishes));
    }

    /// Judges the events that come from now on by their own severity again.
    pub fn judge_no_longer(&mut self) {
        self.wishes = None;
    }

    /// Reports an ERROR.
    pub fn error(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        subject: &impl Subject,
        message: impl Into<String>,
    ) -> &mut ValidationEvent {
        self.push(Severity::Error, id, subject, message)
    }

    /// Reports a WARNING.
    pub fn warning(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        subject: &impl Subject,
        message: impl Into<String>,
    ) -> &mut ValidationEvent {
        self.push(Severity::Warning, id, subject, message)
    }

    /// The events so far, as many as are kept.
    pub fn all(&self) -> &[ValidationEvent] {
        &self.all
    }

    /// The events that are not kept: ID, severity and how many.
    pub fn more(&self) -> impl Iterator<Item = (&str, Severity, usize)> {
        let counts = self.counts.iter().filter(|(_, count)| count.more > 0);
        counts.map(|((id, severity), count)| (&**id, *severity, count.more))
    }

    /// Returns the number of reported events of a severity, kept or not.
    pub fn count(&self, severity: Severity) -> usize {
        let counts = self.counts.iter().filter(|((_, it), _)| *it == severity);
        counts.map(|(_, count)| count.kept + count.more).sum()
    }

    /// Returns whether an ERROR was reported.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Stops a stage that has reported an ERROR.
    ///
    /// # Errors
    /// [`Invalid`] if [`Events::has_errors`].
    pub fn checkpoint(&self) -> Result<(), Invalid> {
        if self.has_errors() { Err(Invalid) } else { Ok(()) }
    }
}

/// The limit of a kept text in bytes: a message may quote a value, and values may be megabytes.
const LONGEST: usize = 8_000;

/// The text, cut to what is kept of it.
pub fn shortened(mut text: String) -> String {
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
        text.push('…');
        text.shrink_to_fit();
    }
    text
}

/// Smithy's names of severities.
impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Suppressed => "SUPPRESSED",
            Self::Note => "NOTE",
            Self::Warning => "WARNING",
            Self::Danger => "DANGER",
            Self::Error => "ERROR",
        })
    }
}

impl ValidationEvent {
    /// Adds what to do, if it is known.
    pub fn hint_if(&mut self, hint: Option<String>) -> &mut Self {
        self.hint = hint.map(shortened);
        self
    }

    /// Adds what to do.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(shortened(hint.into()));
        self
    }
}

/// A shape, a member or a node in one of them: `(id, location)`.
impl Subject for (&ShapeId, SourceLocation) {
    fn shape(&self) -> Option<ShapeId> {
        Some(self.0.clone())
    }
    fn location(&self) -> Option<SourceLocation> {
        Some(self.1)
    }
}

impl Subject for crate::model::shape::Shape {
    fn shape(&self) -> Option<ShapeId> {
        Some(self.id.clone())
    }
    fn location(&self) -> Option<SourceLocation> {
        Some(self.location)
    }
}

impl Subject for crate::model::shape::Member {
    fn shape(&self) -> Option<ShapeId> {
        Some(self.id.clone())
    }
    fn location(&self) -> Option<SourceLocation> {
        Some(self.location)
    }
}

impl Subject for SourceLocation {
    fn shape(&self) -> Option<ShapeId> {
        None
    }
    fn location(&self) -> Option<SourceLocation> {
        Some(*self)
    }
}

impl Subject for &dyn Subject {
    fn shape(&self) -> Option<ShapeId> {
        (**self).shape()
    }
    fn location(&self) -> Option<SourceLocation> {
        (**self).location()
    }
}

/// About the run as a whole.
impl Subject for () {
    fn shape(&self) -> Option<ShapeId> {
        None
    }
    fn location(&self) -> Option<SourceLocation> {
        None
    }
}
