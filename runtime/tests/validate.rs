//! The violations that validation finds, and their texts.

mod types;

use std::collections::HashMap;

use tinsmith_runtime::{Validation, Violations};
pub use types::Error;
use types::{Answer, AttributeValue, Everything, Tag, Tree};

fn messages(result: Result<(), Violations>) -> Vec<String> {
    result
        .err()
        .map(|it| it.iter().map(ToString::to_string).collect())
        .unwrap_or_default()
}

fn tag(key: &str) -> Tag {
    Tag::builder().key(key).build()
}

#[test]
fn required_members_at_every_depth() {
    let empty = Tag::builder().build();
    let value = Everything::builder()
        .tags(tag("a"))
        .tags(empty.clone())
        .set_sparse_map(Some(HashMap::from([
            ("k".to_owned(), Some(empty.clone())),
            ("n".to_owned(), None),
        ])))
        .value(AttributeValue::L(vec![
            AttributeValue::Bool(true),
            AttributeValue::T(empty.clone()),
        ]))
        .build();
    let found = messages(value.validate(Validation::Required));
    assert_eq!(
        found,
        [
            "`tags[1].key` is required",
            "`sparse_map[\"k\"].key` is required",
            "`value.l[1].t.key` is required"
        ]
    );
    assert!(value.validate(Validation::Off).is_ok());
    assert_eq!(messages(empty.validate(Validation::Required)), ["`key` is required"]);
    assert!(tag("").validate(Validation::Required).is_ok(), "an empty string is set");
}

#[test]
fn the_whole_message() {
    let value = Everything::builder()
        .tags(Tag::builder().build())
        .tags(Tag::builder().build())
        .build();
    let violations = value.validate(Validation::Required).expect_err("two keys are missing");
    assert_eq!(
        violations.to_string(),
        "Everything breaks the constraints of its model: `tags[0].key` is required; `tags[1].key` is required"
    );
    let error: Box<dyn std::error::Error + Send + Sync> = violations.into();
    assert!(
        error
            .downcast::<Violations>()
            .is_ok_and(|it| it.into_iter().count() == 2)
    );
}

#[test]
fn nothing_to_find() {
    assert!(Everything::builder().build().validate(Validation::Required).is_ok());
    assert!(
        Everything::builder()
            .value(AttributeValue::Unknown)
            .build()
            .validate(Validation::Required)
            .is_ok()
    );
    let tree = (0..100).fold(Tree::builder().build(), |tree, _| Tree::builder().left(tree).build());
    assert!(tree.validate(Validation::Required).is_ok());
}

