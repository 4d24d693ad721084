//! What only some operations do: rows of an operation's table that the runtime has a type for.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Result, Token, parenthesized};

/// The settings that are extras, for the message about an unknown one.
pub const KNOWN: &[&str] = &[
    "compression",
    "content_md5",
    "tree_hash",
    "fill",
    "trim",
    "endpoint_member",
];

/// One row.
pub enum Extra {
    /// `compression("gzip")`
    Compression(Vec<LitStr>),
    /// `content_md5`
    ContentMd5,
    /// `tree_hash`
    TreeHash,
    /// `fill(account_id, "-")`
    Fill(Ident, LitStr),
    /// `trim(id, "zone", "change")`
    Trim(Ident, Vec<LitStr>),
    /// `endpoint_member(predict_endpoint)`
    EndpointMember(Ident),
}

impl Extra {
    /// The row of this name.
    pub fn parse(name: &Ident, input: ParseStream<'_>) -> Result<Option<Self>> {
        Ok(Some(match name.to_string().as_str() {
            "compression" => Self::Compression(arguments(input)?.1),
            "content_md5" => Self::ContentMd5,
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
            _ => return Ok(None),
        }))
    }

    /// The row as a value of the runtime.
    pub fn value(&self, input: &Ident) -> TokenStream {
        let extra = quote! { ::tinsmith_runtime::client::extra };
        let rewrite = |member: &Ident, rule: TokenStream| {
            quote! {
                #extra::Rewrite {
                    member: |input| input.downcast_mut::<#input>().map(|it| &mut it.#member),
                    rule: #extra::Rule::#rule,
                }
            }
        };
        match self {
            Self::Compression(encodings) => quote! { #extra::Compress { encodings: &[#(#encodings),*] } },
            Self::ContentMd5 => quote! { #extra::ContentMd5 },
            Self::TreeHash => quote! { #extra::TreeHash },
            Self::Fill(member, value) => rewrite(member, quote! { Fill(#value) }),
            Self::Trim(member, folders) => rewrite(member, quote! { Trim(&[#(#folders),*]) }),
            Self::EndpointMember(member) => quote! {
                #extra::EndpointMember {
                    member: |input| input.downcast_ref::<#input>().and_then(|it| it.#member.as_deref()),
                }
            },
        }
    }
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
    member.ok_or_else(|| syn::Error::new(name.span(), format!("`{name}` begins with a member of the input")))
}
