//! Rust names of Smithy names, as the official Rust SDK chooses them; the only place that splits words or makes identifiers.
//!
//! | input | rule | output | example |
//! |---|---|---|---|
//! | structure member | [words], joined by `_`; [`RESERVED_FIELDS`] get `_value`; keywords are raw | [`field`] | `NotificationARNs` → `notification_arns`, `SizeInMiB` → `size_in_mib`, `type` → `r#type`, `meta` → `meta_value` |
//! | enum member | [pascal words]; [`RESERVED_VARIANTS`] | [`enum_variant`] | `VPC_1` → `Vpc1`, `Unknown` → `UnknownValue`, `UnknownValue` → `UnknownValue_`, `Self` → `SelfValue` |
//! | union member | the same | [`union_variant`] | `BOOL` → `Bool` |
//! | union member | [words] of the variant | [`variant_accessor`] | `NULL` → `null` (`as_null`, `is_null`) |
//! | shape (after the service's `rename`) | [pascal words] | [`ty`] | `EC2IPAM` → `Ec2Ipam`, `policyType` → `PolicyType`, `SelfValue` → `SelfValue_` |
//! | type | `_` and [words] of the shape's name | [`file()`] | `JsonClassifier` → `_json_classifier`, `Type` → `_type_` |
//! | operation | kept, first letter raised | [`OperationNames::marker`] | `createSAMLProvider` → `CreateSAMLProvider` |
//! | operation | marker and a suffix | `error`, `fluent`, `paginator` | `CreateSAMLProviderError` |
//! | operation | [pascal words] of marker and suffix | `input`, `output` and their builders | `CreateSamlProviderInput` |
//! | operation | [words]; keywords get `_` as a module, are raw as a method | `module`, `method` | `Type` → `type_`, `r#type` |
//! | error shape | `is_` and [words] | [`is_variant`] | `ThrottlingException` → `is_throttling_exception` |
//!
//! Two names that meet both become longer: [`distinct`].
//!
//! [words]: split_words
//! [pascal words]: pascal
//!
//! heck alone would give other names for some hundred names of published models (`NotificationARNs`, `ChecksumCRC32C`,
//! `EC2IPAM`), so the words are found here and only joined by heck.

pub mod distinct;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};
use quote::format_ident;

/// Names of structure members that a builder or a fluent builder has methods for already.
pub const RESERVED_FIELDS: &[&str] = &[
    "build",
    "builder",
    "default",
    "send",
    "make_operation",
    "presigned",
    "customize",
    "meta",
];

/// Variant names that are taken or not allowed, with what is said instead.
pub const RESERVED_VARIANTS: &[(&str, &str)] = &[
    ("Unknown", "UnknownValue"),
    ("UnknownValue", "UnknownValue_"),
    ("Self", "SelfValue"),
    ("SelfValue", "SelfValue_"),
];

/// Words that stay whole although their case says otherwise (`IPv4`, `MiB`).
const WHOLE_WORDS: &[&str] = &["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Keywords of the 2024 edition that a raw identifier can spell.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that even a raw identifier cannot spell.
const PATH_KEYWORDS: &[&str] = &["crate", "self", "super"];

/// Names that Windows reserves for devices, as it does those of ports.
const RESERVED_FILES: &[&str] = &["aux", "con", "nul", "prn"];

/// The limit of characters of a name in the name of a file.
const LONGEST_FILE: usize = 100;

/// Every name that belongs to an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationNames {
    /// The type that stands for the operation: `CreateSAMLProvider`.
    pub marker: Ident,
    /// `create_saml_provider`, the module under `operation`.
    pub module: Ident,
    /// `create_saml_provider`, the method of the client.
    pub method: Ident,
    /// `_create_saml_provider`, the file of its protocol tests, and of the operation where the module cannot name one.
    pub file: Ident,
    /// `CreateSamlProviderInput`
    pub input: Ident,
    /// `CreateSamlProviderInputBuilder`
    pub input_builder: Ident,
    /// `CreateSamlProviderOutput`
    pub output: Ident,
    /// `CreateSamlProviderOutputBuilder`
    pub output_builder: Ident,
    /// `CreateSAMLProviderError`
    pub error: Ident,
    /// `CreateSAMLProviderFluentBuilder`
    pub fluent: Ident,
    /// `CreateSAMLProviderWaiter`
    pub waiter: Ident,
    /// `CreateSamlProviderPaginator`
    pub paginator: Ident,
    /// `CreateSamlProviderPaginatorItems`
    pub paginator_items: Ident,
}