#[test]
fn paths_into_recursion() {
    let deep = AttributeValue::M(HashMap::from([(
        "a\"b".to_owned(),
        AttributeValue::T(Tag::builder().build()),
    )]));
    assert_eq!(
        messages(AttributeValue::L(vec![deep]).validate(Validation::Required)),
        [r#"`l[0].m["a\"b"].t.key` is required"#]
    );
}

#[test]
fn plain_members_are_always_there() {
    let answer = Answer::builder()
        .text("")
        .number(0)
        .set_list(Some(vec![]))
        .set_map(Some(HashMap::new()))
        .mode("HOURLY".into())
        .time(tinsmith_runtime::primitives::DateTime::from_secs(0))
        .build()
        .expect("every plain member is set");
    assert_eq!(
        messages(answer.validate(Validation::Required)),
        ["`tag` is required", "`choice` is required", "`usage` is required"]
    );
}

#[cfg(feature = "strict")]
mod strict {
    use tinsmith_runtime::primitives::Blob;
    use tinsmith_runtime::{Constraint, Found};

    use super::*;
    use types::BillingMode;

    #[track_caller]
    fn found(value: Everything, expected: &[&str]) {
        assert_eq!(messages(value.validate(Validation::Strict)), expected);
        assert!(
            value.validate(Validation::Required).is_ok(),
            "only the strict level looks at this"
        );
    }

    #[test]
    fn length() {
        found(
            Everything::builder().blob(Blob::new("abc")).build(),
            &["`blob` must have a length of 2, not 3"],
        );
        let tags = vec![tag("a"), tag("b"), tag("c")];
        found(
            Everything::builder().set_tags(Some(tags)).build(),
            &["`tags` must have a length of at most 2, not 3"],
        );
        found(
            Everything::builder().tags(tag("abcde")).build(),
            &["`tags[0].key` must have a length of 1 to 4, not 5"],
        );
        let four_scalars = Tag::builder().key("a").value("äöü𝄞äöü𝄞").build();
        assert!(
            four_scalars.validate(Validation::Strict).is_ok(),
            "characters count, not bytes or UTF-16 units"
        );
    }

    #[test]
    fn elements_keys_and_values() {
        found(
            Everything::builder().words("long").build(),
            &["`words[0]` must have a length of 1 to 3, not 4"],
        );
        found(
            Everything::builder()
                .nested(vec!["abc".to_owned(), "b".to_owned()])
                .build(),
            &[
                "`nested[0][0]` must have a length of at most 2, not 3",
                "`nested[0]` must have a length of at most 1, not 2",
            ],
        );
        found(
            Everything::builder().attributes("long", "abc").build(),
            &[
                "`attributes[\"long\"]` must have a length of at most 3, not 4",
                "`attributes[\"long\"]` must have a length of at most 2, not 3",
            ],
        );
        let two = HashMap::from([("a".to_owned(), String::new()), ("b".to_owned(), String::new())]);
        found(
            Everything::builder().set_attributes(Some(two)).build(),
            &["`attributes` must have a length of at most 1, not 2"],
        );
    }

    #[test]
    fn range() {
        found(
            Everything::builder().byte(-2).build(),
            &["`byte` must be -1 to 5, not -2"],
        );
        found(
            Everything::builder().long(-1).build(),
            &["`long` must be at least 0, not -1"],
        );
        found(
            Everything::builder().double(1.75).build(),
            &["`double` must be 0.5 to 1.5, not 1.75"],
        );
        let big = "123456789012345678901234567890123456789012345678901234567890"
            .parse()
            .ok();
        let messages = messages(
            Everything::builder()
                .set_big_integer(big)
                .build()
                .validate(Validation::Strict),
        );
        assert!(
            messages[0].starts_with("`big_integer` must be at most 10, not 1234567890"),
            "{messages:?}"
        );
        assert!(
            Everything::builder()
                .byte(5)
                .long(i64::MAX)
                .double(0.5)
                .build()
                .validate(Validation::Strict)
                .is_ok()
        );
    }

    #[test]
    fn pattern() {
        found(
            Everything::builder().tags(tag("A")).build(),
            &["`tags[0].key` must match the pattern ^[a-z]+$, not A"],
        );
        let lookahead = "`type` must match the pattern ^(?!sg-)[a-z-]+$, not ";
        found(
            Everything::builder().r#type("sg-a").build(),
            &[&format!("{lookahead}sg-a")],
        );
        found(Everything::builder().r#type("A").build(), &[&format!("{lookahead}A")]);
        assert!(
            Everything::builder()
                .r#type("a-sg-")
                .build()
                .validate(Validation::Strict)
                .is_ok()
        );
    }

    #[test]
    fn enums() {
        found(
            Everything::builder().mode(BillingMode::from("DAILY")).build(),
            &["`mode` must be one of HOURLY, MONTHLY, not DAILY"],
        );
        found(
            Everything::builder().integer(7).build(),
            &["`integer` must be one of 1, 2, 3, not 7"],
        );
        found(
            Everything::builder()
                .by_mode(BillingMode::from("DAILY"), vec![])
                .build(),
            &["`by_mode[\"DAILY\"]` must be one of HOURLY, MONTHLY, not DAILY"],
        );
    }

    #[test]
    fn unique_items() {
        let message = "must not contain an element twice";
        let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        found(
            Everything::builder().set_words(Some(words(&["a", "b", "a"]))).build(),
            &[&format!("`words` {message}")],
        );
        let twice = Tag::builder().key("a").value("v").build();
        found(
            Everything::builder().unique(twice.clone()).unique(twice).build(),
            &[&format!("`unique` {message}")],
        );
        let apart = Everything::builder()
            .unique(tag("v"))
            .unique(Tag::builder().key("a").value("v").build());
        assert!(apart.unique(tag("w")).build().validate(Validation::Strict).is_ok());
    }

    #[test]
    fn sensitive_values_are_not_shown() {
        let value = Everything::builder()
            .password("secret")
            .secrets("hidden", "secret")
            .build();
        let violations = value.validate(Validation::Strict).expect_err("both are wrong");
        let text = format!("{violations} {violations:?}");
        assert!(!text.contains("secret\"") && !text.contains("hidden"), "{text}");
        let all: Vec<_> = violations
            .iter()
            .map(|it| (it.path.as_str(), it.found.clone()))
            .collect();
        assert_eq!(all, [("secrets[*]", None), ("password", None)]);
    }

    #[test]
    fn facts_of_a_violation() {
        let value = Everything::builder().byte(9).r#type("sg-".repeat(100)).build();
        let violations: Vec<_> = value
            .validate(Validation::Strict)
            .expect_err("two")
            .into_iter()
            .collect();
        let [byte, text] = &violations[..] else {
            panic!("{violations:?}")
        };
        assert!(matches!(byte.constraint, Constraint::Range { .. }));
        assert_eq!(byte.found, Some(Found::Value("9".to_owned())));
        assert_eq!(text.constraint, Constraint::Pattern("^(?!sg-)[a-z-]+$"));
        assert!(
            matches!(&text.found, Some(Found::Value(it)) if it.chars().count() == 101),
            "long values are cut"
        );
    }

    /// The engine of patterns does not go back, so a long text is decided.
    #[test]
    fn a_pattern_on_a_megabyte_of_text_is_decided() {
        let value = Everything::builder()
            .tags(tag(&format!("{}!", "a".repeat(1 << 20))))
            .build();
        assert!(value.validate(Validation::Strict).is_err());
    }
}
