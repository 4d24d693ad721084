//! Random answers by the model: outputs and errors as CBOR, whole and damaged.

use crate::entropy::{Any, Entropy};
use ciborium::Value;
use serde_json::Value as Json;

const MODEL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../model/workspaces-instances/2022-07-26.json"
);
const NAMESPACE: &str = "com.amazonaws.workspacesinstances#";

/// The model of the service, as plain JSON.
#[derive(Debug)]
pub struct Model(Json);

/// The change of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Nothing: it is valid by the model.
    None,
    /// Members that the model does not have.
    UnknownMembers,
    /// A value of another type somewhere.
    WrongType,
    /// A null somewhere.
    Null,
    /// Cut short.
    Truncated,
    /// A byte too many.
    Trailing,
}

/// All kinds of damage.
pub const DAMAGES: &[Damage] = &[
    Damage::None,
    Damage::UnknownMembers,
    Damage::WrongType,
    Damage::Null,
    Damage::Truncated,
    Damage::Trailing,
];

impl Model {
    /// Reads the model of the project.
    pub fn read() -> Self {
        let text = std::fs::read_to_string(MODEL).expect("the model is part of the project");
        Self(serde_json::from_str(&text).expect("the model is JSON"))
    }

    fn shape(&self, id: &str) -> &Json {
        &self.0["shapes"][id]
    }

    /// The operations: their names and the shape IDs of their errors.
    pub fn operations(&self) -> Vec<(String, Vec<String>)> {
        let shapes = self.0["shapes"].as_object().expect("a model has shapes");
        let operations = shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
        operations
            .map(|(id, shape)| {
                let errors = shape["errors"].as_array().into_iter().flatten();
                let errors = errors
                    .filter_map(|error| error["target"].as_str())
                    .map(str::to_owned)
                    .collect();
                (id.trim_start_matches(NAMESPACE).to_owned(), errors)
            })
            .collect()
    }

    /// A random output of that operation.
    pub fn output(&self, operation: &str, damage: Damage, entropy: &mut Entropy<'_>) -> Vec<u8> {
        let output = &self.shape(&format!("{NAMESPACE}{operation}"))["output"]["target"];
        let value = self.value(output.as_str().expect("every operation has an output"), entropy);
        encoded(damaged(value, damage, entropy), damage, entropy)
    }

    /// A random error of that shape, with its code, and its HTTP status.
    pub fn error(&self, id: &str, damage: Damage, entropy: &mut Entropy<'_>) -> (u16, Vec<u8>) {
        let status = self.shape(id)["traits"]["smithy.api#httpError"]
            .as_u64()
            .expect("every error has a status");
        let Value::Map(mut members) = damaged(self.value(id, entropy), damage, entropy) else {
            return (status as u16, encoded(Value::Null, damage, entropy));
        };
        members.push((Value::from("__type"), Value::from(id)));
        (status as u16, encoded(Value::Map(members), damage, entropy))
    }

    fn value(&self, id: &str, entropy: &mut Entropy<'_>) -> Value {
        let shape = self.shape(id);
        match shape["type"].as_str().unwrap_or(id) {
            "structure" => {
                let members = shape["members"].as_object().expect("a structure has members");
                let set = members.iter().filter_map(|(name, member)| {
                    let required = !member["traits"]["smithy.api#required"].is_null();
                    let target = member["target"].as_str().expect("a member has a target");
                    // Required members are missing now and then, too: both crates correct that.
                    (entropy.below(8) > if required { 0 } else { 3 })
                        .then(|| (Value::from(name.as_str()), self.value(target, entropy)))
                });
                Value::Map(set.collect())
            }
            "list" => {
                let target = shape["member"]["target"].as_str().expect("a list has a member");
                Value::Array((0..entropy.below(4)).map(|_| self.value(target, entropy)).collect())
            }
            "enum" => {
                let values: Vec<_> = shape["members"]
                    .as_object()
                    .expect("an enum has members")
                    .values()
                    .collect();
                match entropy.below(values.len() + 1) {
                    0 => Value::from("of-tomorrow"),
                    known => Value::from(
                        values[known - 1]["traits"]["smithy.api#enumValue"]
                            .as_str()
                            .unwrap_or("?"),
                    ),
                }
            }
            "integer" | "smithy.api#Integer" => Value::from(i32::any(entropy)),
            "boolean" | "smithy.api#Boolean" => Value::from(bool::any(entropy)),
            _ => Value::from(String::any(entropy)),
        }
    }
}