/// Every name that belongs to a waiter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiterNames {
    /// `db_instance_available`, the module under `waiters`.
    pub module: Ident,
    /// `wait_until_db_instance_available`, the method of the client.
    pub method: Ident,
    /// `_db_instance_available`, the file under `src/waiters`.
    pub file: Ident,
    /// `DbInstanceAvailableFluentBuilder`
    pub fluent: Ident,
    /// `DbInstanceAvailableFinalPoll`
    pub final_poll: Ident,
    /// `WaitUntilDbInstanceAvailableError`
    pub error: Ident,
}

impl OperationNames {
    /// The name of the operation's file, if not every file system takes that of the module.
    pub fn other_file(&self) -> Option<String> {
        let module = self.module.to_string();
        let port = ["com", "lpt"].iter().find_map(|it| module.strip_prefix(it));
        let is_port = port.is_some_and(|it| it.len() == 1 && it.bytes().all(|it| it.is_ascii_digit()));
        let is_taken = is_port || RESERVED_FILES.contains(&&*module) || module.len() > LONGEST_FILE;
        is_taken.then(|| self.file.to_string())
    }

    /// The fluent builder, if the derives do not find its name: that of the type without the suffix, and `FluentBuilder`.
    pub fn fluent_beside(&self, ty: &Ident, suffix: &str) -> Option<Ident> {
        let ty = bare(ty);
        let usual = format!("{}FluentBuilder", ty.strip_suffix(suffix).unwrap_or(&ty));
        Some(self.fluent.clone()).filter(|it| *it != usual)
    }
}

/// The field of a structure member; its setters and getter are [`set`] and [`get`].
pub fn field(member: &str) -> Ident {
    let name = snake(member);
    if RESERVED_FIELDS.contains(&name.as_str()) {
        return format_ident!("{name}_value");
    }
    value_ident(&name)
}

/// The setter of a field that takes an `Option`.
pub fn set(field: &Ident) -> Ident {
    prefixed("set", field)
}

/// The method of a builder that shows a field.
pub fn get(field: &Ident) -> Ident {
    prefixed("get", field)
}

/// `set_x` of `x`, and `set_1_` of `_1_`: two underscores in a row are not in the style of Rust.
fn prefixed(prefix: &str, field: &Ident) -> Ident {
    format_ident!("{prefix}_{}", bare(field).trim_start_matches('_'))
}

/// The subject of a protocol test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseKind {
    /// A request.
    Request,
    /// A response that is an output.
    Response,
    /// A response that is an error.
    Error,
    /// An event stream.
    Events,
    /// Requests that lack a part.
    Incomplete,
}

impl CaseKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Request,
        Self::Response,
        Self::Error,
        Self::Events,
        Self::Incomplete,
    ];

    /// The word in the name of a test.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Error => "error",
            Self::Events => "events",
            Self::Incomplete => "incomplete",
        }
    }
}

/// The test of a case: `rest_json1_request_all_query_strings`.
pub fn test(protocol: &str, kind: CaseKind, id: &str, number: Option<u32>) -> Ident {
    let name = format!("{protocol}_{}_{}", kind.word(), snake(id));
    match number {
        None => ident(&name),
        Some(number) => format_ident!("{}_{number}", ident(&name)),
    }
}

/// The variant of an enum member.
pub fn enum_variant(member: &str) -> Ident {
    variant(member)
}

/// The variant of a union member.
pub fn union_variant(member: &str) -> Ident {
    variant(member)
}

