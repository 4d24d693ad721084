//! Measures what hostile models cost: `cargo run --release -p tests --example hostile_models`.
//!
//! No model below a megabyte may take more than ten seconds or a gigabyte in an optimized build. The table has, for each
//! model, its size, the processor time where the system tells it and else the time that passed, the most memory in use at a
//! time, the size of the crate, the number of events, and the work that was counted, in thousands.

use peak_alloc::PeakAlloc;
use std::time::Instant;
use tests::hostile;
use tinsmith::budget::LIMITS;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() {
    println!("| model | KB | seconds | MB | crate, KB | events | work, in thousands |");
    println!("|---|---|---|---|---|---|---|");
    let (mut slowest, mut largest) = (0.0_f64, 0);
    let small = hostile::cases().into_iter().map(|(name, text, _)| (name, text));
    for (name, text) in small.chain(hostile::largest()) {
        ALLOCATOR.reset_peak_usage();
        let before = ALLOCATOR.current_usage();
        let (start, used) = (Instant::now(), processor_time());
        let run = hostile::run(text);
        let seconds = match (used, processor_time()) {
            (Some(before), Some(after)) => after - before,
            _ => start.elapsed().as_secs_f64(),
        };
        let megabytes = (ALLOCATOR.peak_usage() - before) >> 20;
        (slowest, largest) = (slowest.max(seconds), largest.max(megabytes));
        let budget = run.events.budget();
        let work = LIMITS.iter().filter(|it| budget.spent(it.work) >= 1_000);
        let work = work.map(|it| format!("{:?} {}", it.work, budget.spent(it.work) / 1_000));
        let more: usize = run.events.more().map(|(_, _, count)| count).sum();
        println!(
            "| {name} | {} | {seconds:.2} | {megabytes} | {} | {} | {} |",
            run.text / 1_000,
            run.files.map_or("–".to_owned(), |bytes| (bytes / 1_000).to_string()),
            run.events.all().len() + more,
            work.collect::<Vec<_>>().join(", ")
        );
    }
    println!("\nAt most {slowest:.2} s and {largest} MB.");
}

/// Returns the seconds that the processor worked for this process, where the system is Linux with its usual clock.
fn processor_time() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}
