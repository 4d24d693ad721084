//! Each row of the tables of `docs/customizations.md` has an effect, on the service that it names and on no other.
//!
//! A row is tried on the smallest model that it concerns, or on a model of the project: the crate of that model has
//! what the row promises if the service has the row's `sdkId`, and not otherwise. The behaviour of the runtime is tried
//! on loopback, in `tests/wire`.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tinsmith::amend::AMENDMENTS;
use tinsmith::event::Events;
use tinsmith::lower::customizations::CUSTOMIZATIONS;
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};

/// A row and its effect.
struct Case {
    /// The service, as the tables name it: its `sdkId`, or a sentence about what it is signed for.
    service: &'static str,
    /// Words of the row's sentence that no other row of the service has.
    row: &'static str,
    model: Value,
    effect: Effect,
}

/// Text of the crate, without spaces and underscores and in small letters.
enum Effect {
    /// A line that the row adds or changes has this.
    Added(&'static str),
    /// A line that the row removes or changes has this.
    Removed(&'static str),
}

use Effect::{Added, Removed};

fn case(service: &'static str, row: &'static str, model: Value, effect: Effect) -> Case {
    Case {
        service,
        row,
        model,
        effect,
    }
}

fn cases() -> Vec<Case> {
    let mut cases = amendments();
    cases.extend(other_amendments());
    cases.extend(of_small_services());
    cases.extend(of_more_small_services());
    cases.extend(of_s3());
    cases
}

fn amendments() -> Vec<Case> {
    vec![
        case(
            "AmplifyUIBuilder",
            "Limits of lists",
            numbered("ListFormsLimit"),
            Added("limit:option<i32>"),
        ),
        case(
            "drs",
            "Numbers that have to be",
            numbered("LaunchActionOrder"),
            Added("limit:option<i32>"),
        ),
        case(
            "EC2",
            "Numbers and booleans",
            numbered("Count"),
            Added("limit:option<i32>"),
        ),
        case(
            "EMR Serverless",
            "Counts of workers",
            numbered("WorkerCounts"),
            Added("limit:option<i32>"),
        ),
        case(
            "Evidently",
            "The period of results",
            numbered("ResultsPeriod"),
            Added("limit:option<i32>"),
        ),
        case(
            "IoT",
            "Two flags have no default",
            defaulted("ThingConnectivity", "connected"),
            Added("connected:option<bool>"),
        ),
        case(
            "Location",
            "Limits of lists",
            numbered("PlaceIndexSearchResultLimit"),
            Added("limit:option<i32>"),
        ),
        case(
            "Payment Cryptography Data",
            "Lengths of PINs",
            numbered("IntegerRangeBetween4And12"),
            Added("limit:option<i32>"),
        ),
    ]
}

fn other_amendments() -> Vec<Case> {
    let s3 = || whole("servers/s3.json");
    let credentials = |name: &str| {
        with(
            &call("Get", json!({})),
            json!({ name: structure(json!({ "AccessKeyId": text() })) }),
            name,
        )
    };
    vec![
        case(
            "S3",
            "`Expires` is a date",
            s3(),
            Added("pubexpires:option<crate::primitives::datetime>"),
        ),
        case(
            "S3 Control",
            "Settings of `PublicAccessBlock",
            defaulted("PublicAccessBlockConfiguration", "BlockPublicAcls"),
            Added("blockpublicacls:option<bool>"),
        ),
        case("S3 Control", "The account is put", prefixed(), Removed("{accountid}.")),
        case(
            "SSO",
            "`RoleCredentials` are not",
            credentials("RoleCredentials"),
            Added("sensitive"),
        ),
        case(
            "STS",
            "`Credentials` are not",
            credentials("Credentials"),
            Added("sensitive"),
        ),
        case(
            "STS",
            "`IDPCommunicationErrorException`",
            failing("IDPCommunicationErrorException"),
            Added("retryable"),
        ),
    ]
}

fn of_small_services() -> Vec<Case> {
    let string = |name: &str| json!({ name: text() });
    vec![
        case(
            "API Gateway",
            "`Accept:",
            call("Get", json!({})),
            Added("\"application/json\""),
        ),
        case(
            "Services signed for `bedrock`",
            "A bearer token in",
            with_bearer_tokens(),
            Added("tokenvariable"),
        ),
        case(
            "DSQL",
            "The module `auth_token`",
            call("Get", json!({})),
            Added("authtoken::dsql"),
        ),
        case(
            "DynamoDB",
            "With retries of version",
            call("Get", json!({})),
            Added("25"),
        ),
        case(
            "Glacier",
            "The version of the interface",
            call("Get", json!({})),
            Added("\"x-amz-glacier-version\""),
        ),
        case(
            "Glacier",
            "An `accountId` that",
            call("Get", string("accountId")),
            Added("\"-\""),
        ),
        case(
            "Glacier",
            "`UploadArchive` and",
            call("UploadArchive", json!({})),
            Added("treehash"),
        ),
        case(
            "Lambda",
            "`Invoke` and",
            call("Invoke", json!({})),
            Added("longrunning"),
        ),
        case(
            "Machine Learning",
            "`Predict` is sent",
            call("Predict", string("PredictEndpoint")),
            Added("endpointmember"),
        ),
    ]
}

fn of_more_small_services() -> Vec<Case> {
    vec![
        case(
            "Polly",
            "`SynthesizeSpeech` can",
            whole("speech/model.json"),
            Added("presigned"),
        ),
        case(
            "RDS",
            "The module `auth_token`",
            call("Get", json!({})),
            Added("authtoken::rds"),
        ),
        case(
            "Route 53",
            "IDs may be given",
            whole("servers/route-53.json"),
            Added("hostedzone"),
        ),
        case(
            "SFN",
            "A `GetActivityTask` that",
            call("GetActivityTask", json!({})),
            Added("longpoll"),
        ),
        case(
            "SQS",
            "A `ReceiveMessage` that",
            whole("servers/sqs.json"),
            Added("longpoll"),
        ),
        case(
            "STS",
            "A call that ends with",
            call("Get", json!({})),
            Added("\"idpcommunicationerror\""),
        ),
        case(
            "SWF",
            "A `PollForActivityTask`",
            call("PollForDecisionTask", json!({})),
            Added("longpoll"),
        ),
        case(
            "S3 Control",
            "The hash of the body",
            call("Get", json!({})),
            Added("sendscontentsha256"),
        ),
    ]
}

fn of_s3() -> Vec<Case> {
    let ours = || whole("buckets/model.json");
    let served = || whole("servers/s3.json");
    let case = |row, model, effect| case("S3", row, model, effect);
    vec![
        case("`DeleteObject`, `GetObject`", ours(), Added("presigned")),
        case("`customize()` of `PutObject`", ours(), Added("payloadsigning")),
        case("Without credentials", ours(), Added("scheme::none")),
        case("`AWS_S3_DISABLE_EXPRESS", ours(), Added("disables3expresssessionauth")),
        case(
            "Requests to directory buckets",
            ours(),
            Added("createsession::createsession"),
        ),
        case("The bucket is where", ours(), Added("bucketinendpoint")),
        case("The path is signed", ours(), Added("signspathassent")),
        case("The hash of the body", ours(), Added("sendscontentsha256")),
        case("X-Amz-Id-2", ours(), Added("requestidext")),
        case("A response with status 200", ours(), Added("errorinsuccess")),
        case("A response with status 404", ours(), Added("emptynotfound")),
        case("The root element", ours(), Added("anyroot")),
        case("A call that ends with", ours(), Added("\"internalerror\"")),
        case(
            "A model without endpoint rules",
            served(),
            Added("isvirtualhostables3bucket"),
        ),
        case("Pages of `ListParts`", served(), Added("istruncated")),
        case("`CopyObject` may take", served(), Added("longrunning")),
    ]
}

#[test]
fn every_row_has_one_case() {
    let rows = CUSTOMIZATIONS.iter().map(|it| (it.service.to_string(), it.what));
    let amendments = AMENDMENTS.iter().map(|it| (it.sdk_id.to_string(), it.what));
    let rows: Vec<_> = rows.chain(amendments).collect();
    let cases = cases();
    let of = |case: &Case, (service, what): &(String, &str)| case.service == *service && what.contains(case.row);
    for row in &rows {
        let count = cases.iter().filter(|it| of(it, row)).count();
        assert_eq!(count, 1, "cases of the row {row:?}");
    }
    for case in &cases {
        let count = rows.iter().filter(|it| of(case, it)).count();
        assert_eq!(count, 1, "rows of the case {}: {}", case.service, case.row);
    }
}

#[test]
fn each_row_has_its_effect_on_its_service_alone() {
    for Case {
        service,
        row,
        model,
        effect,
    } in cases()
    {
        let with = lines(&model, service);
        let without = lines(&model, "Other");
        let (more, less, text) = match effect {
            Added(text) => (&with, &without, text),
            Removed(text) => (&without, &with, text),
        };
        let changed: Vec<_> = more.difference(less).collect();
        assert!(
            changed.iter().any(|line| line.contains(text)),
            "{service}: {row}: no {text:?} in\n{changed:#?}"
        );
    }
}

/// The lines of the crate of a model whose service is this one.
fn lines(model: &Value, service: &str) -> BTreeSet<String> {
    let mut model = model.clone();
    let shapes = model["shapes"].as_object_mut().unwrap();
    let shape = shapes.values_mut().find(|it| it["type"] == "service").unwrap();
    let signed_for = service.strip_prefix("Services signed for `");
    if let Some(name) = signed_for {
        shape["traits"]["aws.auth#sigv4"]["name"] = name.trim_end_matches('`').into();
    }
    let sdk_id = signed_for.map_or(service, |_| "Other");
    shape["traits"]["aws.api#service"]["sdkId"] = sdk_id.into();
    let source = Source {
        path: "case.json".into(),
        text: model.to_string().into_bytes(),
    };
    let mut events = Events::default();
    let settings = CrateSettings::new("example", "cargo xtask codegen example");
    let files = tinsmith::model(&Sources::new(vec![source]), &mut events)
        .and_then(|model| tinsmith::generate(&model, &settings, &mut events))
        .unwrap_or_else(|_| panic!("{service}: {:#?}", events.all()));
    let plain = |line: &str| line.replace([' ', '_'], "").to_lowercase();
    files.iter().flat_map(|file| file.text.lines().map(plain)).collect()
}

/// A model below `model/`.
fn whole(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model").join(path);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn text() -> Value {
    json!({ "target": "smithy.api#String" })
}

fn structure(members: Value) -> Value {
    json!({ "type": "structure", "members": members })
}

/// A service with an operation of this name, whose input has these members.
fn call(name: &str, members: Value) -> Value {
    json!({ "smithy": "2.0", "shapes": {
        "example#Example": {
            "type": "service",
            "version": "2020-02-02",
            "operations": [{ "target": format!("example#{name}") }],
            "traits": { "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": { "name": "example" } },
        },
        format!("example#{name}"): { "type": "operation", "input": { "target": "example#In" } },
        "example#In": structure(members),
    } })
}

/// The model with more shapes, and a member of the input for one of them.
fn with(model: &Value, more: Value, target: &str) -> Value {
    let mut model = model.clone();
    let shapes = model["shapes"].as_object_mut().unwrap();
    shapes["example#In"]["members"]["limit"] = json!({ "target": format!("example#{target}") });
    let more: Map<_, _> = more.as_object().cloned().unwrap();
    shapes.extend(more.into_iter().map(|(name, shape)| (format!("example#{name}"), shape)));
    model
}

/// A member of a number of this name, with the default 0.
fn numbered(name: &str) -> Value {
    let default = json!({ "smithy.api#default": 0 });
    let number = json!({ "type": "integer", "traits": default });
    let mut model = with(&call("Get", json!({})), json!({ name: number }), name);
    // Members of inputs are optional in any case.
    let shapes = model["shapes"].as_object_mut().unwrap();
    let mut member = shapes["example#In"]["members"]["limit"].take();
    member["traits"] = default;
    shapes["example#In"]["members"]["limit"] = json!({ "target": "example#Inner" });
    shapes.insert("example#Inner".into(), structure(json!({ "limit": member })));
    model
}

/// A structure of this name with a boolean member that is false unless it is set.
fn defaulted(name: &str, member: &str) -> Value {
    let member =
        json!({ member: { "target": "smithy.api#PrimitiveBoolean", "traits": { "smithy.api#default": false } } });
    with(&call("Get", json!({})), json!({ name: structure(member) }), name)
}

/// An operation that puts the account before the host.
fn prefixed() -> Value {
    let traits = json!({ "smithy.api#required": {}, "smithy.api#hostLabel": {} });
    let mut model = call(
        "Get",
        json!({ "AccountId": { "target": "smithy.api#String", "traits": traits } }),
    );
    model["shapes"]["example#Get"]["traits"] = json!({ "smithy.api#endpoint": { "hostPrefix": "{AccountId}." } });
    model
}

/// A service that takes bearer tokens, too.
fn with_bearer_tokens() -> Value {
    let mut model = call("Get", json!({}));
    model["shapes"]["example#Example"]["traits"]["smithy.api#httpBearerAuth"] = json!({});
    model
}

/// An operation with an error of this name.
fn failing(name: &str) -> Value {
    let mut model = call("Get", json!({}));
    let shapes = model["shapes"].as_object_mut().unwrap();
    shapes["example#Get"]["errors"] = json!([{ "target": format!("example#{name}") }]);
    let error = json!({ "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" } });
    shapes.insert(format!("example#{name}"), error);
    model
}
