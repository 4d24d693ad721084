//! One test case: parameters, and the endpoint or the error that they must give.

use aws_smithy_types::Document;
use aws_smithy_types::endpoint::Endpoint;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use tinsmith::model::node::{Node, NodeValue};
use tinsmith::rust::endpoint::{Need, Parameter, ParameterDefault};
use tinsmith_runtime::endpoint::Value;

/// A case that can run.
pub struct Case<'m> {
    parameters: HashMap<&'m str, Value<'m>>,
    /// The parameter without which there is no evaluation.
    missing: Option<&'m str>,
    expect: Expect<'m>,
}

enum Expect<'m> {
    Error(&'m str),
    Endpoint(Expected),
}

#[derive(Debug, PartialEq)]
struct Expected {
    url: String,
    headers: BTreeMap<String, Vec<String>>,
    properties: BTreeMap<String, Document>,
}

impl<'m> Case<'m> {
    /// The case that `node` says, or why it is none.
    pub fn of(node: &'m Node, known: &'m [Parameter]) -> Result<Self, String> {
        let mut parameters = HashMap::new();
        for (name, entry) in node.get("params").and_then(Node::as_object).into_iter().flatten() {
            let value = value(&entry.node).ok_or_else(|| format!("the parameter `{name}` has no value"))?;
            parameters.insert(name.as_str(), value);
        }
        for it in known {
            if let (None, Some(default)) = (parameters.get(&*it.model_name), &it.default) {
                parameters.insert(&it.model_name, value_of(default));
            }
        }
        let missing = known
            .iter()
            .find(|it| it.need == Need::Required && !parameters.contains_key(&*it.model_name));
        let expect = node.get("expect").ok_or("nothing is expected")?;
        let expect = match (expect.get("error").and_then(Node::as_str), expect.get("endpoint")) {
            (Some(error), None) => Expect::Error(error),
            (None, Some(endpoint)) => Expect::Endpoint(expected(endpoint).ok_or("the endpoint expected is none")?),
            _ => return Err("neither an error nor an endpoint is expected".to_owned()),
        };
        Ok(Self {
            missing: missing.map(|it| &*it.model_name),
            parameters,
            expect,
        })
    }

    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<Value<'m>> {
        self.parameters.get(name).cloned()
    }

    /// Returns whether this is what must come out.
    pub fn compare<E: Error>(&self, found: Result<Endpoint, E>) -> Result<(), String> {
        let found = match self.missing {
            Some(name) => Err(format!("Required parameter missing: {name}")),
            None => found.map_err(|it| it.to_string()),
        };
        match (&self.expect, found) {
            (Expect::Error(expected), Err(found)) if *expected == found => Ok(()),
            (Expect::Error(expected), Err(found)) => Err(format!("expected the error `{expected}`, found `{found}`")),
            (Expect::Error(expected), Ok(found)) => {
                Err(format!("expected the error `{expected}`, found {}", found.url()))
            }
            (Expect::Endpoint(expected), Err(found)) => {
                Err(format!("expected {}, found the error `{found}`", expected.url))
            }
            (Expect::Endpoint(expected), Ok(found)) => {
                let found = as_expected(&found);
                if *expected == found {
                    Ok(())
                } else if expected.url != found.url {
                    Err(format!("expected {}, found {}", expected.url, found.url))
                } else {
                    Err(format!("expected {expected:?}, found {found:?}"))
                }
            }
        }
    }
}

fn value(node: &Node) -> Option<Value<'_>> {
    Some(match &node.value {
        NodeValue::String(it) => Value::str(it.as_str()),
        NodeValue::Boolean(it) => Value::Bool(*it),
        NodeValue::Number(it) => Value::Int(it.as_i64()?),
        NodeValue::Array(it) => Value::List(it.iter().map(value).collect::<Option<_>>()?),
        NodeValue::Null | NodeValue::Object(_) => return None,
    })
}

fn value_of(default: &ParameterDefault) -> Value<'_> {
    match default {
        ParameterDefault::Bool(it) => Value::Bool(*it),
        ParameterDefault::String(it) => Value::str(it.as_str()),
        ParameterDefault::Strings(it) => Value::List(it.iter().map(|it| Value::str(it.as_str())).collect()),
    }
}

fn expected(node: &Node) -> Option<Expected> {
    let entries = |key: &str| node.get(key).and_then(Node::as_object).into_iter().flatten();
    let values = |node: &Node| {
        Some(
            node.as_array()?
                .iter()
                .filter_map(Node::as_str)
                .map(str::to_owned)
                .collect(),
        )
    };
    let headers = entries("headers").map(|(name, it)| Some((name.clone(), values(&it.node)?)));
    let properties = entries("properties").map(|(name, it)| Some((name.clone(), document(&it.node)?)));
    Some(Expected {
        url: node.get("url")?.as_str()?.to_owned(),
        headers: headers.collect::<Option<_>>()?,
        properties: properties.collect::<Option<_>>()?,
    })
}

fn as_expected(found: &Endpoint) -> Expected {
    let headers = found
        .headers()
        .map(|(name, values)| (name.to_owned(), values.map(str::to_owned).collect()));
    Expected {
        url: found.url().to_owned(),
        headers: headers.collect(),
        properties: found
            .properties()
            .iter()
            .map(|(name, it)| (name.to_string(), it.clone()))
            .collect(),
    }
}

fn document(node: &Node) -> Option<Document> {
    Some(match &node.value {
        NodeValue::Null => Document::Null,
        NodeValue::Boolean(it) => Document::Bool(*it),
        NodeValue::Number(it) => it.as_i64().map(Document::from)?,
        NodeValue::String(it) => Document::String(it.clone()),
        NodeValue::Array(it) => Document::Array(it.iter().map(document).collect::<Option<_>>()?),
        NodeValue::Object(it) => {
            let entries = it.iter().map(|(name, it)| Some((name.clone(), document(&it.node)?)));
            Document::Object(entries.collect::<Option<_>>()?)
        }
    })
}
