//! `codegen --used-by` on programs as people write them: what is found, what is printed, what is saved.

use std::fs;
use std::path::Path;
use std::process::Command;
use tests::scratch::Scratch;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/workspaces-instances");
const CONFIGURATION: &str = r#"{
    "version": "1.0",
    "projections": {
        "sdk": {
            "imports": ["MODEL"],
            "plugins": {
                "rust-client-codegen": {
                    "module": "aws-sdk-workspacesinstances"
                }
            }
        }
    }
}
"#;

/// A workspace with a program of these files in `app`.
fn program(name: &str, files: &[(&str, &str)]) -> Scratch {
    let dir = Scratch::new(name);
    fs::write(
        dir.path().join("smithy-build.json"),
        CONFIGURATION.replace("MODEL", MODEL),
    )
    .unwrap();
    for (path, text) in files {
        let path = dir.path().join("app").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

/// Exit code and output of a command, standard output first.
fn run(dir: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tinsmith-xtask"))
        .args(arguments)
        .current_dir(dir)
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr]
        .map(|text| String::from_utf8(text).unwrap())
        .concat();
    (output.status.code().unwrap(), text)
}

fn has(output: &(i32, String), code: i32, parts: &[&str]) {
    assert_eq!(output.0, code, "{}", output.1);
    for part in parts {
        assert!(output.1.contains(part), "no {part:?} in\n{}", output.1);
    }
}

/// Asserts that the findings in one file contain these parts.
fn found(name: &str, text: &str, parts: &[&str]) {
    let dir = program(name, &[("src/main.rs", text)]);
    has(&run(dir.path(), &["codegen", "--used-by", "app"]), 0, parts);
}

#[test]
fn calls_in_every_form() {
    found(
        "used-by-forms",
        "use aws_sdk_workspacesinstances::{self as sdk, Client as Wsi};\n\
         fn run(c: &Wsi) {\n\
             c.create_volume().send();\n\
             tokio::join!(c.delete_volume().send(), c.list_regions().into_paginator().send());\n\
             mock!(Wsi::tag_resource);\n\
             sdk::Client::get_workspace_instance(&c);\n\
             let it: sdk::operation::list_workspace_instances::ListWorkspaceInstancesOutput;\n\
             tokio::select! { x = c.modify_volume().send() => {} }\n\
         }",
        &[
            "\"operations\": [\"CreateVolume\", \"DeleteVolume\", \"GetWorkspaceInstance\", \"ListRegions\", \
             \"ListWorkspaceInstances\", \"ModifyVolume\", \"TagResource\"]",
            "app/src/main.rs:3: `c.create_volume()`",
            "app/src/main.rs:5: `Wsi::tag_resource` in `mock!`",
            "app/src/main.rs:8: `c.modify_volume()` in `select!`",
            "Nothing was written",
        ],
    );
}

#[test]
fn what_may_be_meant_is_kept_and_said() {
    found(
        "used-by-doubt",
        "use aws_sdk_workspacesinstances::Client;\n\
         macro_rules! call { ($c:expr, $m:ident) => { $c.$m().send() } }\n\
         fn run(c: Client, other: X) {\n\
             other.associate_volume();\n\
             other.disassociate_volume(1);\n\
             call!(c, untag_resource);\n\
         }",
        &[
            "\"operations\": [\"AssociateVolume\", \"UntagResource\"]",
            "`other.associate_volume()` (may be another type's; kept)",
            "`untag_resource` in `call!` (may be another type's; kept)",
            "app/src/main.rs:2: the macro `call!` calls a method that its user names",
        ],
    );
}

#[test]
fn a_type_without_a_call_keeps_an_operation_that_has_it() {
    found(
        "used-by-type",
        "fn it(_: aws_sdk_workspacesinstances::types::InstanceTypeInfo) {}",
        &[
            "\"operations\": [\"ListInstanceTypes\"]",
            "which no operation above has",
        ],
    );
}

#[test]
fn modules_packages_and_renamed_dependencies_are_followed() {
    let dir = program(
        "used-by-package",
        &[
            (
                "Cargo.toml",
                "[dependencies]\nwsi = { package = \"aws-sdk-workspacesinstances\", version = \"1\" }\n",
            ),
            ("src/main.rs", "mod helper; mod missing;"),
            ("src/helper.rs", "pub fn it(c: &wsi::Client) { c.create_volume(); }"),
            (
                "tests/it.rs",
                "fn it(c: &wsi::Client) { wsi::Client::list_regions(c); }",
            ),
        ],
    );
    let parts = &[
        "\"operations\": [\"CreateVolume\", \"ListRegions\"]",
        "app/src/helper.rs:1",
        "app/tests/it.rs:1",
        "the file of the module `missing` was not found",
    ];
    has(&run(dir.path(), &["codegen", "--used-by", "app"]), 0, parts);
    let one = run(dir.path(), &["codegen", "--used-by", "app/src/main.rs"]);
    has(&one, 0, &["\"operations\": [\"CreateVolume\"]"]);
}

#[test]
fn the_members_of_a_workspace_are_read() {
    let call = |method: &str| format!("fn it(c: &wsi::Client) {{ c.{method}(); }}");
    let member = "[package]\nname = \"worker\"\n[dependencies]\n\
        wsi = { package = \"aws-sdk-workspacesinstances\", version = \"1\" }\nshared = { path = \"../shared\" }\n\
        far = { path = \"../../../far\" }\n";
    for (kind, root) in [
        (
            "package",
            "[package]\nname = \"app\"\n[workspace]\nmembers = [\"crates/*\"]\n",
        ),
        ("virtual", "[workspace]\nmembers = [\"crates/*\"]\n"),
    ] {
        let dir = program(
            &format!("used-by-workspace-{kind}"),
            &[
                ("Cargo.toml", root),
                ("tests/it.rs", &call("list_regions")),
                ("crates/worker/Cargo.toml", member),
                ("crates/worker/src/main.rs", &call("create_volume")),
                ("crates/shared/Cargo.toml", "[package]\nname = \"shared\"\n"),
                ("crates/shared/src/lib.rs", "pub fn delete_volume() {}"),
                ("vendor/sdk/.cargo-checksum.json", "{}"),
                ("vendor/sdk/src/lib.rs", &call("modify_volume")),
                ("../far/Cargo.toml", "[package]\nname = \"far\"\n"),
            ],
        );
        let output = run(dir.path(), &["codegen", "--used-by", "app"]);
        let parts = &[
            "\"operations\": [\"CreateVolume\", \"ListRegions\"]",
            "app/crates/worker/src/main.rs:1: `c.create_volume()`\n",
            "app/tests/it.rs:1: `c.list_regions()`\n",
            "app/crates/worker/Cargo.toml: it depends on the package in `../../../far`, which was not read",
        ];
        has(&output, 0, parts);
        assert!(!output.1.contains("../shared"), "{}", output.1);
    }
}

#[test]
fn what_a_module_of_the_program_re_exports_is_followed() {
    let main = "mod aws { pub use aws_sdk_workspacesinstances::*; }\n\
        mod far; #[path = \"odd.rs\"] mod near; mod parts; mod list_regions;\n\
        use far::deep::Client;\n\
        fn run(c: &Client) {\n\
            c.list_workspace_instances();\n\
            Client::create_volume(c);\n\
            aws::Client::delete_volume(c);\n\
            let it: aws::operation::modify_volume::ModifyVolumeOutput;\n\
            near::Client::tag_resource(c);\n\
            let it: parts::untag_resource::UntagResourceInput;\n\
            let it: parts::InstanceTypeInfo;\n\
            list_regions::run();\n\
        }";
    let dir = program(
        "used-by-re-exports",
        &[
            ("src/main.rs", main),
            ("src/far/mod.rs", "pub mod deep { pub use crate::aws::*; }"),
            ("src/odd.rs", "pub use super::far::deep::*;"),
            (
                "src/parts.rs",
                "pub use aws_sdk_workspacesinstances::{operation::*, types::*};",
            ),
            ("src/list_regions.rs", "use super::Client; pub fn run() {}"),
        ],
    );
    let parts = &[
        "\"operations\": [\"CreateVolume\", \"DeleteVolume\", \"ListInstanceTypes\", \"ListWorkspaceInstances\", \
         \"ModifyVolume\", \"TagResource\", \"UntagResource\"]",
        "app/src/main.rs:5: `c.list_workspace_instances()`\n",
        "app/src/main.rs:6: `Client::create_volume`\n",
        "app/src/main.rs:7: `aws::Client::delete_volume`\n",
        "app/src/main.rs:8: `aws::operation::modify_volume::ModifyVolumeOutput`\n",
        "app/src/main.rs:9: `near::Client::tag_resource`\n",
        "app/src/main.rs:10: `parts::untag_resource::UntagResourceInput`\n",
        "app/src/main.rs:11: the type `parts::InstanceTypeInfo`, which no operation above has\n",
    ];
    has(&run(dir.path(), &["codegen", "--used-by", "app"]), 0, parts);
}

#[test]
fn what_comes_through_a_module_from_an_unknown_crate_is_kept_and_said() {
    found(
        "used-by-unread",
        "mod aws { pub use common::prelude::*; pub use common::sdk; }\n\
         fn run(c: &aws::Client) {\n\
             aws::Client::create_volume(c);\n\
             aws::sdk::Client::delete_volume(c);\n\
             let it: aws::tag_resource::TagResourceInput;\n\
         }",
        &[
            "\"operations\": [\"CreateVolume\", \"DeleteVolume\", \"TagResource\"]",
            "app/src/main.rs:3: `aws::Client::create_volume` (may be another type's; kept)",
            "app/src/main.rs:4: `aws::sdk::Client::delete_volume` (may be another type's; kept)",
            "app/src/main.rs:5: `aws::tag_resource::TagResourceInput` (may be another type's; kept)",
        ],
    );
}

#[test]
fn among_several_crates_the_one_that_is_used_is_found() {
    let dir = program("used-by-several", &[]);
    let other = format!(
        "\"jobs\": {{\"imports\": [{:?}], \"plugins\": {{\"rust-client-codegen\": {{}}}}}},\n\"sdk\"",
        MODEL.replace("workspaces-instances", "jobs")
    );
    let configuration = CONFIGURATION.replace("MODEL", MODEL).replace("\"sdk\"", &other);
    fs::write(dir.path().join("smithy-build.json"), configuration).unwrap();
    let app = |text: &str| {
        fs::create_dir_all(dir.path().join("app")).unwrap();
        fs::write(dir.path().join("app/main.rs"), text).unwrap();
        run(dir.path(), &["codegen", "--used-by", "app"])
    };
    let found = app(
        "pub mod aws { pub mod wsi { pub use aws_sdk_workspacesinstances::*; } }\n\
        use aws::wsi::Client;\n\
        fn run(c: &Client) { c.create_volume().send(); Client::delete_volume(c); }",
    );
    has(&found, 0, &["\"operations\": [\"CreateVolume\", \"DeleteVolume\"]"]);
    let doubtful = app("use common::Client;\nfn run(c: &Client) { c.create_volume().send(); }");
    has(
        &doubtful,
        2,
        &[
            "app/main.rs:2: `c.create_volume()` (may be another type's; kept)",
            "name the projection",
        ],
    );
}

#[test]
fn it_is_saved_once_and_the_crate_is_fresh_then() {
    let text = "fn it(c: &aws_sdk_workspacesinstances::Client) { c.create_volume(); }";
    let dir = program("used-by-save", &[("src/main.rs", text)]);
    let file = dir.path().join("smithy-build.json");
    let before = fs::read_to_string(&file).unwrap();
    has(&run(dir.path(), &["codegen", "--used-by", "app"]), 0, &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), before);

    let save = ["codegen", "sdk", "--used-by", "app", "--save"];
    has(&run(dir.path(), &save), 0, &["aws-sdk-workspacesinstances: "]);
    let after = fs::read_to_string(&file).unwrap();
    let module = "\"module\": \"aws-sdk-workspacesinstances\"";
    let indent = "\n                    ";
    let expected = before.replace(module, &format!("\"operations\": [\"CreateVolume\"],{indent}{module}"));
    assert_eq!(after, expected);
    has(&run(dir.path(), &["codegen", "--check"]), 0, &["fresh"]);

    let other = text.replace("create_volume", "list_regions");
    fs::write(dir.path().join("app/src/main.rs"), other).unwrap();
    has(&run(dir.path(), &save), 0, &[]);
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        expected.replace("CreateVolume", "ListRegions")
    );
}

