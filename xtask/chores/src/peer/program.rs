//! The source of a program that makes the same inputs for both crates: what it sets is in both listings.

use super::listing::Both;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;

/// The items of a program: those of both crates that inputs are made of.
#[derive(Debug, Default)]
pub struct Items {
    /// Setters of the builders of types, with the types that they take.
    setters: BTreeMap<String, Setters>,
    /// Setters of the builders of inputs, by the operation's module.
    inputs: BTreeMap<String, Input>,
    /// Variants of enums and unions: whether they hold a value, and which types it needs.
    variants: BTreeMap<String, Vec<Variant>>,
    /// Types that are enums of strings.
    enums: BTreeSet<String>,
    /// Members that are never absent.
    required: HashSet<(String, String)>,
}

type Setters = Vec<(String, Vec<String>)>;

#[derive(Debug)]
struct Input {
    /// The name of the type.
    name: String,
    setters: Setters,
}

#[derive(Debug)]
struct Variant {
    name: String,
    holds: bool,
    types: Vec<String>,
}

impl Items {
    /// The items that both listings have. Types may differ where models do: the compiler finds the right ones.
    pub fn of(listings: &Both) -> Self {
        let theirs: HashSet<&str> = listings.official.lines.iter().filter_map(|line| item(line)).collect();
        let mut items = Self::default();
        for line in listings.generated.lines.iter().chain(&listings.official.lines) {
            items.add_required(line);
        }
        for line in &listings.generated.lines {
            if item(line).is_some_and(|item| theirs.contains(item)) {
                items.add(line);
            }
        }
        items
    }

    fn add_required(&mut self, line: &str) {
        let field = line.strip_prefix("pub sdk::types::").and_then(|it| it.split_once(": "));
        if let Some((path, ty)) = field
            && let Some((owner, member)) = path.split_once("::")
            && !ty.starts_with("core::option::Option<")
        {
            self.required
                .insert((owner.to_owned(), member.trim_start_matches("r#").to_owned()));
        }
    }

    fn add(&mut self, line: &str) {
        let Some(path) = item(line) else { return };
        let parts: Vec<&str> = path.split("::").collect();
        let types = || types(line.get(line.find('(').unwrap_or(line.len())..).unwrap_or_default());
        match parts.as_slice() {
            ["sdk", "operation", module, "builders", builder, setter] => {
                if let Some(name) = builder.strip_suffix("InputBuilder")
                    && let Some(setters) = self.input(module, name)
                    && is_setter(line, setter)
                {
                    setters.push(((*setter).to_owned(), types()));
                }
            }
            ["sdk", "types", "builders", builder, "build"] => {
                let name = builder.trim_end_matches("Builder");
                self.setters.entry(name.to_owned()).or_default();
            }
            ["sdk", "types", "builders", builder, setter] if is_setter(line, setter) => {
                let name = builder.trim_end_matches("Builder");
                let setters = self.setters.entry(name.to_owned()).or_default();
                setters.push(((*setter).to_owned(), types()));
            }
            // A structure may have a member of this name.
            ["sdk", "types", name, "values"] if line.starts_with("pub const fn ") => {
                self.enums.insert((*name).to_owned());
            }
            ["sdk", "types", name, variant] if is_variant(line, variant) => {
                self.variants.entry((*name).to_owned()).or_default().push(Variant {
                    name: (*variant).to_owned(),
                    holds: line.ends_with(')'),
                    types: types(),
                });
            }
            _ => {}
        }
    }

    /// The setters of an input; an operation without members has them, too.
    fn input(&mut self, module: &str, name: &str) -> Option<&mut Setters> {
        let input = self.inputs.entry(module.to_owned()).or_insert_with(|| Input {
            name: format!("{name}Input"),
            setters: Vec::new(),
        });
        Some(&mut input.setters)
    }

    /// At most this many operations, spread over the alphabet.
    pub fn keep(&mut self, most: usize) {
        let all = self.inputs.len();
        let mut index = 0;
        self.inputs.retain(|_, _| {
            index += 1;
            all <= most || index * most / all > (index - 1) * most / all
        });
    }

