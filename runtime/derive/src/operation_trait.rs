//! Operation traits: behavior that most operations do not have, as values of types of the runtime.

use crate::params;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitStr, Result, Token, parenthesized};

/// The settings that are operation traits, for the message about an unknown setting.
pub(crate) const KNOWN: &[&str] = &[
    "compression",
    "content_md5",
    "request_checksum",
    "response_checksum",
    "tree_hash",
    "fill",
    "trim",
    "endpoint_member",
    "long_poll",
    "long_running",
    "static_params",
    "operation_params",
];

/// One row.
pub(crate) enum OperationTrait {
    /// `compression("gzip")`
    Compression(Vec<LitStr>),
    /// `content_md5`
    ContentMd5,
    /// `request_checksum(member = checksum_algorithm, header = "x-algorithm", required)`
    RequestChecksum(RequestChecksum),
    /// `response_checksum(checksum_mode, "CRC32")`
    ResponseChecksum(Option<Ident>, Vec<LitStr>),
    /// `tree_hash`
    TreeHash,
    /// `fill(account_id, "-")`
    Fill(Ident, LitStr),
    /// `trim(id, "zone", "change")`
    Trim(Ident, Vec<LitStr>),
    /// `endpoint_member(predict_endpoint)`
    EndpointMember(Ident),
    /// `long_poll`
    LongPoll,
    /// `long_running`
    LongRunning,
    /// `static_params("Name" = true)`, `operation_params("Name" = "expression")`
    Params(TokenStream),
}

/// The settings of a request checksum.
#[derive(Default)]
pub(crate) struct RequestChecksum {
    member: Option<Ident>,
    header: Option<LitStr>,
    required: bool,
}

impl OperationTrait {
    /// The row of this name.
    pub(crate) fn parse(name: &Ident, input: ParseStream<'_>) -> Result<Option<Self>> {
        Ok(Some(match name.to_string().as_str() {
            "compression" => Self::Compression(arguments(input)?.1),
            "content_md5" => Self::ContentMd5,
            "request_checksum" => Self::RequestChecksum(request_checksum(input)?),
            "response_checksum" => {
                let (member, algorithms) = arguments(input)?;
                Self::ResponseChecksum(member, algorithms)
            }
            "tree_hash" => Self::TreeHash,
            "fill" => {
                let content;
                parenthesized!(content in input);
                let member = content.parse()?;
                content.parse::<Token![,]>()?;
                Self::Fill(member, content.parse()?)
            }
            "trim" => {
                let (member, folders) = arguments(input)?;
                Self::Trim(required(member, name)?, folders)
            }
            "endpoint_member" => Self::EndpointMember(required(arguments(input)?.0, name)?),
            "long_poll" => Self::LongPoll,
            "long_running" => Self::LongRunning,
            "static_params" => Self::Params(params::of_operation(input)?),
            "operation_params" => Self::Params(params::of_input(input)?),
            _ => return Ok(None),
        }))
    }

    /// The row as a value of the runtime.
    pub(crate) fn value(&self, input: &Ident) -> TokenStream {
        let path = quote! { ::tinsmith_runtime::__private::operation_traits };
        let rewrite = |member: &Ident, rule: TokenStream| {
            quote! {
                #path::Rewrite {
                    member: |input| input.downcast_mut::<#input>().map(|it| &mut it.#member),
                    rule: #path::Rule::#rule,
                }
            }
        };
        match self {
            Self::Compression(encodings) => quote! { #path::Compress { encodings: &[#(#encodings),*] } },
            Self::ContentMd5 => quote! { #path::ContentMd5 },
            Self::RequestChecksum(RequestChecksum {
                member,
                header,
                required,
            }) => {
                let algorithm = match member {
                    Some(it) => quote! {
                        |input| input.downcast_ref::<#input>().and_then(|it| it.#it.as_ref()).map(|it| it.as_str())
                    },
                    None => quote! { |_| ::core::option::Option::None },
                };
                let header = match header {
                    Some(it) => quote! { ::core::option::Option::Some(#it) },
                    None => quote! { ::core::option::Option::None },
                };
                quote! {
                    #path::RequestChecksum { algorithm: #algorithm, header: #header, required: #required }
                }
            }
            Self::ResponseChecksum(member, algorithms) => {
                let mode = match member {
                    Some(it) => quote! {
                        |input, ask| {
                            input.downcast_mut::<#input>().is_some_and(|it| {
                                if ask {
                                    it.#it = ::core::option::Option::Some("ENABLED".into());
                                }
                                it.#it.as_ref().is_some_and(|it| it.as_str() == "ENABLED")
                            })
                        }
                    },
                    None => quote! { |_, ask| ask },
                };
                quote! { #path::ResponseChecksum { algorithms: &[#(#algorithms),*], mode: #mode } }
            }
            Self::Params(params) => quote! { #path::#params },
            Self::LongPoll => quote! { #path::LongPoll },
            Self::LongRunning => quote! { #path::LongRunning },
            Self::TreeHash => quote! { #path::TreeHash },
            Self::Fill(member, value) => rewrite(member, quote! { Fill(#value) }),
            Self::Trim(member, folders) => rewrite(member, quote! { Trim(&[#(#folders),*]) }),
            Self::EndpointMember(member) => quote! {
                #path::EndpointMember {
                    member: |input| input.downcast_ref::<#input>().and_then(|it| it.#member.as_deref()),
                }
            },
        }
    }
}

fn request_checksum(input: ParseStream<'_>) -> Result<RequestChecksum> {
    let content;
    parenthesized!(content in input);
    let mut it = RequestChecksum::default();
    while !content.is_empty() {
        let name: Ident = content.parse()?;
        if name == "required" {
            it.required = true;
        } else {
            content.parse::<Token![=]>()?;
            match name.to_string().as_str() {
                "member" => it.member = Some(content.parse()?),
                "header" => it.header = Some(content.parse()?),
                _ => return Err(Error::new(name.span(), "expected member, header or required")),
            }
        }
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(it)
}

/// `(member, "a", "b")`, where either part may be missing.
fn arguments(input: ParseStream<'_>) -> Result<(Option<Ident>, Vec<LitStr>)> {
    let content;
    parenthesized!(content in input);
    let member = if content.peek(LitStr) {
        None
    } else {
        let member = content.parse()?;
        content.parse::<Option<Token![,]>>()?;
        Some(member)
    };
    let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
    Ok((member, texts.into_iter().collect()))
}

fn required(member: Option<Ident>, name: &Ident) -> Result<Ident> {
    member.ok_or_else(|| Error::new(name.span(), format!("`{name}` begins with a member of the input")))
}
