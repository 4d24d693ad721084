//! `#[member("Wire", settings..)]`: what a member is in the model, read from its attribute.

use std::fmt::Display;
use std::str::FromStr;

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Expr, Ident, Lit, LitStr, Result, Token, parenthesized};

use crate::item::Attribute;

/// The settings without arguments.
pub(crate) const FLAGS: &[&str] = &[
    "required",
    "sensitive",
    "idempotency_token",
    "unique",
    "xml_attribute",
    "xml_flattened",
    "xml_unwrapped",
    "xml_any_root",
    "http_label",
    "http_query_params",
    "http_payload",
    "http_response_code",
    "streaming",
    "event_stream",
    "requires_length",
    "host_label",
    "event_header",
    "event_payload",
];

/// The settings with arguments.
pub(crate) const WITH_ARGUMENTS: &[&str] = &[
    "length",
    "range",
    "pattern",
    "values",
    "each",
    "key",
    "json_name",
    "xml_name",
    "ec2_query_name",
    "xml_namespace",
    "timestamp_format",
    "media_type",
    "http_header",
    "http_query",
    "http_prefix_headers",
    "context_param",
];

/// The attribute of a member.
pub(crate) struct Member {
    /// The member's name in the model.
    pub wire: LitStr,
    /// The name of a union's member in methods.
    pub name: Option<Ident>,
    /// The model's default.
    pub default: Option<Expr>,
    flags: Vec<Ident>,
    /// The settings as words of the table's text.
    pub words: Vec<String>,
}

impl Member {
    /// The one `#[member(..)]` among the attributes of a field or variant.
    pub(crate) fn find(attributes: &[Attribute], span: Span) -> Result<Option<Self>> {
        let mut found = attributes.iter().filter(|it| it.is("member"));
        match (found.next(), found.next()) {
            (_, Some(second)) => Err(Error::new(second.span(), "a second `member`: a field has one")),
            (Some(it), None) => it
                .parse_arguments()
                .map(Some)
                .map_err(|error| at_attribute(error, span)),
            (None, None) => Ok(None),
        }
    }

    fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|it| it == flag)
    }

    /// Returns whether the member must be set.
    pub(crate) fn is_required(&self) -> bool {
        self.has("required")
    }

    /// Returns whether the value must not be shown.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.has("sensitive")
    }

    /// Returns whether the client fills the member in.
    pub(crate) fn is_idempotency_token(&self) -> bool {
        self.has("idempotency_token")
    }

    /// Returns whether the member is the body itself.
    pub(crate) fn is_streaming(&self) -> bool {
        self.has("streaming") || self.has("event_stream")
    }

    /// Returns whether the member is the body, as events.
    pub(crate) fn is_event_stream(&self) -> bool {
        self.has("event_stream")
    }
}

/// An empty attribute has no tokens to point at, so the field stands in.
fn at_attribute(error: Error, span: Span) -> Error {
    let text = error.to_string();
    if text.starts_with("unexpected end of input") {
        Error::new(span, "expected the member's name in the model: #[member(\"Name\")]")
    } else {
        error
    }
}

impl Parse for Member {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let wire = input.parse()?;
        let mut member = Self {
            wire,
            name: None,
            default: None,
            flags: Vec::new(),
            words: Vec::new(),
        };
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        let mut seen = Vec::new();
        while !input.is_empty() {
            let setting = input.call(Ident::parse_any)?;
            if seen.contains(&setting) {
                return Err(Error::new(setting.span(), format!("`{setting}` is set twice")));
            }
            match setting.to_string().as_str() {
                "name" => {
                    input.parse::<Token![=]>()?;
                    member.name = Some(input.call(Ident::parse_any)?);
                }
                "default" => {
                    input.parse::<Token![=]>()?;
                    member.default = Some(input.parse()?);
                }
                _ => {
                    member.words.extend(setting_words(&setting, input)?);
                    if matches!(
                        setting.to_string().as_str(),
                        "required" | "sensitive" | "idempotency_token" | "streaming" | "event_stream"
                    ) {
                        member.flags.push(setting.clone());
                    }
                }
            }
            seen.push(setting);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(member)
    }
}

/// The settings of elements or keys: the same, but for what only a member can have.
struct Nested(Vec<String>);

