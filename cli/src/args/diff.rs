//! The arguments of `diff`.

use super::{flag, paths};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches};
use std::path::PathBuf;

/// `diff`
pub struct Diff {
    /// The model before and after the change, as paths or `REV:PATH`; `None` compares what is committed with the work tree.
    pub sides: Option<[String; 2]>,
    /// Projections by name; empty means all that the models feed.
    pub projections: Vec<String>,
    /// `true` for the events of Smithy's diff, in place of the report.
    pub smithy: bool,
    /// The form of the report.
    pub format: Format,
    /// `true` if nothing is left out.
    pub verbose: bool,
    /// The levels that fail.
    pub deny: Vec<Deny>,
    /// Programs whose use of the crate counts.
    pub used_by: Vec<PathBuf>,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// For programs.
    Json,
    /// Annotations of GitHub.
    Github,
}

/// The changes that make the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deny {
    /// A breaking change.
    Breaking,
    /// A change of behaviour.
    Behaviour,
    /// An addition.
    Additive,
    /// A version that does not follow from the verdict.
    Unbumped,
}

const FORMATS: [(&str, Format); 4] = [
    ("text", Format::Text),
    ("markdown", Format::Markdown),
    ("json", Format::Json),
    ("github", Format::Github),
];

const DENIED: [(&str, Deny); 4] = [
    ("breaking", Deny::Breaking),
    ("behaviour", Deny::Behaviour),
    ("additive", Deny::Additive),
    ("unbumped", Deny::Unbumped),
];

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Diff {
    let text = |name| given.get_one::<String>(name).cloned();
    let all = |name| -> Vec<String> { given.get_many(name).into_iter().flatten().cloned().collect() };
    let format = text("format").and_then(|name| FORMATS.iter().find(|(it, _)| *it == name));
    let deny = all("deny");
    Diff {
        sides: text("old").zip(text("new")).map(|(old, new)| [old, new]),
        projections: all("projection"),
        smithy: given.get_flag("smithy"),
        format: format.map_or(Format::Text, |(_, format)| *format),
        verbose: given.get_flag("verbose"),
        deny: DENIED
            .iter()
            .filter(|(name, _)| deny.iter().any(|it| it == name))
            .map(|(_, it)| *it)
            .collect(),
        used_by: given.get_many("used-by").into_iter().flatten().cloned().collect(),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("diff")
        .about("Reports what a change of a model does to the generated crate and to your program")
        .long_about(
            "Compares two versions of a model: the verdict for the crate of each projection that the models feed, the version \
             that follows by Cargo's rules, and each finding with its places in both models, the Rust items it touches and \
             what to do. Without OLD and NEW, the models of each projection as committed (HEAD) are compared with the work \
             tree. Without smithy-build.json, the crate of the service alone is compared.",
        )
        .after_help(
            "Examples:\n  cargo xtask diff\n  cargo xtask diff main:model/weather.json model/weather.json\n  cargo xtask diff \
             old.json new.json --used-by ../my-program --deny breaking\n  cargo xtask diff old.json new.json --smithy\n\nExit \
             codes: 0 the models were compared, 1 a model is invalid or what --deny names was found, 2 misuse or a file that \
             cannot be read.",
        )
        .arg(side("old", "OLD", "The model before the change: a file (.smithy, .json, .jar, .zip), a folder of such files, or REV:PATH in git").requires("new"))
        .arg(side("new", "NEW", "The model after the change"))
        .arg(
            Arg::new("projection")
                .long("projection")
                .value_name("NAME")
                .action(ArgAction::Append)
                .help("Compare the crate of this projection only"),
        )
        .arg(flag("smithy", "Print the events of Smithy's diff, a line each, in place of the report"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(FORMATS.map(|(name, _)| name)))
                .help("Print the report as text, Markdown, JSON or annotations of GitHub; text unless given"),
        )
        .arg(flag("verbose", "Leave nothing out: documentation, the source, and changes that do not reach the crate"))
        .arg(
            Arg::new("deny")
                .long("deny")
                .value_name("LEVEL")
                .action(ArgAction::Append)
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(DENIED.map(|(name, _)| name)))
                .help("Exit with 1 if there is a finding of this level, or if moduleVersion does not follow from the verdict"),
        )
        .arg(paths("used-by", "PATH", "List the places of this program that a finding touches, and judge for it"))
}

fn side(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help)
}
