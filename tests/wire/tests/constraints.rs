//! Each constraint in each place where it may stand: all violations are found at once, none is told with a secret.

use kitchen_sink::config::Validation;
use kitchen_sink::operation::check_constraints::CheckConstraintsInput;
use kitchen_sink::primitives::Blob;
use kitchen_sink::types::{Bounded, BoundedChoice, Point, Suit};

fn point(x: i32) -> Point {
    Point::builder().x(x).y(-x).build().unwrap()
}

/// An input that breaks every constraint of the model, each in every place where it may stand.
fn broken() -> CheckConstraintsInput {
    let bounded = |code: &str, count| {
        let again = Bounded::builder().code("x").build().unwrap();
        Bounded::builder().code(code).count(count).again(again).build().unwrap()
    };
    CheckConstraintsInput::builder()
        .length_string("é")
        .length_min("")
        .length_max("abcd")
        .length_exact("abc")
        .length_blob(Blob::new([]))
        .set_length_list(Some(vec![]))
        .length_map("a", "")
        .length_map("b", "")
        .length_map("c", "")
        .length_target("")
        .length_both("1234567")
        .range_byte(6)
        .range_short(-1)
        .range_integer(11)
        .range_long(10_000_000_001)
        .range_float(1.0)
        .range_double(-1.75)
        .range_big_integer("100000000000000000001".parse().unwrap())
        .range_big_decimal("0.0009".parse().unwrap())
        .range_target(101.0)
        .range_required(4)
        .pattern("ABC")
        .pattern_anywhere("pepper")
        .pattern_unicode("éa")
        .pattern_negative_lookahead("sg-1")
        .pattern_positive_lookahead("abc")
        .pattern_escapes("x")
        .pattern_target("123456")
        .pattern_and_length("a")
        .set_unique(Some(vec!["a".into(); 2]))
        .set_unique_structures(Some(vec![point(1); 2]))
        .set_unique_blobs(Some(vec![Blob::new("a"); 2]))
        .set_unique_integers(Some(vec![1; 2]))
        .elements("ABCDEF")
        .element_members("AB")
        .bytes_elements(vec!["AB1234".into(), "ABCDEF".into()])
        .map("AB1234", 200.0)
        .map_members("long", 1)
        .set_sparse(Some(vec![None, Some(-1)]))
        .suit(Suit::from("joker"))
        .priority(2)
        .union(BoundedChoice::Share(1.5))
        .nested(bounded("ABCDEF", 9))
        .nested_list(bounded("AB1234", 0))
        .nested_map("", bounded("AB1234", 1))
        .secret("hush")
        .build()
        .unwrap()
}

#[test]
fn every_violation_is_found() {
    let violations = broken().validate(Validation::Strict).expect_err("nothing is right");
    let lines: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(lines.join("\n"), VIOLATIONS.trim());
    let violations = broken()
        .validate(Validation::Required)
        .expect_err("two members are missing");
    assert_eq!(violations.iter().count(), 2);
    broken().validate(Validation::Off).expect("nothing is looked at");
}

/// The violations in [`broken`], one constraint a line; the secret is not told.
const VIOLATIONS: &str = r#"
`length_string` must have a length of 2 to 5, not 1
`length_min` must have a length of at least 1, not 0
`length_max` must have a length of at most 3, not 4
`length_exact` must have a length of 4, not 3
`length_blob` must have a length of 1 to 4, not 0
`length_list` must have a length of 1 to 2, not 0
`length_map` must have a length of at most 2, not 3
`length_target` must have a length of 1 to 10, not 0
`length_both` must have a length of at most 6, not 7
`range_byte` must be -5 to 5, not 6
`range_short` must be at least 0, not -1
`range_integer` must be 1 to 10, not 11
`range_long` must be at most 10000000000, not 10000000001
`range_float` must be 0.25 to 0.75, not 1
`range_double` must be at least -1.5, not -1.75
`range_big_integer` must be 0 to 100000000000000000000, not 100000000000000000001
`range_big_decimal` must be 0.001 to 99.999, not 0.0009
`range_target` must be 0 to 100, not 101
`range_required` must be 1 to 3, not 4
`pattern` must match the pattern ^[a-z]+$, not ABC
`pattern_anywhere` must match the pattern salt, not pepper
`pattern_unicode` must match the pattern ^\p{Lu}\p{L}*$, not éa
`pattern_negative_lookahead` must match the pattern ^(?!sg-)[\w-]{1,20}$, not sg-1
`pattern_positive_lookahead` must match the pattern ^(?=.*[0-9])[a-z0-9]+$, not abc
`pattern_escapes` must match the pattern ^[\x20-\x7E]*\/\u0041"$, not x
`pattern_target` must match the pattern ^[A-Z]{2}[0-9]{4}$, not 123456
`pattern_and_length` must have a length of 3 to 6, not 1
`pattern_and_length` must match the pattern ^[A-Z]*$, not a
`unique` must not contain an element twice
`unique_structures` must not contain an element twice
`unique_blobs` must not contain an element twice
`unique_integers` must not contain an element twice
`elements[0]` must match the pattern ^[A-Z]{2}[0-9]{4}$, not ABCDEF
`element_members[0]` must match the pattern ^[a-z], not AB
`bytes_elements[0][1]` must match the pattern ^[A-Z]{2}[0-9]{4}$, not ABCDEF
`map["AB1234"]` must be 0 to 100, not 200
`map_members["long"]` must have a length of at most 3, not 4
`sparse[1]` must be at least 0, not -1
`suit` must be one of clubs, diamonds, hearts, spades, not joker
`priority` must be one of 1, 5, 10, -1, not 2
`union.share` must be 0 to 1, not 1.5
`nested.code` must match the pattern ^[A-Z]{2}[0-9]{4}$, not ABCDEF
`nested.count` must be 1 to 5, not 9
`nested.again.code` must have a length of 6, not 1
`nested.again.code` must match the pattern ^[A-Z]{2}[0-9]{4}$, not x
`nested_list[0].count` must be 1 to 5, not 0
`nested_list[0].again.code` must have a length of 6, not 1
`nested_list[0].again.code` must match the pattern ^[A-Z]{2}[0-9]{4}$, not x
`nested_map[""]` must have a length of at least 1, not 0
`nested_map[""].again.code` must have a length of 6, not 1
`nested_map[""].again.code` must match the pattern ^[A-Z]{2}[0-9]{4}$, not x
`secret` must have a length of 8 to 64
`required_string` is required
`required_list` is required
"#;
