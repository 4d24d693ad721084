//! Answers to operations of any service, by its model: outputs and errors, some of them with nulls.

mod tree;
mod xml;

use crate::entropy::{Any, Entropy, Words};
use crate::wire::Answer;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// The number of outputs an operation gets.
const OUTPUTS: u8 = 8;

/// Texts that need no escape in a header.
const WORDS: Words<'static> = Words {
    texts: &["a", "b-1", "name", "x/y", "2"],
    numbers: &[],
};

/// A model as plain JSON, with the protocol that clients speak.
#[derive(Debug)]
pub struct Model {
    shapes: Json,
    protocol: Protocol,
    /// `true` if errors have the code of a service that spoke awsQuery before.
    query_compatible: bool,
}

/// The format of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    Cbor,
    JsonRpc,
    RestJson,
    RestXml { wraps_errors: bool },
    Query,
    Ec2,
}

/// A member and the traits that decide how it is written.
#[derive(Clone, Copy, Debug)]
struct Member<'a> {
    name: &'a str,
    target: &'a str,
    traits: &'a Json,
}

impl Model {
    /// Reads a model; `None` if no answers are made in its protocol.
    pub fn read(text: &str) -> Option<Self> {
        let mut model: Json = serde_json::from_str(text).ok()?;
        let shapes = model["shapes"].take();
        let service = shapes.as_object()?.values().find(|shape| shape["type"] == "service")?;
        let traits = &service["traits"];
        let has = |id: &str| !traits[id].is_null();
        // Official clients speak CBOR wherever a service does.
        let protocol = if has("smithy.protocols#rpcv2Cbor") {
            Protocol::Cbor
        } else if has("aws.protocols#awsJson1_0") || has("aws.protocols#awsJson1_1") {
            Protocol::JsonRpc
        } else if has("aws.protocols#restJson1") {
            Protocol::RestJson
        } else if has("aws.protocols#restXml") {
            let wraps_errors = traits["aws.protocols#restXml"]["noErrorWrapping"] != true;
            Protocol::RestXml { wraps_errors }
        } else if has("aws.protocols#ec2Query") {
            Protocol::Ec2
        } else if has("aws.protocols#awsQuery") {
            Protocol::Query
        } else {
            return None;
        };
        let query_compatible = has("aws.protocols#awsQueryCompatible");
        let model = Self {
            shapes,
            protocol,
            query_compatible,
        };
        Some(model)
    }

    /// Answers to the operation of that module: outputs and each of its errors. There is no answer with a stream of events.
    pub fn answers(&self, module: &str) -> Vec<Answer> {
        let plain = |name: &str| name.replace('_', "").to_lowercase();
        let shapes = self.shapes.as_object().into_iter().flatten();
        let mut operations = shapes.filter(|(_, shape)| shape["type"] == "operation");
        let Some((id, operation)) = operations.find(|(id, _)| plain(local(id)) == plain(module)) else {
            return Vec::new();
        };
        let output = operation["output"]["target"].as_str().unwrap_or("smithy.api#Unit");
        let is_events = |member: Member<'_>| self.is_stream(member) && self.kind(member.target) == "union";
        if self.members(output).any(is_events) {
            return Vec::new();
        }
        let status = operation["traits"]["smithy.api#http"]["code"].as_u64().unwrap_or(200) as u16;
        let outputs = (0..OUTPUTS).map(|seed| {
            let bytes = bytes(seed);
            let values = &mut Entropy::with(&bytes, WORDS);
            self.output(local(id), output, status, values, seed % 2 == 1)
        });
        let errors = operation["errors"].as_array().into_iter().flatten();
        let errors = errors.filter_map(|error| error["target"].as_str());
        let errors = errors.zip(OUTPUTS..).map(|(id, seed)| {
            let bytes = bytes(seed);
            self.error(id, &mut Entropy::with(&bytes, WORDS))
        });
        outputs.chain(errors).collect()
    }

