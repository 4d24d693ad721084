//! Arguments to one struct per command: the only place that knows clap.

mod e2e;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::PathBuf;
use tinsmith::model::shape_id::ShapeId;

pub use e2e::E2e;

/// What to do.
pub enum Command {
    /// Write crates.
    Codegen(Codegen),
    /// Check models.
    Check(Check),
    /// Test endpoint rules.
    Endpoints(Endpoints),
    /// Tell where a line came from.
    Explain(Explain),
    /// Make crates of many models.
    Corpus(Corpus),
    /// Run the protocol tests of many models.
    Conformance(Conformance),
    /// Call real servers.
    E2e(E2e),
    /// Compare with official crates.
    Peer(Peer),
    /// Measure beside the official crate.
    Bench(Bench),
}

/// `codegen`
pub struct Codegen {
    /// Which crates.
    pub which: Which,
    /// `true` if only to compare.
    pub check: bool,
    /// Keep these operations; empty keeps all.
    pub operations: Vec<String>,
    /// Find the operations in the sources of a program.
    pub used_by: Vec<PathBuf>,
    /// Write what was found into `smithy-build.json`.
    pub save: bool,
}

/// Which crates `codegen` writes.
pub enum Which {
    /// Projections of `smithy-build.json` by name; empty means all.
    Projections(Vec<String>),
    /// One crate without configuration.
    Model {
        /// Files and folders of the model.
        paths: Vec<PathBuf>,
        /// The folder of the crate.
        out: PathBuf,
        /// The service, if the model has several.
        service: Option<ShapeId>,
    },
}

/// `check`
pub struct Check {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// `true` if every file is a model by itself.
    pub each: bool,
    /// A model to compare with.
    pub same_as: Option<PathBuf>,
}

/// `endpoints`
pub struct Endpoints {
    /// Models, or folders of them.
    pub models: Vec<PathBuf>,
    /// The partitions of AWS, in place of those of the runtime.
    pub partitions: Option<PathBuf>,
}

/// `explain`
pub struct Explain {
    /// A generated file.
    pub file: PathBuf,
    /// A line of it, from 1.
    pub line: usize,
}

/// `corpus`
pub struct Corpus {
    /// Files and folders; every file is a model by itself.
    pub models: Vec<PathBuf>,
    /// Only the models of these files, without `.json`; empty means all.
    pub only: Vec<String>,
    /// `true` if the crates are compiled as far as `cargo check` goes.
    pub check: bool,
    /// `true` if crates of AWS services have the names of the official ones.
    pub official: bool,
    /// The number of models that become crates at the same time.
    pub jobs: usize,
}

/// `conformance`
pub struct Conformance {
    /// Files and folders; every file is a model by itself.
    pub models: Vec<PathBuf>,
    /// Only the models of these files, without `.json`; empty means all.
    pub only: Vec<String>,
    /// The number of cases each file has.
    pub expect: Option<PathBuf>,
    /// The cases that are known to fail.
    pub known: Option<PathBuf>,
    /// `true` if everything is printed that a failed test says.
    pub show_failures: bool,
    /// `true` if the table is printed as Markdown.
    pub markdown: bool,
    /// The number of compilers and tests that run at the same time.
    pub jobs: usize,
}

/// `peer`
pub struct Peer {
    /// Services by the official name or the file of their model; empty means all.
    pub services: Vec<String>,
    /// Files and folders; every file is a model by itself.
    pub models: Vec<PathBuf>,
    /// Keep these operations; empty keeps all.
    pub operations: Vec<String>,
    /// `true` if only the public APIs are compared.
    pub listing: bool,
}

/// `bench`
pub struct Bench {
    /// The number of times everything is measured.
    pub rounds: usize,
}

