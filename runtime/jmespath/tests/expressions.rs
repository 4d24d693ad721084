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