    /// The names in a form of all members that are lists of structures; empty for other protocols than awsQuery.
    pub fn lists_in_forms(&self) -> BTreeSet<String> {
        let shapes = self.shapes.as_object().into_iter().flatten();
        let members = shapes.flat_map(|(id, _)| self.members(id));
        let is_list = |member: &Member<'_>| {
            let is_list = self.protocol == Protocol::Query && self.kind(member.target) == "list";
            is_list && self.kind(self.part(member.target, "member").target) == "structure"
        };
        let name = |member: Member<'_>| {
            member.traits["smithy.api#xmlName"]
                .as_str()
                .unwrap_or(member.name)
                .to_owned()
        };
        members.filter(is_list).map(name).collect()
    }

    fn output(&self, operation: &str, id: &str, status: u16, values: &mut Entropy<'_>, nulls: bool) -> Answer {
        let mut answer = Answer {
            status,
            ..Answer::default()
        };
        let body = self.bind_members(id, &mut answer, values, nulls);
        if answer.body.is_empty() {
            let body = match self.protocol {
                Protocol::Cbor | Protocol::JsonRpc | Protocol::RestJson => {
                    self.encoded(&self.tree_members(body, values, nulls))
                }
                Protocol::RestXml { .. } => self.xml_document(id, body, values).into_bytes(),
                Protocol::Query => format!(
                    "<{operation}Response><{operation}Result>{}</{operation}Result></{operation}Response>",
                    self.xml_members(body, values)
                )
                .into_bytes(),
                Protocol::Ec2 => format!(
                    "<{operation}Response>{}<requestId>r</requestId></{operation}Response>",
                    self.xml_members(body, values)
                )
                .into_bytes(),
            };
            answer.body = body;
        }
        answer.with_type(self.protocol)
    }

    /// Puts the members that are bound to a header or the payload into the answer, and returns the others.
    fn bind_members<'a>(
        &'a self,
        id: &str,
        answer: &mut Answer,
        values: &mut Entropy<'_>,
        nulls: bool,
    ) -> Vec<Member<'a>> {
        let is_rest = matches!(self.protocol, Protocol::RestJson | Protocol::RestXml { .. });
        let (bound, others): (Vec<_>, Vec<_>) = self.members(id).partition(|member| is_rest && member.is_bound());
        for member in bound {
            self.bind(member, answer, values, nulls);
        }
        others
    }

    /// A member in a header or as the payload.
    fn bind(&self, member: Member<'_>, answer: &mut Answer, values: &mut Entropy<'_>, nulls: bool) {
        let kind = self.kind(member.target);
        let text = match kind {
            "string" | "enum" if values.byte() % 4 > 0 => Some(self.text(member.target, values)),
            "integer" | "long" => Some(i64::from(values.byte()).to_string()),
            "boolean" => Some(bool::any(values).to_string()),
            "timestamp" => Some(self.time(member, Format::HttpDate, values)),
            "list" | "set" => {
                let element = self.part(member.target, "member").target;
                Some(format!(
                    "{}, {}",
                    self.text(element, values),
                    self.text(element, values)
                ))
            }
            "blob" => Some("\u{0}data\n".to_owned()),
            _ => None,
        };
        if let Some(header) = member.traits["smithy.api#httpHeader"].as_str() {
            answer.headers.extend(text.map(|text| (header.to_lowercase(), text)));
        } else if let Some(prefix) = member.traits["smithy.api#httpPrefixHeaders"].as_str() {
            let name = format!("{}some", prefix.to_lowercase());
            answer.headers.push((name, String::any(values)));
        } else if !member.traits["smithy.api#httpPayload"].is_null() {
            answer.body = match (kind, self.protocol) {
                ("structure" | "union", Protocol::RestXml { .. }) => {
                    let name = member.traits["smithy.api#xmlName"].as_str();
                    let name = name.or(self.traits(member.target)["smithy.api#xmlName"].as_str());
                    let name = name.unwrap_or(local(member.target));
                    self.xml(name, member, values).into_bytes()
                }
                ("structure" | "union" | "document", _) => self.encoded(&self.tree(member, values, nulls)),
                _ => text.unwrap_or_default().into_bytes(),
            };
        }
    }

    /// An error with its code, a message and other members.
    fn error(&self, id: &str, values: &mut Entropy<'_>) -> Answer {
        let query = &self.traits(id)["aws.protocols#awsQueryError"];
        let code = query["code"].as_str().unwrap_or(local(id));
        let status = self.traits(id)["smithy.api#httpError"].as_u64().unwrap_or(400);
        let mut answer = Answer {
            status: query["httpResponseCode"].as_u64().unwrap_or(status) as u16,
            ..Answer::default()
        };
        let mut members = self.bind_members(id, &mut answer, values, false);
        members.retain(|member| !["code", "message"].contains(&member.name.to_lowercase().as_str()));
        let mut inner = format!("<Code>{code}</Code><Message>m</Message>");
        answer.body = match self.protocol {
            Protocol::Cbor | Protocol::JsonRpc | Protocol::RestJson => {
                let mut entries = vec![("__type".into(), local(id).into()), ("message".into(), "m".into())];
                entries.extend(self.entries(members, values, false));
                self.encoded(&ciborium::Value::Map(entries))
            }
            protocol => {
                inner += &self.xml_members(members, values);
                let text = match protocol {
                    Protocol::RestXml { wraps_errors: false } => format!("<Error>{inner}</Error>"),
                    Protocol::Ec2 => {
                        format!("<Response><Errors><Error>{inner}</Error></Errors><RequestID>r</RequestID></Response>")
                    }
                    _ => format!("<ErrorResponse><Error>{inner}</Error><RequestId>r</RequestId></ErrorResponse>"),
                };
                text.into_bytes()
            }
        };
        if self.query_compatible {
            let code = format!("{code};Sender");
            answer.headers.push(("x-amzn-query-error".into(), code));
        }
        answer.with_type(self.protocol)
    }

    fn members<'a>(&'a self, id: &str) -> impl Iterator<Item = Member<'a>> {
        let members = self.shapes[id]["members"].as_object().into_iter().flatten();
        members.map(|(name, member)| Member {
            name,
            target: member["target"].as_str().unwrap_or_default(),
            traits: &member["traits"],
        })
    }

    /// The member of a list, or the `key` or `value` of a map.
    fn part<'a>(&'a self, id: &str, name: &'a str) -> Member<'a> {
        let part = &self.shapes[id][name];
        Member {
            name,
            target: part["target"].as_str().unwrap_or_default(),
            traits: &part["traits"],
        }
    }

    fn traits(&self, id: &str) -> &Json {
        &self.shapes[id]["traits"]
    }

    /// The type of a shape, in small letters: those of the prelude are named after theirs.
    fn kind<'a>(&'a self, id: &'a str) -> &'a str {
        const PRELUDE: &[(&str, &str)] = &[
            ("String", "string"),
            ("Boolean", "boolean"),
            ("PrimitiveBoolean", "boolean"),
            ("Integer", "integer"),
            ("PrimitiveInteger", "integer"),
            ("Long", "long"),
            ("PrimitiveLong", "long"),
            ("Float", "float"),
            ("Double", "double"),
            ("Timestamp", "timestamp"),
            ("Blob", "blob"),
            ("Document", "document"),
            ("Unit", "structure"),
        ];
        let of_prelude = || {
            PRELUDE
                .iter()
                .find(|(name, _)| *name == local(id))
                .map(|(_, kind)| *kind)
        };
        self.shapes[id]["type"].as_str().or_else(of_prelude).unwrap_or("string")
    }

    fn is_stream(&self, member: Member<'_>) -> bool {
        !self.traits(member.target)["smithy.api#streaming"].is_null()
    }

    /// The text of a string or enum.
    fn text(&self, id: &str, values: &mut Entropy<'_>) -> String {
        let members: Vec<_> = self.members(id).collect();
        match values.below(members.len() + 1) {
            0 => String::any(values),
            choice => {
                let value = &members[choice - 1].traits["smithy.api#enumValue"];
                value.as_str().unwrap_or(members[choice - 1].name).to_owned()
            }
        }
    }

    /// A time as text, in the format that a trait names or else in this one.
    fn time(&self, member: Member<'_>, default: Format, values: &mut Entropy<'_>) -> String {
        let of = |traits: &Json| match traits["smithy.api#timestampFormat"].as_str() {
            Some("date-time") => Some(Format::DateTime),
            Some("http-date") => Some(Format::HttpDate),
            Some("epoch-seconds") => Some(Format::EpochSeconds),
            _ => None,
        };
        let format = of(member.traits)
            .or_else(|| of(self.traits(member.target)))
            .unwrap_or(default);
        let time = DateTime::from_secs(Self::seconds(values));
        time.fmt(format).unwrap_or_default()
    }

    /// A time in seconds.
    fn seconds(values: &mut Entropy<'_>) -> i64 {
        i64::from(values.byte()) << 20
    }

    /// Returns whether a member of an output is set.
    fn is_set(&self, member: Member<'_>, values: &mut Entropy<'_>) -> bool {
        let is_required = !member.traits["smithy.api#required"].is_null();
        values.below(8) > if is_required { 0 } else { 3 }
    }
}

impl Member<'_> {
    fn is_bound(self) -> bool {
        const BINDINGS: &[&str] = &["httpHeader", "httpPayload", "httpPrefixHeaders", "httpResponseCode"];
        BINDINGS
            .iter()
            .any(|it| !self.traits[format!("smithy.api#{it}")].is_null())
    }
}

impl Answer {
    fn with_type(mut self, protocol: Protocol) -> Self {
        if protocol == Protocol::Cbor {
            self.headers.push(("smithy-protocol".into(), "rpc-v2-cbor".into()));
        }
        let media_type = match protocol {
            Protocol::Cbor => "application/cbor",
            Protocol::JsonRpc => "application/x-amz-json-1.1",
            Protocol::RestJson => "application/json",
            _ => "text/xml",
        };
        if !self.headers.iter().any(|(name, _)| name == "content-type") {
            self.headers.push(("content-type".into(), media_type.into()));
        }
        self
    }
}

/// Bytes that values are made of, others for every seed.
fn bytes(seed: u8) -> Vec<u8> {
    let byte = |n: u32| (n * n + n * u32::from(seed) * 37 + 11) as u8 ^ seed;
    (0..600).map(byte).collect()
}

/// The name of a shape without its namespace.
fn local(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
