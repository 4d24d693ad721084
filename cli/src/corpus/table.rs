//! The table that `corpus` prints: a line for each model, then the failures.

use super::Made;
use super::compile::Compiled;
use crate::check::plural;
use indexmap::IndexMap;

/// The number of events or messages that are shown of a model.
const SHOWN: usize = 10;

/// Prints the table and, below it, why models have no crate and what the compiler said.
pub fn print(made: &[Made], compiled: Option<&IndexMap<String, Compiled>>) {
    let width = made.iter().map(|it| it.name.len()).max().unwrap_or_default().max(5);
    anstream::println!("{:width$}  shapes  operations    lines  seconds  result", "model");
    for it in made {
        let compiled = compiled.and_then(|all| all.get(&it.package));
        let result = match (it.errors.is_empty(), compiled) {
            (false, _) => plural(it.errors.len(), "error"),
            (true, None) => "generated".to_owned(),
            (true, Some(compiled)) => compiled.verdict(),
        };
        anstream::println!(
            "{:width$}  {:>6}  {:>10}  {:>7}  {:>7.2}  {result}",
            it.name,
            it.shapes,
            it.operations,
            it.lines,
            it.time.as_secs_f64()
        );
    }
    for it in made {
        let messages = compiled.and_then(|all| all.get(&it.package)).map(|it| &it.messages);
        explain(&it.name, it.errors.iter().chain(messages.into_iter().flatten()));
    }
    if let Some(program) = compiled.and_then(|all| all.get(super::program::NAME)) {
        explain(super::program::NAME, program.messages.iter());
    }
    anstream::println!();
}

fn explain<'a>(name: &str, messages: impl Iterator<Item = &'a String>) {
    let messages: Vec<_> = messages.collect();
    if messages.is_empty() {
        return;
    }
    anstream::println!("\n{name}:");
    for message in messages.iter().take(SHOWN) {
        anstream::println!("  {}", message.trim_end().replace('\n', "\n  "));
    }
    if messages.len() > SHOWN {
        anstream::println!("  … and {} more", messages.len() - SHOWN);
    }
}
