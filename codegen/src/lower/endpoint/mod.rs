//! The endpoint rules of a service to `rust::Endpoints`; services without rules get those that they are known by.

mod buckets;
mod expressions;
mod graph;
mod params;
mod rules;

use super::{customizations, docs};
use crate::event::Events;
use crate::model::node::{Node, NodeValue};
use crate::model::shape::Shape;
use crate::rust::docs::{Docs, Markdown};
use crate::rust::endpoint::{Endpoints, Need, Parameter, ParameterDefault, ParameterType};
use crate::rust::member::{SerdeSetting, Setting};
use crate::rust::names;
use crate::rust::operation::Operation;
use crate::rust::operation_trait::OperationTrait;
use crate::rust::rule_set::{Call, Condition, Expression, Next, Outcome, RuleSet};
use crate::rust::structure::Field;
use crate::rust::trace::Trace;
use expressions::{Reader, is_identifier};
use graph::Graph;
pub use params::{client_params, operation_params, static_params};
use std::collections::HashSet;

/// Rules that cannot be carried over.
const EVENT: &str = "EndpointRuleSet";

/// The name of the region's partition in the rules.
const PARTITION: &str = "PartitionResult";

/// Parameters of the standard rules: name, setting of the configuration, what it is for.
const STANDARD: &[(&str, &str, bool, &str)] = &[
    (
        "UseFIPS",
        "AWS::UseFIPS",
        true,
        "Calls a host whose cryptography is validated by FIPS 140.",
    ),
    (
        "UseDualStack",
        "AWS::UseDualStack",
        true,
        "Calls a host that has an IPv6 address too.",
    ),
    (
        "Endpoint",
        "SDK::Endpoint",
        false,
        "A URL to call in place of the service's own.",
    ),
    ("Region", "AWS::Region", false, "The region to call."),
];

