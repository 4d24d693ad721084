//! Longer names for what would have the Rust name of something else.
//!
//! | step | what is put behind the name in the model | example |
//! |---|---|---|
//! | [`Step::Plain`] | nothing | `fooBar` → `foo_bar` |
//! | [`Step::Word`] | `value`, for operations `operation`, for waiters `waiter` | `asInput` → `as_input_value`, `New` → `new_operation` |
//! | [`Step::Style`] | how the model writes it: `camel`, `pascal`, `snake`, `screaming`, `lower`, `upper` | `fooBar` → `foo_bar_camel`, `foo_bar` → `foo_bar_snake` |
//! | [`Step::Letters`] | the kind of each character: upper, lower, digit, separator | `foo__bar` → `foo_bar_lllsslll` |
//!
//! Each step depends on the name itself alone, not on the names beside it or on their order. Two names that differ in the
//! model differ at the last step: those with the same words differ in the case of a letter or in a separator.

/// The length of a name beyond the usual name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// As usual.
    #[default]
    Plain,
    /// With a word that says what it is.
    Word,
    /// With the style in which it is written.
    Style,
    /// With the kind of each character.
    Letters,
}

/// The kind of thing that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A member of a structure, union or enum.
    Member,
    /// A structure, union, enum or error.
    Type,
    /// An operation.
    Operation,
    /// A waiter.
    Waiter,
}

impl Step {
    /// The step after this one, if there is one.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Plain => Some(Self::Word),
            Self::Word => Some(Self::Style),
            Self::Style => Some(Self::Letters),
            Self::Letters => None,
        }
    }
}

/// The name from which Rust names are made at a step.
pub fn distinct(name: &str, step: Step, named: Named) -> String {
    let suffix = match step {
        Step::Plain => return name.to_owned(),
        Step::Word => named.word().to_owned(),
        Step::Style => style(name).to_owned(),
        Step::Letters => name.chars().map(kind).collect(),
    };
    match named {
        Named::Member => format!("{name}_{suffix}"),
        // The type of an operation has the name of the model, underscores included.
        Named::Type | Named::Operation | Named::Waiter => format!("{name}{}", super::pascal(&suffix)),
    }
}

impl Named {
    fn word(self) -> &'static str {
        match self {
            Self::Member | Self::Type => "value",
            Self::Operation => "operation",
            Self::Waiter => "waiter",
        }
    }
}

/// The style in which a name is written.
fn style(name: &str) -> &'static str {
    let has = |is: fn(&char) -> bool| name.chars().any(|c| is(&c));
    let (upper, lower) = (has(char::is_ascii_uppercase), has(char::is_ascii_lowercase));
    match (name.contains('_'), upper, lower) {
        (true, true, false) => "screaming",
        (true, _, _) => "snake",
        (false, true, false) => "upper",
        (false, false, _) => "lower",
        (false, true, true) if name.starts_with(|c: char| c.is_ascii_uppercase()) => "pascal",
        (false, true, true) => "camel",
    }
}

/// The kind of a character, as a letter.
fn kind(c: char) -> char {
    match c {
        'A'..='Z' => 'u',
        'a'..='z' => 'l',
        '0'..='9' => 'd',
        _ => 's',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_another_name() {
        let steps = [Step::Plain, Step::Word, Step::Style, Step::Letters];
        let fields =
            |name: &str| steps.map(|step| super::super::field(&distinct(name, step, Named::Member)).to_string());
        assert_eq!(
            fields("fooBar"),
            ["foo_bar", "foo_bar_value", "foo_bar_camel", "foo_bar_lllull"]
        );
        assert_eq!(fields("foo_bar")[2..], ["foo_bar_snake", "foo_bar_lllslll"]);
        assert_eq!(fields("FOO_BAR")[2..], ["foo_bar_screaming", "foo_bar_uuusuuu"]);
        assert_eq!(fields("type")[..2], ["r#type", "type_value"]);
        assert_eq!(fields("_1")[..2], ["_1_", "_1_value_"]);
        let operations = steps.map(|step| super::super::operation(&distinct("Foo_Bar", step, Named::Operation)));
        assert_eq!(
            operations.map(|it| it.module.to_string()),
            ["foo_bar", "foo_bar_operation", "foo_bar_snake", "foo_bar_ullsull"]
        );
    }
}
