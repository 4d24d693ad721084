//! The tokens of Smithy IDL (Smithy 2.0, "Smithy IDL", grammar).

/// The kind of a token. White space and comments are tokens, because the grammar asks for them in places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Spaces and tabs.
    Space,
    /// The end of a line.
    Newline,
    /// `,`, which is white space.
    Comma,
    /// `// …`, with the end of its line.
    Comment,
    /// `/// …`, with the end of its line.
    DocComment,
    /// `@`
    At,
    /// A string in double quotes.
    String,
    /// A string in three double quotes.
    TextBlock,
    /// `:`
    Colon,
    /// `:=`
    Walrus,
    /// A name or keyword.
    Identifier,
    /// `.`
    Dot,
    /// `#`
    Pound,
    /// `$`
    Dollar,
    /// A number.
    Number,
    /// `{`
    LeftBrace,
    /// `}`
    RightBrace,
    /// `[`
    LeftBracket,
    /// `]`
    RightBracket,
    /// `(`
    LeftParenthesis,
    /// `)`
    RightParenthesis,
    /// `=`
    Equal,
    /// The end of the text.
    End,
    /// Text that is no token; the lexer knows the problem.
    Error,
}

/// A token: a kind and a range of the text in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// The kind.
    pub kind: Kind,
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

impl Kind {
    /// Returns whether the token separates others and means nothing else.
    pub fn is_white_space(self) -> bool {
        matches!(self, Self::Space | Self::Newline | Self::Comma | Self::Comment)
    }

    /// Returns whether the token opens a bracket.
    pub fn opens(self) -> bool {
        matches!(self, Self::LeftBrace | Self::LeftBracket | Self::LeftParenthesis)
    }

    /// Returns whether the token closes a bracket.
    pub fn closes(self) -> bool {
        matches!(self, Self::RightBrace | Self::RightBracket | Self::RightParenthesis)
    }

    /// Describes the kind for messages.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Space => "a space",
            Self::Newline => "the end of the line",
            Self::Comma => "`,`",
            Self::Comment => "a comment",
            Self::DocComment => "a documentation comment",
            Self::At => "`@`",
            Self::String => "a string",
            Self::TextBlock => "a text block",
            Self::Colon => "`:`",
            Self::Walrus => "`:=`",
            Self::Identifier => "a name",
            Self::Dot => "`.`",
            Self::Pound => "`#`",
            Self::Dollar => "`$`",
            Self::Number => "a number",
            Self::LeftBrace => "`{`",
            Self::RightBrace => "`}`",
            Self::LeftBracket => "`[`",
            Self::RightBracket => "`]`",
            Self::LeftParenthesis => "`(`",
            Self::RightParenthesis => "`)`",
            Self::Equal => "`=`",
            Self::End => "the end of the file",
            Self::Error => "text that is no token",
        }
    }
}