impl Parse for Nested {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut words = Vec::new();
        while !input.is_empty() {
            let setting = input.call(Ident::parse_any)?;
            words.extend(setting_words(&setting, input)?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(Self(words))
    }
}

/// A line of a table's text, as `runtime/src/schema/text.rs` reads it.
pub(crate) fn line(words: &[String]) -> String {
    let escaped = words
        .iter()
        .map(|it| it.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n"));
    escaped.collect::<Vec<_>>().join("\t")
}

/// The setting's name and its arguments; nothing for a constraint that nobody will check.
pub(crate) fn setting_words(setting: &Ident, input: ParseStream<'_>) -> Result<Vec<String>> {
    let name = setting.to_string();
    let is_constraint = matches!(name.as_str(), "length" | "range" | "pattern" | "unique" | "values");
    let mut words = vec![name.clone()];
    if FLAGS.contains(&name.as_str()) {
    } else if !WITH_ARGUMENTS.contains(&name.as_str()) {
        let known = [FLAGS, WITH_ARGUMENTS].concat().join(", ");
        let message = format!(
            "unknown setting `{name}` of a member; known are {known}, default, and name for the variant of a union"
        );
        return Err(Error::new(setting.span(), message));
    } else if !input.peek(syn::token::Paren) {
        return Err(Error::new(
            setting.span(),
            format!("`{name}` takes an argument: `{name}(..)`"),
        ));
    } else {
        let content;
        parenthesized!(content in input);
        words.extend(arguments(setting, &content)?);
        if !content.is_empty() {
            return Err(content.error(format!("`{name}` takes no more than this")));
        }
    }
    let is_kept = !is_constraint || cfg!(feature = "strict");
    Ok(if is_kept { words } else { Vec::new() })
}

/// The arguments of a setting whose name was checked.
fn arguments(setting: &Ident, input: ParseStream<'_>) -> Result<Vec<String>> {
    Ok(match setting.to_string().as_str() {
        "length" => bounds(input, setting, length_bound)?,
        "range" => bounds(input, setting, range_bound)?,
        "pattern" => pattern(input)?,
        "values" => {
            let values = Punctuated::<Number, Token![,]>::parse_terminated(input)?;
            let values: Vec<_> = values.iter().map(Number::whole::<i32>).collect::<Result<_>>()?;
            counted(values)
        }
        "timestamp_format" => vec![timestamp_format(&input.parse()?)?],
        "xml_namespace" => {
            let uri: LitStr = input.parse()?;
            let mut prefix = Vec::new();
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
                prefix.push(input.parse::<LitStr>()?.value());
            }
            [vec![uri.value()], counted(prefix)].concat()
        }
        "each" | "key" => {
            let Nested(settings) = input.parse()?;
            [settings, vec!["end".to_owned()]].concat()
        }
        _ => vec![input.parse::<LitStr>()?.value()],
    })
}

/// Several texts, after their number.
fn counted(texts: Vec<String>) -> Vec<String> {
    [vec![texts.len().to_string()], texts].concat()
}

/// A literal with an optional sign.
struct Number {
    negative: bool,
    literal: Lit,
}

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let negative = input.parse::<Option<Token![-]>>()?.is_some();
        let literal: Lit = input.parse()?;
        match literal {
            Lit::Int(_) | Lit::Float(_) => Ok(Self { negative, literal }),
            _ => Err(Error::new(literal.span(), "expected a number")),
        }
    }
}

impl Number {
    /// The number, which must be whole and fit the type.
    fn whole<T: FromStr<Err: Display>>(&self) -> Result<String> {
        let Lit::Int(literal) = &self.literal else {
            return Err(Error::new(self.literal.span(), "expected a whole number"));
        };
        let text = format!("{}{}", if self.negative { "-" } else { "" }, literal.base10_digits());
        match text.parse::<T>() {
            Ok(_) => Ok(text),
            Err(error) => Err(Error::new(literal.span(), error)),
        }
    }
}

/// `1..=64`, `1..` or `..=64`.
fn bounds(input: ParseStream<'_>, setting: &Ident, bound: fn(&Number) -> Result<String>) -> Result<Vec<String>> {
    let wanted = || {
        Error::new(
            setting.span(),
            format!("expected `{setting}(1..=64)`, `{setting}(1..)` or `{setting}(..=64)`"),
        )
    };
    if input.is_empty() {
        return Err(wanted());
    }
    let min = if input.peek(Token![..]) {
        None
    } else {
        Some(input.parse::<Number>()?)
    };
    let max = if input.peek(Token![..=]) {
        input.parse::<Token![..=]>()?;
        Some(input.parse::<Number>()?)
    } else {
        input.parse::<Token![..]>().map_err(|_| wanted())?;
        None
    };
    if !input.is_empty() {
        return Err(wanted());
    }
    let bounds = [min, max].map(|it| it.as_ref().map_or_else(|| Ok(String::new()), bound));
    bounds.into_iter().collect()
}

fn length_bound(it: &Number) -> Result<String> {
    if it.negative {
        return Err(Error::new(it.literal.span(), "a length is not negative"));
    }
    it.whole::<u64>()
}

fn range_bound(it: &Number) -> Result<String> {
    match &it.literal {
        Lit::Float(literal) => Ok(format!(
            "{}{}",
            if it.negative { "-" } else { "" },
            literal.base10_digits()
        )),
        _ => it.whole::<i128>(),
    }
}

/// `"text"`, then what checks it where that is not the text itself.
fn pattern(input: ParseStream<'_>) -> Result<Vec<String>> {
    let text: LitStr = input.parse()?;
    let (mut regex, mut all, mut none) = (None, Vec::new(), Vec::new());
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let argument: Ident = input.parse()?;
        input.parse::<Token![=]>()?;
        let value: LitStr = input.parse()?;
        match argument.to_string().as_str() {
            "regex" => regex = Some(value),
            "all" => all.push(value),
            "not" => none.push(value),
            name => {
                let message = format!("unknown argument `{name}` of a pattern; known are regex, all, not");
                return Err(Error::new(argument.span(), message));
            }
        }
    }
    let regex = regex.unwrap_or_else(|| text.clone());
    let texts = |them: Vec<LitStr>| counted(them.iter().map(LitStr::value).collect());
    all.insert(0, regex);
    Ok([vec![text.value()], texts(all), texts(none)].concat())
}

fn timestamp_format(format: &LitStr) -> Result<String> {
    match format.value().as_str() {
        "epoch-seconds" | "date-time" | "http-date" => Ok(format.value()),
        _ => Err(Error::new(
            format.span(),
            "expected \"epoch-seconds\", \"date-time\" or \"http-date\"",
        )),
    }
}
