//! `listing DOCUMENT FOLDER TARGET LIBRARY OFFICIAL-ID GENERATED-ID`: lists both packages, which have libraries of one
//! name, and prints the comparison as JSON.

use listing::{Package, compare};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<String, String> {
    let [document, folder, target, library, official, generated] = arguments else {
        return Err("usage: listing DOCUMENT FOLDER TARGET LIBRARY OFFICIAL-ID GENERATED-ID".into());
    };
    let document = std::fs::read_to_string(document).map_err(|error| format!("{document}: {error}"))?;
    let folder = Path::new(folder);
    let list = |id: &str, name: &str| {
        let package = Package { folder, id, library };
        package.list(Path::new(target), &folder.join("documents").join(name))
    };
    let official = list(official, "official")?;
    let generated = list(generated, "generated")?;
    let comparison = compare(&document, true, &official, &generated);
    Ok(json!({
        "official": { "lines": official, "only": comparison.official.to_json() },
        "generated": { "lines": generated, "only": comparison.generated.to_json() },
    })
    .to_string())
}