/// Reads the process's arguments; the error is also how help is printed.
pub fn parse() -> Result<Command, clap::Error> {
    let matches = command().try_get_matches()?;
    Ok(match matches.subcommand() {
        Some(("codegen", it)) => Command::Codegen(codegen_of(it)),
        Some(("check", it)) => Command::Check(Check {
            paths: many(it, "path"),
            each: it.get_flag("each"),
            same_as: it.get_one("same-as").cloned(),
        }),
        Some(("endpoints", it)) => Command::Endpoints(Endpoints {
            models: many(it, "models"),
            partitions: it.get_one("partitions").cloned(),
        }),
        Some(("explain", it)) => {
            let (file, line) = it.get_one::<(PathBuf, usize)>("place").cloned().unwrap_or_default();
            Command::Explain(Explain { file, line })
        }
        Some(("e2e", it)) => Command::E2e(e2e::read(it)),
        Some(("peer", it)) => Command::Peer(Peer {
            services: many(it, "service"),
            models: many(it, "models"),
            operations: many(it, "operations"),
            listing: it.get_flag("listing"),
        }),
        Some(("bench", it)) => Command::Bench(Bench {
            rounds: it.get_one("rounds").copied().map_or(5, |rounds: u16| rounds.into()),
        }),
        Some(("corpus", it)) => Command::Corpus(Corpus {
            models: many(it, "models"),
            only: many(it, "only"),
            check: it.get_flag("check"),
            official: it.get_flag("official"),
            jobs: it.get_one("jobs").copied().map_or_else(cores, |jobs: u16| jobs.into()),
        }),
        Some(("conformance", it)) => Command::Conformance(Conformance {
            models: many(it, "models"),
            only: many(it, "only"),
            expect: it.get_one("expect").cloned(),
            known: it.get_one("known").cloned(),
            show_failures: it.get_flag("show-failures"),
            markdown: it.get_flag("markdown"),
            jobs: it.get_one("jobs").copied().map_or_else(cores, |jobs: u16| jobs.into()),
        }),
        _ => return Err(command().error(clap::error::ErrorKind::MissingSubcommand, "a command is needed")),
    })
}

fn codegen_of(it: &ArgMatches) -> Codegen {
    let which = match it.get_one::<PathBuf>("out") {
        Some(out) => Which::Model {
            paths: many(it, "model"),
            out: out.clone(),
            service: it.get_one("service").cloned(),
        },
        None => Which::Projections(many(it, "projection")),
    };
    Codegen {
        which,
        check: it.get_flag("check"),
        operations: many(it, "operations"),
        used_by: many(it, "used-by"),
        save: it.get_flag("save"),
    }
}

fn many<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    matches.get_many(name).into_iter().flatten().cloned().collect()
}

/// Returns the number of threads that can run at the same time.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, Into::into)
}

const CODES: &str = "Exit codes: 0 all is fine (warnings allowed), 1 a model is invalid or a crate is stale, 2 misuse or \
    a file that cannot be read or written.";

fn command() -> clap::Command {
    clap::Command::new("cargo xtask")
        .bin_name("cargo xtask")
        .about("Rust clients from Smithy models")
        .after_help(CODES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(codegen())
        .subcommand(check())
        .subcommand(endpoints())
        .subcommand(explain())
        .subcommand(corpus())
        .subcommand(conformance())
        .subcommand(e2e::command())
        .subcommand(peer())
        .subcommand(bench())
}

fn codegen() -> clap::Command {
    clap::Command::new("codegen")
        .about("Writes the crates that smithy-build.json lists, or one crate of a model")
        .long_about(
            "Writes the crates that smithy-build.json lists, each into a folder named after its projection, or one crate \
             of a model.\n\nOnly files whose text changes are touched; generated files that no longer belong to the crate \
             are removed; a file in `src/` that Tinsmith did not write is an error, and then nothing is written.",
        )
        .after_help(format!(
            "Examples:\n  cargo xtask codegen\n  cargo xtask codegen workspaces-instances --check\n  cargo xtask codegen \
             workspaces-instances --operations CreateVolume,ListRegions\n  cargo xtask codegen --model model/weather.json \
             --out /tmp/weather\n\n{CODES}"
        ))
        .arg(
            Arg::new("projection")
                .value_name("PROJECTION")
                .num_args(0..)
                .help("Projections of smithy-build.json that have a block `rust-client-codegen`; all unless given"),
        )
        .arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Write nothing; exit with 1 and show the difference if a crate is not what it should be"),
        )
        .arg(
            Arg::new("operations")
                .long("operations")
                .value_name("A,B")
                .value_delimiter(',')
                .help("Keep only these operations, by name or absolute ID, and what they need; the manifest records it"),
        )
        .arg(
            Arg::new("used-by")
                .long("used-by")
                .value_name("PATH")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .conflicts_with_all(["operations", "check"])
                .help(
                    "Find the operations that a program uses, in a Rust file, a folder or a package, and print them with \
                     where they were seen; nothing is written without --save or --out",
                ),
        )
        .arg(
            Arg::new("save")
                .long("save")
                .action(ArgAction::SetTrue)
                .requires("used-by")
                .conflicts_with("model")
                .help("Put what --used-by found into smithy-build.json, and write the crate"),
        )
        .arg(
            Arg::new("model")
                .long("model")
                .value_name("PATH")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .requires("out")
                .conflicts_with("projection")
                .help("A file of the model, or a folder of such files; no smithy-build.json is read"),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .requires("model")
                .help("The folder of the crate; the package is named after it"),
        )
        .arg(
            Arg::new("service")
                .long("service")
                .value_name("ID")
                .value_parser(|text: &str| ShapeId::parse(text))
                .requires("model")
                .help("The absolute ID of the service, if the model has several"),
        )
}

