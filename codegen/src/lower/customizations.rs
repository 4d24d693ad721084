//! Behavior of clients of AWS services that their models do not state: rows of one table.

use super::symbols::Symbols;
use crate::amend;
use crate::model::Model;
use crate::model::closure::ServiceClosure;
use crate::model::knowledge::sessions::{self, Sessions};
use crate::model::shape::{Member, Operation, Shape, ShapeKind, SimpleType};
use crate::model::traits::Trait;
use crate::model::traits::http::HttpLabel;
use crate::rust::meta::{ServiceQuirk, SharedParam};
use crate::rust::operation_trait::OperationTrait;
use crate::rust::paths;
use crate::rust::structure::RequestNames;
use crate::rust::symbol::Symbol;
use crate::rust::trace::Decisions;
use ServiceKey::{SdkId, SigningName};
use std::fmt;

/// A row: the service, what is done, and why in a sentence.
pub struct Customization {
    /// The services.
    pub service: ServiceKey,
    /// The behavior of their clients.
    pub what: &'static str,
    rule: Rule,
}

/// The property of a service by which a row finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceKey {
    /// The `sdkId` of the trait `aws.api#service`.
    SdkId(&'static str),
    /// The name of the trait `aws.auth#sigv4`, which related services share.
    SigningName(&'static str),
}

impl fmt::Display for ServiceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SdkId(id) => f.write_str(id),
            Self::SigningName(name) => write!(f, "Services signed for `{name}`"),
        }
    }
}

enum Rule {
    /// Each request has this header.
    Header(&'static str, Value),
    /// An error with this code is as passing as a failure of the network.
    Transient(&'static str),
    /// The runtime's list of quirks has this one.
    Quirk(ServiceQuirk),
    /// A member of this name that is not set or empty becomes this.
    Fill(&'static str, &'static str),
    /// Labels of these shapes are given without the folder that the service gives them with.
    Trim {
        targets: &'static [&'static str],
        folders: &'static [&'static str],
    },
    /// The crate has a module that makes tokens to log in to databases: this module of the runtime.
    AuthToken(&'static str),
    /// These operations wait for an event at the service and are called in a loop.
    LongPolls(&'static [&'static str]),
    /// The connection may be idle for long before a response of these operations.
    LongRunning(&'static [&'static str]),
    /// The hashes of the body are headers of these operations.
    TreeHash(&'static [&'static str]),
    /// Requests of these operations can be signed now and sent later.
    Presigned(&'static [&'static str]),
    /// Requests of the operation can be presigned as a `GET` with the members of the body in the query.
    PresignedGet(&'static str),
    /// Calls of these operations can leave their payload out of the signature.
    OptionalPayloadSigning(&'static [&'static str]),
    /// Requests of operations without auth traits are sent unsigned if the client has no credentials.
    OptionalAuth,
    /// Pages of the operation end where this member of its output is not `true`, even if there is a token.
    LastPage(&'static str, &'static str),
    /// The root elements of these operations' responses may have any name.
    AnyRoot(&'static [&'static str]),
    /// An operation creates the sessions that the endpoint rules ask for.
    Sessions,
    /// A model without endpoint rules gets those of [`buckets`](super::endpoint), whose parameter for the bucket is set by
    /// the labels of this name.
    BucketEndpoints { label: &'static str },
    /// The member is the endpoint of the operation.
    EndpointMember(&'static str, &'static str),
}

