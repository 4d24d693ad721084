//! Expressions over values, and expressions that are none.

use tinsmith_jmespath::{ErrorKind, Expression, Names, Value};

fn group(state: &str, sizes: &[f64]) -> Value {
    Value::object([
        ("State", Value::string(state)),
        ("Sizes", Value::array(sizes.iter().copied().map(Value::Number))),
    ])
}

fn output() -> Value {
    Value::object([
        (
            "Groups",
            Value::array([group("ready", &[1.0, 2.5]), group("", &[]), group("lost", &[-3.0])]),
        ),
        ("Minimum", Value::Number(2.0)),
        (
            "Names",
            Value::object([("b c", Value::string("\u{e9}")), ("a", Value::Boolean(false))]),
        ),
    ])
}

/// The result as JSON.
fn evaluate(expression: &str) -> String {
    let text = format!("to_string({expression})");
    match Expression::parse(&text).and_then(|it| it.evaluate(&output())) {
        Ok(Value::String(it)) => (*it).to_owned(),
        other => panic!("{expression}: {other:?}"),
    }
}

#[test]
fn expressions_find_values() {
    let cases = [
        ("Groups[].State", r#"["ready","","lost"]"#),
        ("Groups[0].State", "ready"),
        ("Groups[-1].Sizes[0]", "-3"),
        ("Groups[3]", "null"),
        ("Groups[*].Sizes[]", "[1,2.5,-3]"),
        ("Groups[::-1].State | [0]", "lost"),
        ("Groups[?length(Sizes) >= `2`].State", r#"["ready"]"#),
        ("Groups[?!State].Sizes", "[[]]"),
        ("length(Groups) > Minimum && Missing == null", "true"),
        ("contains(Groups[].[length(Sizes) >= `1`][], `false`)", "true"),
        ("Names.\"b c\"", "\u{e9}"),
        ("Names.*", "[false,\"\u{e9}\"]"),
        ("keys(Names)", r#"["a","b c"]"#),
        ("Groups[].{s: State, n: length(Sizes)} | [2]", r#"{"n":1,"s":"lost"}"#),
        ("max_by(Groups, &length(Sizes)).State", "ready"),
        ("sort(Groups[].State)", r#"["","lost","ready"]"#),
        ("sum(Groups[].Sizes[])", "0.5"),
        ("Groups[0].State == 'ready' || Missing.Field", "true"),
        ("Groups.State", "null"),
        ("'it\\'s'", "it's"),
        (
            "`{\"a\": [1e3, \"\\u00e9\\ud83d\\ude00\"]}`",
            "{\"a\":[1000,\"\u{e9}\u{1f600}\"]}",
        ),
    ];
    for (expression, wanted) in cases {
        assert_eq!(evaluate(expression), wanted, "{expression}");
    }
}

#[test]
fn what_cannot_be_read_or_evaluated_is_an_error() {
    let cases = [
        ("", ErrorKind::Syntax),
        ("Groups[", ErrorKind::Syntax),
        ("Groups[?State == 'a'", ErrorKind::Syntax),
        ("Groups..State", ErrorKind::Syntax),
        ("a b", ErrorKind::Syntax),
        ("'open", ErrorKind::Syntax),
        ("`[1`", ErrorKind::Syntax),
        ("`01`", ErrorKind::Syntax),
        ("`broken\\``", ErrorKind::Syntax),
        ("\"\\ud800\"", ErrorKind::Syntax),
        ("\u{e9}", ErrorKind::Syntax),
        ("a[99999999999999999999]", ErrorKind::Syntax),
        ("a[1:2:3:4]", ErrorKind::Syntax),
        ("a[::0]", ErrorKind::Value),
        ("size(Groups)", ErrorKind::UnknownFunction),
        ("length()", ErrorKind::Arity),
        ("length(Minimum)", ErrorKind::Type),
        ("sort_by(Groups, State)", ErrorKind::Type),
        ("sort([`1`, 'a'])", ErrorKind::Type),
    ];
    for (expression, wanted) in cases {
        let found = Expression::parse(expression).and_then(|it| it.evaluate(&output()));
        assert_eq!(found.map_err(|error| error.kind()), Err(wanted), "{expression}");
    }
}

/// On a thread with as little stack as a worker of an async runtime has.
#[test]
fn absurd_expressions_are_errors_and_deep_ones_fit_the_stack() {
    let test = || {
        for part in [
            "(", "[", "!", "a.", "a[*].", "a|", "a||", "f(", "{a:", "a[?", "`[", "[].", "[-1]",
        ] {
            for count in [100, 255, 512, 100_000] {
                let text = part.repeat(count);
                let closed = format!("{text}a");
                for text in [text, closed] {
                    let _ = Expression::parse(&text).and_then(|it| it.evaluate(&output()));
                }
            }
        }
        let nested = format!("{}a{}", "(".repeat(200), ")".repeat(200));
        assert!(Expression::parse(&nested).is_ok());
        let nested = format!("{}a{}", "(".repeat(300), ")".repeat(300));
        assert_eq!(Expression::parse(&nested).unwrap_err().kind(), ErrorKind::Syntax);
        let long = Expression::parse(&vec!["a"; 250].join("."));
        assert_eq!(long.unwrap().evaluate(&output()), Ok(Value::Null));
        assert!(Expression::parse(&vec!["a"; 600].join(".")).is_err());
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(test).unwrap();
    thread.join().unwrap();
}

/// Each of these doubles what it has at every step, over values that share what they contain.
#[test]
fn expressions_that_double_their_value_are_too_expensive() {
    let doubled = |part: &str, count| vec![part; count].join(" | ");
    let pairs = doubled("[@, @]", 40);
    let cases = [
        format!("to_string({pairs})"),
        format!("({pairs}) == ({pairs})"),
        format!("contains([{pairs}], {pairs})"),
        format!("[@] | {}", doubled("[@, @][]", 40)),
        format!("length({})", doubled("{a: @, b: @}", 40) + " | to_string(@)"),
        format!("'ab' | {}", doubled("join(@, [@, @, @])", 40)),
        format!("[`1`] | {}", doubled("[@, @][] | sort(@)", 40)),
        format!("[`1`] | {}", doubled("[@, @][] | reverse(@)[::-1]", 40)),
        format!("[`1`] | {}", doubled("[@, @][] | map(&@, @)", 40)),
        format!("[`1`] | {} | sum(@)", doubled("[@, @][]", 40)),
        format!("[`1`] | {} | [?@ == `2`]", doubled("[@, @][]", 40)),
    ];
    for text in cases {
        let found = Expression::parse(&text).and_then(|it| it.evaluate_within(&output(), 500_000));
        let error = found.expect_err(&text);
        assert_eq!(error.kind(), ErrorKind::TooExpensive, "{text}: {error}");
        assert!(error.to_string().contains("too expensive"), "{error}");
    }
    // A shared value costs nothing.
    let shared = Expression::parse(&format!("length({})", doubled("[@, @]", 40)));
    assert_eq!(
        shared.unwrap().evaluate_within(&output(), 1_000),
        Ok(Value::Number(2.0))
    );
}

/// The steps of an honest expression grow as the list that it goes through.
#[test]
fn steps_are_counted_where_work_is_done() {
    let groups = Value::array((0..1_000).map(|_| group("ready", &[1.0])));
    let output = Value::object([("Groups", groups)]);
    let expression = Expression::parse("Groups[?State == 'ready'].Sizes[] | sort(@) | length(@)").unwrap();
    assert_eq!(expression.evaluate_within(&output, 40_000), Ok(Value::Number(1_000.0)));
    let error = expression.evaluate_within(&output, 5_000).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooExpensive);
}

#[test]
fn names_say_what_an_expression_looks_into() {
    let names = |text| Expression::parse(text).unwrap().node().names();
    let only = |names: &[&str]| Names::Only(names.iter().map(|&it| it.to_owned()).collect());
    assert_eq!(
        names("Groups[?State == 'ready'].Sizes | length(@)"),
        only(&["Groups", "Sizes", "State"])
    );
    assert_eq!(names("keys(Names)"), only(&["Names"]));
    assert_eq!(names("Names.*.State"), Names::All);
    assert_eq!(names("Left == Right"), Names::All);
    assert_eq!(names("to_string(Names)"), Names::All);
}
