//! `Extra`: what only some operations do, as a row of the table that the runtime keeps of an operation.

use super::endpoint::ParameterDefault;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// `compression("gzip")`: bodies are compressed by one of these encodings.
    Compression(Vec<String>),
    /// `content_md5`: the MD5 of the body is a header.
    ContentMd5,
    /// `request_checksum(member = checksum_algorithm, header = "x-algorithm", required)`: a checksum of the body is sent.
    RequestChecksum {
        /// The member that names the algorithm.
        member: Option<Ident>,
        /// The header that the member is bound to.
        header: Option<String>,
        /// `required`, if the service wants one.
        required: Option<Ident>,
    },
    /// `response_checksum(checksum_mode, "CRC32")`: the checksum of the response is checked.
    ResponseChecksum {
        /// The member that asks for one.
        mode: Option<Ident>,
        /// The algorithms that a response may have a checksum of.
        algorithms: Vec<String>,
    },
    /// `tree_hash`: the SHA-256 of the body and of the tree of its parts are headers.
    TreeHash,
    /// `fill(account_id, "-")`: a member that is not set or empty becomes this.
    Fill(Ident, &'static str),
    /// `trim(id, "zone", "change")`: the folder that the value of a member lies in is left out.
    Trim(Ident, &'static [&'static str]),
    /// `endpoint_member(predict_endpoint)`: a member is the URL that is called.
    EndpointMember(Ident),
    /// `long_poll`: the operation waits for something to happen, and is called in a loop.
    LongPoll,
    /// `long_running`: the service may be silent for a long time before it answers.
    LongRunning,
    /// `static_params("UseControlPlane" = true)`: parameters of the endpoint rules that the operation sets.
    StaticParams(Vec<(String, ParameterDefault)>),
    /// `operation_params("Names" = "keys(items)")`: parameters that expressions find in the input.
    OperationParams(Vec<(String, String)>),
    /// `presigned`: the request can be signed now and sent later.
    Presigned,
    /// `presigned(get)`: the same, as a `GET` with the members in the query.
    PresignedGet,
    /// `creates_session(bucket, credentials)`: the operation creates a session.
    CreatesSession(Ident, Ident),
    /// `optional_payload_signing`: a call can leave its payload out of the signature.
    OptionalPayloadSigning,
}

impl ToTokens for Extra {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Compression(encodings) => quote! { compression(#(#encodings),*) },
            Self::ContentMd5 => quote! { content_md5 },
            Self::RequestChecksum {
                member,
                header,
                required,
            } => {
                let member = member.iter().map(|it| quote! { member = #it });
                let header = header.iter().map(|it| quote! { header = #it });
                let required = required.iter().map(|it| quote! { #it });
                let settings = member.chain(header).chain(required);
                quote! { request_checksum(#(#settings),*) }
            }
            Self::ResponseChecksum { mode, algorithms } => {
                let mode = mode.iter();
                quote! { response_checksum(#(#mode,)* #(#algorithms),*) }
            }
            Self::TreeHash => quote! { tree_hash },
            Self::Fill(member, value) => quote! { fill(#member, #value) },
            Self::Trim(member, folders) => quote! { trim(#member #(, #folders)*) },
            Self::StaticParams(params) => {
                let params = params.iter().map(|(name, value)| match value {
                    ParameterDefault::Bool(it) => quote! { #name = #it },
                    ParameterDefault::String(it) => quote! { #name = #it },
                    ParameterDefault::Strings(it) => quote! { #name = [#(#it),*] },
                });
                quote! { static_params(#(#params),*) }
            }
            Self::OperationParams(params) => {
                let params = params.iter().map(|(name, expression)| quote! { #name = #expression });
                quote! { operation_params(#(#params),*) }
            }
            Self::LongPoll => quote! { long_poll },
            Self::LongRunning => quote! { long_running },
            Self::Presigned => quote! { presigned },
            Self::PresignedGet => quote! { presigned(get) },
            Self::CreatesSession(bucket, credentials) => quote! { creates_session(#bucket, #credentials) },
            Self::OptionalPayloadSigning => quote! { optional_payload_signing },
            Self::EndpointMember(member) => quote! { endpoint_member(#member) },
        });
    }
}

impl Extra {
    /// The feature of the runtime that has it.
    pub fn feature(&self) -> Option<&'static str> {
        match self {
            Self::Compression(_) => Some("compression"),
            Self::ContentMd5 | Self::TreeHash | Self::RequestChecksum { .. } | Self::ResponseChecksum { .. } => {
                Some("checksums")
            }
            Self::Presigned | Self::PresignedGet => Some("presigning"),
            Self::OperationParams(_) => Some("jmespath"),
            Self::CreatesSession(..) => Some("s3-express"),
            Self::Fill(..)
            | Self::Trim(..)
            | Self::EndpointMember(_)
            | Self::LongPoll
            | Self::LongRunning
            | Self::StaticParams(_)
            | Self::OptionalPayloadSigning => None,
        }
    }
}
