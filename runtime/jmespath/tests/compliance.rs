//! The compliance suite of jmespath.org, which is not a part of this project: `JMESPATH_SUITE` names its folder.

use std::fs;
use std::path::PathBuf;

use serde_json::Value as Json;
use tinsmith_jmespath::{Error, ErrorKind, Expression, Value};

fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(it) => Value::Boolean(*it),
        Json::Number(it) => Value::Number(it.as_f64().unwrap()),
        Json::String(it) => Value::string(it),
        Json::Array(it) => Value::array(it.iter().map(value)),
        Json::Object(it) => Value::object(it.iter().map(|(name, it)| (name.as_str(), value(it)))),
    }
}

fn kind(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::Syntax => "syntax",
        ErrorKind::UnknownFunction => "unknown-function",
        ErrorKind::Arity => "invalid-arity",
        ErrorKind::Type => "invalid-type",
        ErrorKind::Value => "invalid-value",
        _ => "new",
    }
}

#[test]
#[ignore = "skipped: needs the suite of jmespath.org, in the folder that JMESPATH_SUITE names; .ci/run runs it where it is"]
fn every_case_of_the_suite_holds() {
    let folder = std::env::var_os("JMESPATH_SUITE").map(PathBuf::from);
    let folder = folder.expect("JMESPATH_SUITE names the folder of the suite");
    let (mut cases, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|it| it != "json") {
            continue;
        }
        let suite: Json = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for group in suite.as_array().unwrap() {
            let given = value(&group["given"]);
            for case in group["cases"].as_array().unwrap() {
                cases += 1;
                let text = case["expression"].as_str().unwrap();
                let found = Expression::parse(text).and_then(|it| it.evaluate(&given));
                let right = match (&found, &case["error"], case.get("result")) {
                    (Ok(found), Json::Null, Some(wanted)) => *found == value(wanted),
                    // Cases that only measure.
                    (Ok(_), Json::Null, None) => true,
                    (Err(error), Json::String(wanted), _) => kind(error) == wanted,
                    _ => false,
                };
                if !right {
                    wrong.push(format!("{text}\n  wanted {case}\n  found {found:?}"));
                }
            }
        }
    }
    println!("{cases} cases");
    assert!(cases > 0, "no cases in {}", folder.display());
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
}