#[test]
fn comments_are_no_place_for_a_setting() {
    let text = "fn it(c: &aws_sdk_workspacesinstances::Client) { c.create_volume(); }";
    let dir = program("used-by-comments", &[("src/main.rs", text)]);
    let file = dir.path().join("smithy-build.json");
    let configuration = |block: &str| {
        let configuration = CONFIGURATION.replace("MODEL", MODEL);
        let (start, rest) = configuration.split_once("\"rust-client-codegen\": {").unwrap();
        let (_, end) = rest.split_once('}').unwrap();
        format!("{start}\"rust-client-codegen\": {{{block}}}{end}")
    };
    let operations = "\"operations\": [\"CreateVolume\"]";
    for (before, after) in [
        (
            "\"module\": \"wsi\" // the last\n".to_owned(),
            format!("{operations}, \"module\": \"wsi\" // the last\n"),
        ),
        (
            " // the first }\n \"module\": \"wsi\"\n".to_owned(),
            format!(" {operations}, // the first }}\n \"module\": \"wsi\"\n"),
        ),
        (" // none\n".to_owned(), format!(" {operations} // none\n")),
        (String::new(), operations.to_owned()),
    ] {
        fs::write(&file, configuration(&before)).unwrap();
        let saved = run(dir.path(), &["codegen", "sdk", "--used-by", "app", "--save"]);
        has(&saved, 0, &[operations]);
        assert_eq!(fs::read_to_string(&file).unwrap(), configuration(&after));
    }
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let dir = program(
        "used-by-errors",
        &[
            ("src/main.rs", "fn it() {\n    let = 1;\n}"),
            ("none/a.rs", "fn f() {}"),
        ],
    );
    let at = |path: &str| run(dir.path(), &["codegen", "--used-by", path]);
    has(&at("nowhere"), 2, &["--used-by nowhere: No such file"]);
    has(&at("app/src"), 1, &["app/src/main.rs:2:9", "no Rust"]);
    has(&at("app/none"), 2, &["no call of an operation was found"]);
}

