//! The functions of the rules engine, the order of rules and text that is no rules, through the front door.

use tinsmith_runtime::endpoint::{Partition, RuleSet, Rules, Value};

/// Returns the outcome of rules for these parameters.
fn evaluate(rules: Rules<'_>, parameters: &[(&str, &str)]) -> Result<String, String> {
    let rules = RuleSet::new(rules);
    let parameter = |name: &str| parameters.iter().find(|it| it.0 == name).map(|it| Value::str(it.1));
    let endpoint = rules.evaluate(&parameter);
    endpoint.map(|it| it.url().to_owned()).map_err(|it| it.to_string())
}

/// The value of an expression of which the parameter `it` is a part.
fn value(expr: &str, it: &str) -> Option<String> {
    let rules = Rules {
        conditions: &[],
        outcomes: &[&format!("endpoint {expr}")],
        decisions: &[],
    };
    evaluate(rules, &[("it", it)]).ok()
}

/// Returns `true` if a condition holds for the parameter `it`.
fn holds(condition: &str, it: &str) -> bool {
    let rules = Rules {
        conditions: &[condition],
        outcomes: &["endpoint 'yes'", "endpoint 'no'"],
        decisions: &["0 =0 =1"],
    };
    evaluate(rules, &[("it", it)]).as_deref() == Ok("yes")
}

#[test]
fn texts_are_filled_in() {
    assert_eq!(value("'a{it}b{{c}}'", "-").as_deref(), Some("a-b{c}"));
    assert_eq!(
        value("'it''s {it}, isn''t it'", "-").as_deref(),
        Some("it's -, isn't it")
    );
    for text in [
        "'{other}'",
        "'{it'",
        "'it}'",
        "'{it#name}'",
        "'{}'",
        "'it",
        "it'",
        "''it'",
        "it it",
        "",
    ] {
        assert_eq!(value(text, "-"), None, "{text}");
    }
}

#[test]
fn functions_of_texts() {
    let cut = |arguments: &str, it: &str| value(&format!("substring(it, {arguments})"), it);
    assert_eq!(cut("1, 3, false", "abcd").as_deref(), Some("bc"));
    assert_eq!(cut("1, 3, true", "abcd").as_deref(), Some("bc"));
    assert_eq!(cut("0, 1, true", "abcd").as_deref(), Some("d"));
    for text in ["ab", "äöü", ""] {
        assert_eq!(cut("1, 3, false", text), None, "{text}");
    }
    assert_eq!(cut("3, 1, false", "abcd"), None);
    assert_eq!(cut("-1, 1, false", "abcd"), None);
    assert_eq!(value("uriEncode(it)", "a b/ü~").as_deref(), Some("a%20b%2F%C3%BC~"));
    assert!(holds("stringEquals(it, 'a')", "a") && !holds("stringEquals(it, 'a')", "b"));
    assert!(
        !holds("stringEquals(it, other)", "a"),
        "a value that is not set equals nothing"
    );
    assert!(!holds("booleanEquals(it, true)", "true"), "a text is no boolean");
}

#[test]
fn choices_take_what_is_set() {
    assert_eq!(value("coalesce(other, it)", "a").as_deref(), Some("a"));
    assert_eq!(value("ite(isSet(other), 'yes', 'no')", "a").as_deref(), Some("no"));
    assert!(holds("not(isSet(other))", "a") && !holds("not(isSet(it))", "a"));
}

#[test]
fn lists_count_from_both_ends() {
    assert_eq!(
        value("getAttr(split(it, '--', 0), '[0]')", "a--b--c").as_deref(),
        Some("a")
    );
    assert_eq!(
        value("getAttr(split(it, '--', 0), '[-1]')", "a--b--c").as_deref(),
        Some("c")
    );
    assert_eq!(
        value("getAttr(split(it, '--', 2), '[1]')", "a--b--c").as_deref(),
        Some("b--c")
    );
    assert_eq!(value("getAttr([it], '[9]')", "a"), None);
    assert_eq!(value("getAttr([it], '[-2]')", "a"), None);
}