/// The value of a header.
enum Value {
    Text(&'static str),
    /// The version of the service's interface.
    Version,
}

/// The rows, by service.
pub const CUSTOMIZATIONS: &[Customization] = &[
    Customization {
        service: SdkId("API Gateway"),
        what: "`Accept: application/json` is sent, without which the service answers in another format.",
        rule: Rule::Header("accept", Value::Text("application/json")),
    },
    Customization {
        service: SigningName("bedrock"),
        what: "A bearer token in `AWS_BEARER_TOKEN_BEDROCK` is preferred to other ways to authenticate.",
        rule: Rule::Quirk(ServiceQuirk::TokenVariable("bedrock")),
    },
    Customization {
        service: SdkId("DSQL"),
        what: "The module `auth_token` makes tokens to log in to clusters.",
        rule: Rule::AuthToken("dsql"),
    },
    Customization {
        service: SdkId("DynamoDB"),
        what: "With retries of version 2.1 and later, a call is made four times unless the program says so, and the first pause is of at most 25 ms.",
        rule: Rule::Quirk(ServiceQuirk::QuickRetries { pause: 25, attempts: 4 }),
    },
    Customization {
        service: SdkId("Glacier"),
        what: "The version of the interface is sent in `X-Amz-Glacier-Version`.",
        rule: Rule::Header("x-amz-glacier-version", Value::Version),
    },
    Customization {
        service: SdkId("Glacier"),
        what: "An `accountId` that is not set or empty is `-`, the account that signs.",
        rule: Rule::Fill("accountId", "-"),
    },
    Customization {
        service: SdkId("Glacier"),
        what: "`UploadArchive` and `UploadMultipartPart` send the SHA-256 of the body and of the tree of its parts. A file or other \
               stream is read into memory for this.",
        rule: Rule::TreeHash(&["UploadArchive", "UploadMultipartPart"]),
    },
    Customization {
        service: SdkId("Lambda"),
        what: "`Invoke` and `InvokeAsync` may take long without any traffic, so that the protection against stalled transfers is off.",
        rule: Rule::LongRunning(&["Invoke", "InvokeAsync"]),
    },
    Customization {
        service: SdkId("Machine Learning"),
        what: "`Predict` is sent to the URL in `PredictEndpoint`.",
        rule: Rule::EndpointMember("Predict", "PredictEndpoint"),
    },
    Customization {
        service: SdkId("Polly"),
        what: "`SynthesizeSpeech` can be presigned, as a `GET` with its members in the query.",
        rule: Rule::PresignedGet("SynthesizeSpeech"),
    },
    Customization {
        service: SdkId("RDS"),
        what: "The module `auth_token` makes tokens to log in to databases.",
        rule: Rule::AuthToken("rds"),
    },
    Customization {
        service: SdkId("Route 53"),
        what: "IDs may be given as the service gives them, with `/hostedzone/`, `/change/` or `/delegationset/` in front.",
        rule: Rule::Trim {
            targets: &["ResourceId", "ChangeId"],
            folders: &["hostedzone", "change", "delegationset"],
        },
    },
    Customization {
        service: SdkId("S3"),
        what: "`DeleteObject`, `GetObject`, `HeadObject`, `ListObjectVersions`, `PutObject` and `UploadPart` can be presigned.",
        rule: Rule::Presigned(&[
            "DeleteObject",
            "GetObject",
            "HeadObject",
            "ListObjectVersions",
            "PutObject",
            "UploadPart",
        ]),
    },
    Customization {
        service: SdkId("S3"),
        what: "`customize()` of `PutObject` and `UploadPart` has `disable_payload_signing()`, after which the payload is not in \
               the signature.",
        rule: Rule::OptionalPayloadSigning(&["PutObject", "UploadPart"]),
    },
    Customization {
        service: SdkId("S3"),
        what: "Without credentials requests go out unsigned, which is enough for what is public.",
        rule: Rule::OptionalAuth,
    },
    Customization {
        service: SdkId("S3"),
        what: "`AWS_S3_DISABLE_EXPRESS_SESSION_AUTH` and `s3_disable_express_session_auth` in a profile sign calls of S3 Express \
               as all others.",
        rule: Rule::Quirk(ServiceQuirk::SharedParams(&[SharedParam {
            name: "DisableS3ExpressSessionAuth",
            env: "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
            profile: "s3_disable_express_session_auth",
        }])),
    },
    Customization {
        service: SdkId("S3"),
        what: "Requests to directory buckets (S3 Express One Zone) are signed with the credentials of a session, which \
               `CreateSession` creates for each bucket and the client keeps until shortly before it ends. A crate that is cut to \
               fewer operations keeps `CreateSession`.",
        rule: Rule::Sessions,
    },
    Customization {
        service: SdkId("S3"),
        what: "The bucket is where the endpoint rules write it, in the host or before the path, and not a second time where the \
               path of the operation has it.",
        rule: Rule::Quirk(ServiceQuirk::BucketInEndpoint),
    },
    Customization {
        service: SdkId("S3"),
        what: "A model without endpoint rules gets rules that put the bucket into the host where its name can be a part of one, \
               else into the path.",
        rule: Rule::BucketEndpoints { label: "Bucket" },
    },
    Customization {
        service: SdkId("S3"),
        what: "The path is signed as it is sent, since keys of objects may have dots and slashes anywhere.",
        rule: Rule::Quirk(ServiceQuirk::SignsPathAsSent),
    },
    Customization {
        service: SdkId("S3"),
        what: "The hash of the body that is signed is sent in `X-Amz-Content-Sha256`.",
        rule: Rule::Quirk(ServiceQuirk::SendsContentSha256),
    },
    Customization {
        service: SdkId("S3"),
        what: "Outputs and errors have the extended request ID of `X-Amz-Id-2`, by `operation::RequestIdExt`.",
        rule: Rule::Quirk(ServiceQuirk::ExtendedRequestId),
    },
    Customization {
        service: SdkId("S3"),
        what: "A response with status 200 whose document is an `<Error>` is an error.",
        rule: Rule::Quirk(ServiceQuirk::ErrorInSuccess),
    },
    Customization {
        service: SdkId("S3"),
        what: "A response with status 404 and no body, as `HEAD` gets for a missing object, is the error `NotFound`.",
        rule: Rule::Quirk(ServiceQuirk::EmptyNotFound("NotFound")),
    },
    Customization {
        service: SdkId("S3"),
        what: "The root element of the responses to `CreateSession`, `GetObjectAttributes` and `ListDirectoryBuckets` may have \
               any name, since the service uses other names than the model.",
        rule: Rule::AnyRoot(&["CreateSession", "GetObjectAttributes", "ListDirectoryBuckets"]),
    },
    Customization {
        service: SdkId("S3"),
        what: "A call that ends with `InternalError` is made again.",
        rule: Rule::Transient("InternalError"),
    },
    Customization {
        service: SdkId("S3"),
        what: "Pages of `ListParts` end where `IsTruncated` is not true, since the last one has a token, too.",
        rule: Rule::LastPage("ListParts", "IsTruncated"),
    },
    Customization {
        service: SdkId("S3"),
        what: "`CopyObject` may take long without any traffic, so that the protection against stalled transfers is off.",
        rule: Rule::LongRunning(&["CopyObject"]),
    },
    Customization {
        service: SdkId("S3 Control"),
        what: "The hash of the body that is signed is sent in `X-Amz-Content-Sha256`.",
        rule: Rule::Quirk(ServiceQuirk::SendsContentSha256),
    },
    Customization {
        service: SdkId("SFN"),
        what: "A `GetActivityTask` that failed and has no budget of retries left pauses before it returns, with retries of version 2.1 and later.",
        rule: Rule::LongPolls(&["GetActivityTask"]),
    },
    Customization {
        service: SdkId("SQS"),
        what: "A `ReceiveMessage` that failed and has no budget of retries left pauses before it returns, with retries of version 2.1 and later.",
        rule: Rule::LongPolls(&["ReceiveMessage"]),
    },
    Customization {
        service: SdkId("STS"),
        what: "A call that ends with `IDPCommunicationError` is made again.",
        rule: Rule::Transient("IDPCommunicationError"),
    },
    Customization {
        service: SdkId("SWF"),
        what: "A `PollForActivityTask` or `PollForDecisionTask` that failed and has no budget of retries left pauses before it returns, with retries of version 2.1 and later.",
        rule: Rule::LongPolls(&["PollForActivityTask", "PollForDecisionTask"]),
    },
];

/// The rules of a service.
fn rules(service: &Shape) -> impl Iterator<Item = &'static Rule> {
    let text = |id, key| {
        service
            .trait_node(id)
            .and_then(|it| it.get(key)?.as_str())
            .map(str::to_owned)
    };
    let sdk_id = text("aws.api#service", "sdkId");
    let signing_name = text("aws.auth#sigv4", "name");
    let of_service = move |it: &&Customization| match it.service {
        SdkId(id) => sdk_id.as_deref() == Some(id),
        SigningName(name) => signing_name.as_deref() == Some(name),
    };
    CUSTOMIZATIONS.iter().filter(of_service).map(|it| &it.rule)
}