/// Returns the part after `as_` and `is_` for a union's variant.
pub fn variant_accessor(variant: &Ident) -> Ident {
    value_ident(&snake(&bare(variant)))
}

/// The type of a shape.
pub fn ty(shape: &str) -> Ident {
    type_ident(&pascal(shape))
}

/// A type's name; there is one that not even `r#` makes a name.
fn type_ident(name: &str) -> Ident {
    match name {
        "Self" => format_ident!("SelfValue"),
        "SelfValue" => format_ident!("SelfValue_"),
        name => ident(name),
    }
}

/// `MessagesError` of `Messages`: the errors of an event stream.
pub fn event_stream_error(union: &Ident) -> Ident {
    format_ident!("{union}Error")
}

/// `TagBuilder`, the builder of a type.
pub fn builder(ty: &Ident) -> Ident {
    suffixed(ty, "Builder")
}

/// A type's name with something after it.
pub fn suffixed(ty: &Ident, suffix: &str) -> Ident {
    format_ident!("{ty}{suffix}")
}

/// The module that holds one type, named after the file: `_tag`. The underscore keeps it apart from public modules and from file names that Windows reserves.
pub fn file(ty: &Ident) -> Ident {
    file_ident(&module_ident(&snake(&bare(ty))).to_string())
}

/// `_tag` of `tag`. File systems take no name of more than 255 bytes, and some a path of no more than that; what is cut
/// off is told apart by its sum (FNV-1a).
fn file_ident(words: &str) -> Ident {
    match words.get(..LONGEST_FILE).filter(|it| it.len() < words.len()) {
        None => format_ident!("_{words}"),
        Some(start) => {
            let sum = words.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
                (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
            format_ident!("_{start}_{sum:016x}")
        }
    }
}

/// The method that tells whether an operation's error is of that type.
pub fn is_variant(ty: &Ident) -> Ident {
    format_ident!("is_{}", snake(&bare(ty)))
}

/// The names that belong to an operation.
pub fn operation(operation: &str) -> OperationNames {
    let mut marker = operation.to_owned();
    if let Some(first) = marker.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let words = snake(operation);
    let input = ident(&pascal(&format!("{marker}Input")));
    let output = ident(&pascal(&format!("{marker}Output")));
    let pages = |suffix: &str| ident(&format!("{}{suffix}", pascal(&marker)));
    let named = |suffix: &str| ident(&format!("{marker}{suffix}"));
    OperationNames {
        module: module_ident(&words),
        method: value_ident(&words),
        file: file_ident(&words),
        input_builder: builder(&input),
        output_builder: builder(&output),
        error: named("Error"),
        fluent: named("FluentBuilder"),
        waiter: named("Waiter"),
        paginator: pages("Paginator"),
        paginator_items: pages("PaginatorItems"),
        marker: type_ident(&marker),
        input,
        output,
    }
}

/// The names that belong to a waiter.
pub fn waiter(waiter: &str) -> WaiterNames {
    let words = snake(waiter);
    let name = ident(&pascal(waiter));
    WaiterNames {
        module: module_ident(&words),
        method: format_ident!("wait_until_{words}"),
        file: file_ident(&words),
        fluent: suffixed(&name, "FluentBuilder"),
        final_poll: suffixed(&name, "FinalPoll"),
        error: format_ident!("WaitUntil{name}Error"),
    }
}

/// The field or method of anything that is named like a structure member but reserves nothing (endpoint parameters, settings).
pub fn value(name: &str) -> Ident {
    value_ident(&snake(name))
}

/// `set_x` of such a thing.
pub fn setter(name: &str) -> Ident {
    format_ident!("set_{}", snake(name))
}

/// An identifier that the generator itself spells, no name of a model.
pub fn fixed(name: &str) -> Ident {
    ident(name)
}

/// Returns whether a type of that name is in the style of Rust.
pub fn is_camel_case(ty: &Ident) -> bool {
    !bare(ty).trim_matches('_').contains('_')
}

/// The text of an identifier without `r#`.
pub fn bare(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// The words of a name in snake case, whether or not that is a keyword.
pub fn snake(name: &str) -> String {
    split_words(name).join("_").to_snake_case()
}

/// The words of a name, each with its first letter raised. Types are split more simply than members: only before an upper-case letter that follows a lower-case one or a digit, and at the end of an acronym.
pub fn pascal(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, &c) in chars.iter().enumerate() {
        let upper = |at: usize| chars.get(at).is_some_and(char::is_ascii_uppercase);
        let lower = |at: usize| chars.get(at).is_some_and(char::is_ascii_lowercase);
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let starts = index > 0
            && upper(index)
            && (lower(index - 1) || digit(index - 1) || (upper(index - 1) && lower(index + 1)));
        if starts {
            out.push('_');
        }
        out.push(if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        });
    }
    out.to_upper_camel_case()
}

