//! Parts of hostile models: text of a size that is asked for.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;

/// Returns parts with commas between them, each made of its number.
pub fn joined(count: usize, part: impl FnMut(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(",")
}

/// Returns a model of these shapes and this metadata.
pub fn model(shapes: &str, metadata: &str) -> String {
    format!(r#"{{"smithy":"2.0","metadata":{{{metadata}}},"shapes":{{{shapes}}}}}"#)
}

/// A service with these operations, each made of its number.
pub fn service(count: usize, settings: &str, operation: impl Fn(usize) -> String) -> String {
    let targets = joined(count, |it| format!(r#"{{"target":"n#O{it}"}}"#));
    let operations = joined(count, |it| format!(r#""n#O{it}":{}"#, operation(it)));
    format!(
        r#""n#S":{{"type":"service","version":"1","operations":[{targets}],"traits":{{"aws.protocols#awsJson1_0":{{}}}}{settings}}},{operations}"#
    )
}

/// Returns the beginning of a structure whose members have this target and these traits.
pub fn structure(count: usize, target: &str, traits: &str) -> String {
    let members = joined(count, |it| {
        format!(r#""m{it}":{{"target":"{target}","traits":{{{traits}}}}}"#)
    });
    format!(r#"{{"type":"structure","members":{{{members}}}"#)
}

/// Returns shapes that are strings.
pub fn strings(count: usize) -> String {
    joined(count, |it| format!(r#""n#A{it}":{{"type":"string"}}"#))
}

/// Returns metadata with validators of this selector.
pub fn emit_each(count: usize, selector: &str) -> String {
    let validators = joined(count, |it| {
        format!(r#"{{"name":"EmitEachSelector","id":"V{it}","configuration":{{"selector":"{selector}"}}}}"#)
    });
    format!(r#""validators":[{validators}]"#)
}

/// A chain of shapes that leads from each to each.
pub fn circle(count: usize) -> String {
    joined(count, |it| {
        let next = (it + 1) % count;
        format!(r#""n#T{it}":{{"type":"structure","members":{{"x":{{"target":"n#T{next}"}}}}}}"#)
    })
}

/// Returns a model of lists in each other.
pub fn lists(count: usize) -> String {
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

/// Returns a model with a waiter for this expression.
pub fn waiter(path: &str) -> String {
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
pub fn conflicts(count: usize) -> String {
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
pub fn values(definition: &str, count: usize, value: &str) -> String {
    let list = r#""n#l":{"type":"list","member":{"target":"n#e"},"traits":{"smithy.api#trait":{}}}"#;
    let values = joined(count, |_| value.to_owned());
    model(
        &format!(r#""n#e":{definition},{list},"n#A":{{"type":"string","traits":{{"n#l":[{values}]}}}}"#),
        "",
    )
}

/// Returns a service with errors, whose documentation each operation repeats.
pub fn errors(count: usize, operations: usize, documentation: &str) -> String {
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
pub fn diagram(nodes: &[[i32; 3]]) -> String {
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

/// A diagram in which both ways of each node lead to the next: as a tree, it would have more nodes than there are atoms.
pub fn shared_diagram(count: i32) -> String {
    let last = count + 1;
    let node = |it: i32| match it == last {
        true => [2 * it - 3, 100_000_001, -1],
        false => [2 * it - 3, it + 1, -(it + 1)],
    };
    diagram(&(2..=last).map(node).collect::<Vec<_>>())
}

/// A service with these endpoint rules, and a parameter.
pub fn endpoints(form: &str, rules: &str) -> String {
    let parameters = r#""version":"1.1","parameters":{"P":{"type":"string","required":false,"documentation":"d"}}"#;
    let plain = service(1, "", |_| r#"{"type":"operation"}"#.to_owned());
    let traits = format!(r#""traits":{{"smithy.rules#{form}":{{{parameters},{rules}}},"#);
    model(&plain.replacen(r#""traits":{"#, &traits, 1), "")
}