/// The traits that rules stand in, the one first that is taken where a service has both: they say the same.
pub const FORMS: &[&str] = &["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

/// The endpoints of a service with these operations.
pub fn endpoints(service: &Shape, operations: &[Operation], events: &mut Events) -> Endpoints {
    let rules = FORMS.iter().find_map(|id| of_trait(service, id, events));
    let mut endpoints = rules.unwrap_or_else(|| match service.trait_node("aws.api#service") {
        Some(_) if customizations::bucket_label(service).is_some() => buckets::endpoints(service),
        Some(aws) => standard(service, aws),
        None => required_url(service),
    });
    hide_secrets(&mut endpoints, operations);
    endpoints
}

/// Marks the parameters that sensitive members of inputs give: logs show parameters.
fn hide_secrets(endpoints: &mut Endpoints, operations: &[Operation]) {
    let secrets: HashSet<&str> = operations.iter().flat_map(secrets).collect();
    for parameter in &mut endpoints.parameters {
        parameter.sensitive |= secrets.contains(&*parameter.model_name);
    }
}

/// The parameters that an operation gives secrets to.
fn secrets(operation: &Operation) -> Vec<&str> {
    let is_secret = |it: &&Field| it.attribute.settings.iter().any(|it| matches!(it, Setting::Sensitive));
    let fields = operation.input.fields.iter().filter(is_secret);
    let of_members = fields
        .flat_map(|it| it.attribute.settings.iter())
        .filter_map(|it| match it {
            Setting::Serde(SerdeSetting::ContextParam(name)) => Some(&**name),
            _ => None,
        });
    let of_expressions = operation.traits.iter().flat_map(|it| match it {
        OperationTrait::OperationParams(params) => params.as_slice(),
        _ => &[],
    });
    let of_expressions = of_expressions.filter(|it| it.is_secret).map(|it| &*it.name);
    of_members.chain(of_expressions).collect()
}

/// Returns whether the model says where the service is.
pub fn has_rules(service: &Shape) -> bool {
    FORMS.iter().any(|id| service.traits.has(id))
}

/// The endpoints of a service by the rules of one of the [`FORMS`], if it has them.
pub fn of_trait(service: &Shape, id: &str, events: &mut Events) -> Option<Endpoints> {
    let form = match id {
        "smithy.rules#endpointBdd" => rules::diagram,
        _ => rules::tree,
    };
    Some(rule_set(service, service.trait_node(id)?, form, events))
}

/// The reader of one form of rules.
type Form = for<'m> fn(&mut Reader<'m>, &'m Node) -> RuleSet;

fn rule_set(service: &Shape, node: &Node, form: Form, events: &mut Events) -> Endpoints {
    let mut reader = Reader::default();
    let mut parameters = Vec::new();
    for (name, entry) in node.get("parameters").and_then(Node::as_object).into_iter().flatten() {
        reader.parameters.insert(name);
        match parameter(name, &entry.node) {
            Err(message) => reader.broken(&entry.node, message),
            Ok(it) => parameters.push(it),
        }
    }
    params::name(&mut parameters);
    let rules = form(&mut reader, node);
    if let Some((node, message)) = reader.finish() {
        events.error(EVENT, &(&service.id, node.location), message).hint(
            "repair the rules, or remove them: then clients need `endpoint_url`, or the standard rules of AWS do",
        );
    }
    Endpoints {
        shape: Trace::new(&service.id),
        parameters,
        rules,
    }
}

/// A parameter, or what is wrong with it.
fn parameter(name: &str, node: &Node) -> Result<Parameter, String> {
    if !is_identifier(name) {
        return Err(format!("`{name}` is no name of a parameter"));
    }
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let docs = text("documentation").map(docs::docs).unwrap_or_default();
    let kind = text("type").unwrap_or_default();
    let ty = parameter_type(kind).ok_or_else(|| format!("there are no parameters of the type `{kind}`"))?;
    let default = node.get("default").map(|it| default(it).filter(|it| it.ty() == ty));
    if default == Some(None) {
        return Err(format!("the default of `{name}` is no {kind}"));
    }
    Ok(Parameter {
        name: names::value(name),
        setter: names::setter(name),
        model_name: name.to_owned(),
        built_in: text("builtIn").map(str::to_owned),
        ty,
        need: need(node.get("required").and_then(Node::as_bool).unwrap_or(false)),
        sensitive: false,
        default: default.flatten(),
        docs: docs.or(Markdown::new("The parameter ")
            .code(name)
            .ours(" of the endpoint rules.")),
    })
}

fn parameter_type(kind: &str) -> Option<ParameterType> {
    match kind.to_ascii_lowercase().as_str() {
        "boolean" => Some(ParameterType::Bool),
        "string" => Some(ParameterType::String),
        "stringarray" => Some(ParameterType::StringArray),
        _ => None,
    }
}

fn need(required: bool) -> Need {
    if required { Need::Required } else { Need::Optional }
}

/// The value of a parameter, if it is of a type that parameters have.
fn default(node: &Node) -> Option<ParameterDefault> {
    match &node.value {
        NodeValue::Boolean(it) => Some(ParameterDefault::Bool(*it)),
        NodeValue::String(it) => Some(ParameterDefault::String(it.clone())),
        NodeValue::Array(it) => {
            let texts = it.iter().map(|it| it.as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map(ParameterDefault::Strings)
        }
        _ => None,
    }
}

/// Returns the rules of AWS services without a rule set: the prefix, the region and the suffix of the partition.
fn standard(service: &Shape, aws: &Node) -> Endpoints {
    let text = |key: &str| aws.get(key).and_then(Node::as_str);
    let prefix = text("endpointPrefix").or_else(|| text("arnNamespace"));
    let prefix = prefix.unwrap_or(service.id.name()).to_lowercase();
    // The prefix comes from the model, so that only characters of a host name are kept.
    let prefix = prefix.replace(|c: char| !c.is_ascii_alphanumeric() && !"-.".contains(c), "");
    let mut graph = Graph::default();
    let mut host = |variant: &str, suffix: &str| {
        let url = format!("https://{prefix}{variant}.{{Region}}.{{{PARTITION}#{suffix}}}");
        graph.outcome(endpoint(Expression::Template(url)))
    };
    let fips_dual_stack = host("-fips", "dualStackDnsSuffix");
    let fips = host("-fips", "dnsSuffix");
    let dual_stack = host("", "dualStackDnsSuffix");
    let plain = host("", "dnsSuffix");
    let refused = graph.outcome(error(
        "Invalid Configuration: FIPS and custom endpoint are not supported",
    ));
    let own = graph.outcome(endpoint(reference("Endpoint")));
    let missing = graph.outcome(error("Invalid Configuration: Missing Region"));

    let use_fips = graph.condition(is_true("UseFIPS"));
    let use_dual_stack = graph.condition(is_true("UseDualStack"));
    let with_fips = graph.decision(use_dual_stack, fips_dual_stack, fips);
    let without_fips = graph.decision(use_dual_stack, dual_stack, plain);
    let regional = graph.decision(use_fips, with_fips, without_fips);
    let partition = graph.condition(Condition {
        assign: Some(PARTITION.to_owned()),
        ..condition("aws.partition", vec![reference("Region")])
    });
    let partition = graph.decision(partition, regional, Next::NoMatch);
    let region = graph.condition(is_set("Region"));
    let region = graph.decision(region, partition, missing);
    let custom = graph.decision(use_fips, refused, own);
    let is_custom = graph.condition(is_set("Endpoint"));
    let root = graph.decision(is_custom, custom, region);

    let parameters = STANDARD.iter().map(|(name, built_in, is_flag, docs)| Parameter {
        need: need(*is_flag),
        default: is_flag.then(flag),
        ..optional(name, Some(built_in), *is_flag, docs)
    });
    Endpoints {
        shape: Trace::new(&service.id),
        parameters: parameters.collect(),
        rules: graph.finish(root).unwrap_or_default(),
    }
}

/// Returns the rules of services outside AWS: the caller must set the URL.
fn required_url(service: &Shape) -> Endpoints {
    let mut graph = Graph::default();
    let own = graph.outcome(endpoint(reference("Endpoint")));
    let missing = graph.outcome(error("the model does not say where the service is: set `endpoint_url`"));
    let is_custom = graph.condition(is_set("Endpoint"));
    let root = graph.decision(is_custom, own, missing);
    Endpoints {
        shape: Trace::new(&service.id),
        parameters: vec![optional(
            "Endpoint",
            Some("SDK::Endpoint"),
            false,
            "The URL of the service.",
        )],
        rules: graph.finish(root).unwrap_or_default(),
    }
}

/// A parameter that may be left out.
fn optional(name: &str, built_in: Option<&str>, is_flag: bool, docs: &'static str) -> Parameter {
    Parameter {
        name: names::value(name),
        setter: names::setter(name),
        model_name: name.to_owned(),
        built_in: built_in.map(str::to_owned),
        ty: if is_flag {
            ParameterType::Bool
        } else {
            ParameterType::String
        },
        need: Need::Optional,
        sensitive: false,
        default: None,
        docs: Docs::new(Markdown::new(docs)),
    }
}

/// Returns the default of a boolean parameter.
fn flag() -> ParameterDefault {
    ParameterDefault::Bool(false)
}

fn condition(function: &'static str, arguments: Vec<Expression>) -> Condition {
    Condition {
        assign: None,
        call: Call { function, arguments },
    }
}

fn is_set(name: &str) -> Condition {
    condition("isSet", vec![reference(name)])
}

fn is_true(name: &str) -> Condition {
    condition("booleanEquals", vec![reference(name), Expression::Bool(true)])
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
