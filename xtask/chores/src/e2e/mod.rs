//! `e2e`: generated and official clients against programs that serve the same interfaces, on this machine's loopback.

mod server;
mod transcript;

use crate::args::e2e::E2e;
use crate::repository;
use crate::shared::{Codegen, Scratch, Which, codegen};
use crate::unstable;
use server::{Server, succeed};
use std::path::Path;
use std::process::Stdio;
use tinsmith_cli::Failure;

/// The services that the programs call: the names of their models, and of the features of both programs.
const SERVICES: &[&str] = &[
    "cloudwatch",
    "dynamodb",
    "ec2",
    "lambda",
    "route-53",
    "s3",
    "sqs",
    "ssm",
    "sts",
];

/// Services whose official crate is compiled only on demand, and why.
const HEAVY: &[(&str, &str)] = &[(
    "ec2",
    "its official crate takes about 8 GB of memory to compile; `cargo xtask e2e ec2` compares it all the same",
)];

/// Makes the clients, runs the program on them and on the official ones, and compares what it prints.
pub fn run(e2e: &E2e) -> Result<(), Failure> {
    let services = services(&e2e.services)?;
    let project = repository()?;
    let program = project.join("tests/e2e");
    let scratch = Scratch::open("e2e")?;
    let servers = server::install(&scratch)?;
    clients(
        &project.join("model/servers"),
        e2e.models.as_deref(),
        &services,
        &program,
    )?;
    let ours = play(&scratch, &servers, &program, &services, str::to_owned)?;
    anstream::print!("{ours}");
    if e2e.generated {
        return verdict(&scratch, &ours, true);
    }

    let is_heavy = |name: &str| e2e.services.is_empty() && HEAVY.iter().any(|(heavy, _)| *heavy == name);
    for (name, why) in HEAVY.iter().filter(|(name, _)| is_heavy(name)) {
        anstream::println!("{name} is not compared: {why}");
    }
    let light: Vec<&str> = services.iter().copied().filter(|name| !is_heavy(name)).collect();
    let official_name = |name: &str| format!("aws-sdk-{}", name.replace('-', ""));
    let theirs = play(&scratch, &servers, &program.join("official"), &light, official_name)?;
    let differences = transcript::differences(&ours, &theirs);
    anstream::print!("{differences}");
    let compared = transcript::sections(&theirs).count();
    anstream::println!("{compared} services compared with the official crates");
    verdict(&scratch, &ours, differences.is_empty())
}

/// The services that were asked for; all if none was.
fn services(asked: &[String]) -> Result<Vec<&'static str>, Failure> {
    if let Some(unknown) = asked.iter().find(|name| !SERVICES.contains(&name.as_str())) {
        return Err(format!(
            "no program calls `{unknown}`; known services are {}",
            SERVICES.join(", ")
        )
        .into());
    }
    let is_asked = |name: &&str| asked.is_empty() || asked.iter().any(|it| it == name);
    Ok(SERVICES.iter().copied().filter(is_asked).collect())
}

/// Makes a client of each model, in the folder where the program's manifest expects it: of the whole model if there is one,
/// else of the part that the project keeps. The manifest names all clients, so that all are made.
fn clients(parts: &Path, whole: Option<&Path>, services: &[&str], program: &Path) -> Result<(), Failure> {
    for name in SERVICES {
        let whole = whole.map(|it| it.join(format!("{name}.json")));
        let whole = whole.filter(|it| services.contains(name) && it.exists());
        codegen(&Codegen {
            which: Which::Model {
                out: program.join("clients").join(name),
                paths: vec![whole.unwrap_or_else(|| parts.join(format!("{name}.json")))],
                service: None,
            },
            ..Codegen::default()
        })?;
    }
    Ok(())
}

/// Builds the program and runs it against servers of its own, so that it finds none of what another run left. Returns what
/// it prints.
fn play(
    scratch: &Scratch,
    servers: &Path,
    program: &Path,
    services: &[&str],
    package: impl Fn(&str) -> String,
) -> Result<String, Failure> {
    let packages: Vec<String> = services.iter().map(|name| package(name)).collect();
    let cargo = |command| {
        let mut cargo = unstable::build_used(scratch, command, packages.iter().map(String::as_str));
        cargo.current_dir(program).args(["--features", &services.join(",")]);
        cargo
    };
    succeed(&mut cargo("build"), &format!("cargo build in {}", program.display()))?;

    let moto = Server::start("moto_server", servers, scratch, |command, port| {
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    })?;
    let ministack = Server::start("ministack", servers, scratch, |command, port| {
        command
            .env("BIND_HOST", "127.0.0.1")
            .env("GATEWAY_PORT", port.to_string());
    })?;
    let mut run = cargo("run");
    run.env("MOTO_URL", moto.url()).env("MINISTACK_URL", ministack.url());
    let output = run.stderr(Stdio::inherit()).output()?;
    match output.status.code() {
        Some(0 | 1) => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        _ => Err(format!("the program in {} ended with {}", program.display(), output.status).into()),
    }
}

fn verdict(scratch: &Scratch, ours: &str, same: bool) -> Result<(), Failure> {
    if same && ours.trim_end().ends_with(" 0 failed") {
        return Ok(());
    }
    anstream::eprintln!("the servers' logs are in {}", scratch.root.display());
    Err(Failure::Negative)
}
