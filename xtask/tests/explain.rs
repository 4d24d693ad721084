//! Every line of every generated crate of this workspace leads to an emitter and to the model.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::print::Files;
use tinsmith::settings;
use tinsmith::source::{Source, Sources};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The crates of `smithy-build.json`, generated in memory.
static CRATES: LazyLock<Vec<(String, ValidModel, Files)>> = LazyLock::new(crates);

fn crates() -> Vec<(String, ValidModel, Files)> {
    let sources = Sources::new(vec![Source {
        path: "smithy-build.json".into(),
        text: fs::read(root().join("smithy-build.json")).unwrap(),
    }]);
    let mut events = Events::default();
    let settings = settings::read(&sources, &mut events).unwrap();
    let projections = settings.projections.into_iter().map(|(name, projection)| {
        let paths: Vec<_> = projection.models.iter().map(|path| root().join(path)).collect();
        let model = tinsmith::model(&Sources::read(&paths).unwrap(), &mut events).unwrap();
        let files = tinsmith::generate(&model, &projection.krate, &mut events).unwrap();
        (name, model, files)
    });
    projections.collect()
}

#[test]
fn every_line_leads_to_the_block_that_prints_it() {
    let mut blocks: HashMap<String, Vec<Token>> = HashMap::new();
    let (mut seen, mut wrong, mut lines) = (HashSet::new(), vec![], 0);
    for (name, _, files) in &*CRATES {
        for file in files.iter() {
            assert_eq!(file.text.lines().count(), file.origins.len(), "{name}/{}", file.path);
            for ((line, origin), number) in file.text.lines().zip(file.origins.iter()).zip(1..) {
                lines += 1;
                if !seen.insert((origin.emitter.clone(), line.trim().to_owned())) {
                    continue;
                }
                let block = blocks
                    .entry(origin.emitter.to_string())
                    .or_insert_with(|| block_at(&origin.emitter));
                if !can_print(block, line) {
                    wrong.push(format!("{name}/{}:{number}: {line}\n    {}", file.path, origin.emitter));
                }
            }
        }
    }
    assert!(
        lines > 10_000 && blocks.len() > 100,
        "{lines} lines of {} blocks",
        blocks.len()
    );
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_line_of_another_block_is_found_out() {
    let block = tokens("{ pub #name: #ty, }");
    assert!(can_print(&block, "    pub key: Option<String>,"));
    assert!(!can_print(&block, "    fn key(&self) {"));
    assert!(!can_print(&block, "    #[member(\"Key\", required)]"));
}

#[test]
fn every_line_leads_to_the_model_and_to_a_decision() {
    for (name, model, files) in &*CRATES {
        for file in files.iter() {
            for ((line, origin), number) in file.text.lines().zip(file.origins.iter()).zip(1..) {
                let place = format!("{name}/{}:{number}: {line}", file.path);
                let id = origin.shape.as_ref().unwrap_or_else(|| panic!("{place}"));
                let shape = model.shape(id.root().as_str());
                let shape = shape.unwrap_or_else(|| panic!("{place}: {id}"));
                assert!(id.member().is_none_or(|it| shape.member(it).is_some()), "{place}: {id}");
                // A member's line leads to the member; every error has a message, modelled or not.
                if line.trim_start().starts_with("#[member(") && !line.contains("#[member(\"message\"") {
                    let member = id.member().unwrap_or_else(|| panic!("{place}: {id}"));
                    let named = format!("{member:?}");
                    let below = file.text.lines().nth(number).unwrap_or_default();
                    assert!(line.contains(&named) || below.contains(&named), "{place}: {id}");
                }
                let decided = origin.decided.as_ref().unwrap_or_else(|| panic!("{place}"));
                assert!(decided.starts_with("codegen/src/lower/"), "{place}: {decided}");
                // A setting with a line of its own leads to the line that decided it.
                let setting = line.trim().trim_end_matches(',').split('(').next().unwrap_or_default();
                let of_member = ["/member.rs", "/constraint.rs"]
                    .iter()
                    .any(|it| origin.emitter.contains(it));
                let decision = DECISIONS.iter().find(|(it, _)| of_member && *it == setting);
                if let Some((_, words)) = decision {
                    let code = source_at(decided);
                    assert!(code.contains(words), "{place}: {decided}: {code}");
                }
            }
        }
    }
}

/// Settings, and the words of the statement that decides them.
const DECISIONS: &[(&str, &str)] = &[
    ("required", "Setting::Required"),
    ("sensitive", "Setting::Sensitive"),
    ("range", "Constraint::Range"),
    ("unique", "Constraint::Unique"),
    ("xml_name", "SerdeSetting::XmlName"),
    ("http_header", "SerdeSetting::HttpHeader"),
    ("http_query", "SerdeSetting::HttpQuery"),
    ("http_payload", "SerdeSetting::HttpPayload"),
    ("context_param", "SerdeSetting::ContextParam"),
];

/// The statement at a place such as `codegen/src/lower/member.rs:30`: its line and the next.
fn source_at(place: &str) -> String {
    let (path, line) = place.rsplit_once(':').unwrap();
    let text = fs::read_to_string(root().join(path)).unwrap();
    let line: usize = line.parse().unwrap();
    let lines: Vec<_> = text.lines().skip(line - 1).take(2).collect();
    assert!(!lines.is_empty(), "{place}");
    lines.join(" ")
}

/// A token of a block, or of a line.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A word, a literal or a mark.
    Fixed(String),
    /// An interpolation: `#name`, or `#(..)*` as a whole.
    Interpolated,
}

