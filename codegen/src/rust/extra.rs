//! `Extra`: what only some operations do, as a row of the table that the runtime keeps of an operation.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// `compression("gzip")`: bodies are compressed by one of these encodings.
    Compression(Vec<String>),
    /// `content_md5`: the MD5 of the body is a header.
    ContentMd5,
    /// `tree_hash`: the SHA-256 of the body and of the tree of its parts are headers.
    TreeHash,
    /// `fill(account_id, "-")`: a member that is not set or empty becomes this.
    Fill(Ident, &'static str),
    /// `trim(id, "zone", "change")`: the folder that the value of a member lies in is left out.
    Trim(Ident, &'static [&'static str]),
    /// `endpoint_member(predict_endpoint)`: a member is the URL that is called.
    EndpointMember(Ident),
}

impl ToTokens for Extra {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Compression(encodings) => quote! { compression(#(#encodings),*) },
            Self::ContentMd5 => quote! { content_md5 },
            Self::TreeHash => quote! { tree_hash },
            Self::Fill(member, value) => quote! { fill(#member, #value) },
            Self::Trim(member, folders) => quote! { trim(#member #(, #folders)*) },
            Self::EndpointMember(member) => quote! { endpoint_member(#member) },
        });
    }
}

impl Extra {
    /// The feature of the runtime that has it.
    pub fn feature(&self) -> Option<&'static str> {
        match self {
            Self::Compression(_) => Some("compression"),
            Self::ContentMd5 | Self::TreeHash => Some("checksums"),
            Self::Fill(..) | Self::Trim(..) | Self::EndpointMember(_) => None,
        }
    }
}
