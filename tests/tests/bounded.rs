//! Models that ask for far more work than they have text. The snapshot is a benchmark: it counts the work, and does not
//! depend on the machine. `cargo run --release -p tests --example hostile_models` measures larger ones.

use std::fmt::Write;
use tests::hostile;
use tinsmith::budget::LIMITS;

#[test]
fn work_is_bounded_and_counted() {
    let mut table = String::new();
    for (name, text, is_right) in hostile::cases() {
        let run = hostile::run(text);
        let events = run.events.all();
        let shown: Vec<_> = events.iter().take(3).map(|it| (&it.id, &it.message)).collect();
        assert!(is_right(&run), "{name}: {} events, {shown:#?}", events.len());
        let _ = writeln!(table, "{name}: {} KB", run.text / 1024);
        let budget = run.events.budget();
        for limit in LIMITS.iter().filter(|it| budget.spent(it.work) > 0) {
            let _ = writeln!(
                table,
                "    {:?} {} of {}",
                limit.work,
                budget.spent(limit.work),
                limit.most
            );
        }
        let more: usize = run.events.more().map(|(_, _, count)| count).sum();
        let _ = writeln!(table, "    {} events and {more} more", events.len());
    }
    insta::assert_snapshot!(table);
}
