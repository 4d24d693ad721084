//! Types of a crate that it also gives other names.

use std::collections::BTreeSet;

/// A listing in which a type with names of its own crate (`pub type sdk::a::X = sdk::b::Y`) is listed under these names and
/// no longer under the type's.
pub fn under_their_names(lines: BTreeSet<String>) -> BTreeSet<String> {
    let aliases: Vec<(String, String)> = lines.iter().filter_map(|line| alias(line)).collect();
    let mut found = BTreeSet::new();
    for line in lines {
        let aliases = || aliases.iter().filter(|(_, of)| names(&line, of));
        if aliases().next().is_none() {
            found.insert(line);
            continue;
        }
        for (name, of) in aliases() {
            if alias(&line).is_none() {
                found.insert(line.replace(of.as_str(), name));
            }
        }
    }
    found
}

/// The name and the type of an alias.
fn alias(line: &str) -> Option<(String, String)> {
    let (name, of) = line.strip_prefix("pub type ")?.split_once(" = ")?;
    let is_path = |text: &str| text.starts_with("sdk::") && !text.contains('<');
    // An associated type stands behind the name of a type.
    let owner = name.rsplit("::").nth(1)?;
    let is_module = owner.starts_with(|c: char| c.is_ascii_lowercase());
    (is_path(name) && is_path(of) && is_module).then(|| (name.to_owned(), of.to_owned()))
}

/// Returns whether a line names a type and not one whose name is longer.
fn names(line: &str, of: &str) -> bool {
    line.match_indices(of).any(|(start, _)| {
        let rest = line.get(start + of.len()..).unwrap_or_default();
        !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::under_their_names;

    #[test]
    fn the_lines_of_a_type_are_those_of_its_names() {
        let lines = [
            "pub struct sdk::builders::Waiter",
            "pub fn sdk::builders::Waiter::id(self) -> sdk::builders::Waiter",
            "pub struct sdk::builders::WaiterOther",
            "pub type sdk::waiters::one::One = sdk::builders::Waiter",
            "pub type sdk::waiters::two::Two = sdk::builders::Waiter",
            "pub type sdk::Marker::Output = sdk::Output",
        ];
        let found = under_their_names(lines.map(str::to_owned).into());
        let expected = [
            "pub fn sdk::waiters::one::One::id(self) -> sdk::waiters::one::One",
            "pub fn sdk::waiters::two::Two::id(self) -> sdk::waiters::two::Two",
            "pub struct sdk::builders::WaiterOther",
            "pub struct sdk::waiters::one::One",
            "pub struct sdk::waiters::two::Two",
            "pub type sdk::Marker::Output = sdk::Output",
        ];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    }
}
