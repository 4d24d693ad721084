//! Loading, checking and generating end with events and without a panic for every model. The amount of work is counted
//! in `bounded.rs`.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use tests::idl_printer;
use tests::mutation::{mutate, rename};
use tests::random::Random;
use tinsmith::event::{Events, render};
use tinsmith::load;
use tinsmith::model::ValidModel;
use tinsmith::model::knowledge::recursion;
use tinsmith::prune::{self, Selection};
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};

/// The outcome of a model.
struct Outcome {
    events: Vec<String>,
    valid: bool,
    /// `true` if there is a crate.
    has_crate: bool,
}

impl Outcome {
    fn has(&self, part: &str) -> bool {
        self.events.iter().any(|event| event.contains(part))
    }
}

/// Everything that is done with a model of one file before files are written.
fn run(text: impl Into<Vec<u8>>) -> Outcome {
    run_all(&Sources::new(vec![source("hostile.json", text)]))
}

fn run_all(sources: &Sources) -> Outcome {
    let mut events = Events::default();
    let checked = tinsmith::model(sources, &mut events);
    let has_crate = checked.as_ref().is_ok_and(|model| generate(model, &mut events));
    let shown = events.all().iter().take(50).map(|event| {
        let excerpt = render::excerpt(event, sources, render::Look::Plain);
        assert!(excerpt.lines().all(|line| line.len() < 20_000), "an excerpt is short");
        render::line(event, sources)
    });
    let events = shown.collect();
    Outcome {
        events,
        valid: checked.is_ok(),
        has_crate,
    }
}

/// Makes a crate of a valid model. An error says why there is none.
fn generate(model: &ValidModel, events: &mut Events) -> bool {
    if let Ok(closure) = prune::prune(model, &Selection::default(), events) {
        recursion::boxed_members(model, &closure.all);
    }
    let settings = CrateSettings::new("hostile", "a test");
    let has_crate = tinsmith::generate(model, &settings, events).is_ok();
    assert!(has_crate || events.has_errors(), "an error says why there is no crate");
    has_crate
}

/// A model of these shapes.
fn model(shapes: &str) -> String {
    format!("{{\"smithy\":\"2.0\",\"shapes\":{{{}}}}}", shapes.trim_end_matches(','))
}

#[test]
fn nesting_is_limited() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [1_000, 100_000] {
            let (open, close) = (open.repeat(depth), close.repeat(depth));
            let text = format!("{{\"smithy\":\"2.0\",\"metadata\":{{\"x\":{open}1{close}}}}}");
            let outcome = run(text);
            assert!(
                !outcome.valid && outcome.has("nested deeper than"),
                "{:?}",
                outcome.events
            );
        }
        assert!(!run(open.repeat(100_000)).valid);
    }
}

#[test]
fn nesting_of_idl_is_limited() {
    let run_idl = |text: String| run_all(&Sources::new(vec![source("hostile.smithy", text)]));
    for (open, close) in [("[", "]"), ("{a:", "}")] {
        let (many, ends) = (open.repeat(100_000), close.repeat(100_000));
        for text in [
            format!("metadata x = {many}1{ends}\n"),
            format!("metadata x = {many}"),
            format!("namespace a\n@t({many}1{ends})\nstring A\n"),
            format!("namespace a\nservice A {{ b: {many}1{ends} }}\n"),
        ] {
            let outcome = run_idl(text);
            assert!(
                !outcome.valid && outcome.has("nested deeper than"),
                "{:?}",
                outcome.events
            );
        }
    }
}

