//! The lines that a program logs on one thread.

use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing::Level;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Layer, SubscriberExt};

/// Lines of a log.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic while it is held").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Keeps everything that is logged on this thread until the guard is dropped.
    pub fn start(&self) -> DefaultGuard {
        self.start_with(Targets::new().with_default(Level::TRACE))
    }

    /// Keeps the lines of these targets.
    pub fn start_with(&self, targets: Targets) -> DefaultGuard {
        let log = self.clone();
        let lines = tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .without_time()
            .with_writer(move || log.clone());
        tracing::subscriber::set_default(tracing_subscriber::registry().with(lines.with_filter(targets)))
    }

    /// Returns the lines.
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no panic while it is held").clone()).expect("logs are text")
    }
}
