//! The part of a model that a line of a listing is about.

use std::fmt;

/// The subject of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Root {
    /// An operation, by the name of its module.
    Operation(String),
    /// A type below `types`, by its name.
    Type(String),
    /// A member or variant of a type, or of the input, output or error of an operation.
    Member(Box<Root>, String),
    /// A waiter, by the name of its module.
    Waiter(String),
    /// A parameter of the endpoint rules.
    Parameter(String),
    /// Something that every client has: its path.
    Client(String),
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation(name) => write!(f, "operation {name}"),
            Self::Type(name) => write!(f, "type {name}"),
            Self::Member(owner, name) => write!(f, "{owner}, member {name}"),
            Self::Waiter(name) => write!(f, "waiter {name}"),
            Self::Parameter(name) => write!(f, "endpoint parameter {name}"),
            Self::Client(path) => f.write_str(path),
        }
    }
}

impl Root {
    /// The root of a line of a listing.
    pub fn of(line: &str) -> Self {
        let path = path(line);
        let parts: Vec<&str> = path.split("::").skip(1).collect();
        match parts.as_slice() {
            ["Error", variant] if is_type(variant) => Self::Type((*variant).to_owned()),
            ["client", "Client", call] | ["Client", call] => Self::call(call, &path),
            ["client", "Waiters", call] => match call.strip_prefix("wait_until_") {
                Some(name) => Self::Waiter(name.to_owned()),
                None => Self::Client(path),
            },
            ["config", "endpoint", "Params" | "ParamsBuilder", name] if !OF_EVERY_TYPE.contains(name) => {
                Self::Parameter(name.strip_prefix("set_").unwrap_or(name).to_owned())
            }
            ["waiters", name, ..] => Self::Waiter((*name).to_owned()),
            ["operation", operation, rest @ ..] if !is_type(operation) => {
                let owner = Self::Operation((*operation).to_owned());
                owner.with_member(operation, rest)
            }
            ["types", "builders" | "error", "builders", name, rest @ ..]
            | ["types", "builders" | "error", name, rest @ ..]
            | ["types", name, rest @ ..]
                if is_type(name) =>
            {
                let name = name
                    .strip_suffix("Builder")
                    .filter(|_| path.contains("builders"))
                    .unwrap_or(name);
                Self::Type(name.to_owned()).with_member("", rest)
            }
            _ => Self::Client(path),
        }
    }

    /// This part and the parts around it, the widest last.
    pub fn chain(self) -> Vec<Self> {
        match &self {
            Self::Member(owner, _) => {
                let owner = (**owner).clone();
                vec![self, owner]
            }
            _ => vec![self],
        }
    }

    /// Returns whether one name begins with the other, in one place: one of them may have got a suffix.
    pub fn is_similar(&self, other: &Self) -> bool {
        let begins = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
        match (self, other) {
            (Self::Operation(a), Self::Operation(b)) | (Self::Type(a), Self::Type(b)) => begins(a, b),
            (Self::Member(of, a), Self::Member(of_other, b)) => of == of_other && begins(a, b),
            _ => false,
        }
    }

    /// A method of the client: a call, or what every client has.
    fn call(name: &str, path: &str) -> Self {
        const OF_EVERY_CLIENT: &[&str] = &["new", "from_conf", "config", "clone", "fmt", "from"];
        match OF_EVERY_CLIENT.contains(&name) {
            true => Self::Client(path.to_owned()),
            false => Self::Operation(name.to_owned()),
        }
    }

    /// The member that the rest of a path leads to, or the owner itself.
    fn with_member(self, operation: &str, rest: &[&str]) -> Self {
        let rest = rest.strip_prefix(&["builders"]).unwrap_or(rest);
        let (kind, member) = match (operation, rest) {
            ("", [member]) => ("", member),
            (_, [of, member]) => (kind(of), member),
            _ => return self,
        };
        let of_type = operation.is_empty();
        let is_own = match of_type {
            true => OF_EVERY_TYPE.contains(member),
            false => kind.is_empty() || OF_EVERY_TYPE.contains(member),
        };
        if is_own {
            return self;
        }
        let name = ["set_", "get_", "is_", "as_"]
            .iter()
            .find_map(|it| member.strip_prefix(it));
        let name = name.unwrap_or(member);
        match kind {
            "" => Self::Member(Box::new(self), name.to_owned()),
            kind => Self::Member(Box::new(self), format!("{kind}.{name}")),
        }
    }
}

/// Functions of every type, builder and error, which are no members.
const OF_EVERY_TYPE: &[&str] = &[
    "as_input",
    "as_ref",
    "as_str",
    "build",
    "builder",
    "clone",
    "cmp",
    "code",
    "config_override",
    "create_unhandled_error",
    "customize",
    "default",
    "eq",
    "fmt",
    "from",
    "from_str",
    "generic",
    "hash",
    "into_paginator",
    "items",
    "message",
    "meta",
    "page_size",
    "partial_cmp",
    "presigned",
    "request_id",
    "retryable_error_kind",
    "send",
    "send_with",
    "set_meta",
    "source",
    "stop_on_duplicate_token",
    "try_parse",
    "unhandled",
    "values",
    "Unknown",
    "Unhandled",
    "is_unknown",
];

