//! The fields of a case, beside its parameters.

use crate::model::node::Node;
use crate::rust::protocol::Protocol;
use crate::rust::protocol_test::{Description, Fact, Setting};
use crate::rust::{names, paths};

/// The shape of parameters that configure a client.
const CONFIG: &str = "aws.protocoltests.config#AwsConfig";
/// The shape of parameters that name the code of an error.
const ERROR_CODE: &str = "aws.protocoltests.config#ErrorCodeParams";

/// A case of `httpRequestTests`.
pub fn request(case: &Node, protocol: Protocol, settings: Vec<Setting>) -> Result<Description, String> {
    let start = ["method", "uri"].map(|key| Fact::Text(case.text(key).unwrap_or_default()));
    let mut fields = CaseFields(vec![]);
    fields.maybe(case, "host", "host");
    fields.maybe(case, "resolvedHost", "resolved_host");
    fields.texts(case, "queryParams", "query");
    fields.texts(case, "forbidQueryParams", "forbid_query");
    fields.texts(case, "requireQueryParams", "require_query");
    fields.pairs(case, "headers", "headers");
    fields.texts(case, "forbidHeaders", "forbid_headers");
    fields.texts(case, "requireHeaders", "require_headers");
    fields.maybe(case, "body", "body");
    fields.maybe(case, "bodyMediaType", "body_media_type");
    fields.settings(settings);
    Ok(Description {
        symbol: paths::protocol_test("RequestTest"),
        id: case.text("id").unwrap_or_default(),
        protocol,
        start: start.into(),
        facts: fields.0,
    })
}

/// A case of `httpResponseTests`.
pub fn response(case: &Node, protocol: Protocol, settings: Vec<Setting>) -> Result<Description, String> {
    let code = case.get("code").and_then(Node::as_number).and_then(|it| it.as_i64());
    let code = code.and_then(|it| u16::try_from(it).ok()).ok_or("its status is none")?;
    let mut fields = CaseFields(vec![]);
    fields.pairs(case, "headers", "headers");
    if let Some(body) = case.text("body").filter(|it| !it.is_empty()) {
        fields.add("body", Fact::Text(body));
    }
    fields.maybe(case, "bodyMediaType", "body_media_type");
    if case.text("vendorParamsShape").as_deref() == Some(ERROR_CODE)
        && let Some(code) = case.get("vendorParams").and_then(|it| it.text("code"))
    {
        fields.add("error_code", Fact::Maybe(code));
    }
    fields.settings(settings);
    Ok(Description {
        symbol: paths::protocol_test("ResponseTest"),
        id: case.text("id").unwrap_or_default(),
        protocol,
        start: vec![Fact::Number(code)],
        facts: fields.0,
    })
}

struct CaseFields(Vec<(proc_macro2::Ident, Fact)>);

impl CaseFields {
    fn add(&mut self, name: &str, fact: Fact) {
        self.0.push((names::fixed(name), fact));
    }

    fn maybe(&mut self, case: &Node, key: &str, name: &str) {
        if let Some(text) = case.text(key) {
            self.add(name, Fact::Maybe(text));
        }
    }

    fn texts(&mut self, case: &Node, key: &str, name: &str) {
        let texts = case.texts(key);
        if !texts.is_empty() {
            self.add(name, Fact::Texts(texts));
        }
    }

    fn pairs(&mut self, case: &Node, key: &str, name: &str) {
        let pairs = case.get(key).and_then(Node::as_object).into_iter().flatten();
        let pairs = pairs.filter_map(|(name, it)| Some((name.clone(), it.node.as_str()?.to_owned())));
        let pairs: Vec<_> = pairs.collect();
        if !pairs.is_empty() {
            self.add(name, Fact::Pairs(pairs));
        }
    }

    fn settings(&mut self, settings: Vec<Setting>) {
        if !settings.is_empty() {
            self.add("settings", Fact::Settings(settings));
        }
    }
}

/// The values that SDKs fill parameters of endpoint rules with, and the settings of a test that do so.
const BUILT_INS: &[(&str, &str)] = &[
    ("AWS::UseFIPS", "Fips"),
    ("AWS::UseDualStack", "DualStack"),
    ("AWS::S3::Accelerate", "Accelerate"),
    (
        "AWS::S3::DisableMultiRegionAccessPoints",
        "DisableMultiRegionAccessPoints",
    ),
    ("AWS::S3::ForcePathStyle", "PathStyle"),
    ("AWS::S3::UseArnRegion", "UseArnRegion"),
];

/// The configuration of the client, and that of the call alone.
pub fn settings(case: &Node) -> Result<(Vec<Setting>, Vec<Setting>), String> {
    let Some(params) = case.get("vendorParams") else {
        return Ok((vec![], vec![]));
    };
    match case.text("vendorParamsShape").as_deref() {
        None => Ok((unshaped(params)?, vec![])),
        Some(ERROR_CODE) => Ok((vec![], vec![])),
        Some(CONFIG) => {
            let scoped = params.get("scopedConfig");
            let of = |scope: &str| scoped.and_then(|it| it.get(scope)).map_or(Ok(vec![]), scope_settings);
            Ok((of("client")?, of("operation")?))
        }
        Some(other) => Err(format!("its parameters are of an unknown shape, {other}")),
    }
}

/// Parameters that no shape describes: those of the suites of other generators, which set parameters of endpoint rules.
fn unshaped(params: &Node) -> Result<Vec<Setting>, String> {
    let mut settings = vec![];
    for (key, entry) in params.as_object().into_iter().flatten() {
        if key != "endpointParams" {
            return Err(format!("it has the unknown parameter `{key}`"));
        }
        for (kind, entry) in entry.node.as_object().into_iter().flatten() {
            if kind != "builtInParams" {
                return Err(format!("it sets parameters of the unknown kind `{kind}`"));
            }
            let built_ins = entry.node.as_object().into_iter().flatten();
            for (name, value) in built_ins {
                settings.push(built_in(name, &value.node)?);
            }
        }
    }
    Ok(settings)
}

fn built_in(name: &str, value: &Node) -> Result<Setting, String> {
    let flag = BUILT_INS.iter().find(|(known, _)| *known == name);
    match (name, value.as_str(), value.as_bool(), flag) {
        ("AWS::Region", Some(region), ..) => Ok(Setting::Region(region.to_owned())),
        ("SDK::Endpoint", Some(url), ..) => Ok(Setting::Endpoint(url.to_owned())),
        (_, _, Some(value), Some((_, flag))) => Ok(Setting::Flag(flag, value)),
        _ => Err(format!("it sets the unknown built-in `{name}`")),
    }
}

fn scope_settings(scope: &Node) -> Result<Vec<Setting>, String> {
    let mut settings = vec![];
    let entries = || scope.as_object().into_iter().flatten();
    // An object has the settings of clients of one service, such as `s3`.
    let own = entries().filter(|(_, entry)| entry.node.as_object().is_none());
    let of_service = entries().filter_map(|(_, entry)| entry.node.as_object()).flatten();
    for (key, entry) in own.chain(of_service) {
        let node = &entry.node;
        settings.push(match (key.as_str(), node.as_str(), node.as_bool()) {
            ("region", Some(region), _) => Setting::Region(region.to_owned()),
            ("addressing_style", Some(style), _) => Setting::Flag("PathStyle", style == "path"),
            ("use_dualstack_endpoint", _, Some(it)) => Setting::Flag("DualStack", it),
            ("use_accelerate_endpoint", _, Some(it)) => Setting::Flag("Accelerate", it),
            _ => return Err(format!("it asks for the unknown setting `{key}`")),
        });
    }
    Ok(settings)
}
