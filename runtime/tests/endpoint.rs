//! The functions of the rules engine and the order of rules, through the front door.

use tinsmith_runtime::endpoint::{Condition, Expr, Function, Rule, RuleSet, Value};

use Expr::{Bool, Call, Int, List, Ref, Str};
use Function::{
    AwsIsVirtualHostableS3Bucket, AwsParseArn, AwsPartition, BooleanEquals, Coalesce, GetAttr, IsSet, IsValidHostLabel,
    Ite, Not, ParseUrl, Split, StringEquals, Substring, UriEncode,
};

/// What rules say about these texts, the parameters.
fn evaluate(rules: &'static [Rule], parameters: &[(&str, &'static str)]) -> Result<String, String> {
    let parameter = |name: &str| parameters.iter().find(|it| it.0 == name).map(|it| Value::str(it.1));
    let endpoint = RuleSet::new(rules).evaluate(&parameter);
    endpoint.map(|it| it.url().to_owned()).map_err(|it| it.to_string())
}

/// The value of an expression of which the parameter `it` is a part.
fn value(expr: Expr, it: &'static str) -> Option<String> {
    let rules = Box::leak(Box::new([Rule::endpoint(&[], expr)]));
    evaluate(rules, &[("it", it)]).ok()
}

/// Whether a condition holds of the parameter `it`.
fn holds(function: Function, arguments: &'static [Expr], it: &'static str) -> bool {
    let conditions = Box::leak(Box::new([Condition::new(function, arguments)]));
    let rules = Box::leak(Box::new([Rule::endpoint(conditions, Str("yes"))]));
    evaluate(rules, &[("it", it)]).is_ok()
}

const IT: Expr = Ref("it");

#[test]
fn texts_are_filled_in() {
    assert_eq!(value(Str("a{it}b{{c}}"), "-").as_deref(), Some("a-b{c}"));
    assert_eq!(value(Str("{other}"), "-"), None);
    assert_eq!(value(Str("{it"), "-"), None);
    assert_eq!(value(Str("it}"), "-"), None);
    assert_eq!(value(Str("{it#name}"), "-"), None);
}