fn damaged(value: Value, damage: Damage, entropy: &mut Entropy<'_>) -> Value {
    let nodes = count(&value).max(1);
    let mut place = entropy.below(nodes);
    match damage {
        Damage::None | Damage::Truncated | Damage::Trailing => value,
        Damage::Null => replace(value, &mut place, &mut |_| Value::Null),
        Damage::WrongType => {
            let other = odd(entropy);
            replace(value, &mut place, &mut |_| other.clone())
        }
        Damage::UnknownMembers => {
            let extra = odd(entropy);
            with_unknown(value, &extra)
        }
    }
}

fn odd(entropy: &mut Entropy<'_>) -> Value {
    let leaf = |entropy: &mut Entropy<'_>| match entropy.below(6) {
        0 => Value::from(1.5),
        1 => Value::from("text"),
        2 => Value::from(true),
        3 => Value::Bytes(vec![1, 2, 3]),
        4 => Value::from(u64::MAX),
        _ => Value::from(-7),
    };
    match entropy.below(3) {
        0 => Value::Array(vec![leaf(entropy), Value::Null]),
        1 => Value::Map(vec![(Value::from("deep"), Value::Array(vec![leaf(entropy)]))]),
        _ => leaf(entropy),
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(count).sum(),
        Value::Map(entries) => entries.iter().map(|(_, value)| count(value)).sum(),
        _ => 0,
    }
}

fn replace(value: Value, place: &mut usize, by: &mut dyn FnMut(Value) -> Value) -> Value {
    if *place == 0 {
        *place = usize::MAX;
        return by(value);
    }
    *place = place.saturating_sub(usize::from(*place != usize::MAX));
    match value {
        Value::Array(elements) => Value::Array(elements.into_iter().map(|value| replace(value, place, by)).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key, replace(value, place, by)))
                .collect(),
        ),
        other => other,
    }
}

fn with_unknown(value: Value, extra: &Value) -> Value {
    match value {
        Value::Array(elements) => Value::Array(elements.into_iter().map(|value| with_unknown(value, extra)).collect()),
        Value::Map(entries) => {
            let mut entries: Vec<_> = entries
                .into_iter()
                .map(|(key, value)| (key, with_unknown(value, extra)))
                .collect();
            entries.insert(entries.len() / 2, (Value::from("OfTomorrow"), extra.clone()));
            Value::Map(entries)
        }
        other => other,
    }
}

fn encoded(value: Value, damage: Damage, entropy: &mut Entropy<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    encode(&value, bool::any(entropy), &mut bytes);
    match damage {
        Damage::Truncated => {
            let keep = entropy.below(bytes.len());
            bytes.truncate(keep);
        }
        Damage::Trailing => bytes.push(0),
        _ => {}
    }
    bytes
}

/// CBOR with definite or with indefinite lengths of maps, arrays and strings.
fn encode(value: &Value, indefinite: bool, bytes: &mut Vec<u8>) {
    match value {
        Value::Map(entries) if indefinite => {
            bytes.push(0xbf);
            for (key, value) in entries {
                encode(key, false, bytes);
                encode(value, indefinite, bytes);
            }
            bytes.push(0xff);
        }
        Value::Array(elements) if indefinite => {
            bytes.push(0x9f);
            elements.iter().for_each(|value| encode(value, indefinite, bytes));
            bytes.push(0xff);
        }
        Value::Text(text) if indefinite => {
            bytes.push(0x7f);
            for chunk in text.chars().map(String::from) {
                ciborium::into_writer(&chunk, &mut *bytes).expect("a vector takes all");
            }
            bytes.push(0xff);
        }
        other => ciborium::into_writer(other, &mut *bytes).expect("a vector takes all"),
    }
}