#[test]
fn urls_are_taken_apart() {
    let parts = |url| {
        let rules = Rules {
            conditions: &["url = parseURL(it)"],
            outcomes: &["endpoint '{url#scheme} {url#authority} {url#path} {url#normalizedPath}'"],
            decisions: &["0 =0 -"],
        };
        evaluate(rules, &[("it", url)]).ok()
    };
    assert_eq!(parts("https://a.b:80/c/d").as_deref(), Some("https a.b:80 /c/d /c/d/"));
    assert_eq!(parts("http://[::1]").as_deref(), Some("http [::1]  /"));
    for url in ["ftp://a", "https://a?b", "https://", "https://a:b", "a", "https://a b"] {
        assert_eq!(parts(url), None, "{url}");
    }
    let is_ip = "booleanEquals(getAttr(parseURL(it), 'isIp'), true)";
    assert!(holds(is_ip, "https://127.0.0.1/x") && !holds(is_ip, "https://127.0.0.a"));
}

#[test]
fn names_of_hosts_and_buckets_are_checked() {
    let long = "a".repeat(64);
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
        (&long, false, false, false),
    ] {
        assert_eq!(holds("isValidHostLabel(it, false)", text), label, "{text}");
        assert_eq!(holds("isValidHostLabel(it, true)", text), labels, "{text}");
        assert_eq!(holds("aws.isVirtualHostableS3Bucket(it, true)", text), bucket, "{text}");
    }
}