#[test]
fn functions_of_texts() {
    const CUT: fn(&'static [Expr]) -> Expr = |arguments| Call(Substring, arguments);
    assert_eq!(
        value(CUT(&[IT, Int(1), Int(3), Bool(false)]), "abcd").as_deref(),
        Some("bc")
    );
    assert_eq!(
        value(CUT(&[IT, Int(1), Int(3), Bool(true)]), "abcd").as_deref(),
        Some("bc")
    );
    assert_eq!(
        value(CUT(&[IT, Int(0), Int(1), Bool(true)]), "abcd").as_deref(),
        Some("d")
    );
    for text in ["ab", "äöü", ""] {
        assert_eq!(value(CUT(&[IT, Int(1), Int(3), Bool(false)]), text), None, "{text}");
    }
    assert_eq!(value(CUT(&[IT, Int(3), Int(1), Bool(false)]), "abcd"), None);
    assert_eq!(value(CUT(&[IT, Int(-1), Int(1), Bool(false)]), "abcd"), None);
    assert_eq!(
        value(Call(UriEncode, &[IT]), "a b/ü~").as_deref(),
        Some("a%20b%2F%C3%BC~")
    );
    assert!(holds(StringEquals, &[IT, Str("a")], "a") && !holds(StringEquals, &[IT, Str("a")], "b"));
    assert!(
        !holds(StringEquals, &[IT, Ref("other")], "a"),
        "a value that is not set equals nothing"
    );
    assert!(!holds(BooleanEquals, &[IT, Bool(true)], "true"), "a text is no boolean");
}

#[test]
fn choices_take_what_is_set() {
    assert_eq!(value(Call(Coalesce, &[Ref("other"), IT]), "a").as_deref(), Some("a"));
    let condition = Call(IsSet, &[Ref("other")]);
    let arguments = Box::leak(Box::new([condition, Str("yes"), Str("no")]));
    assert_eq!(value(Call(Ite, arguments), "a").as_deref(), Some("no"));
    assert!(holds(Not, &[Call(IsSet, &[Ref("other")])], "a") && !holds(Not, &[Call(IsSet, &[IT])], "a"));
}

#[test]
fn lists_count_from_both_ends() {
    const PART: fn(&'static str) -> Expr = |path| match path {
        "[0]" => Call(GetAttr, &[Call(Split, &[IT, Str("--"), Int(0)]), Str("[0]")]),
        "[-1]" => Call(GetAttr, &[Call(Split, &[IT, Str("--"), Int(0)]), Str("[-1]")]),
        _ => Call(GetAttr, &[Call(Split, &[IT, Str("--"), Int(2)]), Str("[1]")]),
    };
    assert_eq!(value(PART("[0]"), "a--b--c").as_deref(), Some("a"));
    assert_eq!(value(PART("[-1]"), "a--b--c").as_deref(), Some("c"));
    assert_eq!(value(PART("limit"), "a--b--c").as_deref(), Some("b--c"));
    assert_eq!(value(Call(GetAttr, &[List(&[IT]), Str("[9]")]), "a"), None);
    assert_eq!(value(Call(GetAttr, &[List(&[IT]), Str("[-2]")]), "a"), None);
}

#[test]
fn urls_are_taken_apart() {
    let parts = |url| {
        static RULES: &[Rule] = &[Rule::endpoint(
            &[Condition::new(ParseUrl, &[IT]).assign("url")],
            Str("{url#scheme} {url#authority} {url#path} {url#normalizedPath}"),
        )];
        evaluate(RULES, &[("it", url)]).ok()
    };
    assert_eq!(parts("https://a.b:80/c/d").as_deref(), Some("https a.b:80 /c/d /c/d/"));
    assert_eq!(parts("http://[::1]").as_deref(), Some("http [::1]  /"));
    for url in ["ftp://a", "https://a?b", "https://", "https://a:b", "a", "https://a b"] {
        assert_eq!(parts(url), None, "{url}");
    }
    let is_ip: &'static [Expr] = &[Call(GetAttr, &[Call(ParseUrl, &[IT]), Str("isIp")]), Bool(true)];
    assert!(holds(BooleanEquals, is_ip, "https://127.0.0.1/x") && !holds(BooleanEquals, is_ip, "https://127.0.0.a"));
}

#[test]
fn names_of_hosts_and_buckets_are_checked() {
    let long: &'static str = "a".repeat(64).leak();
    for (text, label, labels, bucket) in [
        ("abc", true, true, true),
        ("a.bc", false, true, false),
        ("abc.def", false, true, true),
        ("-abc", false, false, false),
        ("Abc", true, true, false),
        ("abc-", true, true, false),
        ("a..b", false, false, false),
        ("192.168.0.1", false, true, false),
        ("", false, false, false),
        (long, false, false, false),
    ] {
        assert_eq!(holds(IsValidHostLabel, &[IT, Bool(false)], text), label, "{text}");
        assert_eq!(holds(IsValidHostLabel, &[IT, Bool(true)], text), labels, "{text}");
        assert_eq!(
            holds(AwsIsVirtualHostableS3Bucket, &[IT, Bool(true)], text),
            bucket,
            "{text}"
        );
    }
}

#[test]
fn arns_and_regions_are_taken_apart() {
    let arn = |text| {
        static RULES: &[Rule] = &[Rule::endpoint(
            &[
                Condition::new(AwsParseArn, &[IT]).assign("arn"),
                Condition::new(AwsPartition, &[Str("{arn#region}")]).assign("partition"),
            ],
            Str("{arn#service} {arn#accountId} {arn#resourceId[1]} {partition#name}"),
        )];
        evaluate(RULES, &[("it", text)]).ok()
    };
    assert_eq!(
        arn("arn:aws:s3:cn-north-1:1:type/id:x").as_deref(),
        Some("s3 1 id aws-cn")
    );
    for text in [
        "arn:aws:s3:::",
        "arn:aws::r:1:type/id",
        "arn:aws:s3:r:1",
        "nra:aws:s3:r:1:type/id",
    ] {
        assert_eq!(arn(text), None, "{text}");
    }
}

#[test]
fn the_first_rule_that_matches_decides_and_its_names_end_with_it() {
    static RULES: &[Rule] = &[
        Rule::endpoint(
            &[
                Condition::new(Coalesce, &[Str("own")]).assign("name"),
                Condition::new(IsSet, &[Ref("other")]),
            ],
            Str("never"),
        ),
        Rule::error(&[Condition::new(IsSet, &[Ref("name")])], Str("the name is still there")),
        Rule::tree(
            &[Condition::new(Coalesce, &[IT]).assign("name")],
            &[Rule::endpoint(
                &[Condition::new(StringEquals, &[Ref("name"), Str("a")])],
                Str("{name}"),
            )],
        ),
        Rule::endpoint(&[], Str("a tree has no way back")),
    ];
    assert_eq!(evaluate(RULES, &[("it", "a")]).as_deref(), Ok("a"));
    assert_eq!(
        evaluate(RULES, &[("it", "b")]),
        Err("No endpoint rule matched".to_owned())
    );
    assert_eq!(evaluate(RULES, &[]).as_deref(), Ok("a tree has no way back"));
}
