//! Outputs of the protocols that have values for a body, JSON and CBOR.

use super::{Member, Model, Protocol};
use crate::entropy::{Any, Entropy};
use aws_smithy_types::base64;
use aws_smithy_types::date_time::Format;
use ciborium::Value;

/// The tag of a time in CBOR, in seconds.
const EPOCH: u64 = 1;

impl Model {
    /// The bytes of a value. JSON has the same data model here, without byte strings and tags.
    pub(super) fn encoded(&self, value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self.protocol {
            Protocol::Cbor => ciborium::into_writer(value, &mut bytes).expect("a vector takes all"),
            _ => serde_json::to_writer(&mut bytes, value).expect("keys are texts, and there are no tags"),
        }
        bytes
    }

    /// A map with some of these members.
    pub(super) fn tree_members<'a>(
        &'a self,
        members: impl IntoIterator<Item = Member<'a>>,
        values: &mut Entropy<'_>,
        nulls: bool,
    ) -> Value {
        Value::Map(self.entries(members, values, nulls))
    }

    /// The entries of a map with some of these members.
    pub(super) fn entries<'a>(
        &'a self,
        members: impl IntoIterator<Item = Member<'a>>,
        values: &mut Entropy<'_>,
        nulls: bool,
    ) -> Vec<(Value, Value)> {
        let mut entries = Vec::new();
        for member in members {
            if self.is_set(member, values) {
                let name = match self.protocol {
                    Protocol::RestJson => member.traits["smithy.api#jsonName"].as_str(),
                    _ => None,
                };
                let value = self.tree(member, values, nulls);
                entries.push((name.unwrap_or(member.name).into(), value));
            }
        }
        entries
    }

    /// The value of a member; now and then a null, if there are to be some.
    pub(super) fn tree(&self, member: Member<'_>, values: &mut Entropy<'_>, nulls: bool) -> Value {
        if nulls && values.below(5) == 1 {
            return Value::Null;
        }
        let id = member.target;
        match self.kind(id) {
            "structure" => values.nested(|values| self.tree_members(self.members(id), values, nulls)),
            "union" => {
                let members: Vec<_> = self.members(id).collect();
                let member = members[values.choice(members.len())];
                values.nested(|values| Value::Map(vec![(member.name.into(), self.tree(member, values, false))]))
            }
            "list" | "set" => {
                let length = if values.choice(4) == 0 { 0 } else { 2 };
                values.nested(|values| {
                    let elements = (0..length).map(|_| self.tree(self.part(id, "member"), values, nulls));
                    Value::Array(elements.collect())
                })
            }
            "map" => values.nested(|values| {
                let key = self.text(self.part(id, "key").target, values);
                Value::Map(vec![(key.into(), self.tree(self.part(id, "value"), values, nulls))])
            }),
            "boolean" => bool::any(values).into(),
            "byte" | "short" | "integer" | "long" | "intEnum" => (values.byte() >> 1).into(),
            "float" | "double" => (f64::from(values.byte()) / 4.0).into(),
            "blob" if self.protocol == Protocol::Cbor => Value::Bytes(vec![values.byte()]),
            "blob" => base64::encode([values.byte()]).into(),
            "timestamp" if self.protocol == Protocol::Cbor => Value::Tag(EPOCH, Box::new(Self::seconds(values).into())),
            "timestamp" => {
                let text = self.time(member, Format::EpochSeconds, values);
                text.parse::<i64>().map_or(text.into(), Value::from)
            }
            "document" => {
                let list = vec![values.byte().into(), Value::Null, "b".into()];
                Value::Map(vec![("a".into(), Value::Array(list))])
            }
            _ => self.text(id, values).into(),
        }
    }
}
