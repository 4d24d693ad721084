//! What clients of some AWS services do that their models do not say: rows of one table.

use super::symbols::Symbols;
use crate::amend;
use crate::model::Model;
use crate::model::closure::ServiceClosure;
use crate::model::knowledge::sessions::{self, Sessions};
use crate::model::node::Node;
use crate::model::shape::{Member, Operation, Shape, ShapeKind, SimpleType};
use crate::model::traits::Trait;
use crate::model::traits::http::HttpLabel;
use crate::rust::meta::{ServiceQuirk, SharedParam};
use crate::rust::operation_trait::OperationTrait;
use crate::rust::paths;
use crate::rust::structure::RequestNames;
use crate::rust::symbol::Symbol;

/// A row: the service, what is done, and why in a sentence.
pub struct Customization {
    /// The service, by the `sdkId` of the trait `aws.api#service`.
    pub sdk_id: &'static str,
    /// What clients do.
    pub what: &'static str,
    rule: Rule,
}

enum Rule {
    /// Each request has this header.
    Header(&'static str, Value),
    /// An error with this code is as passing as a failure of the network.
    Transient(&'static str),
    /// The runtime is told so.
    Fact(ServiceQuirk),
    /// A member of this name that is not set or empty becomes this.
    Fill(&'static str, &'static str),
    /// Labels of these shapes are given without the folder that the service gives them with.
    Trim {
        targets: &'static [&'static str],
        folders: &'static [&'static str],
    },
    /// The crate has a module that makes tokens to log in to databases: this module of the runtime.
    AuthToken(&'static str),
    /// These operations are called in a loop, and wait for something to happen.
    LongPolls(&'static [&'static str]),
    /// The service may be silent for a long time before it answers a call of these operations.
    LongRunning(&'static [&'static str]),
    /// The hashes of the body are headers of these operations.
    TreeHash(&'static [&'static str]),
    /// Requests of these operations can be signed now and sent later.
    Presigned(&'static [&'static str]),
    /// The same, as a `GET` with the members of the body in the query.
    PresignedGet(&'static str),
    /// Calls of these operations can leave their payload out of the signature.
    OptionalPayloadSigning(&'static [&'static str]),
    /// A request whose operation says nothing of authentication goes out unsigned if nobody can sign it.
    OptionalAuth,
    /// Pages of the operation end where the member of its output is not `true`, whatever the token says.
    LastPage(&'static str, &'static str),
    /// The root elements of these operations' responses may have any name.
    AnyRoot(&'static [&'static str]),
    /// Requests that the endpoint rules want signed by a session are signed by a session.
    Sessions,
    /// The member is the endpoint of the operation.
    EndpointMember(&'static str, &'static str),
}