/// The tokens in the brackets of the macro or call at a place; of a text, those of the string.
fn block_at(place: &str) -> Vec<Token> {
    let (path, line) = place.rsplit_once(':').unwrap();
    assert!(
        path.starts_with("codegen/src/emit/") || path == "codegen/src/print/mod.rs",
        "{place}"
    );
    let text = fs::read_to_string(root().join(path)).unwrap();
    let line: usize = line.parse().unwrap();
    let text: String = text.lines().skip(line - 1).map(|it| it.to_owned() + "\n").collect();
    let first = text.lines().next().unwrap();
    if let Some(at) = first.find("quote! {") {
        return tokens(&text[at + "quote! ".len()..]);
    }
    let call = ["Line::new(", "Heading::new("].into_iter().find_map(|it| {
        let at = first.find(it)?;
        Some(&text[at + it.len()..])
    });
    printed_by(call.unwrap_or_else(|| panic!("{place} makes no text: {first}")))
}

/// The tokens that a call with a text prints: the text may be one of `format!`, or a variable.
fn printed_by(argument: &str) -> Vec<Token> {
    let argument = argument.trim_start().trim_start_matches("format!(").trim_start();
    if !argument.starts_with('"') {
        return vec![Token::Interpolated];
    }
    let literal = &argument[1..token_length(argument) - 1];
    let text = literal
        .replace("\\\"", "\"")
        .replace("{{", "\u{1}")
        .replace("}}", "\u{2}");
    let mut found = vec![];
    for part in text.split_inclusive('}') {
        let (before, put_in) = match part.split_once('{') {
            Some((before, _)) => (before, Some(Token::Interpolated)),
            None => (part, None),
        };
        found.extend(tokens(&before.replace('\u{1}', "{").replace('\u{2}', "}")));
        found.extend(put_in);
    }
    found
}

/// The tokens up to the end of the first bracket.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = vec![];
    let mut depth = 0;
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = rest.split_at(token_length(rest));
        rest = after.trim_start();
        match token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        let next = rest.chars().next().unwrap_or(' ');
        match token {
            "#" if next == '(' => {
                // The tokens in it may be there any number of times.
                let length = repetition_length(rest);
                let inside = rest[..length].trim_end_matches(['*', ',']).trim_end();
                let inside = inside.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
                found.push(Token::Interpolated);
                found.extend(tokens(inside.unwrap()));
                found.push(Token::Interpolated);
                rest = rest[length..].trim_start();
            }
            "#" if next.is_alphabetic() || next == '_' => {
                rest = rest[token_length(rest)..].trim_start();
                found.push(Token::Interpolated);
            }
            _ if token.starts_with("//") => found.extend(tokens(token.trim_start_matches(['/', '!']))),
            _ => found.push(Token::Fixed(token.to_owned())),
        }
        if depth == 0 && matches!(token, ")" | "]" | "}") && text.starts_with(['(', '[', '{']) {
            break;
        }
    }
    found
}

/// The length of the token that a text begins with.
fn token_length(text: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let first = text.chars().next().unwrap();
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if first == '"' {
        let mut escaped = false;
        let end = text[1..].find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        return end.map_or(text.len(), |at| at + 2);
    }
    match is_word(first) {
        true => text.find(|c| !is_word(c)).unwrap_or(text.len()),
        false => first.len_utf8(),
    }
}