/// The role of an operation's type, by the name of a member.
fn kind(name: &str) -> &'static str {
    let ends = [
        ("InputBuilder", "input"),
        ("FluentBuilder", "input"),
        ("OutputBuilder", "output"),
        ("Input", "input"),
        ("Output", "output"),
        ("Error", "error"),
    ];
    ends.iter()
        .find(|(end, _)| name.ends_with(end))
        .map_or("", |(_, kind)| kind)
}

fn is_type(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The path of the item: of an implementation that of its type, unless that is the crate's error and the trait has a type
/// of its own.
fn path(line: &str) -> String {
    if let Some(rest) = line.strip_prefix("impl") {
        let (of_trait, of_type) = rest.split_once(" for ").unwrap_or(("", rest));
        let type_path = first_path(of_type);
        return match first_path(of_trait) {
            Some(inner) if matches!(type_path.as_deref(), Some("sdk::Error") | None) => inner,
            _ => type_path.unwrap_or_else(|| line.to_owned()),
        };
    }
    // A conversion into the error of the crate is about what is converted.
    let of_error = line.strip_prefix("pub fn sdk::Error::from");
    let path = of_error.and_then(first_path).or_else(|| first_path(line));
    path.unwrap_or_else(|| line.to_owned())
}

/// The first path that starts with `sdk`.
fn first_path(text: &str) -> Option<String> {
    let start = text.find("sdk::")?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '#');
    let rest = text.get(start..)?;
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    Some(rest.get(..end)?.trim_end_matches(':').replace("r#", ""))
}

#[cfg(test)]
mod tests {
    use super::Root;

    #[test]
    fn lines_have_the_root_that_a_model_would_name() {
        let cases = [
            ("#[non_exhaustive] pub struct sdk::types::Tag", "type Tag"),
            (
                "impl core::clone::Clone for sdk::types::builders::TagBuilder",
                "type Tag",
            ),
            (
                "pub sdk::types::Tag::key: alloc::string::String",
                "type Tag, member key",
            ),
            (
                "pub fn sdk::types::builders::TagBuilder::set_key(self, core::option::Option<alloc::string::String>) -> Self",
                "type Tag, member key",
            ),
            (
                "pub fn sdk::types::builders::TagBuilder::build(self) -> sdk::types::Tag",
                "type Tag",
            ),
            ("pub sdk::types::Color::Red", "type Color, member Red"),
            ("pub fn sdk::types::error::Gone::code(&self) -> &str", "type Gone"),
            (
                "pub sdk::types::error::builders::GoneBuilder::x: u8",
                "type Gone, member x",
            ),
            ("pub sdk::Error::Gone(sdk::types::error::Gone)", "type Gone"),
            (
                "impl core::convert::From<sdk::operation::put::PutError> for sdk::Error",
                "operation put",
            ),
            ("pub fn sdk::client::Client::put(&self) -> u8", "operation put"),
            (
                "pub fn sdk::client::Client::from_conf(u8) -> Self",
                "sdk::client::Client::from_conf",
            ),
            (
                "pub fn sdk::operation::put::builders::PutFluentBuilder::get_key(&self) -> u8",
                "operation put, member input.key",
            ),
            (
                "pub sdk::operation::put::PutOutput::r#type: u8",
                "operation put, member output.type",
            ),
            (
                "pub fn sdk::operation::put::builders::PutFluentBuilder::send(self) -> u8",
                "operation put",
            ),
            (
                "pub sdk::operation::put::PutError::Gone(sdk::types::error::Gone)",
                "operation put, member error.Gone",
            ),
            (
                "pub fn sdk::Error::from(sdk::operation::put::PutError) -> Self",
                "operation put",
            ),
            ("pub mod sdk::waiters::table_exists", "waiter table_exists"),
            (
                "pub fn sdk::config::endpoint::ParamsBuilder::set_use_fips(self, core::option::Option<bool>) -> Self",
                "endpoint parameter use_fips",
            ),
            (
                "pub fn sdk::client::Waiters::wait_until_table_exists(&self) -> u8",
                "waiter table_exists",
            ),
            ("pub trait sdk::operation::RequestIdExt", "sdk::operation::RequestIdExt"),
            ("pub mod sdk::client::customize", "sdk::client::customize"),
            (
                "pub fn sdk::config::Builder::region(self) -> Self",
                "sdk::config::Builder::region",
            ),
        ];
        for (line, root) in cases {
            assert_eq!(Root::of(line).to_string(), root, "{line}");
        }
    }
}
