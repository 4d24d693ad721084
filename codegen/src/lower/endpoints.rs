//! The endpoint rule set of a service to `rust::Endpoints`; services without one get the rules that they are known by.

use super::docs;
use crate::event::Events;
use crate::model::node::{Node, NodeValue};
use crate::model::shape::Shape;
use crate::rust::docs::Docs;
use crate::rust::endpoint::{
    Call, Condition, Endpoints, Expression, Need, Outcome, Parameter, ParameterDefault, ParameterType, Rule,
};
use crate::rust::{names, runtime};
use std::cell::Cell;

/// A rule set that cannot be carried over.
const EVENT: &str = "EndpointRuleSet";

/// A parameter that no setting and no member of an input reaches.
const PARAMETER_EVENT: &str = "UnsupportedEndpointParameter";

/// The settings that fill parameters.
const BUILT_INS: &[&str] = &["AWS::Region", "AWS::UseDualStack", "AWS::UseFIPS", "SDK::Endpoint"];

/// Rules deeper than this are not followed; those of S3 need 20.
const MAX_DEPTH: usize = 100;

/// The functions of the rules engine, and how the runtime calls them.
const FUNCTIONS: &[(&str, &str)] = &[
    ("aws.isVirtualHostableS3Bucket", "AwsIsVirtualHostableS3Bucket"),
    ("aws.parseArn", "AwsParseArn"),
    ("aws.partition", "AwsPartition"),
    ("booleanEquals", "BooleanEquals"),
    ("coalesce", "Coalesce"),
    ("getAttr", "GetAttr"),
    ("isSet", "IsSet"),
    ("isValidHostLabel", "IsValidHostLabel"),
    ("ite", "Ite"),
    ("not", "Not"),
    ("parseURL", "ParseUrl"),
    ("split", "Split"),
    ("stringEquals", "StringEquals"),
    ("substring", "Substring"),
    ("uriEncode", "UriEncode"),
];

/// Parameters of the standard rules: name, setting of the configuration, what it is for.
const STANDARD: &[(&str, &str, bool, &str)] = &[
    (
        "UseFIPS",
        "AWS::UseFIPS",
        true,
        "Whether to call a host whose cryptography is validated by FIPS 140.",
    ),
    (
        "UseDualStack",
        "AWS::UseDualStack",
        true,
        "Whether to call a host that has an IPv6 address too.",
    ),
    (
        "Endpoint",
        "SDK::Endpoint",
        false,
        "A URL to call in place of the service's own.",
    ),
    ("Region", "AWS::Region", false, "The region to call."),
];

/// The endpoints of a service.
pub fn endpoints(service: &Shape, events: &mut Events) -> Endpoints {
    if let Some(node) = service.trait_node("smithy.rules#endpointRuleSet") {
        return rule_set(service, node, events);
    }
    if let Some(node) = service.trait_node("smithy.rules#endpointBdd") {
        let subject = (&service.id, node.location);
        events
            .error(
                EVENT,
                &subject,
                "endpoint rules in the form of a decision diagram are not supported",
            )
            .hint("apply `smithy.rules#endpointRuleSet`, which says the same, to the service");
    }
    match service.trait_node("aws.api#service") {
        Some(aws) => standard(service, aws),
        None => required_url(service),
    }
}

fn rule_set(service: &Shape, node: &Node, events: &mut Events) -> Endpoints {
    let reader = Reader {
        broken: Cell::new(None),
        depth: Cell::new(0),
    };
    let parameters = node.get("parameters").and_then(Node::as_object).into_iter().flatten();
    let parameters: Vec<_> = parameters
        .map(|(name, entry)| {
            let built_in = entry.node.get("builtIn").and_then(Node::as_str);
            if !built_in.is_some_and(|it| BUILT_INS.contains(&it)) {
                let message = format!("nothing sets the parameter `{name}` of the endpoint rules yet");
                events
                    .warning(PARAMETER_EVENT, &(&service.id, entry.key), message)
                    .hint("rules that look at it see its default");
            }
            parameter(name, &entry.node)
        })
        .collect();
    let rules = reader.rules(node);
    if let Some((node, message)) = reader.broken.take() {
        events.error(EVENT, &(&service.id, node.location), message);
    }
    assemble(service, parameters, rules)
}