/// The value of a header.
enum Value {
    Text(&'static str),
    /// The version of the service's interface.
    Version,
}

/// The codes after which any client makes a call again as after a failure of the network.
const TRANSIENT: &[&str] = &["RequestTimeout", "RequestTimeoutException"];

/// All of them, by service.
pub const CUSTOMIZATIONS: &[Customization] = &[
    Customization {
        sdk_id: "API Gateway",
        what: "`Accept: application/json` is sent, without which the service answers in another format.",
        rule: Rule::Header("accept", Value::Text("application/json")),
    },
    Customization {
        sdk_id: "DSQL",
        what: "The module `auth_token` makes tokens to log in to clusters.",
        rule: Rule::AuthToken("dsql"),
    },
    Customization {
        sdk_id: "DynamoDB",
        what: "With retries of version 2.1 and later, a call is made four times unless the program says so, and the first pause is of at most 25 ms.",
        rule: Rule::Fact(ServiceQuirk::QuickRetries { pause: 25, attempts: 4 }),
    },
    Customization {
        sdk_id: "Glacier",
        what: "The version of the interface is sent in `X-Amz-Glacier-Version`.",
        rule: Rule::Header("x-amz-glacier-version", Value::Version),
    },
    Customization {
        sdk_id: "Glacier",
        what: "An `accountId` that is not set or empty is `-`, the account that signs.",
        rule: Rule::Fill("accountId", "-"),
    },
    Customization {
        sdk_id: "Glacier",
        what: "`UploadArchive` and `UploadMultipartPart` send the SHA-256 of the body and of the tree of its parts. A file or other \
               stream is read into memory for this.",
        rule: Rule::TreeHash(&["UploadArchive", "UploadMultipartPart"]),
    },
    Customization {
        sdk_id: "Lambda",
        what: "`Invoke` and `InvokeAsync` may take long without any traffic, so that the protection against stalled transfers is off.",
        rule: Rule::LongRunning(&["Invoke", "InvokeAsync"]),
    },
    Customization {
        sdk_id: "Machine Learning",
        what: "`Predict` is sent to the URL in `PredictEndpoint`.",
        rule: Rule::EndpointMember("Predict", "PredictEndpoint"),
    },
    Customization {
        sdk_id: "Polly",
        what: "`SynthesizeSpeech` can be presigned, as a `GET` with its members in the query.",
        rule: Rule::PresignedGet("SynthesizeSpeech"),
    },
    Customization {
        sdk_id: "RDS",
        what: "The module `auth_token` makes tokens to log in to databases.",
        rule: Rule::AuthToken("rds"),
    },
    Customization {
        sdk_id: "Route 53",
        what: "IDs may be given as the service gives them, with `/hostedzone/`, `/change/` or `/delegationset/` in front.",
        rule: Rule::Trim {
            targets: &["ResourceId", "ChangeId"],
            folders: &["hostedzone", "change", "delegationset"],
        },
    },
    Customization {
        sdk_id: "S3",
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
        sdk_id: "S3",
        what: "`customize()` of `PutObject` and `UploadPart` has `disable_payload_signing()`, after which the payload is not in \
               the signature.",
        rule: Rule::OptionalPayloadSigning(&["PutObject", "UploadPart"]),
    },
    Customization {
        sdk_id: "S3",
        what: "Without credentials requests go out unsigned, which is enough for what is public.",
        rule: Rule::OptionalAuth,
    },
    Customization {
        sdk_id: "S3",
        what: "`AWS_S3_DISABLE_EXPRESS_SESSION_AUTH` and `s3_disable_express_session_auth` in a profile sign calls of S3 Express \
               as all others.",
        rule: Rule::Fact(ServiceQuirk::SharedParams(&[SharedParam {
            name: "DisableS3ExpressSessionAuth",
            env: "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
            profile: "s3_disable_express_session_auth",
        }])),
    },
    Customization {
        sdk_id: "S3",
        what: "Requests to directory buckets (S3 Express One Zone) are signed with the credentials of a session, which \
               `CreateSession` creates for each bucket and which is kept until shortly before it ends. A crate that is cut to \
               fewer operations keeps `CreateSession`.",
        rule: Rule::Sessions,
    },
    Customization {
        sdk_id: "S3",
        what: "The bucket is where the endpoint rules write it, in the host or before the path, and not a second time where the \
               path of the operation has it.",
        rule: Rule::Fact(ServiceQuirk::BucketInEndpoint),
    },
    Customization {
        sdk_id: "S3",
        what: "The path is signed as it is sent, since keys of objects may have dots and slashes anywhere.",
        rule: Rule::Fact(ServiceQuirk::SignsPathAsSent),
    },
    Customization {
        sdk_id: "S3",
        what: "The hash of the body that is signed is sent in `X-Amz-Content-Sha256`.",
        rule: Rule::Fact(ServiceQuirk::SendsContentSha256),
    },
    Customization {
        sdk_id: "S3",
        what: "The extended request ID in `X-Amz-Id-2` is told by outputs and errors, with `operation::RequestIdExt`.",
        rule: Rule::Fact(ServiceQuirk::ExtendedRequestId),
    },
    Customization {
        sdk_id: "S3",
        what: "A response with status 200 whose document is an `<Error>` is an error.",
        rule: Rule::Fact(ServiceQuirk::ErrorInSuccess),
    },
    Customization {
        sdk_id: "S3",
        what: "A response with status 404 and no body, as to a `HEAD` for what is not there, is the error `NotFound`.",
        rule: Rule::Fact(ServiceQuirk::NotFoundWithoutBody),
    },
    Customization {
        sdk_id: "S3",
        what: "The root element of the responses to `CreateSession`, `GetObjectAttributes` and `ListDirectoryBuckets` may have \
               any name, since the service uses other names than the model.",
        rule: Rule::AnyRoot(&["CreateSession", "GetObjectAttributes", "ListDirectoryBuckets"]),
    },
    Customization {
        sdk_id: "S3",
        what: "A call that ends with `InternalError` is made again.",
        rule: Rule::Transient("InternalError"),
    },
    Customization {
        sdk_id: "S3",
        what: "Pages of `ListParts` end where `IsTruncated` is not true, since the last one has a token, too.",
        rule: Rule::LastPage("ListParts", "IsTruncated"),
    },
    Customization {
        sdk_id: "S3",
        what: "`CopyObject` may take long without any traffic, so that the protection against stalled transfers is off.",
        rule: Rule::LongRunning(&["CopyObject"]),
    },
    Customization {
        sdk_id: "S3 Control",
        what: "The hash of the body that is signed is sent in `X-Amz-Content-Sha256`.",
        rule: Rule::Fact(ServiceQuirk::SendsContentSha256),
    },
    Customization {
        sdk_id: "SFN",
        what: "A `GetActivityTask` that failed and has no budget of retries left pauses before it returns, with retries of version 2.1 and later.",
        rule: Rule::LongPolls(&["GetActivityTask"]),
    },
    Customization {
        sdk_id: "SQS",
        what: "A `ReceiveMessage` that failed and has no budget of retries left pauses before it returns, with retries of version 2.1 and later.",
        rule: Rule::LongPolls(&["ReceiveMessage"]),
    },
    Customization {
        sdk_id: "STS",
        what: "A call that ends with `IDPCommunicationError` is made again.",
        rule: Rule::Transient("IDPCommunicationError"),
    },
    Customization {
        sdk_id: "SWF",
        what: "A `PollForActivityTask` or `PollForDecisionTask` that failed and has no budget of retries left pauses before it returns, with retries of version 2.1 and later.",
        rule: Rule::LongPolls(&["PollForActivityTask", "PollForDecisionTask"]),
    },
];

/// The rules of a service.
fn rules(service: &Shape) -> impl Iterator<Item = &'static Rule> {
    let sdk_id = service.trait_node("aws.api#service").and_then(|it| it.get("sdkId"));
    let sdk_id = sdk_id.and_then(Node::as_str).map(str::to_owned);
    let of_service = move |it: &&Customization| sdk_id.as_deref() == Some(it.sdk_id);
    CUSTOMIZATIONS.iter().filter(of_service).map(|it| &it.rule)
}

