//! Hostile models that tests try: small, with the result that each has.

use super::Case;
use super::parts::*;
use tinsmith::event::{KEPT, Severity};

/// Returns all cases.
pub fn cases() -> Vec<Case> {
    [rules(), values_and_names(), crates(), endpoint_rules()].concat()
}

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
            |it| it.files.is_some() && it.events.count(Severity::Error) == 0,
        ),
        ("1,500 lists in each other", lists(1_500), |it| {
            it.files.is_none() && it.has("in each other more than 40 deep")
        }),
        ("40 sparse lists in each other", lists(40), |it| it.files.is_some()),
        (
            "2,000 errors of the service, 600 operations",
            errors(2_000, 600, ""),
            |it| it.files.is_none() && it.has("the crate would have more than"),
        ),
        (
            "an error with 100 KB of documentation, 12,000 operations",
            errors(1, 12_000, &"word ".repeat(20_000)),
            |it| it.files.is_none() && it.has("the crate would have more than"),
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
            |it| it.files.is_none() && it.has("the crate would have more than"),
        ),
    ]
}

/// Models whose endpoint rules ask for much.
fn endpoint_rules() -> Vec<Case> {
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
        (
            "a diagram of endpoints whose ways are shared",
            shared_diagram(5_000),
            |it| it.files.is_some(),
        ),
        (
            "a diagram of endpoints that leads in a circle",
            diagram(&[[0, 3, 1], [1, 2, -1]]),
            |it| it.files.is_none() && it.has("lead in a circle"),
        ),
        (
            "a diagram of endpoints that leads nowhere",
            diagram(&[[0, 7, -1]]),
            |it| it.files.is_none() && it.has("refer to what is not there"),
        ),
        (
            "endpoint rules 60 deep in each other",
            endpoints("endpointRuleSet", &nested(60)),
            |it| it.files.is_some(),
        ),
        (
            "endpoint rules 100 deep in each other",
            endpoints("endpointRuleSet", &nested(100)),
            |it| it.files.is_none() && it.has("nested too deeply"),
        ),
        (
            "3,000 endpoint rules with 8 conditions each",
            endpoints("endpointRuleSet", &format!(r#""rules":[{wide}]"#)),
            |it| it.files.is_some(),
        ),
    ]
}
