//! The sink of a comparison: events with a place in one of the two models.

use super::pairs::Pair;
use crate::budget::{Budget, Work};
use crate::event::render::clean;
use crate::event::wishes::Wishes;
use crate::event::{Severity, shortened};
use crate::model::selector::graph::Element;
use crate::model::shape_id::ShapeId;
use crate::source::{SourceLocation, Sources};
use std::rc::Rc;

/// One of the two models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The model before the change.
    Old,
    /// The model after the change.
    New,
}

/// An event about a difference.
#[derive(Clone, Debug)]
pub struct Event {
    /// Severity, after the suppressions and overrides of the new model.
    pub severity: Severity,
    /// The ID, such as `ChangedEnumTrait.Appended.3`.
    pub id: String,
    /// The shape or member; `None` for metadata.
    pub shape: Option<ShapeId>,
    /// The place, and the model that has it.
    pub place: Option<(Side, SourceLocation)>,
    /// One sentence or more.
    pub message: String,
}

/// The limit of the text of all messages, in bytes; further events have none.
const TEXT: usize = 64 << 20;

/// Collects events.
#[derive(Debug)]
pub struct Report {
    events: Vec<Event>,
    wishes: Rc<Wishes>,
    budget: Budget,
    text: usize,
}

impl Report {
    /// An empty report, judged by the wishes of the new model.
    pub fn new(wishes: Wishes, budget: Budget) -> Self {
        Self {
            events: vec![],
            wishes: Rc::new(wishes),
            budget,
            text: 0,
        }
    }

    /// An empty report under the same wishes and limits, for a comparison within a comparison.
    pub fn nested(&self) -> Self {
        Self {
            events: vec![],
            wishes: Rc::clone(&self.wishes),
            budget: self.budget.clone(),
            text: self.text,
        }
    }

    /// Pays for comparisons; `false` if the limit is passed.
    pub fn spend(&self, cost: usize) -> bool {
        self.budget.spend(Work::Comparisons, cost as u64)
    }

    /// Adds an event about a shape or member of one of the models.
    pub fn push(
        &mut self,
        severity: Severity,
        id: impl Into<String>,
        side: Side,
        element: Element<'_>,
        message: impl Into<String>,
    ) {
        self.push_at(severity, id, Some(element.id()), (side, element.location()), message);
    }

    /// Adds an event about the new side of a pair.
    pub fn push_new(&mut self, severity: Severity, id: impl Into<String>, pair: &Pair<'_>, message: impl Into<String>) {
        self.push(severity, id, Side::New, pair.new, message);
    }

    /// Adds an event with a place of its own.
    pub fn push_at(
        &mut self,
        severity: Severity,
        id: impl Into<String>,
        shape: Option<&ShapeId>,
        place: (Side, SourceLocation),
        message: impl Into<String>,
    ) {
        let id = id.into();
        let mut message = shortened(message.into());
        if self.text + message.len() > TEXT {
            message = String::new();
        }
        self.text += message.len();
        self.events.push(Event {
            severity: self.wishes.severity(severity, &id, shape),
            id,
            shape: shape.cloned(),
            place: Some(place),
            message,
        });
    }

    /// The events so far.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// All events: the gravest first, then by shape, ID and message.
    pub fn sorted(mut self) -> Vec<Event> {
        self.events.sort_by(|a, b| {
            let key = |it: &Event| (std::cmp::Reverse(it.severity), it.shape.is_none());
            key(a)
                .cmp(&key(b))
                .then_with(|| a.shape.cmp(&b.shape))
                .then_with(|| (&a.id, &a.message).cmp(&(&b.id, &b.message)))
        });
        self.events
    }
}

impl Event {
    /// `[SEVERITY] shapeId: message | EventId path:line:column`, with `-` for an event without a shape.
    pub fn line(&self, old: &Sources, new: &Sources) -> String {
        let shape = self.shape.as_ref().map_or("-", ShapeId::as_str);
        let place = self.place.map(|(side, location)| match side {
            Side::Old => old.display(location),
            Side::New => new.display(location),
        });
        let place = place.unwrap_or_else(|| "-".to_owned());
        format!(
            "[{}] {shape}: {} | {} {}",
            self.severity,
            clean(&self.message),
            clean(&self.id),
            clean(&place)
        )
    }
}
