//! `#[member("Wire", settings..)]`: what a member is in the model, read from its attribute.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Expr, Ident, Lit, LitInt, LitStr, Result, Token, parenthesized};

/// All settings, for the message about an unknown one.
const KNOWN: &str = "required, sensitive, default, idempotency_token, length, range, pattern, unique, values, each, key, \
    json_name, xml_name, ec2_query_name, xml_attribute, xml_flattened, xml_namespace, timestamp_format, media_type, http_header, \
    http_label, http_query, http_query_params, http_prefix_headers, http_payload, http_response_code, streaming, \
    event_stream, requires_length, host_label, context_param, event_header, event_payload, and name for the variant of a union";

/// The attribute of a member.
pub struct Member {
    /// The member's name in the model.
    pub wire: LitStr,
    /// The name of a union's member in methods.
    pub name: Option<Ident>,
    /// The model's default.
    pub default: Option<Expr>,
    flags: Vec<Ident>,
    /// The settings as the runtime's table has them.
    pub table: Vec<TokenStream>,
}

impl Member {
    /// The one `#[member(..)]` among the attributes of a field or variant.
    pub fn find(attributes: &[Attribute], span: Span) -> Result<Option<Self>> {
        let mut found = attributes.iter().filter(|it| it.path().is_ident("member"));
        match (found.next(), found.next()) {
            (_, Some(second)) => Err(Error::new(second.span(), "a second `member`: a field has one")),
            (Some(it), None) => it.parse_args().map(Some).map_err(|error| at_attribute(error, span)),
            (None, None) => Ok(None),
        }
    }

    fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|it| it == flag)
    }

    /// Whether the member must be set.
    pub fn is_required(&self) -> bool {
        self.has("required")
    }

    /// Whether the value must not be shown.
    pub fn is_sensitive(&self) -> bool {
        self.has("sensitive")
    }

    /// Whether the client fills the member in.
    pub fn is_idempotency_token(&self) -> bool {
        self.has("idempotency_token")
    }

    /// Whether the member is the body itself.
    pub fn is_streaming(&self) -> bool {
        self.has("streaming") || self.has("event_stream")
    }

    /// Whether the member is the body, as events.
    pub fn is_event_stream(&self) -> bool {
        self.has("event_stream")
    }
}

/// An empty attribute has no tokens to point at, so the field stands in.
fn at_attribute(error: Error, span: Span) -> Error {
    let text = error.to_string();
    if text.starts_with("unexpected end of input") {
        Error::new(span, "expected the member's name in the model: #[member(\"Name\")]")
    } else {
        error
    }
}

impl Parse for Member {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let wire = input.parse()?;
        let mut member = Self {
            wire,
            name: None,
            default: None,
            flags: Vec::new(),
            table: Vec::new(),
        };
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        let mut seen = Vec::new();
        while !input.is_empty() {
            let setting = input.call(Ident::parse_any)?;
            if seen.contains(&setting) {
                return Err(Error::new(setting.span(), format!("`{setting}` is set twice")));
            }
            match setting.to_string().as_str() {
                "name" => {
                    input.parse::<Token![=]>()?;
                    member.name = Some(input.call(Ident::parse_any)?);
                }
                "default" => {
                    input.parse::<Token![=]>()?;
                    member.default = Some(input.parse()?);
                }
                _ => {
                    member.table.extend(setting_row(&setting, input)?);
                    if matches!(
                        setting.to_string().as_str(),
                        "required" | "sensitive" | "idempotency_token" | "streaming" | "event_stream"
                    ) {
                        member.flags.push(setting.clone());
                    }
                }
            }
            seen.push(setting);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(member)
    }
}

/// The settings of elements or keys: the same, but for what only a member can have.
struct Nested(Vec<TokenStream>);