/// The words of a member's or operation's name, in lower case.
///
/// A word ends before anything that is not a letter or digit; between a lower-case letter or digit and an upper-case
/// letter; at the end of an acronym (`DB|Proxy`), though not in a plural (`ARNs`) nor before a version (`Bv2`); and, in
/// a name that is all lower case, between a digit and a letter (`s3|key`). `WHOLE_WORDS` are not taken apart.
pub fn split_words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let all_lower = !chars.iter().any(|c| c.is_uppercase());
    let mut words = vec![];
    let mut start = 0;
    for index in 0..=chars.len() {
        let separator = chars.get(index).is_none_or(|c| !c.is_ascii_alphanumeric());
        if separator || (index > start && word_ends(&chars, start, index, all_lower)) {
            if index > start {
                words.push(chars[start..index].iter().collect::<String>().to_lowercase());
            }
            start = if separator { index + 1 } else { index };
        }
    }
    words
}

/// Returns whether the word that begins at `start` ends before `index`; both are in range and `start < index`.
fn word_ends(chars: &[char], start: usize, index: usize, all_lower: bool) -> bool {
    let (last, next) = (chars[index - 1], chars[index]);
    let peek = chars.get(index + 1).copied();
    let peek2 = chars.get(index + 2).copied();
    let raised = (last.is_lowercase() || last.is_ascii_digit()) && next.is_uppercase();
    let lowered = all_lower && last.is_ascii_digit() && next.is_lowercase();
    if (raised || lowered) && !in_whole_word(chars, start, index) {
        return true;
    }
    let plural = peek == Some('s') && peek2.is_none_or(|c| !c.is_lowercase());
    let version = peek == Some('v') && peek2.is_some_and(|c| c.is_ascii_digit());
    last.is_uppercase() && next.is_uppercase() && peek.is_some_and(char::is_lowercase) && !plural && !version
}

/// Returns whether one of `WHOLE_WORDS` begins at `start` and `index` is not exactly its end.
fn in_whole_word(chars: &[char], start: usize, index: usize) -> bool {
    WHOLE_WORDS.iter().any(|word| {
        let mut rest = chars[start..].iter().map(char::to_ascii_lowercase);
        index - start != word.len() && word.chars().all(|c| rest.next() == Some(c))
    })
}

fn variant(member: &str) -> Ident {
    let name = pascal(member);
    let reserved = RESERVED_VARIANTS.iter().find(|(taken, _)| *taken == name);
    ident(reserved.map_or(name.as_str(), |(_, instead)| instead))
}

/// A field, method or function of that name.
fn value_ident(name: &str) -> Ident {
    if PATH_KEYWORDS.contains(&name) {
        format_ident!("{name}_")
    } else if KEYWORDS.contains(&name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        ident(name)
    }
}

/// A module of that name.
fn module_ident(name: &str) -> Ident {
    if KEYWORDS.contains(&name) || PATH_KEYWORDS.contains(&name) {
        format_ident!("{name}_")
    } else {
        ident(name)
    }
}

