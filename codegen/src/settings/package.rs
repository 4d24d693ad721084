//! Names of packages.

/// The characters of a package name.
pub const PACKAGE_NAME: &str = "a package name of ASCII letters, digits, `-` and `_` that starts with a letter";

/// Keywords of all editions, which no program can write as the name of a crate without `r#`, and `crate`, `self`, `super`
/// and `Self` not even so.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The crates that come with the compiler.
const BUILT_IN: &[&str] = &["alloc", "core", "proc_macro", "std", "test"];

/// The dependencies of a generated crate.
const OURS: &[&str] = &["tinsmith_jmespath", "tinsmith_runtime", "tinsmith_runtime_derive"];

/// Names that Windows keeps for devices, whatever the folder; those with a number are told apart in the code.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// Why a text cannot be the name of a package that others depend on, if it cannot.
pub fn misnamed(name: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(plain) {
        return Some(format!("{name:?} is not {PACKAGE_NAME}"));
    }
    let library = name.replace('-', "_");
    let lower = library.to_ascii_lowercase();
    let reason = if library == "Self" || KEYWORDS.contains(&library.as_str()) {
        "is a keyword of Rust, so that no program could use the crate by its name"
    } else if BUILT_IN.contains(&library.as_str()) {
        "is the name of a crate that comes with the compiler"
    } else if OURS.contains(&library.as_str()) {
        "is the name of a package that generated crates depend on"
    } else if DEVICES.contains(&lower.as_str()) || is_port(&lower) {
        "is a name that Windows keeps for a device"
    } else {
        return None;
    };
    Some(format!("`{name}` {reason}"))
}

/// `com1` to `com9` and `lpt1` to `lpt9`.
fn is_port(name: &str) -> bool {
    let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    number.is_some_and(|it| matches!(it.as_bytes(), [b'1'..=b'9']))
}
