//! Events, progress and failures on the terminal, or as plain lines elsewhere.

use anstyle::{AnsiColor, Style};
use std::io::{IsTerminal, Write};
use tinsmith::budget::grouped;
use tinsmith::event::render::{Look, clean, excerpt, line};
use tinsmith::event::{Events, ValidationEvent};
use tinsmith::source::Sources;

/// The number of events that are shown with an excerpt; the rest are counted, or a line each where no terminal is.
const SHOWN: usize = 200;

/// Prints all events, and says how many there were.
pub fn events(events: &Events, sources: &Sources) {
    let all = events.all();
    let look = look();
    for event in all.iter().take(SHOWN) {
        anstream::eprintln!("{}\n", excerpt(event, sources, look));
    }
    for event in all.iter().skip(SHOWN) {
        anstream::eprintln!("{}", line(event, sources));
    }
    let more: Vec<_> = events.more().collect();
    for (id, severity, count) in more.iter().take(SHOWN) {
        anstream::eprintln!("… and {} more of {severity} {}", grouped(*count as u64), clean(id));
    }
    let rest = more.iter().skip(SHOWN).map(|(_, _, count)| count).sum::<usize>();
    if rest > 0 {
        anstream::eprintln!("… and {} more of other kinds", grouped(rest as u64));
    }
}

/// An event as one line.
pub fn one_line(event: &ValidationEvent, sources: &Sources) -> String {
    line(event, sources)
}

fn look() -> Look {
    match anstream::AutoStream::choice(&std::io::stderr()) {
        anstream::ColorChoice::Never => Look::Plain,
        _ => Look::Color,
    }
}

/// Prints why the command failed.
pub fn failure(message: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    anstream::eprintln!("{style}error{style:#}: {message}");
}

/// The progress of a longer command: on a terminal a line that is written over; elsewhere nothing, since lines in a log
/// would only repeat the summary.
pub struct Progress {
    is_terminal: bool,
}

impl Progress {
    /// Writes to standard error; shows nothing yet.
    pub fn on_stderr() -> Self {
        Self {
            is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Shows what is being done.
    pub fn step(&self, what: &str) {
        if self.is_terminal {
            anstream::eprint!("\r\x1b[2K{what} …");
            // A progress line that cannot be shown is no failure.
            let _ = std::io::stderr().flush();
        }
    }

    /// Shows how much of the work is done.
    pub fn bar(&self, verb: &str, done: usize, all: usize, what: &str) {
        const WIDTH: usize = 24;
        let full = (done * WIDTH).checked_div(all).unwrap_or(WIDTH).min(WIDTH);
        let (full, rest) = ("=".repeat(full), " ".repeat(WIDTH - full));
        self.step(&format!("{verb} [{full}{rest}] {done}/{all} {what}"));
    }

    /// Takes the line away, so that other text can be printed.
    pub fn clear(&self) {
        if self.is_terminal {
            anstream::eprint!("\r\x1b[2K");
        }
    }
}