/// A long namespace is in the ID of each shape and member, so that their IDs can be much longer than the text.
#[test]
fn shape_ids_are_limited() {
    let namespace = "a".repeat(200_000);
    let mut shapes = String::new();
    for index in 0..2_000 {
        let _ = writeln!(shapes, "structure S{index} {{ m: T{index}, n: T{index}$x }}");
    }
    let text = format!("namespace {namespace}\n{shapes}");
    let outcome = run_all(&Sources::new(vec![source("hostile.smithy", text)]));
    assert!(
        !outcome.valid && outcome.has("shape IDs are longer"),
        "{:?}",
        outcome.events
    );

    // So it is in JSON, where a shape has a long name.
    let name = "a".repeat(200_000);
    let members: Vec<_> = (0..2_000)
        .map(|index| format!("\"m{index}\":{{\"target\":\"a#A\"}}"))
        .collect();
    let outcome = run(model(&format!(
        "\"a#{name}\":{{\"type\":\"structure\",\"members\":{{{}}}}}",
        members.join(",")
    )));
    assert!(
        !outcome.valid && outcome.has("shape IDs are longer"),
        "{:?}",
        outcome.events
    );

    let suffix = "x".repeat(200_000);
    let operations: String = (0..2_000)
        .map(|index| format!("operation O{index} {{ input := {{}} }}\n"))
        .collect();
    let text = format!("$version: \"2.0\"\n$operationInputSuffix: \"{suffix}\"\nnamespace a\n{operations}");
    let outcome = run_all(&Sources::new(vec![source("hostile.smithy", text)]));
    assert!(
        !outcome.valid && outcome.has("shape IDs are longer"),
        "{:?}",
        outcome.events
    );
}

#[test]
fn numbers_may_be_huge() {
    let digits = "9".repeat(100_000);
    for number in ["1e999999999999999999999", "-1e-999999999999999999999", digits.as_str()] {
        let range =
            format!("{{\"smithy.api#range\":{{\"min\":{number},\"max\":{number}}},\"smithy.api#default\":{number}}}");
        let length = format!("{{\"smithy.api#length\":{{\"min\":{number},\"max\":{number}}}}}");
        let outcome = run(model(&format!(
            "\"ns#A\":{{\"type\":\"bigInteger\",\"traits\":{range}}},\"ns#B\":{{\"type\":\"string\",\"traits\":{length}}}"
        )));
        let is_refused = outcome.has("LengthTrait") || outcome.has("TraitValue");
        assert!(!outcome.valid && is_refused, "{:?}", outcome.events);
    }
}

#[test]
fn mixins_that_fan_out_are_bounded() {
    // 60 layers of three, each using all three below: 3^60 ways to the bottom.
    let mut shapes = String::new();
    for layer in 0..60 {
        for place in 0..3 {
            let below = (0..3).map(|below| format!("{{\"target\":\"ns#M{}x{below}\"}}", layer - 1));
            let below: Vec<_> = if layer == 0 { vec![] } else { below.collect() };
            let _ = write!(
                shapes,
                "\"ns#M{layer}x{place}\":{{\"type\":\"structure\",\"mixins\":[{}],\"members\":\
                 {{\"m{layer}x{place}\":{{\"target\":\"smithy.api#String\"}}}},\"traits\":{{\"smithy.api#mixin\":{{}}}}}},",
                below.join(",")
            );
        }
    }
    let outcome = run(model(&shapes));
    assert!(outcome.valid && outcome.has("MissingService"), "{:?}", outcome.events);
}

#[test]
fn mixins_that_copy_too_much_are_refused() {
    let long = "x".repeat(1_000_000);
    let mut shapes = format!(
        "\"ns#M0\":{{\"type\":\"string\",\"traits\":{{\"smithy.api#mixin\":{{}},\"smithy.api#documentation\":\"{long}\"}}}},"
    );
    for index in 1..1_000 {
        let _ = write!(
            shapes,
            "\"ns#M{index}\":{{\"type\":\"string\",\"mixins\":[{{\"target\":\"ns#M{}\"}}],\"traits\":{{\"smithy.api#mixin\":{{}}}}}},",
            index - 1
        );
    }
    let outcome = run(model(&shapes));
    assert!(outcome.has("mixins copy more than"), "{:?}", outcome.events);

    let mut shapes = String::new();
    for index in 0..20_000 {
        let below = if index == 0 {
            String::new()
        } else {
            format!("{{\"target\":\"ns#M{}\"}}", index - 1)
        };
        let _ = write!(
            shapes,
            "\"ns#M{index}\":{{\"type\":\"structure\",\"mixins\":[{below}],\"members\":\
             {{\"m{index}\":{{\"target\":\"smithy.api#String\"}}}},\"traits\":{{\"smithy.api#mixin\":{{}}}}}},"
        );
    }
    let outcome = run(model(&shapes));
    assert!(outcome.has("mixins copy more than"), "{:?}", outcome.events);
}

