//! Model documentation (CommonMark by the specification, HTML in AWS's models) to Markdown that rustdoc takes without a warning.
//!
//! The text is parsed and written anew, never passed through, so nothing in it can become a doctest, an attribute, raw
//! HTML or a link to an item: code blocks are marked `text`, and every character with a meaning is escaped unless the
//! construct it belongs to was understood.
//!
//! Each sentence gets a line of its own, since a Markdown paragraph does not care where its lines end: a changed
//! sentence is then a changed line, where wrapping at a column would move all lines after it and one line for each
//! paragraph would hide what changed.

use super::commonmark;
use super::html::{self, Tags};
use crate::rust::docs::{Docs, Writer};

/// The documentation of a shape or member.
pub fn docs(text: &str) -> Docs {
    let mut out = Writer::default();
    match html::tags(text) {
        Tags::Block => html::convert(text, &mut out),
        Tags::Inline if !commonmark::is_meant(text) => html::convert(text, &mut out),
        Tags::Inline | Tags::None => commonmark::convert(text, &mut out),
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    fn check(text: &str, lines: &[&str]) {
        assert_eq!(super::docs(text).lines().collect::<Vec<_>>(), lines, "of {text:?}");
    }

    #[test]
    fn html() {
        check(
            "<p>Creates a <code>Tag</code>. See <a href=\"https://example.com/a_b\">the\n   guide</a>.</p><p>Done!</p>",
            &[
                "Creates a `Tag`.",
                "See [the guide](https://example.com/a_b).",
                "",
                "Done!",
            ],
        );
        check(
            "<p>One of:</p><ul><li><p><b>a </b>x</p><p>More.</p></li><li>b<ol><li>c</li></ol></li></ul>after",
            &["One of:", "", "- **a** x", "", "  More.", "- b", "  1. c", "", "after"],
        );
        check(
            "<note><p>Careful.</p></note><dl><dt>t</dt><dd>d</dd></dl>",
            &["> **Note:** Careful.", "", "- t", "", "  d"],
        );
        check(
            "<pre>\n  fn main() {}\n```\n</pre>",
            &["````text", "  fn main() {}", "```", "````"],
        );
        check(
            "<p>See <a>RunInstances</a> and <a href=\"relative\">that page</a>.</p>",
            &["See `RunInstances` and that page."],
        );
    }

    /// Text that looks like a construct stays text.
    #[test]
    fn nothing_of_a_model_becomes_code_or_a_link() {
        check(
            "<p>arn:<account-id>:[Vec] *x* a_b _c_ ~ | AT&amp;T &amp;lt;</p>",
            &["arn:\\<account-id>:\\[Vec\\] \\*x\\* a_b \\_c\\_ \\~ \\| AT&T \\&lt;"],
        );
        check(
            "    assert!(false);\n\ntext",
            &["```text", "assert!(false);", "```", "", "text"],
        );
        check("```rust\nassert!(false);\n```", &["```text", "assert!(false);", "```"]);
        check(
            "[`Vec`] [x](crate::Client) [y][Vec]",
            &["\\[`Vec`\\] `x` \\[y\\]\\[Vec\\]"],
        );
        check("<p>1. # x\n- y</p>", &["1\\. # x - y"]);
        check("a < b <unclosed", &["a \\< b \\<unclosed"]);
        check("\u{202e}a\u{0}*/ #![x]\r\n\u{2028}\"b\"", &["a\\*/ #!\\[x\\] \"b\""]);
        check("", &[]);
    }

    #[test]
    fn common_mark() {
        check(
            "A *b* **c** `d` e_f [g](https://h.i \"t\") <https://j.k>. Next\nline &amp; \\*.\n\n# Head\n- one\n  two\n  * three\n1. four",
            &[
                "A *b* **c** `d` e_f [g](https://h.i) <https://j.k>.",
                "Next line & \\*.",
                "",
                "**Head**",
                "",
                "- one two",
                "  - three",
                "",
                "1. four",
            ],
        );
        check(
            "See https://a.b/c_d. And https://{x}.y!",
            &["See <https://a.b/c_d>.", "And `https://{x}.y!`"],
        );
    }

    /// The meaning of a text in CommonMark stays.
    #[test]
    fn common_mark_keeps_its_meaning() {
        check(
            "See [the page](https://e.x/a_(b)), [a][1], [it](<https://e.x/a b> 'title') &mdash; it&#39;s &#x41;.\n\n[1]: https://e.x/?a=1&copy=2",
            &["See [the page](<https://e.x/a_(b)>), [a](https://e.x/?a=1&copy=2), [it](https://e.x/a%20b) — it's A."],
        );
        check(
            "| a | b \\| `c\\|d` |\n|:--|:-:|\n| 1 | *2* |\n| <https://e.x> |\n\nend",
            &[
                "| a | b \\| `c\\|d` |",
                "|:--|:-:|",
                "| 1 | *2* |",
                "| <https://e.x> | |",
                "",
                "end",
            ],
        );
        check(
            "- a\n\n  5) b\n  6) c\n\n         code\n> quote\n> - d\n\n---\n~~gone~~ ![alt](https://e.x/i.png)",
            &[
                "- a",
                "",
                "  5. b",
                "  6. c",
                "",
                "     ```text",
                "     code",
                "     ```",
                "",
                "> quote",
                ">",
                "> - d",
                "",
                "---",
                "",
                "~~gone~~ [alt](https://e.x/i.png)",
            ],
        );
        check("One of:\n      1. a\n      2. b", &["One of:", "", "1. a", "2. b"]);
        check("one\\\ntwo  \nthree\nfour", &["one", "", "two", "", "three four"]);
        check(
            "Use **this**,<br>or <code>a_b</code> [x](https://e.x) <b>&lt;y></b>",
            &["Use **this**,", "", "or `a_b` [x](https://e.x) **\\<y>**"],
        );
        check("Of <code>a*b</code> and <code>c*d</code>.", &["Of `a*b` and `c*d`."]);
    }

    /// Neighbouring constructs do not merge into another construct.
    #[test]
    fn neighbours() {
        check(
            "<p>Wow!<a href=\"https://e.x\">y</a> <code>a</code><code>`&lt;b>`</code></p>",
            &["Wow\\![y](https://e.x) `a` `` `<b>` ``"],
        );
        check(
            "<ol><li>a<pre>``\u{0}`\nb\u{2028}    c\u{85}d\t\u{202e}e</pre></ol>",
            &[
                "1. a",
                "",
                "   ````text",
                "   ```",
                "   b",
                "       c",
                "   d    e",
                "   ````",
            ],
        );
        check(
            "<ul><ol>A. <li><li><pre>b</pre>",
            &["A.", "", "2. ```text", "   b", "   ```"],
        );
        check(
            "999999999. a\n999999999. b\n\n           c",
            &["999999999. a", "999999999. b", "", "           c"],
        );
    }

    /// A text of any depth or length takes linear time and space: a square of these lengths would not end.
    #[test]
    fn hostile_text() {
        let deep = "<ul><li>".repeat(20_000) + "x";
        assert!(super::docs(&deep).lines().all(|line| line.len() < 100));
        for text in [
            "`a",
            "``` ",
            "*a",
            "**a",
            "_",
            "[",
            "![",
            "]",
            "[a](",
            "<",
            "</",
            "<!--",
            "&a",
            "&#",
            "> ",
            ">",
            "- ",
            "1. ",
            "\\",
            "|",
            "|a\n|-|\n",
            "~",
            "\n\n    ",
            "<a href=x>",
            "<p",
            "<code>",
            "<pre>",
            "<b>",
            "</ul>",
            "<note>",
            "<x ",
            "https://a)",
            "https://",
            "http",
            "https://{",
            "!",
            "&amp;",
            "[a]: b\n",
            "[a][",
            "\u{2028}",
            "\u{200b}",
            "\0",
        ] {
            for text in [text.repeat(20_000), format!("<p>{}", text.repeat(20_000))] {
                let written: usize = super::docs(&text).lines().map(str::len).sum();
                assert!(
                    written <= 15 * text.len(),
                    "{written} of {:?}",
                    text.chars().take(20).collect::<String>()
                );
            }
        }
    }
}