fn parameter(name: &str, node: &Node) -> Parameter {
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let docs = text("documentation").map(docs::docs).unwrap_or_default();
    Parameter {
        name: names::value(name),
        setter: names::setter(name),
        wire: name.to_owned(),
        built_in: text("builtIn").map(str::to_owned),
        ty: match text("type").unwrap_or_default() {
            kind if kind.eq_ignore_ascii_case("boolean") => ParameterType::Bool,
            "stringArray" => ParameterType::StringArray,
            _ => ParameterType::String,
        },
        need: need(node.get("required").and_then(Node::as_bool).unwrap_or(false)),
        default: node.get("default").map(default),
        docs: docs.or(&format!("The parameter `{name}` of the endpoint rules.")),
    }
}

fn need(required: bool) -> Need {
    if required { Need::Required } else { Need::Optional }
}

fn default(node: &Node) -> ParameterDefault {
    match &node.value {
        NodeValue::Boolean(it) => ParameterDefault::Bool(*it),
        NodeValue::Array(it) => {
            ParameterDefault::Strings(it.iter().filter_map(Node::as_str).map(str::to_owned).collect())
        }
        _ => ParameterDefault::String(node.as_str().unwrap_or_default().to_owned()),
    }
}

/// Reads rules; the first thing that it does not understand is kept for an event.
struct Reader<'m> {
    broken: Cell<Option<(&'m Node, String)>>,
    depth: Cell<usize>,
}

impl<'m> Reader<'m> {
    fn broken(&self, node: &'m Node, message: impl Into<String>) {
        let first = self.broken.take();
        self.broken.set(first.or(Some((node, message.into()))));
    }

    /// What `read` makes of a deeper node, unless that is too deep.
    fn deeper<T>(&self, node: &'m Node, empty: T, read: impl FnOnce() -> T) -> T {
        if self.depth.get() >= MAX_DEPTH {
            self.broken(node, "the endpoint rules are nested too deeply");
            return empty;
        }
        self.depth.set(self.depth.get() + 1);
        let it = read();
        self.depth.set(self.depth.get() - 1);
        it
    }