    /// The names of the operations' modules.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        self.inputs.keys().map(String::as_str)
    }

    /// The types that inputs are made of.
    fn reachable(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let inputs = self.inputs.values().flat_map(|input| &input.setters);
        let mut queue: Vec<&String> = inputs.flat_map(|(_, types)| types).collect();
        while let Some(name) = queue.pop() {
            if found.insert(name.as_str()) {
                let setters = self.setters.get(name).into_iter().flatten();
                queue.extend(setters.flat_map(|(_, types)| types));
                let variants = self.variants.get(name).into_iter().flatten();
                queue.extend(variants.flat_map(|variant| &variant.types));
            }
        }
        found
    }

    /// The text of the module `inputs`.
    pub fn source(&self) -> String {
        let reachable = self.reachable();
        let mut enums = String::new();
        let mut unions = String::new();
        let mut structures = String::new();
        for name in reachable {
            let variants = self.variants.get(name).map(Vec::as_slice).unwrap_or_default();
            let names = |holds: bool| {
                let names = variants
                    .iter()
                    .filter(|it| it.holds == holds)
                    .map(|it| it.name.as_str());
                names.collect::<Vec<_>>().join(" ")
            };
            if self.enums.contains(name) {
                let _ = writeln!(enums, "    {name} {{ {} }}", names(false));
            } else if let Some(setters) = self.setters.get(name) {
                let is_required = |setter: &str| {
                    let member = setter.trim_start_matches("set_");
                    self.required.contains(&(name.to_owned(), member.to_owned()))
                };
                let setters = |wanted: bool| {
                    let names = setters.iter().map(|(setter, _)| setter.as_str());
                    names
                        .filter(|it| is_required(it) == wanted)
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                let _ = writeln!(
                    structures,
                    "    {name} {{ {} }} {{ {} }}",
                    setters(false),
                    setters(true)
                );
            } else if !variants.is_empty() {
                let _ = writeln!(unions, "    {name} {{ {} }} {{ {} }}", names(true), names(false));
            }
        }
        let mut inputs = String::new();
        for (module, input) in &self.inputs {
            let setters: Vec<&str> = input.setters.iter().map(|(setter, _)| setter.as_str()).collect();
            let _ = writeln!(inputs, "    {module}: {} {{ {} }}", input.name, setters.join(" "));
        }
        let mut text =
            String::from("//! Inputs that both crates have; written by `cargo xtask peer`.\n\nuse super::sdk;\n");
        for (name, body) in [
            ("enums", enums),
            ("unions", unions),
            ("structures", structures),
            ("inputs", inputs),
        ] {
            if !body.is_empty() {
                let _ = write!(text, "\ncrate::{name}! {{\n{body}}}\n");
            }
        }
        text
    }
}

/// The path of a function, field or variant.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("pub ")?;
    let rest = ["const fn ", "async fn ", "fn "]
        .iter()
        .find_map(|it| rest.strip_prefix(it))
        .unwrap_or(rest);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '#')));
    let path = rest.get(..end.unwrap_or(rest.len()))?;
    path.starts_with("sdk::").then(|| path.trim_end_matches(':'))
}

/// Returns whether a function sets or unsets a member. The member `SetIdentifier` has the functions `set_identifier` and
/// `set_set_identifier`.
fn is_setter(line: &str, name: &str) -> bool {
    let argument = line.split_once("(self, ").map(|(_, rest)| rest).unwrap_or_default();
    let is_option = ["core::option::Option<", "Option<"]
        .iter()
        .any(|it| argument.starts_with(it));
    name.starts_with("set_") && is_option
}

fn is_variant(line: &str, name: &str) -> bool {
    !matches!(name, "Unknown") && line.starts_with("pub sdk::") && name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The types of the crate that a text names.
fn types(text: &str) -> Vec<String> {
    let names = text.split("sdk::types::").skip(1).map(|rest| {
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default().to_owned()
    });
    names
        .filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Items;
    use crate::peer::listing::{Both, Listing, Only};

    fn listing(lines: &[&str]) -> Listing {
        Listing {
            lines: lines.iter().map(|it| (*it).to_owned()).collect(),
            only: Only {
                rows: Vec::new(),
                unexplained: Vec::new(),
            },
        }
    }

    const BOTH: &[&str] = &[
        "pub async fn sdk::operation::put::builders::PutInputBuilder::send_with(self, &sdk::Client) -> u8",
        "pub fn sdk::operation::put::builders::PutInputBuilder::set_tags(self, Option<Vec<sdk::types::Tag>>) -> Self",
        "pub fn sdk::types::builders::TagBuilder::build(self) -> u8",
        "pub fn sdk::types::builders::TagBuilder::set_key(self, core::option::Option<alloc::string::String>) -> Self",
        "pub fn sdk::types::builders::TagBuilder::set_color(self, core::option::Option<sdk::types::Color>) -> Self",
        "pub fn sdk::types::builders::TagBuilder::set_by(self, impl core::convert::Into<alloc::string::String>) -> Self",
        "pub fn sdk::types::builders::TagBuilder::set_set_by(self, core::option::Option<alloc::string::String>) -> Self",
        "pub fn sdk::types::builders::UnusedBuilder::build(self) -> u8",
        "pub const fn sdk::types::Color::values() -> u8",
        "pub sdk::types::Color::Red",
        "pub fn sdk::types::Tag::values(&self) -> &[alloc::string::String]",
        "pub sdk::types::Tag::key: alloc::string::String",
    ];

    #[test]
    fn only_items_of_both_crates_are_set() {
        let ours = [
            BOTH,
            &["pub fn sdk::types::builders::TagBuilder::set_ours(self, u8) -> Self"],
        ]
        .concat();
        let items = Items::of(&Both {
            official: listing(BOTH),
            generated: listing(&ours),
        });
        let source = items.source();
        for part in [
            "Color { Red }",
            "Tag { set_color set_set_by } { set_key }",
            "put: PutInput { set_tags }",
        ] {
            assert!(source.contains(part), "{source}");
        }
        assert!(!source.contains("ours") && !source.contains("Unused"), "{source}");
    }

    #[test]
    fn operations_are_spread() {
        let lines: Vec<String> = (0..10)
            .map(|n| format!("pub async fn sdk::operation::op{n}::builders::Op{n}InputBuilder::send_with(self) -> u8"))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut items = Items::of(&Both {
            official: listing(&lines),
            generated: listing(&lines),
        });
        items.keep(5);
        assert_eq!(
            items.operations().collect::<Vec<_>>(),
            ["op1", "op3", "op5", "op7", "op9"]
        );
    }
}