/// The member of an operation's output that says whether there are more pages, if the token does not.
pub fn last_page(service: &Shape, operation: &Shape) -> Option<&'static str> {
    rules(service).find_map(|it| match it {
        Rule::LastPage(name, member) if operation.id.name() == *name => Some(*member),
        _ => None,
    })
}

/// Returns whether requests may go out unsigned where the model does not say how they are authenticated.
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
    let extended = |it| matches!(it, &Rule::Fact(ServiceQuirk::ExtendedRequestId));
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

/// Returns whether the endpoint has the bucket.
pub fn bucket_in_endpoint(service: &Shape) -> bool {
    rules(service).any(|it| matches!(it, Rule::Fact(ServiceQuirk::BucketInEndpoint)))
}

/// What the runtime is told of the service.
pub fn of_service(service: &Shape) -> Vec<ServiceQuirk> {
    let version = match &service.kind {
        ShapeKind::Service(it) => it.version.clone(),
        _ => None,
    };
    let (mut headers, mut transient, mut extras) = (vec![], vec![], vec![]);
    for rule in rules(service) {
        match rule {
            Rule::Header(name, Value::Text(text)) => headers.push((*name, (*text).to_owned())),
            Rule::Header(name, Value::Version) => headers.extend(version.clone().map(|it| (*name, it))),
            Rule::Transient(code) => transient.push(*code),
            Rule::Fact(fact) => extras.push(fact.clone()),
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
            | Rule::EndpointMember(..) => {}
        }
    }
    let dates = amend::lenient_dates(service).map(|it| [it.date, it.text].map(str::to_ascii_lowercase));
    let dates: Vec<_> = dates.map(|[date, text]| (date, text)).collect();
    if !dates.is_empty() {
        extras.push(ServiceQuirk::LenientDates(dates));
    }
    if !headers.is_empty() {
        extras.push(ServiceQuirk::Headers(headers));
    }
    if !transient.is_empty() {
        let all = TRANSIENT.iter().chain(&transient);
        extras.push(ServiceQuirk::TransientErrors(all.copied().collect()));
    }
    extras
}