/// An identifier of text that came out of the functions above: ASCII letters, digits and `_`, perhaps none or a digit first.
fn ident(text: &str) -> Ident {
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let text: String = text
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    if starts && text != "_" {
        format_ident!("{text}")
    } else {
        format_ident!("_{text}_")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Smithy names with the Rust name that `name` gives them.
    fn check(name: impl Fn(&str) -> String, cases: &[(&str, &str)]) {
        for (input, output) in cases {
            assert_eq!(name(input), *output, "of `{input}`");
        }
    }

    #[test]
    fn fields() {
        check(
            |it| field(it).to_string(),
            &[
                ("NotificationARNs", "notification_arns"),
                ("SizeInMiB", "size_in_mib"),
                ("VolumeSizeInGB", "volume_size_in_gb"),
                ("ChecksumCRC32C", "checksum_crc32_c"),
                ("Ipv4Prefixes", "ipv4_prefixes"),
                ("IPv6Address", "ipv6_address"),
                ("DynamoDBv2Action", "dynamo_dbv2_action"),
                ("DBProxy", "db_proxy"),
                ("ACLs", "acls"),
                ("IAMUser", "iam_user"),
                ("s3key", "s3_key"),
                ("s3Key", "s3_key"),
                ("error_description", "error_description"),
                ("type", "r#type"),
                ("Self", "self_"),
                ("crate", "crate_"),
                ("build", "build_value"),
                ("Meta", "meta_value"),
                ("_1", "_1_"),
            ],
        );
        assert_eq!(bare(&field("type")), "type");
    }

    #[test]
    fn types_and_variants() {
        check(
            |it| ty(it).to_string(),
            &[
                ("EC2IPAM", "Ec2Ipam"),
                ("EC2X", "Ec2X"),
                ("policyType", "PolicyType"),
                ("Self", "SelfValue"),
                ("Tag", "Tag"),
            ],
        );
        check(
            |it| enum_variant(it).to_string(),
            &[
                ("VPC_1", "Vpc1"),
                ("Unknown", "UnknownValue"),
                ("UnknownValue", "UnknownValue_"),
                ("Self", "SelfValue"),
                ("t2_micro", "T2Micro"),
                ("_2xlarge", "_2xlarge_"),
            ],
        );
        assert_eq!(variant_accessor(&union_variant("BOOL")), "bool");
        assert_eq!(file(&ty("JsonClassifier")), "_json_classifier");
        assert_eq!(file(&ty("Type")), "_type_");
        assert_eq!(is_variant(&ty("ThrottlingException")), "is_throttling_exception");
    }

    #[test]
    fn operations() {
        let it = operation("createSAMLProvider");
        assert_eq!(it.marker, "CreateSAMLProvider");
        assert_eq!(it.module, "create_saml_provider");
        assert_eq!(it.input, "CreateSamlProviderInput");
        assert_eq!(it.output_builder, "CreateSamlProviderOutputBuilder");
        assert_eq!(it.error, "CreateSAMLProviderError");
        assert_eq!(it.file, "_create_saml_provider");
        assert_eq!(
            operation("ListMFADevices").paginator_items,
            "ListMfaDevicesPaginatorItems"
        );
        for (name, module, fluent) in [
            (
                "DBInstanceAvailable",
                "db_instance_available",
                "DbInstanceAvailableFluentBuilder",
            ),
            (
                "InstanceStatusOk",
                "instance_status_ok",
                "InstanceStatusOkFluentBuilder",
            ),
            (
                "FunctionActiveV2",
                "function_active_v2",
                "FunctionActiveV2FluentBuilder",
            ),
        ] {
            let it = waiter(name);
            assert_eq!(
                (it.module.to_string().as_str(), it.fluent.to_string().as_str()),
                (module, fluent)
            );
        }
        let it = operation("Type");
        assert_eq!(it.module, "type_");
        assert_eq!(it.method.to_string(), "r#type");
    }

    /// A model cannot make these functions panic, whatever its names are.
    #[test]
    fn every_text_has_a_name() {
        for text in ["", "_", "__", "1", "é", "a-b", "a\u{0}b", "__proto__", "日本"] {
            let _ = (
                field(text),
                enum_variant(text),
                ty(text),
                operation(text),
                value(text),
                fixed(text),
            );
        }
    }
}