/// Returns the member of an operation's output that marks further pages, if the token alone does not.
pub fn last_page(service: &Shape, operation: &Shape) -> Option<&'static str> {
    rules(service).find_map(|it| match it {
        Rule::LastPage(name, member) if operation.id.name() == *name => Some(*member),
        _ => None,
    })
}

/// Returns `true` if requests of operations without auth traits may be sent unsigned.
pub fn optional_auth(service: &Shape) -> bool {
    rules(service).any(|it| matches!(it, Rule::OptionalAuth))
}

/// Returns the shapes that make sessions, if requests of the service may be signed by a session.
pub fn sessions(closure: &ServiceClosure) -> Option<Sessions> {
    let service = closure.service_shape();
    let signs = rules(service).any(|it| matches!(it, Rule::Sessions));
    signs
        .then(|| sessions::of(&closure.model, service, &closure.operations))
        .flatten()
}

/// Returns the request IDs that the service sends.
pub fn request_names(service: &Shape) -> RequestNames {
    let extended = |it| matches!(it, &Rule::Quirk(ServiceQuirk::ExtendedRequestId));
    if rules(service).any(extended) {
        RequestNames::Two
    } else {
        RequestNames::One
    }
}

/// Returns the module of the runtime that makes tokens to log in to databases of the service.
pub fn auth_token(service: &Shape) -> Option<Symbol> {
    rules(service).find_map(|it| match it {
        Rule::AuthToken(module) => Some(paths::auth_token(module)),
        _ => None,
    })
}

/// Returns `true` if the root element of the operation's response may have any name.
pub fn any_root(service: &Shape, operation: &Shape) -> bool {
    rules(service).any(|it| matches!(it, Rule::AnyRoot(names) if names.contains(&operation.id.name())))
}