fn check() -> clap::Command {
    clap::Command::new("check")
        .about("Checks a model, or compares two")
        .long_about(
            "Loads one model made of all the files and folders named, and prints every event: what is wrong, where, and \
             what to do.",
        )
        .after_help(CODES)
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help("Model files, or folders in which every *.json file is one"),
        )
        .arg(
            Arg::new("each")
                .long("each")
                .action(ArgAction::SetTrue)
                .conflicts_with("same-as")
                .help("Take every file as a model by itself"),
        )
        .arg(
            Arg::new("same-as")
                .long("same-as")
                .value_name("B")
                .value_parser(value_parser!(PathBuf))
                .help(
                    "Compare with the model in this file or folder; documentation, examples, IAM and CloudFormation \
                     traits aside, and whatever the order",
                ),
        )
}

fn endpoints() -> clap::Command {
    clap::Command::new("endpoints")
        .about("Runs the endpoint tests of models")
        .long_about(
            "Reads the endpoint rules of each model as the generator does, evaluates them as generated crates do, without a \
             client, and prints how many of the model's `smithy.rules#endpointTests` gave what they expect. A model that \
             has its rules in two forms has its tests run against both.",
        )
        .after_help("Exit codes: 0 all cases passed, 1 a case failed or did not run, 2 misuse or a file that cannot be read.")
        .arg(
            Arg::new("models")
                .long("models")
                .value_name("DIR")
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help("A folder in which every *.json file is a model, or one such file"),
        )
        .arg(
            Arg::new("partitions")
                .long("partitions")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("A partitions.json, in place of the partitions that the runtime knows"),
        )
}

fn explain() -> clap::Command {
    clap::Command::new("explain")
        .about("Tells which emitter wrote a generated line, and from what in the model")
        .long_about(
            "Generates the crate again in memory and prints, for a line of one of its files, the file and line of the \
             emitter, the shape or member, and its place in the model.",
        )
        .after_help(format!(
            "Example:\n  cargo xtask explain generated/workspaces-instances/src/types/_tag.rs:9\n\n{CODES}"
        ))
        .arg(
            Arg::new("place")
                .value_name("FILE:LINE")
                .required(true)
                .value_parser(place)
                .help("A line of a generated file; a column after it is ignored"),
        )
}

fn corpus() -> clap::Command {
    clap::Command::new("corpus")
        .about("Makes a crate of every model in a folder, and says how each went")
        .long_about(
            "Makes a crate of every model in a folder, several at the same time, and prints a table: shapes, operations, \
             lines, seconds and the result. The crates go into a workspace below the target folder, where they can be \
             looked at.",
        )
        .after_help(CODES)
        .arg(
            Arg::new("models")
                .long("models")
                .value_name("DIR")
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help("A model file, or a folder in which every *.json file is a model by itself"),
        )
        .arg(
            Arg::new("only")
                .long("only")
                .value_name("A,B")
                .value_delimiter(',')
                .help("Only the models of these files, named without `.json`"),
        )
        .arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Also run `cargo check` on the crates; a warning of the compiler is a failure"),
        )
        .arg(
            Arg::new("official")
                .long("official")
                .action(ArgAction::SetTrue)
                .help("Name the crates of AWS services as the official ones, such as aws-sdk-sqs"),
        )
        .arg(
            Arg::new("jobs")
                .long("jobs")
                .value_name("N")
                .value_parser(value_parser!(u16).range(1..))
                .help("How many models to work on at the same time; the number of cores unless given"),
        )
}