/// The length of `(..)` with the separator and `*` after it.
fn repetition_length(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let length = token_length(&text[at..]);
        match &text[at..at + length] {
            "(" => depth += 1,
            ")" => depth -= 1,
            "*" if depth == 0 => return at + length,
            _ => {}
        }
        at += length;
        at += text[at..].len() - text[at..].trim_start().len();
    }
    at
}

/// Returns whether a run of the block's tokens can be the line. An interpolation may be any tokens, but at least one
/// token of the line is the block's own, unless the line is documentation or data alone.
fn can_print(block: &[Token], line: &str) -> bool {
    let text = line.trim();
    let is_docs = text.starts_with("//");
    let line = tokens(text);
    let is_path = text.contains("::") && text.chars().all(|c| c.is_alphanumeric() || ":_,".contains(c));
    let is_data = |it: &Token| matches!(it, Token::Fixed(it) if !it.starts_with(char::is_alphabetic));
    let is_data = is_path || line.iter().all(is_data);
    let puts_in = block.contains(&Token::Interpolated);
    // The block around an expression ends the statement.
    let statement = line.strip_suffix(&[Token::Fixed(";".to_owned())]);
    let own = is_run(block, &line) || statement.is_some_and(|it| is_run(block, it));
    let is_leaf = block.len() == 3 && puts_in;
    own || is_leaf || line.is_empty() || (puts_in && (is_docs || is_data))
}

/// Returns whether the line can be a run of the block's tokens, one of them its own. A comma of either may be missing in the
/// other.
fn is_run(block: &[Token], line: &[Token]) -> bool {
    let comma = Token::Fixed(",".to_owned());
    // The places in the block up to which the line can have come, each with whether a token was the block's own.
    let mut places: HashSet<(usize, bool)> = (0..=block.len()).map(|at| (at, false)).collect();
    for token in line {
        let mut next = HashSet::new();
        let mut open: Vec<_> = places.into_iter().collect();
        let mut seen = HashSet::new();
        while let Some((at, own)) = open.pop() {
            if !seen.insert((at, own)) {
                continue;
            }
            if *token == comma {
                next.insert((at, own));
            }
            match block.get(at) {
                Some(Token::Interpolated) => {
                    next.insert((at, own));
                    open.push((at + 1, own));
                }
                Some(fixed) => {
                    if fixed == token {
                        next.insert((at + 1, true));
                    }
                    if *fixed == comma {
                        open.push((at + 1, own));
                    }
                }
                None => {}
            }
        }
        places = next;
    }
    places.iter().any(|(_, own)| *own)
}

#[test]
fn the_crates_on_disk_are_those_of_the_models() {
    for (name, _, files) in &*CRATES {
        for file in files.iter() {
            let path = root().join("generated").join(name).join(&file.path);
            let found = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                found == file.text,
                "{} is stale; run `cargo xtask codegen {name}`",
                path.display()
            );
        }
    }
}

#[test]
fn a_line_is_explained_from_any_folder() {
    let run = |dir: &str, place: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_tinsmith-xtask"))
            .args(["explain", place])
            .current_dir(root().join(dir))
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr]
            .map(|text| String::from_utf8(text).unwrap())
            .concat();
        (output.status.code(), text)
    };
    let tag = fs::read_to_string(root().join("generated/workspaces-instances/src/types/_tag.rs")).unwrap();
    let line = tag.lines().position(|line| line.contains("pub key:")).unwrap() + 1;
    let (code, text) = run(
        ".",
        &format!("generated/workspaces-instances/src/types/_tag.rs:{line}:9"),
    );
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("printed  codegen/src/emit/structure.rs:"), "{text}");
    assert!(text.contains("decided  codegen/src/lower/member.rs:"), "{text}");
    assert!(text.contains("com.amazonaws.workspacesinstances#Tag$Key"), "{text}");
    assert!(text.contains("model/workspaces-instances/2022-07-26.json:"), "{text}");
    let (code, below) = run("generated", &format!("workspaces-instances/src/types/_tag.rs:{line}"));
    assert_eq!(code, Some(0), "{below}");
    assert!(below.contains("#Tag$Key"), "{below}");

    assert_eq!(
        run(".", "generated/workspaces-instances/src/types/_tag.rs:9999").0,
        Some(2)
    );
    assert_eq!(run(".", "codegen/src/lib.rs:1").0, Some(2));
}
