//! The text that a table is made of, and how it is read on first use.
//!
//! A derive writes the members of a structure as one string, since the compiler spends more on constants of many fields
//! than on anything else of a structure. The first line has the settings of the structure itself, each further line a
//! member: its name in the model, that of its field, its settings, with tabs between them. A setting is its name as it
//! stands in the attribute, followed by its arguments:
//!
//! ```text
//!
//! AvailabilityZone    availability_zone   required    length  0   64
//! Tags    tags    each    length  1       end
//! ```
//!
//! `\\`, `\t` and `\n` stand for a backslash, a tab and the end of a line. The module `words` checks the text while
//! the crate with the table is compiled, so that an unknown word fails the build.

use super::{Bound, Member, Pattern, Setting, Target, TimestampFormat};

/// The settings of the structure, and its members.
pub(super) fn read(text: &'static str, targets: &[fn() -> Target]) -> (Vec<Setting>, Vec<Member>) {
    let mut lines = text.split('\n').map(Words::of);
    let own = lines.next().map(|mut words| words.settings()).unwrap_or_default();
    let members = lines.zip(targets).map(|(mut words, target)| Member {
        name: words.text(),
        field: words.text(),
        target: target(),
        settings: words.settings().leak(),
    });
    (own, members.collect())
}

fn setting(word: &str, words: &mut Words) -> Option<Setting> {
    Some(match word {
        "required" => Setting::Required,
        "sensitive" => Setting::Sensitive,
        "idempotency_token" => Setting::IdempotencyToken,
        "length" => Setting::Length(words.number(), words.number()),
        "range" => Setting::Range(words.bound(), words.bound()),
        "pattern" => Setting::Pattern(Box::leak(Box::new(Pattern::new(
            words.text(),
            words.texts().leak(),
            words.texts().leak(),
        )))),
        "unique" => Setting::Unique,
        "values" => Setting::Values(
            words
                .texts()
                .iter()
                .filter_map(|it| it.parse().ok())
                .collect::<Vec<_>>()
                .leak(),
        ),
        "each" => Setting::Each(words.settings().leak()),
        "key" => Setting::Key(words.settings().leak()),
        "json_name" => Setting::JsonName(words.text()),
        "xml_name" => Setting::XmlName(words.text()),
        "ec2_query_name" => Setting::Ec2QueryName(words.text()),
        "xml_attribute" => Setting::XmlAttribute,
        "xml_flattened" => Setting::XmlFlattened,
        "xml_namespace" => Setting::XmlNamespace(words.text(), words.texts().pop()),
        "xml_unwrapped" => Setting::XmlUnwrapped,
        "xml_any_root" => Setting::XmlAnyRoot,
        "timestamp_format" => Setting::TimestampFormat(match words.text() {
            "date-time" => TimestampFormat::DateTime,
            "http-date" => TimestampFormat::HttpDate,
            _ => TimestampFormat::EpochSeconds,
        }),
        "media_type" => Setting::MediaType(words.text()),
        "http_header" => Setting::HttpHeader(words.text()),
        "http_label" => Setting::HttpLabel,
        "http_query" => Setting::HttpQuery(words.text()),
        "http_query_params" => Setting::HttpQueryParams,
        "http_prefix_headers" => Setting::HttpPrefixHeaders(words.text()),
        "http_payload" => Setting::HttpPayload,
        "http_response_code" => Setting::HttpResponseCode,
        "streaming" | "event_stream" => Setting::Streaming,
        "requires_length" => Setting::RequiresLength,
        "host_label" => Setting::HostLabel,
        "context_param" => Setting::ContextParam(words.text()),
        "event_header" => Setting::EventHeader,
        "event_payload" => Setting::EventPayload,
        _ => return None,
    })
}

/// The rest of a line.
struct Words(std::str::Split<'static, char>);

impl Words {
    fn of(line: &'static str) -> Self {
        Self(line.split('\t'))
    }

    fn text(&mut self) -> &'static str {
        let word = self.0.next().unwrap_or_default();
        if !word.contains('\\') {
            return word;
        }
        let mut characters = word.chars();
        let mut text = String::with_capacity(word.len());
        while let Some(c) = characters.next() {
            text.push(match c {
                '\\' => match characters.next() {
                    Some('t') => '\t',
                    Some('n') => '\n',
                    _ => '\\',
                },
                c => c,
            });
        }
        text.leak()
    }

    /// Several texts, after their number.
    fn texts(&mut self) -> Vec<&'static str> {
        let count: usize = self.number().unwrap_or_default();
        (0..count).map(|_| self.text()).collect()
    }

    /// A number; nothing where there is no limit.
    fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.0.next().and_then(|it| it.parse().ok())
    }

    fn bound(&mut self) -> Option<Bound> {
        let word = self.0.next()?;
        let float = || word.parse().map(Bound::Float);
        word.parse().map(Bound::Integer).or_else(|_| float()).ok()
    }

    /// The settings up to the end of the line, or of the settings of elements or keys.
    fn settings(&mut self) -> Vec<Setting> {
        let mut settings = Vec::new();
        while let Some(word) = self.0.next().filter(|it| *it != "end") {
            settings.extend(setting(word, self));
        }
        settings
    }
}