fn conformance() -> clap::Command {
    clap::Command::new("conformance")
        .about("Runs the protocol tests of every model in a folder")
        .long_about(
            "Makes a crate with protocol tests of every model in a folder, runs these tests, and prints a table: requests, \
             responses and event streams, how many passed, failed and were skipped. A case that no test can be made of, \
             and every case of a crate that does not compile, has failed. The last line is the sum.",
        )
        .after_help(
            "Exit codes: 0 every case passed, 1 a case failed or did not run, or there are not as many as expected, 2 misuse \
             or a file that cannot be read or written.",
        )
        .arg(
            Arg::new("models")
                .long("models")
                .value_name("DIR")
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help("A model file, or a folder in which every *.json file is a model by itself"),
        )
        .arg(
            Arg::new("only")
                .long("only")
                .value_name("A,B")
                .value_delimiter(',')
                .help("Only the models of these files, named without `.json`"),
        )
        .arg(
            Arg::new("expect")
                .long("expect")
                .value_name("COUNTS")
                .value_parser(value_parser!(PathBuf))
                .help(
                    "A JSON file that says how many cases each model file has for clients: `client_request`, \
                     `client_response`, `client_error_response` and `client_eventstream`",
                ),
        )
        .arg(
            Arg::new("known")
                .long("known")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Cases that are known to fail, a name in each line, `#` before the reason; one that passes is a failure"),
        )
        .arg(
            Arg::new("show-failures")
                .long("show-failures")
                .action(ArgAction::SetTrue)
                .help("Print all that failed tests and compilers say, not only the first lines"),
        )
        .arg(
            Arg::new("markdown")
                .long("markdown")
                .action(ArgAction::SetTrue)
                .help("Print the table as Markdown, as it stands in docs/conformance.md"),
        )
        .arg(
            Arg::new("jobs")
                .long("jobs")
                .value_name("N")
                .value_parser(value_parser!(u16).range(1..))
                .help("How many compilers and tests run at the same time; the number of cores unless given"),
        )
}

fn peer() -> clap::Command {
    clap::Command::new("peer")
        .about("Compares generated crates with the newest official ones")
        .long_about(
            "Generates the crate of each service under its official name and compares it with the newest official crate of \
             crates.io: the public APIs by the rows of docs/compatibility.md, with the differences that only come from \
             another version of the model told apart, and the requests and answers of up to forty operations for the \
             smallest, the largest and 20 random inputs. Prints the differences and, at the end, the table of \
             docs/compatibility.md.",
        )
        .after_help(
            "Examples:\n  cargo xtask peer sqs sts --models ../models\n  cargo xtask peer ec2 --listing --operations \
             RunInstances,DescribeInstances --models ../models\n\nExit codes: 0 nothing differs without a reason, 1 something \
             differs or a model is invalid, 2 misuse or a file that cannot be read or written.",
        )
        .arg(
            Arg::new("service")
                .value_name("SERVICE")
                .num_args(0..)
                .help("Services by the official name (`aws-sdk-sqs` or `sqs`) or the file of their model; all unless given"),
        )
        .arg(
            Arg::new("models")
                .long("models")
                .value_name("DIR")
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help("A model file, or a folder in which every *.json file is a model by itself"),
        )
        .arg(
            Arg::new("operations")
                .long("operations")
                .value_name("A,B")
                .value_delimiter(',')
                .help("Cut the generated crate to these operations, and compare no others"),
        )
        .arg(
            Arg::new("listing")
                .long("listing")
                .action(ArgAction::SetTrue)
                .help("Compare the public APIs only: no program is compiled"),
        )
}

fn bench() -> clap::Command {
    clap::Command::new("bench")
        .about("Measures the client of the first service beside the official one")
        .long_about(
            "Compiles the official crate, the generated one, the one that is cut to CreateWorkspaceInstance and the runtime, \
             each alone with everything else built, and runs programs that use them, all in the same run. Prints the medians \
             and their ratios as they stand in docs/performance.md. Takes a quarter of an hour on two cores; counts instructions \
             where valgrind is installed.",
        )
        .after_help(CODES)
        .arg(
            Arg::new("rounds")
                .long("rounds")
                .value_name("N")
                .value_parser(value_parser!(u16).range(1..))
                .help("How often everything is measured; 5 unless given"),
        )
}

/// `FILE:LINE` or `FILE:LINE:COLUMN`.
fn place(text: &str) -> Result<(PathBuf, usize), String> {
    let wrong = || format!("expected FILE:LINE, found `{text}`");
    let (before, last) = text.rsplit_once(':').ok_or_else(wrong)?;
    let last: usize = last.parse().map_err(|_| wrong())?;
    let (file, line) = match before.rsplit_once(':').map(|(file, line)| (file, line.parse())) {
        Some((file, Ok(line))) => (file, line),
        _ => (before, last),
    };
    if line == 0 || file.is_empty() {
        Err(wrong())
    } else {
        Ok((file.into(), line))
    }
}
