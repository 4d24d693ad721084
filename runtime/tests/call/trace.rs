//! A subscriber that keeps the spans of this thread.

use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{DefaultGuard, Subscriber, set_default};
use tracing::{Event, Metadata};

/// Name and fields of each span.
pub type Spans = Arc<Mutex<Vec<(&'static str, Vec<String>)>>>;

/// Keeps the spans of this thread until the guard is dropped.
pub fn record() -> (Spans, DefaultGuard) {
    let spans = Spans::default();
    let guard = set_default(Keeper {
        spans: Arc::clone(&spans),
        next: AtomicU64::new(1),
    });
    (spans, guard)
}

struct Keeper {
    spans: Spans,
    next: AtomicU64,
}

struct Fields(Vec<String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push(format!("{}={value:?}", field.name()));
    }
}

impl Subscriber for Keeper {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields(Vec::new());
        span.record(&mut fields);
        self.spans.lock().unwrap().push((span.metadata().name(), fields.0));
        Id::from_u64(self.next.fetch_add(1, Ordering::Relaxed))
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