#[test]
fn chains_may_be_long() {
    let mut structures = String::new();
    let mut lists = String::new();
    // Each structure becomes a file.
    for index in 0..2_000 {
        let next = (index + 1) % 2_000;
        let _ = write!(
            structures,
            "\"ns#S{index}\":{{\"type\":\"structure\",\"members\":{{\"m\":{{\"target\":\"ns#S{next}\"}}}}}},"
        );
    }
    for index in 0..50_000 {
        let next = (index + 1) % 50_000;
        let _ = write!(
            lists,
            "\"ns#L{index}\":{{\"type\":\"list\",\"member\":{{\"target\":\"ns#L{next}\"}}}},"
        );
    }
    let service = "\"ns#Op\":{\"type\":\"operation\",\"input\":{\"target\":\"ns#S0\"}},\
                   \"ns#Service\":{\"type\":\"service\",\"version\":\"1\",\"operations\":[{\"target\":\"ns#Op\"}],\
               \"traits\":{\"aws.protocols#awsJson1_0\":{}}}";
    let outcome = run(model(&(structures + service)));
    assert!(outcome.valid && outcome.has_crate, "{:?}", outcome.events);
    let outcome = run(model(&lists));
    assert!(
        !outcome.valid && outcome.has("ShapeRecursion"),
        "{:?}",
        outcome.events.first()
    );
}

#[test]
fn knots_may_be_tight() {
    let mut shapes = String::new();
    for from in 0..150 {
        let member = |to: usize| format!("\"m{to}\":{{\"target\":\"ns#S{to}\"}}");
        let members: Vec<_> = (0..150).map(member).collect();
        let _ = write!(
            shapes,
            "\"ns#S{from}\":{{\"type\":\"structure\",\"members\":{{{}}}}},",
            members.join(",")
        );
    }
    shapes += "\"ns#Op\":{\"type\":\"operation\",\"input\":{\"target\":\"ns#S0\"}},\
               \"ns#Service\":{\"type\":\"service\",\"version\":\"1\",\"operations\":[{\"target\":\"ns#Op\"}],\
               \"traits\":{\"aws.protocols#awsJson1_0\":{}}}";
    let outcome = run(model(&shapes));
    assert!(outcome.valid && outcome.has_crate, "{:?}", outcome.events);
}

#[test]
fn resources_may_go_in_circles() {
    let resource = |name: &str, next: &str| {
        format!(
            "\"ns#{name}\":{{\"type\":\"resource\",\"resources\":[{{\"target\":\"ns#{next}\"}},{{\"target\":\"ns#{name}\"}}]}},"
        )
    };
    let service = "\"ns#Service\":{\"type\":\"service\",\"version\":\"1\",\"resources\":[{\"target\":\"ns#A\"}]}";
    let outcome = run(model(&(resource("A", "B") + &resource("B", "A") + service)));
    assert!(!outcome.valid && outcome.has("ResourceCycle"), "{:?}", outcome.events);
}

#[test]
fn applied_traits_may_be_many() {
    let many = |count: usize, value: &str| {
        let sources = (0..count).map(|index| Source {
            path: format!("{index:05}.json"),
            text: model(&format!(
                "\"ns#A\":{{\"type\":\"apply\",\"traits\":{{\"smithy.api#tags\":{value}}}}}"
            ))
            .into(),
        });
        let own = Source {
            path: "a.json".into(),
            text: model("\"ns#A\":{\"type\":\"string\"}").into(),
        };
        Sources::new(sources.chain([own]).collect())
    };
    let strings = format!("[{}]", ["\"x\""; 1_000].join(","));
    for sources in [many(3_000, "[\"x\", \"y\"]"), many(300, &strings)] {
        let outcome = run_all(&sources);
        assert!(outcome.valid && outcome.has("MissingService"), "{:?}", outcome.events);
    }
    let outcome = run_all(&many(3_000, "1"));
    assert!(
        !outcome.valid && outcome.has("an array is needed here"),
        "{:?}",
        outcome.events
    );
}