/// What an operation of the service does that others do not.
pub fn of_operation(symbols: &Symbols<'_>, shape: &Shape, operation: &Operation) -> Vec<OperationTrait> {
    let (model, naming) = (symbols.model(), symbols.naming);
    let name = shape.id.name();
    let input = model.shape(operation.input.target.as_str());
    let members: Vec<_> = input.into_iter().flat_map(|it| it.members()).collect();
    let strings = || members.iter().filter(|(_, member)| is_string(model, member));
    let field = |wire: &str| strings().find(|it| it.0 == wire).map(|(_, it)| naming.field(&it.id));
    let mut extras = vec![];
    for rule in rules(symbols.closure.service_shape()) {
        match rule {
            Rule::Fill(member, value) => extras.extend(field(member).map(|it| OperationTrait::Fill(it, value))),
            Rule::Trim { targets, folders } => {
                let is_id = |it: &Member| it.traits.has(HttpLabel::ID) && targets.contains(&it.target.name());
                let ids = strings().filter(|(_, member)| is_id(member));
                extras.extend(ids.map(|(_, it)| OperationTrait::Trim(naming.field(&it.id), folders)));
            }
            Rule::LongPolls(operations) => {
                extras.extend(operations.contains(&name).then_some(OperationTrait::LongPoll))
            }
            Rule::LongRunning(operations) => {
                extras.extend(operations.contains(&name).then_some(OperationTrait::LongRunning))
            }
            Rule::TreeHash(operations) => extras.extend(operations.contains(&name).then_some(OperationTrait::TreeHash)),
            Rule::Presigned(operations) => {
                extras.extend(operations.contains(&name).then_some(OperationTrait::Presigned))
            }
            Rule::OptionalPayloadSigning(operations) => {
                extras.extend(
                    operations
                        .contains(&name)
                        .then_some(OperationTrait::OptionalPayloadSigning),
                );
            }
            Rule::PresignedGet(operation) => {
                extras.extend((*operation == name).then_some(OperationTrait::PresignedGet))
            }
            Rule::EndpointMember(operation, member) if *operation == name => {
                extras.extend(field(member).map(OperationTrait::EndpointMember));
            }
            Rule::EndpointMember(..)
            | Rule::Header(..)
            | Rule::Transient(_)
            | Rule::LastPage(..)
            | Rule::AnyRoot(_)
            | Rule::OptionalAuth
            | Rule::Sessions
            | Rule::AuthToken(_)
            | Rule::Fact(_) => {}
        }
    }
    extras
}

fn is_string(model: &Model, member: &Member) -> bool {
    let target = model.shape(member.target.as_str());
    target.is_some_and(|it| matches!(it.kind, ShapeKind::Simple(SimpleType::String)))
}