#[test]
fn arns_and_regions_are_taken_apart() {
    let arn = |text| {
        let rules = Rules {
            conditions: &["arn = aws.parseArn(it)", "partition = aws.partition(arn#region)"],
            outcomes: &["endpoint '{arn#service} {arn#accountId} {arn#resourceId[1]} {partition#name}'"],
            decisions: &["0 1 -; 1 =0 -"],
        };
        evaluate(rules, &[("it", text)]).ok()
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
fn partitions_can_be_others() {
    let moon = [Partition {
        name: "aws",
        prefixes: &["moon"],
        regions: &[],
        dns_suffix: "moon.example",
        dual_stack_dns_suffix: "",
        supports_fips: false,
        supports_dual_stack: false,
        implicit_global_region: "moon-tycho-1",
    }];
    let rules = RuleSet::new(Rules {
        conditions: &[
            "it = aws.partition('moon-tycho-1')",
            "booleanEquals(it#supportsFIPS, false)",
        ],
        outcomes: &[
            "endpoint 'https://{it#dnsSuffix}' properties {flags: [it#supportsFIPS, 7]} headers {a: [it#name]}",
        ],
        decisions: &["0 1 -; 1 =0 -"],
    });
    let endpoint = rules.evaluate_in(&moon, &|_| None).unwrap();
    assert_eq!(endpoint.url(), "https://moon.example");
    assert_eq!(
        format!("{:?}", endpoint.properties()["flags"]),
        "Array([Bool(false), Number(PosInt(7))])"
    );
    assert_eq!(endpoint.headers().map(|(name, _)| name).collect::<Vec<_>>(), ["a"]);
    assert!(rules.evaluate_in(&[], &|_| None).is_err());
}

#[test]
fn decisions_lead_to_an_outcome_or_to_none() {
    let rules = Rules {
        conditions: &["isSet(other)", "name = coalesce(it)", "stringEquals(name, 'a')"],
        outcomes: &["error 'other is set'", "endpoint '{name}'", "endpoint 'nothing is set'"],
        decisions: &["0 =0 1", "1 2 =2; 2 =1 -"],
    };
    assert_eq!(evaluate(rules, &[("it", "a")]).as_deref(), Ok("a"));
    assert_eq!(
        evaluate(rules, &[("it", "b")]),
        Err("No endpoint rule matched".to_owned())
    );
    assert_eq!(evaluate(rules, &[]).as_deref(), Ok("nothing is set"));
    assert_eq!(evaluate(rules, &[("other", "")]), Err("other is set".to_owned()));
}

#[test]
fn text_that_is_no_rules_is_an_error_and_never_more() {
    let deep = format!("isSet({}", "coalesce(".repeat(100_000));
    let broken: &[(&str, &str, &str)] = &[
        ("isSet", "endpoint it", "0 =0 -"),
        ("isSet(it", "endpoint it", "0 =0 -"),
        ("isSet(it))", "endpoint it", "0 =0 -"),
        ("isset(it)", "endpoint it", "0 =0 -"),
        (&deep, "endpoint it", "0 =0 -"),
        ("isSet(99999999999999999999)", "endpoint it", "0 =0 -"),
        ("isSet(it)", "it", "0 =0 -"),
        ("isSet(it)", "endpoint it properties {a}", "0 =0 -"),
        ("isSet(it)", "endpoint it headers {a: it}", "0 =0 -"),
        ("isSet(it)", "endpoint it", "0 =0"),
        ("isSet(it)", "endpoint it", "0 =0 - -"),
        ("isSet(it)", "endpoint it", "0 =0 -;"),
        ("isSet(it)", "endpoint it", "a b c"),
    ];
    for (condition, outcome, decision) in broken {
        let rules = Rules {
            conditions: &[condition],
            outcomes: &[outcome],
            decisions: &[decision],
        };
        let error = evaluate(rules, &[("it", "a")]).unwrap_err();
        assert!(error.starts_with("the endpoint rules cannot be read: "), "{error}");
    }
    for circle in ["0 0 0", "0 1 1; 0 0 0", "0 7 7", "0 =7 =7", "7 =0 =0"] {
        let rules = Rules {
            conditions: &["isSet(it)"],
            outcomes: &["endpoint it"],
            decisions: &[circle],
        };
        assert_eq!(
            evaluate(rules, &[("it", "a")]),
            Err("No endpoint rule matched".to_owned()),
            "{circle}"
        );
    }
}

#[test]
fn a_value_may_have_the_name_of_a_boolean() {
    let find = |expr: &str| {
        let rules = Rules {
            conditions: &["false = split($true, '-', 0)", "isSet($true)"],
            outcomes: &[&format!("endpoint {expr}"), "endpoint 'no'"],
            decisions: &["0 1 =1; 1 =0 =1"],
        };
        evaluate(rules, &[("true", "a-b")]).unwrap_or_else(|it| it)
    };
    assert_eq!(find("$true"), "a-b");
    assert_eq!(find("'{true}/{false#[1]}'"), "a-b/b");
    assert_eq!(find("false#[0]"), "a");
    assert_eq!(
        find("true"),
        "the endpoint rules use a value that is not set, or of the wrong type"
    );
}

/// Thirty conditions would make a gigabyte of the one letter.
#[test]
fn rules_make_a_limited_amount_of_text() {
    let doubled = |times: usize, ask: &dyn Fn(usize) -> String| {
        let conditions: Vec<String> = (0..times).map(|it| format!("n{} = {}", it + 1, ask(it))).collect();
        let decisions: Vec<String> = (0..times)
            .map(|it| match it + 1 == times {
                true => format!("{it} =0 =1"),
                false => format!("{it} {} =1", it + 1),
            })
            .collect();
        let rules = Rules {
            conditions: &conditions.iter().map(|it| &**it).collect::<Vec<_>>(),
            outcomes: &["endpoint 'https://example.com'", "error 'no condition held'"],
            decisions: &decisions.iter().map(|it| &**it).collect::<Vec<_>>(),
        };
        evaluate(rules, &[("n0", "x")])
    };
    let texts = |it: usize| format!("coalesce('{{n{it}}}{{n{it}}}')");
    let lists = |it: usize| format!("coalesce([n{it}, n{it}])");
    let too_much = Err("the endpoint rules make more than 1048576 bytes of text".to_owned());
    assert_eq!(doubled(8, &texts), Ok("https://example.com".to_owned()));
    assert_eq!(doubled(30, &texts), too_much);
    assert_eq!(doubled(8, &lists), Ok("https://example.com".to_owned()));
    assert_eq!(doubled(30, &lists), too_much);
}
