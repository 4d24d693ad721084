//! `#[shape("Name", flags..)]`: what a type is in the model, read from its attribute.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitStr, Result, Token, parenthesized};

use crate::item::Attribute;
use crate::settings::setting_words;

/// The settings of a shape, for the message about an unknown setting.
pub(crate) const KNOWN: &[&str] = &[
    "write",
    "read",
    "fallible",
    "input",
    "fluent",
    "waiter",
    "inspect",
    "output",
    "error",
    "retryable",
    "throttling",
    "client",
    "code",
    "extended_request_id",
    "xml_name",
    "xml_namespace",
    "xml_unwrapped",
    "xml_any_root",
    "credentials",
];

/// The attribute of a structure or union.
pub(crate) struct Shape {
    /// Namespace of the shape id, if it is not the service's.
    pub namespace: Option<LitStr>,
    /// Name of the shape id.
    pub name: LitStr,
    /// The fluent builder of an operation's input.
    pub fluent: Option<Ident>,
    /// The builder that polls the operation of an input.
    pub waiter: Option<Ident>,
    /// The fields that waiters look at, where the type is not written anyway.
    pub inspect: Option<Vec<Ident>>,
    /// The fields that are the credentials of a session.
    pub credentials: Option<Vec<Ident>>,
    /// The error code of the query protocols.
    pub code: Option<LitStr>,
    /// Its settings as words of the table's text.
    pub words: Vec<String>,
    flags: Vec<Ident>,
}

impl Shape {
    /// The one `#[shape(..)]` of a type.
    pub(crate) fn find(attributes: &[Attribute], span: Span) -> Result<Self> {
        match attributes.iter().find(|it| it.is("shape")) {
            Some(it) => it.parse_arguments(),
            None => Err(Error::new(span, "expected #[shape(\"Name\", ..)] on this type")),
        }
    }

    /// Returns whether a flag is set, or implied: inputs are written and can lack members, outputs are read.
    pub(crate) fn has(&self, flag: &str) -> bool {
        let is_set = |flag: &str| self.flags.iter().any(|it| it == flag);
        match flag {
            "write" | "fallible" => is_set(flag) || is_set("input"),
            "read" => is_set(flag) || is_set("output"),
            _ => is_set(flag),
        }
    }
}

impl Parse for Shape {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut namespace = None;
        let mut name = input.parse()?;
        if input.peek(Token![,]) && input.peek2(LitStr) {
            input.parse::<Token![,]>()?;
            namespace = Some(std::mem::replace(&mut name, input.parse()?));
        }
        let mut shape = Self {
            namespace,
            name,
            fluent: None,
            waiter: None,
            inspect: None,
            credentials: None,
            code: None,
            words: Vec::new(),
            flags: Vec::new(),
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let flag = input.call(Ident::parse_any)?;
            match flag.to_string().as_str() {
                "fluent" => {
                    input.parse::<Token![=]>()?;
                    shape.fluent = Some(input.parse()?);
                }
                "waiter" => {
                    input.parse::<Token![=]>()?;
                    shape.waiter = Some(input.parse()?);
                }
                "inspect" => shape.inspect = Some(fields(input)?),
                "credentials" => shape.credentials = Some(fields(input)?),
                "code" => {
                    input.parse::<Token![=]>()?;
                    shape.code = Some(input.parse()?);
                }
                "xml_name" | "xml_namespace" | "xml_unwrapped" | "xml_any_root" => {
                    shape.words.extend(setting_words(&flag, input)?);
                }
                "write"
                | "read"
                | "fallible"
                | "input"
                | "output"
                | "error"
                | "retryable"
                | "throttling"
                | "client"
                | "extended_request_id" => {
                    shape.flags.push(flag);
                }
                name => {
                    let message = format!("unknown flag `{name}` of a shape; known are {}", KNOWN.join(", "));
                    return Err(Error::new(flag.span(), message));
                }
            }
        }
        Ok(shape)
    }
}

/// `(field, ..)`
fn fields(input: ParseStream<'_>) -> Result<Vec<Ident>> {
    let content;
    parenthesized!(content in input);
    let fields = Punctuated::<Ident, Token![,]>::parse_terminated_with(&content, Ident::parse_any)?;
    Ok(fields.into_iter().collect())
}