/// Each of these is a tree as deep as the text is long, in one of the ways in which Rust nests.
#[test]
fn sources_that_nest_without_end_are_errors() {
    let deep = |open: &str, middle: &str, close: &str, count| {
        format!(
            "fn it() {{ let _ = {}{middle}{}; }}",
            open.repeat(count),
            close.repeat(count)
        )
    };
    let many = 20_000;
    let cases = [
        deep("(", "1", ")", many),
        deep("[", "1", "]", many),
        deep("{", "1", "}", many),
        deep("!", "x", "", many),
        deep("-", "x", "", many),
        deep("&", "x", "", many),
        deep("1 + ", "1", "", many),
        deep("x = ", "1", "", many),
        deep("|| ", "1", "", many),
        deep("", "x", ".a()", many),
        deep("", "x", "?", many),
        deep("", "x", " as u8", many),
        deep("if a { } else ", "{ }", "", many),
        deep("a::<", "u8", ">", many),
        deep("m!(", "1", ")", many),
        format!("type A = {}u8{};", "Vec<".repeat(many), ">".repeat(many)),
        format!("type A = {}u8;", "&".repeat(many)),
        format!("{}{}", "mod a { ".repeat(many), "}".repeat(many)),
        format!("use {}a{};", "a::{".repeat(many), "}".repeat(many)),
        format!("use {}b;", "a::".repeat(many)),
    ];
    for text in cases {
        let dir = program("used-by-deep", &[("src/main.rs", &text)]);
        let output = run(dir.path(), &["codegen", "sdk", "--used-by", "app"]);
        let shown: String = text.chars().take(40).collect();
        assert!(output.1.contains("nested deeper than"), "{shown}: {output:.300?}");
        assert_eq!(output.0, 1, "{shown}");
    }
}