impl Parse for Nested {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut table = Vec::new();
        while !input.is_empty() {
            let setting = input.call(Ident::parse_any)?;
            table.extend(setting_row(&setting, input)?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(Self(table))
    }
}

/// `Setting::Length(..)` and the like; nothing for a constraint that nobody will check.
pub fn setting_row(setting: &Ident, input: ParseStream<'_>) -> Result<Option<TokenStream>> {
    let setting_type = quote! { ::tinsmith_runtime::schema::Setting };
    let is_constraint = matches!(
        setting.to_string().as_str(),
        "length" | "range" | "pattern" | "unique" | "values"
    );
    let row = match setting.to_string().as_str() {
        "required" => quote! { Required },
        "sensitive" => quote! { Sensitive },
        "idempotency_token" => quote! { IdempotencyToken },
        "unique" => quote! { Unique },
        "xml_attribute" => quote! { XmlAttribute },
        "xml_flattened" => quote! { XmlFlattened },
        "xml_unwrapped" => quote! { XmlUnwrapped },
        "http_label" => quote! { HttpLabel },
        "http_query_params" => quote! { HttpQueryParams },
        "http_payload" => quote! { HttpPayload },
        "http_response_code" => quote! { HttpResponseCode },
        "streaming" | "event_stream" => quote! { Streaming },
        "requires_length" => quote! { RequiresLength },
        "host_label" => quote! { HostLabel },
        "event_header" => quote! { EventHeader },
        "event_payload" => quote! { EventPayload },
        name => {
            let arguments = |input: ParseStream<'_>| -> Result<TokenStream> {
                let content;
                parenthesized!(content in input);
                let row = arguments_row(name, setting, &content)?;
                if content.is_empty() {
                    Ok(row)
                } else {
                    Err(content.error(format!("`{name}` takes no more than this")))
                }
            };
            if !is_known(name) {
                let message = format!("unknown setting `{name}` of a member; known are {KNOWN}");
                return Err(Error::new(setting.span(), message));
            }
            if !input.peek(syn::token::Paren) {
                return Err(Error::new(
                    setting.span(),
                    format!("`{name}` takes an argument: `{name}(..)`"),
                ));
            }
            arguments(input)?
        }
    };
    let kept = !is_constraint || cfg!(feature = "strict");
    Ok(kept.then(|| quote! { #setting_type::#row }))
}

fn is_known(name: &str) -> bool {
    matches!(
        name,
        "length"
            | "range"
            | "pattern"
            | "values"
            | "each"
            | "key"
            | "json_name"
            | "xml_name"
            | "ec2_query_name"
            | "xml_namespace"
            | "timestamp_format"
            | "media_type"
            | "http_header"
            | "http_query"
            | "http_prefix_headers"
            | "context_param"
    )
}

/// A setting with arguments, whose name was checked.
fn arguments_row(name: &str, setting: &Ident, input: ParseStream<'_>) -> Result<TokenStream> {
    let text = |variant: &str| {
        let variant = Ident::new(variant, Span::call_site());
        let text: LitStr = input.parse()?;
        Ok(quote! { #variant(#text) })
    };
    match name {
        "json_name" => text("JsonName"),
        "xml_name" => text("XmlName"),
        "ec2_query_name" => text("Ec2QueryName"),
        "media_type" => text("MediaType"),
        "http_header" => text("HttpHeader"),
        "http_query" => text("HttpQuery"),
        "http_prefix_headers" => text("HttpPrefixHeaders"),
        "context_param" => text("ContextParam"),
        "length" => {
            let [min, max] = bounds(input, setting, length_bound)?;
            Ok(quote! { Length(#min, #max) })
        }
        "range" => {
            let [min, max] = bounds(input, setting, range_bound)?;
            Ok(quote! { Range(#min, #max) })
        }
        "pattern" => pattern(input),
        "values" => {
            let values = Punctuated::<Number, Token![,]>::parse_terminated(input)?;
            let values = values.iter().map(|it| it.tokens("i32")).collect::<Result<Vec<_>>>()?;
            Ok(quote! { Values(&[#(#values),*]) })
        }
        "timestamp_format" => timestamp_format(&input.parse()?),
        "xml_namespace" => {
            let uri: LitStr = input.parse()?;
            let prefix = if input.is_empty() {
                None
            } else {
                Some((input.parse::<Token![,]>()?, input.parse::<LitStr>()?))
            };
            let prefix = option(prefix.map(|(_, it)| it));
            Ok(quote! { XmlNamespace(#uri, #prefix) })
        }
        "each" | "key" => {
            let Nested(settings) = input.parse()?;
            let variant = if name == "each" {
                quote! { Each }
            } else {
                quote! { Key }
            };
            Ok(quote! { #variant(&[#(#settings),*]) })
        }
        _ => Err(Error::new(
            setting.span(),
            format!("unknown setting `{name}` of a member; known are {KNOWN}"),
        )),
    }
}

/// A literal with an optional sign.
struct Number {
    negative: bool,
    literal: Lit,
}

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let negative = input.parse::<Option<Token![-]>>()?.is_some();
        let literal: Lit = input.parse()?;
        match literal {
            Lit::Int(_) | Lit::Float(_) => Ok(Self { negative, literal }),
            _ => Err(Error::new(literal.span(), "expected a number")),
        }
    }
}

impl Number {
    fn tokens(&self, suffix: &str) -> Result<TokenStream> {
        let Lit::Int(literal) = &self.literal else {
            return Err(Error::new(self.literal.span(), "expected a whole number"));
        };
        let literal = LitInt::new(&format!("{}{suffix}", literal.base10_digits()), literal.span());
        let minus = self.negative.then(|| quote! { - });
        Ok(quote! { #minus #literal })
    }
}

/// `1..=64`, `1..` or `..=64`.
fn bounds(
    input: ParseStream<'_>,
    setting: &Ident,
    bound: fn(&Number) -> Result<TokenStream>,
) -> Result<[TokenStream; 2]> {
    let wanted = || {
        Error::new(
            setting.span(),
            format!("expected `{setting}(1..=64)`, `{setting}(1..)` or `{setting}(..=64)`"),
        )
    };
    if input.is_empty() {
        return Err(wanted());
    }
    let min = if input.peek(Token![..]) {
        None
    } else {
        Some(input.parse::<Number>()?)
    };
    let max = if input.peek(Token![..=]) {
        input.parse::<Token![..=]>()?;
        Some(input.parse::<Number>()?)
    } else {
        input.parse::<Token![..]>().map_err(|_| wanted())?;
        None
    };
    if !input.is_empty() {
        return Err(wanted());
    }
    let [min, max] = [min, max].map(|it| it.as_ref().map(bound).transpose());
    Ok([option(min?), option(max?)])
}

fn length_bound(it: &Number) -> Result<TokenStream> {
    if it.negative {
        return Err(Error::new(it.literal.span(), "a length is not negative"));
    }
    it.tokens("u64")
}

fn range_bound(it: &Number) -> Result<TokenStream> {
    match &it.literal {
        Lit::Float(literal) => {
            let minus = it.negative.then(|| quote! { - });
            Ok(quote! { ::tinsmith_runtime::schema::Bound::Float(#minus #literal) })
        }
        _ => {
            let number = it.tokens("i128")?;
            Ok(quote! { ::tinsmith_runtime::schema::Bound::Integer(#number) })
        }
    }
}

/// `"text"`, then what checks it where that is not the text itself.
fn pattern(input: ParseStream<'_>) -> Result<TokenStream> {
    let text: LitStr = input.parse()?;
    let (mut regex, mut all, mut none) = (None, Vec::new(), Vec::new());
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let argument: Ident = input.parse()?;
        input.parse::<Token![=]>()?;
        let value: LitStr = input.parse()?;
        match argument.to_string().as_str() {
            "regex" => regex = Some(value),
            "all" => all.push(value),
            "not" => none.push(value),
            name => {
                let message = format!("unknown argument `{name}` of a pattern; known are regex, all, not");
                return Err(Error::new(argument.span(), message));
            }
        }
    }
    let regex = regex.unwrap_or_else(|| text.clone());
    Ok(quote! {
        Pattern({
            static PATTERN: ::tinsmith_runtime::schema::Pattern =
                ::tinsmith_runtime::schema::Pattern::new(#text, &[#regex #(, #all)*], &[#(#none),*]);
            &PATTERN
        })
    })
}

fn timestamp_format(format: &LitStr) -> Result<TokenStream> {
    let variant = match format.value().as_str() {
        "epoch-seconds" => quote! { EpochSeconds },
        "date-time" => quote! { DateTime },
        "http-date" => quote! { HttpDate },
        _ => {
            return Err(Error::new(
                format.span(),
                "expected \"epoch-seconds\", \"date-time\" or \"http-date\"",
            ));
        }
    };
    Ok(quote! { TimestampFormat(::tinsmith_runtime::schema::TimestampFormat::#variant) })
}

fn option(it: Option<impl ToTokens>) -> TokenStream {
    match it {
        Some(it) => quote! { ::core::option::Option::Some(#it) },
        None => quote! { ::core::option::Option::None },
    }
}