/// Every model of the fixtures and the kitchen sink, mutated; `TINSMITH_MUTANTS` says how many times. An unoptimized
/// build does fewer on its own, since it takes ten times as long.
#[test]
fn mutants_are_survived() {
    let default = if cfg!(debug_assertions) { 600 } else { 20_000 };
    let count = std::env::var("TINSMITH_MUTANTS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(default);
    let bases = bases();
    let next = AtomicU64::new(0);
    let failed = AtomicU64::new(u64::MAX);
    let (valid, crates) = (AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= count || failed.load(Ordering::Relaxed) != u64::MAX {
                        return;
                    }
                    let sources = mutant(&bases, seed);
                    match catch_unwind(AssertUnwindSafe(|| run_all(&sources))) {
                        Ok(outcome) => {
                            valid.fetch_add(outcome.valid.into(), Ordering::Relaxed);
                            crates.fetch_add(outcome.has_crate.into(), Ordering::Relaxed);
                        }
                        Err(_) => {
                            failed.fetch_min(seed, Ordering::Relaxed);
                        }
                    }
                }
            });
        }
    });
    let seed = failed.into_inner();
    if seed != u64::MAX {
        let mutant = mutant(&bases, seed);
        let text = mutant
            .iter()
            .filter(|(_, it)| it.path.starts_with("mutant."))
            .map(|(_, it)| String::from_utf8_lossy(&it.text));
        panic!(
            "mutant {seed} of {count}:\n{}",
            text.flat_map(|it| it.chars().take(10_000).collect::<Vec<_>>())
                .collect::<String>()
        );
    }
    // Mutants that are refused at the door would try nothing of what is behind it.
    let (valid, crates) = (valid.into_inner(), crates.into_inner());
    assert!(
        valid * 10 > count && crates * 20 > count,
        "{valid} of {count} mutants are valid, {crates} become crates"
    );
}

/// A file to mutate, and the file beside it that stays as it is.
struct Base {
    text: Vec<u8>,
    beside: Option<Vec<u8>>,
    is_idl: bool,
}

impl Base {
    /// Returns `true` if a service with a protocol is in the text or beside it.
    fn is_served(&self) -> bool {
        self.beside.is_some() || String::from_utf8_lossy(&self.text).contains("aws.protocols#")
    }
}

/// The kitchen sink first, which is used less often, since it is large.
fn bases() -> Vec<Base> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| {
        let sources = Sources::read(&[root.join(path)]).expect("the fixtures can be read");
        sources.own().cloned().collect::<Vec<_>>()
    };
    let service = &read("fixtures/emit/base.json")[0].text;
    let base = |source: Source| {
        let beside = String::from_utf8_lossy(&source.text)
            .contains("example#Case")
            .then(|| service.clone());
        Base {
            is_idl: source.is_idl(),
            text: source.text,
            beside,
        }
    };
    let small: Vec<_> = read("fixtures")
        .into_iter()
        .filter(|source| source.text.len() < 20_000)
        .collect();
    let printed = small.iter().flat_map(as_idl).collect::<Vec<_>>();
    let sources = read("../model/kitchen-sink").into_iter().chain(small).chain(printed);
    let bases: Vec<_> = sources.map(base).collect();
    let idl = bases.iter().filter(|base| base.is_idl).count();
    assert!(idl > 50 && bases.len() - idl > 50 && bases[0].text.len() > 50_000);
    bases
}

/// The files of a JSON model, printed as Smithy IDL.
fn as_idl(source: &Source) -> Vec<Source> {
    if source.is_idl() {
        return vec![];
    }
    let sources = Sources::new(vec![source.clone()]);
    idl_printer::print(&load::load(&sources, &mut Events::default()))
}

fn mutant(bases: &[Base], seed: u64) -> Sources {
    let mut random = Random::new(seed);
    // Half of the mutants are services that only have other names, so that they come further than those that are no models
    // any more.
    let renames = random.below(2) == 0;
    let base = if random.below(20) == 0 {
        0
    } else if renames {
        let served: Vec<_> = (1..bases.len()).filter(|it| bases[*it].is_served()).collect();
        random.of(&served)
    } else {
        1 + random.below(bases.len() - 1)
    };
    let mut text = bases[base].text.clone();
    let change = if renames { rename } else { mutate };
    for _ in 0..1 + random.below(4) {
        change(&mut text, bases[base].is_idl, &mut random);
    }
    let path = if bases[base].is_idl {
        "mutant.smithy"
    } else {
        "mutant.json"
    };
    let beside = bases[base]
        .beside
        .iter()
        .map(|text| source("beside.json", text.clone()));
    Sources::new(beside.chain([source(path, text)]).collect())
}

fn source(path: &str, text: impl Into<Vec<u8>>) -> Source {
    Source {
        path: path.into(),
        text: text.into(),
    }
}
