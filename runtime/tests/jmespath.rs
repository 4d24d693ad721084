//! Expressions over structures, as waiters and endpoint parameters evaluate them.
#![cfg(feature = "jmespath")]

mod types;

use std::collections::HashMap;

use tinsmith_runtime::__private::jmespath::{Value, evaluate, evaluate_named};
use tinsmith_runtime::primitives::{Blob, DateTime};
pub use types::Error;
use types::{AttributeValue, BillingMode, Everything, Tag, Tree};

fn tag(key: &str) -> Tag {
    Tag::builder().key(key).value("v").build()
}

fn everything() -> Everything {
    let leaf = Tree::builder().name("leaf").build();
    Everything::builder()
        .boolean(true)
        .long(1 << 40)
        .float(0.5)
        .big_integer("12".parse().unwrap())
        .r#type("text")
        .blob(Blob::new("ab"))
        .time(DateTime::from_secs_f64(1.5))
        .mode(BillingMode::Hourly)
        .tags(tag("a"))
        .tags(tag("b"))
        .sparse(None)
        .sparse(Some(1))
        .attributes("k", "v")
        .by_mode(BillingMode::Monthly, vec![3])
        .value(AttributeValue::M(HashMap::from([(
            "in".to_owned(),
            AttributeValue::T(tag("c")),
        )])))
        .tree(Tree::builder().leaves(leaf).build())
        .build()
}

#[track_caller]
fn find(expression: &str) -> Value {
    evaluate(expression, &everything()).expect("the expression can be evaluated")
}

#[test]
fn members_are_found_under_their_names_in_the_model() {
    let strings = |them: &[&str]| Value::array(them.iter().map(|it| Value::string(it)));
    assert_eq!(find("Boolean"), Value::Boolean(true));
    assert_eq!(
        find("[Long, Float]"),
        Value::array([1_099_511_627_776.0, 0.5].map(Value::Number))
    );
    assert_eq!(find("BigInteger"), Value::Number(12.0));
    assert_eq!(find("[Text, Mode, Blob]"), strings(&["text", "HOURLY", "YWI="]));
    assert_eq!(find("Time"), Value::Number(1.5));
    assert_eq!(find("Tags[].Key"), strings(&["a", "b"]));
    assert_eq!(find("length(Sparse)"), Value::Number(2.0));
    assert_eq!(find("Attributes.k"), Value::string("v"));
    assert_eq!(find("ByMode.MONTHLY[0]"), Value::Number(3.0));
    assert_eq!(find("Value.M.in.T.Key"), Value::string("c"));
    assert_eq!(find("Tree.Leaves[*].Name"), strings(&["leaf"]));
    assert_eq!(find("Password"), Value::Null);
}

#[test]
fn what_an_expression_does_not_name_is_still_there() {
    assert_eq!(find("keys(Tags[0])"), Value::array(["Key", "Value"].map(Value::string)));
    assert_eq!(find("length(Tree)"), Value::Number(1.0));
    assert_eq!(find("Tags[?Key == 'b'] | length(@)"), Value::Number(1.0));
    assert_eq!(find("Tags[0] == Tags[1]"), Value::Boolean(false));
    assert_eq!(find("Value.M.*.T.Value"), Value::array([Value::string("v")]));
}

#[test]
fn input_and_output_can_be_looked_at_together() {
    let values = everything();
    let pair: [(_, &dyn tinsmith_runtime::__private::serde::SerializableStruct); 2] =
        [("input", &values), ("output", &values)];
    let found = evaluate_named("input.Tags[0].Key == output.Tags[1].Key", &pair);
    assert_eq!(found.expect("the expression can be evaluated"), Value::Boolean(false));
    assert!(evaluate_named("input.", &pair).is_err());
}
