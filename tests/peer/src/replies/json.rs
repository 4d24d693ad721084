//! Outputs as JSON.

use super::{Member, Model, Protocol};
use crate::entropy::{Any, Entropy};
use aws_smithy_types::base64;
use aws_smithy_types::date_time::Format;
use serde_json::{Map, Value as Json, json};

impl Model {
    /// An object with some of these members.
    pub(super) fn json_members<'a>(
        &'a self,
        members: impl IntoIterator<Item = Member<'a>>,
        values: &mut Entropy<'_>,
        nulls: bool,
    ) -> Json {
        let mut object = Map::new();
        for member in members {
            if self.is_set(member, values) {
                let name = match self.protocol {
                    Protocol::RestJson => member.traits["smithy.api#jsonName"].as_str(),
                    _ => None,
                };
                let value = self.json(member, values, nulls);
                object.insert(name.unwrap_or(member.name).to_owned(), value);
            }
        }
        Json::Object(object)
    }

    /// The value of a member; now and then a null, if there are to be some.
    pub(super) fn json(&self, member: Member<'_>, values: &mut Entropy<'_>, nulls: bool) -> Json {
        if nulls && values.below(5) == 1 {
            return Json::Null;
        }
        let id = member.target;
        match self.kind(id) {
            "structure" => values.nested(|values| self.json_members(self.members(id), values, nulls)),
            "union" => {
                let members: Vec<_> = self.members(id).collect();
                let member = members[values.choice(members.len())];
                values.nested(|values| json!({ member.name: self.json(member, values, false) }))
            }
            "list" | "set" => {
                let length = if values.choice(4) == 0 { 0 } else { 2 };
                values.nested(|values| {
                    let elements = (0..length).map(|_| self.json(self.part(id, "member"), values, nulls));
                    elements.collect()
                })
            }
            "map" => values.nested(|values| {
                let key = self.text(self.part(id, "key").target, values);
                json!({ key: self.json(self.part(id, "value"), values, nulls) })
            }),
            "boolean" => bool::any(values).into(),
            "byte" | "short" | "integer" | "long" | "intEnum" => values.byte().wrapping_shr(1).into(),
            "float" | "double" => (f64::from(values.byte()) / 4.0).into(),
            "blob" => base64::encode([values.byte()]).into(),
            "timestamp" => {
                let text = self.time(member, Format::EpochSeconds, values);
                text.parse::<i64>().map_or(Json::String(text), Json::from)
            }
            "document" => json!({ "a": [values.byte(), null, "b"] }),
            _ => self.text(id, values).into(),
        }
    }
}