/// Returns the label with the bucket, if a model without endpoint rules gets those of buckets.
pub fn bucket_label(service: &Shape) -> Option<&'static str> {
    rules(service).find_map(|it| match it {
        Rule::BucketEndpoints { label } => Some(*label),
        _ => None,
    })
}

/// Returns the quirks of the service.
pub fn of_service(service: &Shape) -> Decisions<ServiceQuirk> {
    let version = match &service.kind {
        ShapeKind::Service(it) => it.version.clone(),
        _ => None,
    };
    let (mut headers, mut transient) = (vec![], vec![]);
    let mut quirks = Decisions::default();
    for rule in rules(service) {
        match rule {
            Rule::Header(name, Value::Text(text)) => headers.push((*name, (*text).to_owned())),
            Rule::Header(name, Value::Version) => headers.extend(version.clone().map(|it| (*name, it))),
            Rule::Transient(code) => transient.push(*code),
            Rule::Quirk(it) => quirks.add(it.clone()),
            Rule::Fill(..)
            | Rule::Trim { .. }
            | Rule::AuthToken(_)
            | Rule::LongPolls(_)
            | Rule::LongRunning(_)
            | Rule::TreeHash(_)
            | Rule::OptionalAuth
            | Rule::Sessions
            | Rule::Presigned(_)
            | Rule::PresignedGet(_)
            | Rule::OptionalPayloadSigning(_)
            | Rule::LastPage(..)
            | Rule::AnyRoot(_)
            | Rule::BucketEndpoints { .. }
            | Rule::EndpointMember(..) => {}
        }
    }
    let dates = amend::lenient_dates(service).map(|it| [it.date, it.text].map(str::to_ascii_lowercase));
    let dates: Vec<_> = dates.map(|[date, text]| (date, text)).collect();
    if !dates.is_empty() {
        quirks.add(ServiceQuirk::LenientDates(dates));
    }
    if !headers.is_empty() {
        quirks.add(ServiceQuirk::Headers(headers));
    }
    if !transient.is_empty() {
        quirks.add(ServiceQuirk::TransientErrors(transient));
    }
    quirks
}

/// Returns the traits of an operation that its model does not have.
pub fn of_operation(symbols: &Symbols<'_>, shape: &Shape, operation: &Operation) -> Decisions<OperationTrait> {
    let (model, naming) = (symbols.model(), symbols.naming);
    let name = shape.id.name();
    let input = model.shape(operation.input.target.as_str());
    let members: Vec<_> = input.into_iter().flat_map(|it| it.members()).collect();
    let strings = || members.iter().filter(|(_, member)| is_string(model, member));
    let field = |wire: &str| strings().find(|it| it.0 == wire).map(|(_, it)| naming.field(&it.id));
    let mut extras = Decisions::default();
    for rule in rules(symbols.closure.service_shape()) {
        match rule {
            Rule::Fill(member, value) => extras.add(field(member).map(|it| OperationTrait::Fill(it, value))),
            Rule::Trim { targets, folders } => {
                let is_id = |it: &Member| it.traits.has(HttpLabel::ID) && targets.contains(&it.target.name());
                let ids = strings().filter(|(_, member)| is_id(member));
                extras.add_all(ids.map(|(_, it)| OperationTrait::Trim(naming.field(&it.id), folders)));
            }
            Rule::LongPolls(operations) => extras.add(operations.contains(&name).then_some(OperationTrait::LongPoll)),
            Rule::LongRunning(operations) => {
                extras.add(operations.contains(&name).then_some(OperationTrait::LongRunning))
            }
            Rule::TreeHash(operations) => extras.add(operations.contains(&name).then_some(OperationTrait::TreeHash)),
            Rule::Presigned(operations) => extras.add(operations.contains(&name).then_some(OperationTrait::Presigned)),
            Rule::OptionalPayloadSigning(operations) => {
                extras.add(
                    operations
                        .contains(&name)
                        .then_some(OperationTrait::OptionalPayloadSigning),
                );
            }
            Rule::PresignedGet(operation) => extras.add((*operation == name).then_some(OperationTrait::PresignedGet)),
            Rule::EndpointMember(operation, member) if *operation == name => {
                extras.add(field(member).map(OperationTrait::EndpointMember));
            }
            Rule::EndpointMember(..)
            | Rule::BucketEndpoints { .. }
            | Rule::Header(..)
            | Rule::Transient(_)
            | Rule::LastPage(..)
            | Rule::AnyRoot(_)
            | Rule::OptionalAuth
            | Rule::Sessions
            | Rule::AuthToken(_)
            | Rule::Quirk(_) => {}
        }
    }
    extras
}

fn is_string(model: &Model, member: &Member) -> bool {
    let target = model.shape(member.target.as_str());
    target.is_some_and(|it| matches!(it.kind, ShapeKind::Simple(SimpleType::String)))
}
