//! Models that ask for far more work than they have text. The snapshot is a benchmark: it counts the work, and does not
//! depend on the machine.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use std::fmt::Write;
use tinsmith::budget::LIMITS;
use tinsmith::event::{Events, KEPT, Severity};
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};

/// A model that was checked and, if it is valid, generated.
struct Run {
    text: usize,
    events: Events,
    files: bool,
}

impl Run {
    fn has(&self, part: &str) -> bool {
        self.events.all().iter().any(|it| it.message.contains(part))
    }

    fn of(&self, id: &str) -> usize {
        let kept = self.events.all().iter().filter(|it| it.id == id).count();
        let more = self.events.more().filter(|(it, ..)| *it == id);
        kept + more.map(|(_, _, count)| count).sum::<usize>()
    }
}

fn run(text: String) -> Run {
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
        files: files.is_ok(),
    }
}

fn joined(count: usize, part: impl FnMut(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(",")
}

fn model(shapes: &str, metadata: &str) -> String {
    format!(r#"{{"smithy":"2.0","metadata":{{{metadata}}},"shapes":{{{shapes}}}}}"#)
}

/// A service with these operations, each made of its number.
fn service(count: usize, settings: &str, operation: impl Fn(usize) -> String) -> String {
    let targets = joined(count, |it| format!(r#"{{"target":"n#O{it}"}}"#));
    let operations = joined(count, |it| format!(r#""n#O{it}":{}"#, operation(it)));
    format!(
        r#""n#S":{{"type":"service","version":"1","operations":[{targets}],"traits":{{"aws.protocols#awsJson1_0":{{}}}}{settings}}},{operations}"#
    )
}

fn structure(count: usize, target: &str, traits: &str) -> String {
    let members = joined(count, |it| {
        format!(r#""m{it}":{{"target":"{target}","traits":{{{traits}}}}}"#)
    });
    format!(r#"{{"type":"structure","members":{{{members}}}"#)
}

fn strings(count: usize) -> String {
    joined(count, |it| format!(r#""n#A{it}":{{"type":"string"}}"#))
}

fn emit_each(count: usize, selector: &str) -> String {
    let validators = joined(count, |it| {
        format!(r#"{{"name":"EmitEachSelector","id":"V{it}","configuration":{{"selector":"{selector}"}}}}"#)
    });
    format!(r#""validators":[{validators}]"#)
}

/// A chain of shapes that leads from each to each.
fn circle(count: usize) -> String {
    joined(count, |it| {
        let next = (it + 1) % count;
        format!(r#""n#T{it}":{{"type":"structure","members":{{"x":{{"target":"n#T{next}"}}}}}}"#)
    })
}

fn lists(count: usize) -> String {
    let lists = joined(count, |it| {
        let next = if it + 1 == count {
            "smithy.api#String".to_owned()
        } else {
            format!("n#L{}", it + 1)
        };
        format!(r#""n#L{it}":{{"type":"list","member":{{"target":"{next}"}},"traits":{{"smithy.api#sparse":{{}}}}}}"#)
    });
    let operation = |_| r#"{"type":"operation","input":{"target":"n#I"},"output":{"target":"n#I"}}"#.to_owned();
    let input = r#""n#I":{"type":"structure","members":{"m":{"target":"n#L0"}}}"#;
    model(
        &[&service(1, "", operation), input, &lists]
            .map(|it| it.to_owned())
            .join(","),
        "",
    )
}

fn waiter(path: &str) -> String {
    let acceptor = format!(
        r#"{{"state":"success","matcher":{{"output":{{"path":"{path}","comparator":"booleanEquals","expected":"true"}}}}}}"#
    );
    let operation = |_| {
        format!(
            r#"{{"type":"operation","output":{{"target":"n#I"}},"traits":{{"smithy.waiters#waitable":{{"W":{{"acceptors":[{acceptor}]}}}}}}}}"#
        )
    };
    model(
        &format!(
            r#"{},"n#I":{}}}"#,
            service(1, "", operation),
            structure(9, "smithy.api#String", "")
        ),
        "",
    )
}

/// Traits that exclude each other and themselves, and a shape that has them all.
fn conflicts(count: usize) -> String {
    let others = joined(count, |it| format!(r#""n#t{it}""#));
    let traits = joined(count, |it| {
        format!(r#""n#t{it}":{{"type":"structure","traits":{{"smithy.api#trait":{{"conflicts":[{others}]}}}}}}"#)
    });
    let applied = joined(count, |it| format!(r#""n#t{it}":{{}}"#));
    model(
        &format!(r#"{traits},"n#A":{{"type":"string","traits":{{{applied}}}}}"#),
        "",
    )
}

/// A trait whose value is a list of `element`, and a value with so many elements.
fn values(definition: &str, count: usize, value: &str) -> String {
    let list = r#""n#l":{"type":"list","member":{"target":"n#e"},"traits":{"smithy.api#trait":{}}}"#;
    let values = joined(count, |_| value.to_owned());
    model(
        &format!(r#""n#e":{definition},{list},"n#A":{{"type":"string","traits":{{"n#l":[{values}]}}}}"#),
        "",
    )
}

fn errors(count: usize, operations: usize, documentation: &str) -> String {
    let targets = joined(count, |it| format!(r#"{{"target":"n#E{it}"}}"#));
    let errors = joined(count, |it| {
        format!(
            r#""n#E{it}":{{"type":"structure","members":{{}},"traits":{{"smithy.api#error":"client","smithy.api#documentation":"{documentation}"}}}}"#
        )
    });
    let service = service(operations, &format!(r#","errors":[{targets}]"#), |_| {
        r#"{"type":"operation"}"#.to_owned()
    });
    model(&format!("{service},{errors}"), "")
}

/// A service whose endpoint rules are a diagram: in each node a condition, and the references of both ways on. The first
/// node has the reference 2, since 1 is the end.
fn diagram(nodes: &[[i32; 3]]) -> String {
    let nodes = [&[[-1, 1, -1]], nodes].concat();
    let bytes: Vec<u8> = nodes.iter().flatten().flat_map(|it| it.to_be_bytes()).collect();
    let conditions = joined(nodes.len(), |it| {
        format!(r#"{{"fn":"isSet","argv":[{{"ref":"P"}}]}},{{"fn":"stringEquals","argv":[{{"ref":"P"}},"{it}"]}}"#)
    });
    endpoints(
        "endpointBdd",
        &format!(
            r#""conditions":[{conditions}],"results":[{{"conditions":[],"endpoint":{{"url":"https://a.example"}},"type":"endpoint"}}],"root":2,"nodeCount":{},"nodes":"{}""#,
            nodes.len(),
            BASE64.encode(bytes)
        ),
    )
}

/// A service with these endpoint rules, and a parameter.
fn endpoints(form: &str, rules: &str) -> String {
    let parameters = r#""version":"1.1","parameters":{"P":{"type":"string","required":false,"documentation":"d"}}"#;
    let plain = service(1, "", |_| r#"{"type":"operation"}"#.to_owned());
    let traits = format!(r#""traits":{{"smithy.rules#{form}":{{{parameters},{rules}}},"#);
    model(&plain.replacen(r#""traits":{"#, &traits, 1), "")
}

/// A name, a model, and what must come of it.
type Case = (&'static str, String, fn(&Run) -> bool);

/// Models whose rules ask for much.
fn rules() -> Vec<Case> {
    let suppressed = joined(3_000, |it| {
        format!(r#""n#A{it}":{{"type":"string","traits":{{"smithy.api#suppress":["V0"]}}}}"#)
    });
    let validators = joined(8, |it| {
        format!(r#""v{it}":{{"selector":":test(~> [trait|n#x])","message":"m"}}"#)
    });
    vec![
        (
            "a selector from each shape to each, compared",
            model(
                &circle(300),
                &emit_each(
                    1,
                    "$a(~> structure) $b(~> *) ${a} ${b} :test([@: @{var|a|id} = @{var|b|id}])",
                ),
            ),
            |it| it.has("this selector looks at more than 8,000,000"),
        ),
        (
            "8 trait validators from each shape to each",
            model(
                &format!(
                    r#"{},"n#x":{{"type":"structure","traits":{{"smithy.api#trait":{{}},"smithy.api#traitValidators":{{{validators}}}}}}}"#,
                    circle(500).replace(r#""type":"structure""#, r#""type":"structure","traits":{"n#x":{}}"#)
                ),
                "",
            ),
            |it| it.of("v0") == 500,
        ),
        (
            "200 validators that find 500 shapes each",
            model(&strings(500), &emit_each(200, "string")),
            |it| it.events.all().len() <= 20 * KEPT && (0..200).all(|n| it.of(&format!("V{n}")) == 500),
        ),
        (
            "a validator that finds 3,000 shapes, all of which suppress it",
            model(&suppressed, &emit_each(1, "string")),
            |it| it.events.count(Severity::Suppressed) == 3_000 && it.events.count(Severity::Danger) == 0,
        ),
        (
            "200 traits that exclude each other and themselves",
            conflicts(200),
            |it| it.of("TraitConflict") == 200 * 201 / 2 && it.events.all().len() <= KEPT,
        ),
    ]
}

/// Models whose values ask for much.
fn values_and_names() -> Vec<Case> {
    let required = r#""smithy.api#required":{}"#;
    let enumeration = joined(800, |it| {
        format!(r#""M{it}":{{"target":"smithy.api#Unit","traits":{{"smithy.api#enumValue":"v{it}"}}}}"#)
    });
    let same_uri = |_| r#"{"type":"operation","traits":{"smithy.api#http":{"method":"GET","uri":"/{a}"}}}"#.to_owned();
    let misspelt = joined(1_500, |it| {
        format!(r#""m{it}":{{"target":"n#Shape{it:04}WithALongName"}}"#)
    });
    let named = joined(1_500, |it| {
        format!(r#""n#Shope{it:04}WithALongNames":{{"type":"string"}}"#)
    });
    let pattern = r#"{"type":"string","traits":{"smithy.api#pattern":"^(a|aa|[a-z]){1,900}$","smithy.api#trait":{}}}"#;
    vec![
        (
            "1,000 required members, 5,000 empty values",
            values(
                &format!(r#"{},"traits":{{}}}}"#, structure(1_000, "smithy.api#String", required)),
                5_000,
                "{}",
            ),
            |it| it.has("rules compare parts of the model"),
        ),
        (
            "800 values of an enum, 10,000 that are none of them",
            values(
                &format!(r#"{{"type":"enum","members":{{{enumeration}}}}}"#),
                10_000,
                r#""x""#,
            ),
            |it| it.of("TraitValue") == 10_000,
        ),
        (
            "1,000 operations at the same place",
            model(&service(1_000, "", same_uri), ""),
            |it| it.of("HttpUriConflict") == 1_000,
        ),
        (
            "1,500 names that are not quite those of 1,500 shapes",
            model(
                &format!(r#"{named},"n#B":{{"type":"structure","members":{{{misspelt}}}}}"#),
                "",
            ),
            |it| it.of("Target.UnresolvedShape") == 1_500,
        ),
        (
            "a pattern of 3,600 states, a text of 50,000 letters",
            model(
                &format!(
                    r#""n#p":{pattern},"n#A":{{"type":"string","traits":{{"n#p":"{}!"}}}}"#,
                    "a".repeat(50_000)
                ),
                "",
            ),
            |it| it.has("matching texts with patterns takes more than") || it.of("TraitValue") == 1,
        ),
    ]
}

/// Models whose crates would be large or deep.
fn crates() -> Vec<Case> {
    let doubled = |times: usize| vec!["{a: @, b: @}"; times].join(" | ");
    let shared = |_| r#"{"type":"operation","input":{"target":"n#I"},"output":{"target":"n#I"}}"#.to_owned();
    vec![
        (
            "an expression that doubles its value 60 times",
            waiter(&format!("{} | to_string(@) == 'a'", doubled(60))),
            |it| it.files && it.events.count(Severity::Error) == 0,
        ),
        ("1,500 lists in each other", lists(1_500), |it| {
            !it.files && it.has("in each other more than 40 deep")
        }),
        ("40 sparse lists in each other", lists(40), |it| it.files),
        (
            "2,000 errors of the service, 600 operations",
            errors(2_000, 600, ""),
            |it| !it.files && it.has("the crate would have more than"),
        ),
        (
            "an error with 100 KB of documentation, 12,000 operations",
            errors(1, 12_000, &"word ".repeat(20_000)),
            |it| !it.files && it.has("the crate would have more than"),
        ),
        (
            "an input of 1,000 members, 600 operations",
            model(
                &format!(
                    r#"{},"n#I":{}}}"#,
                    service(600, "", shared),
                    structure(1_000, "smithy.api#String", "")
                ),
                "",
            ),
            |it| !it.files && it.has("the crate would have more than"),
        ),
    ]
}

/// Models whose endpoint rules ask for much.
fn endpoint_rules() -> Vec<Case> {
    // Both ways of each node lead to the next: as a tree, it would have more nodes than there are atoms.
    let ways = |it: i32| match it {
        5_001 => [100_000_001, -1],
        _ => [it + 1, -(it + 1)],
    };
    let shared: Vec<[i32; 3]> = (2..=5_001).map(|it| [2 * it - 3, ways(it)[0], ways(it)[1]]).collect();
    let nested = |depth: usize| {
        let ask = r#"{"type":"tree","conditions":[{"fn":"isSet","argv":[{"ref":"P"}]}],"rules":["#;
        let end = r#"{"type":"endpoint","conditions":[],"endpoint":{"url":"https://a.example"}}"#;
        format!(r#""rules":[{}{end}{}]"#, ask.repeat(depth), "]}".repeat(depth))
    };
    let wide = joined(3_000, |it| {
        let condition = format!(r#"{{"fn":"stringEquals","argv":[{{"ref":"P"}},"{it}"]}}"#);
        let conditions = [condition.as_str(); 8].join(",");
        format!(r#"{{"type":"error","conditions":[{conditions}],"error":"e{it}"}}"#)
    });
    vec![
        ("a diagram of endpoints whose ways are shared", diagram(&shared), |it| {
            it.files
        }),
        (
            "a diagram of endpoints that leads in a circle",
            diagram(&[[0, 3, 1], [1, 2, -1]]),
            |it| !it.files && it.has("lead in a circle"),
        ),
        (
            "a diagram of endpoints that leads nowhere",
            diagram(&[[0, 7, -1]]),
            |it| !it.files && it.has("refer to what is not there"),
        ),
        (
            "endpoint rules 60 deep in each other",
            endpoints("endpointRuleSet", &nested(60)),
            |it| it.files,
        ),
        (
            "endpoint rules 100 deep in each other",
            endpoints("endpointRuleSet", &nested(100)),
            |it| !it.files && it.has("nested too deeply"),
        ),
        (
            "3,000 endpoint rules with 8 conditions each",
            endpoints("endpointRuleSet", &format!(r#""rules":[{wide}]"#)),
            |it| it.files,
        ),
    ]
}

#[test]
fn work_is_bounded_and_counted() {
    let mut table = String::new();
    for (name, text, is_right) in [rules(), values_and_names(), crates(), endpoint_rules()].concat() {
        let run = run(text);
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
