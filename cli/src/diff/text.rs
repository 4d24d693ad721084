//! The report for a terminal: a screen of it, or all.

use super::outcome::{Outcome, Placed};
use anstyle::{AnsiColor, Style};
use tinsmith::event::render::clean;
use tinsmith::verdict::Level;
use tinsmith::verdict::aspect::Aspect;

/// The limit of breaking findings that are shown, and of those of each other level.
const SHOWN: [usize; 2] = [10, 4];

/// The limit of places of a program that are shown for a finding.
const PLACES: usize = 5;

/// Prints the report.
pub fn print(outcome: &Outcome, verbose: bool) {
    let style = style(outcome.verdict).bold();
    anstream::println!("{style}{}{style:#}", clean(&outcome.headline()));
    if let Some(used) = &outcome.used {
        anstream::println!("{}", used.sentence());
    }
    for level in Level::ALL {
        let count = outcome.of_level(level).count();
        let is_shown = verbose || level > Level::Docs;
        if count > 0 && is_shown {
            let style = self::style(Some(level)).bold();
            anstream::println!("\n{style}{level}{style:#} ({count})");
            let limit = SHOWN[usize::from(level != Level::Breaking)];
            let limit = if verbose { usize::MAX } else { limit };
            for placed in outcome.of_level(level).take(limit) {
                finding(placed);
            }
            if count > limit {
                anstream::println!("  … and {} more; see --verbose", count - limit);
            }
        }
    }
    rest(outcome, verbose);
}

fn finding(it: &Placed) {
    anstream::println!("  {}: {}", it.finding.id, clean(&it.finding.sentence));
    let shape = it.finding.shape.as_ref().map(ToString::to_string);
    let places = [&it.old, &it.new].into_iter().flatten();
    let about: Vec<String> = shape.iter().chain(places).map(|it| clean(it).into_owned()).collect();
    if !about.is_empty() {
        anstream::println!("    {}", about.join("  "));
    }
    if it.finding.items.len() > 1 && it.finding.aspect != Aspect::Operation {
        anstream::println!("    also {}", it.finding.items[1..].join(", "));
    }
    if let Some(advice) = it.finding.advice {
        anstream::println!("    → {advice}");
    }
    for place in it.places.iter().take(PLACES) {
        anstream::println!("    used at {}", clean(place));
    }
    if it.places.len() > PLACES {
        anstream::println!("    … and at {} more places", it.places.len() - PLACES);
    }
}

/// Says what is left out, or shows it.
fn rest(outcome: &Outcome, verbose: bool) {
    let (docs, internal) = (
        outcome.of_level(Level::Docs).count(),
        outcome.of_level(Level::Internal).count(),
    );
    let unreached = outcome.unreached.len();
    for it in &outcome.unused {
        anstream::println!("\n{}: remove it", clean(it));
    }
    if verbose {
        for (it, reason) in &outcome.suppressed {
            anstream::println!("\nsuppressed, since {}", clean(reason));
            finding(it);
        }
        if unreached > 0 {
            anstream::println!("\nin the model alone ({unreached})");
        }
        for event in &outcome.unreached {
            let shape = event.shape.as_ref().map_or("-", |shape| shape.as_str());
            anstream::println!(
                "  [{}] {shape}: {} | {}",
                event.severity,
                clean(&event.message),
                clean(&event.id)
            );
        }
    } else if docs + internal + unreached > 0 {
        anstream::println!(
            "\nnot shown: {}, {}, {} of the model alone (--verbose shows all)",
            plural(docs, "change of documentation", "changes of documentation"),
            plural(internal, "change of the source", "changes of the source"),
            plural(unreached, "change", "changes")
        );
    }
}

fn plural(count: usize, one: &str, several: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    }
}

fn style(level: Option<Level>) -> Style {
    let color = match level {
        Some(Level::Breaking) => AnsiColor::Red,
        Some(Level::Behaviour) => AnsiColor::Yellow,
        Some(Level::Additive) => AnsiColor::Green,
        Some(Level::Docs | Level::Internal) | None => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(color.into()))
}
