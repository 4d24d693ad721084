//! Settings of `#[operation(..)]` that only some operations have.

use crate::emit::item::quote;
use crate::rust::endpoint::ParameterDefault;
use crate::rust::operation_trait::{OperationParam, OperationTrait};
use proc_macro2::TokenStream;

/// `compression("gzip")` and its siblings.
pub(in crate::emit) fn operation_trait(it: &OperationTrait) -> TokenStream {
    match it {
        OperationTrait::Compression(encodings) => quote! { compression(#(#encodings),*) },
        OperationTrait::ContentMd5 => quote! { content_md5 },
        OperationTrait::RequestChecksum {
            member,
            header,
            required,
        } => {
            let member = member.iter().map(|it| quote! { member = #it });
            let header = header.iter().map(|it| quote! { header = #it });
            let required = required.then(|| quote! { required });
            let settings = member.chain(header).chain(required);
            quote! { request_checksum(#(#settings),*) }
        }
        OperationTrait::ResponseChecksum { mode, algorithms } => {
            let mode = mode.iter();
            quote! { response_checksum(#(#mode,)* #(#algorithms),*) }
        }
        OperationTrait::TreeHash => quote! { tree_hash },
        OperationTrait::Fill(member, value) => quote! { fill(#member, #value) },
        OperationTrait::Trim(member, folders) => quote! { trim(#member #(, #folders)*) },
        OperationTrait::StaticParams(params) => {
            let params = params.iter().map(|(name, value)| match value {
                ParameterDefault::Bool(it) => quote! { #name = #it },
                ParameterDefault::String(it) => quote! { #name = #it },
                ParameterDefault::Strings(it) => quote! { #name = [#(#it),*] },
            });
            quote! { static_params(#(#params),*) }
        }
        OperationTrait::OperationParams(params) => {
            let params = params
                .iter()
                .map(|OperationParam { name, expression, .. }| quote! { #name = #expression });
            quote! { operation_params(#(#params),*) }
        }
        OperationTrait::LongPoll => quote! { long_poll },
        OperationTrait::LongRunning => quote! { long_running },
        OperationTrait::Presigned => quote! { presigned },
        OperationTrait::PresignedGet => quote! { presigned(get) },
        OperationTrait::CreatesSession(bucket, credentials) => quote! { creates_session(#bucket, #credentials) },
        OperationTrait::OptionalPayloadSigning => quote! { optional_payload_signing },
        OperationTrait::EndpointMember(member) => quote! { endpoint_member(#member) },
    }
}
