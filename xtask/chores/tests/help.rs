//! Each chore describes its arguments.

use std::process::Command;

#[test]
fn help_is_complete() {
    for chore in ["conformance", "endpoints", "e2e", "peer", "updates", "bench"] {
        let output = Command::new(env!("CARGO_BIN_EXE_tinsmith-chores"))
            .args([chore, "--help"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{chore}");
        insta::assert_snapshot!(chore, String::from_utf8(output.stdout).unwrap());
    }
}
