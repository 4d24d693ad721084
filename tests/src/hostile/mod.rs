//! Models that ask for far more work than they have text, and what must come of them.

mod cases;
mod largest;
mod parts;

use tinsmith::event::Events;
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};

pub use cases::cases;
pub use largest::largest;

/// A model that was checked and, if it is valid, generated.
pub struct Run {
    /// The bytes of the model.
    pub text: usize,
    /// The events, with the work that was counted.
    pub events: Events,
    /// The bytes of the crate, if there is a crate.
    pub files: Option<usize>,
}

impl Run {
    /// Returns whether a message has this part.
    pub fn has(&self, part: &str) -> bool {
        self.events.all().iter().any(|it| it.message.contains(part))
    }

    /// Returns the number of events of an ID.
    pub fn of(&self, id: &str) -> usize {
        let kept = self.events.all().iter().filter(|it| it.id == id).count();
        let more = self.events.more().filter(|(it, ..)| *it == id);
        kept + more.map(|(_, _, count)| count).sum::<usize>()
    }
}

/// Checks a model and, if it is valid, generates its crate.
pub fn run(text: String) -> Run {
    let source = Source {
        path: "hostile.json".into(),
        text: text.into_bytes(),
    };
    let text = source.text.len();
    let sources = Sources::new(vec![source]);
    let mut events = Events::default();
    let model = tinsmith::model(&sources, &mut events);
    let settings = CrateSettings::new("hostile", "a test");
    let files = model.and_then(|model| tinsmith::generate(&model, &settings, &mut events));
    Run {
        text,
        events,
        files: files.ok().map(|it| it.iter().map(|file| file.text.len()).sum()),
    }
}

/// A name, a model, and what must come of it.
pub type Case = (&'static str, String, fn(&Run) -> bool);