    fn list(&self, node: &'m Node, key: &str) -> &'m [Node] {
        node.get(key).and_then(Node::as_array).unwrap_or_default()
    }

    fn rules(&self, node: &'m Node) -> Vec<Rule> {
        let read = || self.list(node, "rules").iter().map(|it| self.rule(it)).collect();
        self.deeper(node, vec![], read)
    }

    fn rule(&self, node: &'m Node) -> Rule {
        let conditions = self
            .list(node, "conditions")
            .iter()
            .map(|it| self.condition(it))
            .collect();
        let outcome = if let Some(endpoint) = node.get("endpoint") {
            self.endpoint(node, endpoint)
        } else if let Some(error) = node.get("error") {
            Outcome::Error(self.expression(error))
        } else if node.get("rules").is_some() {
            Outcome::Tree(self.rules(node))
        } else {
            self.broken(node, "an endpoint rule has neither `endpoint` nor `error` nor `rules`");
            Outcome::Tree(vec![])
        };
        Rule { conditions, outcome }
    }

    fn endpoint(&self, rule: &'m Node, node: &'m Node) -> Outcome {
        let Some(url) = node.get("url") else {
            self.broken(rule, "an endpoint has no `url`");
            return Outcome::Tree(vec![]);
        };
        let properties = node.get("properties").and_then(Node::as_object).into_iter().flatten();
        let headers = node.get("headers").and_then(Node::as_object).into_iter().flatten();
        Outcome::Endpoint {
            url: self.expression(url),
            properties: properties
                .map(|(name, it)| (name.clone(), self.property(&it.node)))
                .collect(),
            headers: headers
                .map(|(name, it)| {
                    let values = it.node.as_array().unwrap_or_default();
                    (name.clone(), values.iter().map(|it| self.expression(it)).collect())
                })
                .collect(),
        }
    }

    /// A part of a property: an object is a record there, not a reference or a call.
    fn property(&self, node: &'m Node) -> Expression {
        let Some(entries) = node.as_object() else {
            let Some(elements) = node.as_array() else {
                return self.expression(node);
            };
            let read = || Expression::Array(elements.iter().map(|it| self.property(it)).collect());
            return self.deeper(node, Expression::Bool(false), read);
        };
        let read = || {
            let entries = entries.iter().map(|(name, it)| (name.clone(), self.property(&it.node)));
            Expression::Record(entries.collect())
        };
        self.deeper(node, Expression::Bool(false), read)
    }

    fn condition(&self, node: &'m Node) -> Condition {
        Condition {
            call: self.call(node),
            assign: node.get("assign").and_then(Node::as_str).map(str::to_owned),
        }
    }

    fn call(&self, node: &'m Node) -> Call {
        let name = node.get("fn").and_then(Node::as_str);
        let function = FUNCTIONS.iter().find(|(known, _)| Some(*known) == name);
        match (name, function) {
            (None, _) => self.broken(node, "a condition of an endpoint rule names no function in `fn`"),
            (Some(name), None) => self.broken(node, format!("`{name}` is no function of the endpoint rules")),
            (Some(_), Some(_)) => {}
        }
        let read = || self.list(node, "argv").iter().map(|it| self.expression(it)).collect();
        Call {
            function: names::known(function.map_or("Not", |(_, name)| name)),
            arguments: self.deeper(node, vec![], read),
        }
    }

    fn expression(&self, node: &'m Node) -> Expression {
        match &node.value {
            NodeValue::Boolean(it) => Expression::Bool(*it),
            NodeValue::String(it) => Expression::Template(it.clone()),
            NodeValue::Number(it) => Expression::Integer(it.as_i64().unwrap_or_else(|| {
                self.broken(node, format!("`{}` is not a whole number", it.as_str()));
                0
            })),
            NodeValue::Array(it) => {
                let read = || Expression::Array(it.iter().map(|it| self.expression(it)).collect());
                self.deeper(node, Expression::Bool(false), read)
            }
            NodeValue::Object(it) => match it.get("ref").and_then(|it| it.node.as_str()) {
                Some(name) => Expression::Reference(name.to_owned()),
                None => Expression::Call(self.call(node)),
            },
            NodeValue::Null => {
                self.broken(node, "`null` is no value of an endpoint rule");
                Expression::Bool(false)
            }
        }
    }
}

/// What AWS services without a rule set follow: the prefix, the region and the suffix of the partition.
fn standard(service: &Shape, aws: &Node) -> Endpoints {
    let text = |key: &str| aws.get(key).and_then(Node::as_str);
    let prefix = text("endpointPrefix").or_else(|| text("arnNamespace"));
    let prefix = prefix.unwrap_or(service.id.name()).to_lowercase();
    // Whatever the model says, it names a host and nothing else.
    let prefix = prefix.replace(|c: char| !c.is_ascii_alphanumeric() && !"-.".contains(c), "");
    let host = |variant: &str, suffix: &str| {
        endpoint(Expression::Template(format!(
            "https://{prefix}{variant}.{{Region}}.{{PartitionResult#{suffix}}}"
        )))
    };
    let on = |name: &str| condition("BooleanEquals", vec![reference(name), Expression::Bool(true)]);
    let regional = vec![
        rule(
            vec![on("UseFIPS"), on("UseDualStack")],
            host("-fips", "dualStackDnsSuffix"),
        ),
        rule(vec![on("UseFIPS")], host("-fips", "dnsSuffix")),
        rule(vec![on("UseDualStack")], host("", "dualStackDnsSuffix")),
        rule(vec![], host("", "dnsSuffix")),
    ];
    let mut partition = condition("AwsPartition", vec![reference("Region")]);
    partition.assign = Some("PartitionResult".to_owned());
    let fips = "Invalid Configuration: FIPS and custom endpoint are not supported";
    let parameters = STANDARD.iter().map(|(name, built_in, flag, docs)| Parameter {
        name: names::value(name),
        setter: names::setter(name),
        wire: (*name).to_owned(),
        built_in: Some((*built_in).to_owned()),
        ty: if *flag {
            ParameterType::Bool
        } else {
            ParameterType::String
        },
        need: need(*flag),
        default: flag.then_some(ParameterDefault::Bool(false)),
        docs: Docs::new(docs),
    });
    assemble(
        service,
        parameters.collect(),
        vec![
            rule(vec![is_set("Endpoint"), on("UseFIPS")], error(fips)),
            rule(vec![is_set("Endpoint")], endpoint(reference("Endpoint"))),
            rule(vec![is_set("Region"), partition], Outcome::Tree(regional)),
            rule(vec![], error("Invalid Configuration: Missing Region")),
        ],
    )
}

/// What services outside AWS follow: somebody must say where they are.
fn required_url(service: &Shape) -> Endpoints {
    assemble(
        service,
        vec![Parameter {
            name: names::value("Endpoint"),
            setter: names::setter("Endpoint"),
            wire: "Endpoint".to_owned(),
            built_in: Some("SDK::Endpoint".to_owned()),
            ty: ParameterType::String,
            need: Need::Optional,
            default: None,
            docs: Docs::new("The URL of the service."),
        }],
        vec![
            rule(vec![is_set("Endpoint")], endpoint(reference("Endpoint"))),
            rule(
                vec![],
                error("the model does not say where the service is: set `endpoint_url`"),
            ),
        ],
    )
}

fn assemble(service: &Shape, parameters: Vec<Parameter>, rules: Vec<Rule>) -> Endpoints {
    let used = ["Condition", "Expr", "Function", "Rule", "RuleSet"]
        .iter()
        .filter(|name| match **name {
            "RuleSet" => true,
            "Rule" => !rules.is_empty(),
            "Expr" => rules
                .iter()
                .any(|it| any(it, &|it| !matches!(it.outcome, Outcome::Tree(_)))),
            _ => rules.iter().any(|it| any(it, &|it| !it.conditions.is_empty())),
        });
    let imports = used.map(|name| runtime::endpoint(name)).collect();
    Endpoints {
        shape: service.id.clone(),
        parameters,
        rules,
        imports,
    }
}

/// Whether something holds of a rule or of one inside it.
fn any(rule: &Rule, holds: &impl Fn(&Rule) -> bool) -> bool {
    let inside = match &rule.outcome {
        Outcome::Tree(rules) => rules.as_slice(),
        Outcome::Endpoint { .. } | Outcome::Error(_) => &[],
    };
    holds(rule) || inside.iter().any(|it| any(it, holds))
}

fn rule(conditions: Vec<Condition>, outcome: Outcome) -> Rule {
    Rule { conditions, outcome }
}

fn condition(function: &str, arguments: Vec<Expression>) -> Condition {
    let function = names::known(function);
    Condition {
        call: Call { function, arguments },
        assign: None,
    }
}

fn is_set(name: &str) -> Condition {
    condition("IsSet", vec![reference(name)])
}

fn reference(name: &str) -> Expression {
    Expression::Reference(name.to_owned())
}

fn error(message: &str) -> Outcome {
    Outcome::Error(Expression::Template(message.to_owned()))
}

fn endpoint(url: Expression) -> Outcome {
    Outcome::Endpoint {
        url,
        properties: vec![],
        headers: vec![],
    }
}
