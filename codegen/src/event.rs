//! Validation events: what is wrong with a model, where, and what to do about it (Smithy 2.0, "Validation").

pub mod render;

use crate::model::shape_id::ShapeId;
use crate::source::SourceLocation;
use std::borrow::Cow;
use std::fmt;

/// How bad an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// How bad it is.
    pub severity: Severity,
    /// Which rule it is about, such as `TraitValue` or `Model.UnresolvedTrait`.
    pub id: Cow<'static, str>,
    /// The shape or member it is about.
    pub shape: Option<ShapeId>,
    /// Where in the sources; `None` when the event is about no place (a missing service, say).
    pub location: Option<SourceLocation>,
    /// What is wrong, in the model's words.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// At least one ERROR event was reported; the reasons are in [`Events`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invalid;

/// The sink of a run: all events, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Events {
    all: Vec<ValidationEvent>,
}

/// What an event is about: gives shape and place.
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
        let event = ValidationEvent {
            severity,
            id: id.into(),
            shape: subject.shape(),
            location: subject.location(),
            message: message.into(),
            hint: None,
        };
        self.all.push(event);
        let last = self.all.len() - 1;
        &mut self.all[last]
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

    /// All events so far.
    pub fn all(&self) -> &[ValidationEvent] {
        &self.all
    }

    /// All events so far, to be judged otherwise.
    pub fn all_mut(&mut self) -> &mut [ValidationEvent] {
        &mut self.all
    }

    /// Whether an ERROR was reported.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|event| event.severity == Severity::Error)
    }

    /// Stops a stage that has reported an ERROR.
    ///
    /// # Errors
    /// [`Invalid`] if [`Events::has_errors`].
    pub fn checkpoint(&self) -> Result<(), Invalid> {
        if self.has_errors() { Err(Invalid) } else { Ok(()) }
    }
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
    /// Adds what to do.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(hint.into());
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

/// About the run as a whole.
impl Subject for () {
    fn shape(&self) -> Option<ShapeId> {
        None
    }
    fn location(&self) -> Option<SourceLocation> {
        None
    }
}
