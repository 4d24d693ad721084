//! Hostile models of almost a megabyte, for the benchmark: each asks for as much as its text can.

use super::parts::*;

/// The bytes that a model may have.
const SIZE: usize = 1_000_000;

/// Returns names and models.
pub fn largest() -> Vec<(&'static str, String)> {
    let mut all = texts();
    all.extend(shapes());
    all.extend(rules());
    all
}

/// So many parts as fit, given the bytes that a part has.
fn fitting(bytes: usize) -> usize {
    (SIZE - 2_000) / bytes
}

/// Documentation that fits, of this text again and again.
fn documentation(text: &str) -> String {
    let text = text.repeat(fitting(text.len()));
    let text = serde_json::Value::String(text).to_string();
    let shape = r#"{"type":"operation","input":{"target":"n#I"},"traits":{"smithy.api#documentation":"#;
    let plain = service(1, "", |_| format!("{shape}{text}}}}}"));
    model(
        &format!(r#"{plain},"n#I":{}}}"#, structure(1, "smithy.api#String", "")),
        "",
    )
}

fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("documentation of brackets", documentation("[")),
        ("documentation of stars", documentation("*a_ ")),
        ("documentation of backticks", documentation("`a``b")),
        ("documentation of quotes", documentation("> ")),
        ("documentation of lists in lists", documentation("<ul><li>")),
        ("documentation of bold in bold", documentation("<b>a")),
        (
            "documentation of links",
            documentation("<a href='https://a.example'>a</a>"),
        ),
        ("documentation of entities", documentation("&amp;")),
        ("documentation of tables", documentation("|a|b|\n|-|-|\n|1|2|\n\n")),
        ("documentation of empty lines", documentation("a\n\n")),
    ]
}

fn shapes() -> Vec<(&'static str, String)> {
    let plain = |_| r#"{"type":"operation"}"#.to_owned();
    let with_input = |_| r#"{"type":"operation","input":{"target":"n#I"},"output":{"target":"n#I"}}"#.to_owned();
    let input = |members: String| {
        let input = format!(r#""n#I":{{"type":"structure","members":{{{members}}}}}"#);
        model(&format!("{},{input}", service(1, "", with_input)), "")
    };
    let members = |count: usize, name: fn(usize) -> String, target: &str| {
        joined(count, |it| format!(r#""{}":{{"target":"{target}"}}"#, name(it)))
    };
    let simple = members(fitting(44), |it| format!("m{it}"), "smithy.api#String");
    let meeting = members(
        fitting(44),
        |it| format!("{}{}", ["aB", "a_b", "a_B_"][it % 3], it / 3),
        "smithy.api#String",
    );
    let structures = joined(fitting(130), |it| {
        format!(
            r#""n#T{it}":{{"type":"structure","members":{{"a":{{"target":"n#T{}"}}}}}}"#,
            it + 1
        )
    });
    let count = fitting(130);
    let structures = format!(r#"{structures},"n#T{count}":{{"type":"structure","members":{{}}}}"#);
    let enumeration = joined(fitting(85), |it| {
        format!(r#""M{it}":{{"target":"smithy.api#Unit","traits":{{"smithy.api#enumValue":"v-{it}"}}}}"#)
    });
    vec![
        ("440 errors of the service, 450 operations", errors(440, 450, "")),
        ("operations", model(&service(fitting(55), "", plain), "")),
        ("members of an input", input(simple)),
        ("members whose names meet", input(meeting)),
        (
            "structures in a row",
            model(
                &format!(
                    r#"{},{structures},"n#I":{{"type":"structure","members":{{"a":{{"target":"n#T0"}}}}}}"#,
                    service(1, "", with_input)
                ),
                "",
            ),
        ),
        (
            "values of an enum",
            model(
                &format!(
                    r#"{},"n#E":{{"type":"enum","members":{{{enumeration}}}}},"n#I":{{"type":"structure","members":{{"a":{{"target":"n#E"}}}}}}"#,
                    service(1, "", with_input)
                ),
                "",
            ),
        ),
        (
            "an input of 900 members, 200 operations",
            model(
                &format!(
                    r#"{},"n#I":{}}}"#,
                    service(200, "", with_input),
                    structure(900, "smithy.api#String", "")
                ),
                "",
            ),
        ),
        ("40 lists in each other", lists(40)),
        ("a diagram of endpoints", shared_diagram(10_000)),
    ]
}

fn rules() -> Vec<(&'static str, String)> {
    let wide = "$a(~> structure) $b(~> *) ${a} ${b} :test([@: @{var|a|id} = @{var|b|id}])";
    let pattern = r#"{"type":"string","traits":{"smithy.api#pattern":"^(a|aa|[a-z]){1,900}$","smithy.api#trait":{}}}"#;
    let letters = "a".repeat(SIZE - 2_000);
    let doubled = vec!["{a: @, b: @}"; 60].join(" | ");
    let all = joined(fitting(60), |it| format!(r#""n#A{it}":{{"type":"string"}}"#));
    vec![
        (
            "a selector from each shape to each",
            model(&circle(fitting(75)), &emit_each(1, wide)),
        ),
        (
            "validators that find all shapes",
            model(&strings(4_000), &emit_each(fitting(200), "*")),
        ),
        (
            "a selector over strings",
            model(&all, &emit_each(1, ":test(:not(< *)) *")),
        ),
        ("traits that exclude each other", conflicts(300)),
        (
            "a pattern of many states and a long text",
            model(
                &format!(r#""n#p":{pattern},"n#A":{{"type":"string","traits":{{"n#p":"{letters}!"}}}}"#),
                "",
            ),
        ),
        (
            "an expression that doubles its value",
            waiter(&format!("{doubled} | to_string(@) == 'a'")),
        ),
        (
            "lists and objects in each other",
            format!("{}{}", "[".repeat(SIZE / 2), "]".repeat(SIZE / 2)),
        ),
        (
            "values that have to be structures",
            values(
                &format!(
                    r#"{},"traits":{{}}}}"#,
                    structure(1_000, "smithy.api#String", r#""smithy.api#required":{}"#)
                ),
                fitting(3) / 2,
                "{}",
            ),
        ),
    ]
}
