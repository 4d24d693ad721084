//! `OperationTrait`: behaviour that only some operations have, a row of the runtime's table of an operation.

use super::endpoint::ParameterDefault;
use proc_macro2::Ident;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperationTrait {
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
        /// The service refuses a request without a checksum.
        required: bool,
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
    OperationParams(Vec<OperationParam>),
    /// `presigned`: the request can be signed now and sent later.
    Presigned,
    /// `presigned(get)`: the same, as a `GET` with the members in the query.
    PresignedGet,
    /// `creates_session(bucket, credentials)`: the operation creates a session.
    CreatesSession(Ident, Ident),
    /// `optional_payload_signing`: a call can leave its payload out of the signature.
    OptionalPayloadSigning,
}

/// A parameter of the endpoint rules that an expression finds in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationParam {
    /// The name of the parameter.
    pub name: String,
    /// The expression.
    pub expression: String,
    /// `true` if the expression looks at a sensitive member.
    pub is_secret: bool,
}

impl OperationTrait {
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
