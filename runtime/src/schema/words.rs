//! The check of a table's text while the crate with the table is compiled.
//!
//! The text is read on first use, when an unknown word could only be passed over together with its arguments, which would
//! then be taken for settings. So [`Structure::new`](super::Structure::new) checks the words in a constant expression.

/// Fails the build if the text has a word that is no setting.
pub(super) const fn check(text: &str) {
    let mut cursor = Cursor {
        text: text.as_bytes(),
        at: 0,
        is_at_end: false,
    };
    let mut is_member = false;
    let mut depth = 0u32;
    loop {
        if is_member {
            cursor.skip(2);
        }
        while let Some(word) = cursor.word() {
            match arguments(word) {
                Arguments::Words(count) => cursor.skip(count),
                Arguments::List => cursor.skip_list(),
                Arguments::TextAndList => {
                    cursor.skip(1);
                    cursor.skip_list();
                }
                Arguments::TextAndLists => {
                    cursor.skip(1);
                    cursor.skip_list();
                    cursor.skip_list();
                }
                Arguments::Settings => depth += 1,
                Arguments::End if depth > 0 => depth -= 1,
                Arguments::Nothing if !is_member => {}
                _ => panic!(
                    "unknown word in the table of a structure or union: do the versions of tinsmith-runtime and \
                     tinsmith-runtime-derive differ?"
                ),
            }
        }
        is_member = true;
        if !cursor.next_line() {
            return;
        }
    }
}

/// The words after the name of a setting.
enum Arguments {
    Words(usize),
    /// A number and as many texts.
    List,
    TextAndList,
    TextAndLists,
    /// Settings up to the word `end`.
    Settings,
    End,
    /// The only word of an empty line.
    Nothing,
    Unknown,
}

const fn arguments(word: &[u8]) -> Arguments {
    match word {
        b"" => Arguments::Nothing,
        b"required" | b"sensitive" | b"idempotency_token" | b"unique" => Arguments::Words(0),
        b"xml_attribute" | b"xml_flattened" | b"xml_unwrapped" | b"xml_any_root" => Arguments::Words(0),
        b"http_label" | b"http_query_params" | b"http_payload" | b"http_response_code" => Arguments::Words(0),
        b"streaming" | b"event_stream" | b"requires_length" | b"host_label" => Arguments::Words(0),
        b"event_header" | b"event_payload" => Arguments::Words(0),
        b"json_name" | b"xml_name" | b"ec2_query_name" | b"timestamp_format" | b"media_type" => Arguments::Words(1),
        b"http_header" | b"http_query" | b"http_prefix_headers" | b"context_param" => Arguments::Words(1),
        b"length" | b"range" => Arguments::Words(2),
        b"values" => Arguments::List,
        b"xml_namespace" => Arguments::TextAndList,
        b"pattern" => Arguments::TextAndLists,
        b"each" | b"key" => Arguments::Settings,
        b"end" => Arguments::End,
        _ => Arguments::Unknown,
    }
}

/// A place in the text.
struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
    /// `true` after the last word of a line.
    is_at_end: bool,
}

impl<'a> Cursor<'a> {
    /// Returns the next word of the line.
    const fn word(&mut self) -> Option<&'a [u8]> {
        if self.is_at_end {
            return None;
        }
        let start = self.at;
        while self.at < self.text.len() && !matches!(self.text[self.at], b'\t' | b'\n') {
            self.at += 1;
        }
        let word = self.text.split_at(self.at).0.split_at(start).1;
        if self.at < self.text.len() && self.text[self.at] == b'\t' {
            self.at += 1;
        } else {
            self.is_at_end = true;
        }
        Some(word)
    }

    const fn skip(&mut self, count: usize) {
        let mut skipped = 0;
        while skipped < count {
            let _ = self.word();
            skipped += 1;
        }
    }

    /// Skips a number and as many words.
    const fn skip_list(&mut self) {
        let mut count = 0;
        if let Some(digits) = self.word() {
            let mut index = 0;
            while index < digits.len() {
                count = count * 10 + (digits[index] as usize).saturating_sub(b'0' as usize);
                index += 1;
            }
        }
        self.skip(count);
    }

    /// Goes to the next line, if there is one.
    const fn next_line(&mut self) -> bool {
        self.is_at_end = false;
        self.at += 1;
        self.at <= self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn texts_of_derives_pass() {
        for text in [
            "",
            "xml_name\tn\nA\ta\trequired\tlength\t0\t64\nB\tb",
            "\nTags\ttags\teach\tlength\t1\t\tkey\tsensitive\tend\tend\tjson_name\tend",
            "xml_namespace\tu\t1\tp\nA\ta\tpattern\tp\t2\ta\tb\t0\tunique\nB\tb\tvalues\t10\t1\t2\t3\t4\t5\t6\t7\t8\t9\t0",
            "\nrequired\tlenght",
        ] {
            check(text);
        }
    }

    #[test]
    fn an_unknown_word_fails() {
        for text in [
            "\nA\ta\tlenght\t1\t2",
            "rename",
            "\nA\ta\tlength\t1\t2\t3",
            "\nA\ta\tend",
            "\nA\ta\tvalues\t1\t2\t3",
        ] {
            let failed = std::panic::catch_unwind(|| check(text));
            assert!(failed.is_err(), "{text:?}");
        }
    }
}