/// Sources within the limit of depth do not overflow the stack, even without optimization.
#[test]
fn sources_that_are_as_deep_as_they_may_be_are_read() {
    let wrapped = |open: &str, close: &str, count| {
        let (open, close) = (open.repeat(count), close.repeat(count));
        format!("fn it(c: &aws_sdk_workspacesinstances::Client) {{ let _ = {open}c.create_volume(){close}; }}")
    };
    for text in [
        wrapped("(", ")", 4_900),
        wrapped("{", "}", 4_900),
        wrapped("!", "", 4_900),
        wrapped("a + ", "", 2_400),
        wrapped("m!(", ")", 1_600),
        wrapped("if a { } else ", "", 1_200),
    ] {
        let text = text.replace("else c.create_volume()", "else { c.create_volume() }");
        let dir = program("used-by-long", &[("src/main.rs", &text)]);
        let output = run(dir.path(), &["codegen", "sdk", "--used-by", "app"]);
        has(&output, 0, &["CreateVolume"]);
    }
}

#[test]
fn what_waits_needs_the_operation_that_it_calls() {
    let text = "use jobs::client::Waiters;\n\
        async fn run(client: &jobs::Client) -> Result<(), jobs::waiters::job_gone::WaitUntilJobGoneError> {\n\
            client.wait_until_job_done().name(\"a\").wait(LONG).await;\n\
            jobs::client::Waiters::wait_until_jobs_there(client);\n\
            client.wait_until_nothing();\n\
        }";
    let dir = program("used-by-waiters", &[("src/main.rs", text)]);
    let configuration = CONFIGURATION
        .replace("MODEL", MODEL)
        .replace("workspaces-instances", "jobs")
        .replace("aws-sdk-workspacesinstances", "jobs");
    fs::write(dir.path().join("smithy-build.json"), configuration).unwrap();
    has(
        &run(dir.path(), &["codegen", "--used-by", "app"]),
        0,
        &[
            "\"operations\": [\"DescribeJob\", \"PingJobs\"]",
            "app/src/main.rs:2: `jobs::waiters::job_gone::WaitUntilJobGoneError`",
            "app/src/main.rs:3: `client.wait_until_job_done()`",
            "app/src/main.rs:5: `client.wait_until_nothing()` waits for nothing that the model names",
        ],
    );
}
