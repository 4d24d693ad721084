//! Outputs as XML.

use super::{Member, Model, local};
use crate::entropy::{Any, Entropy};
use aws_smithy_types::base64;
use aws_smithy_types::date_time::Format;

impl Model {
    /// A document with some of these members.
    pub(super) fn xml_document(&self, id: &str, members: Vec<Member<'_>>, values: &mut Entropy<'_>) -> String {
        if members.is_empty() {
            return String::new();
        }
        let name = self.traits(id)["smithy.api#xmlName"].as_str().unwrap_or(local(id));
        format!("<{name}>{}</{name}>", self.xml_members(members, values))
    }

    /// Some of these members as elements.
    pub(super) fn xml_members<'a>(
        &'a self,
        members: impl IntoIterator<Item = Member<'a>>,
        values: &mut Entropy<'_>,
    ) -> String {
        let mut text = String::new();
        for member in members {
            if self.is_set(member, values) && member.traits["smithy.api#xmlAttribute"].is_null() {
                let name = member.traits["smithy.api#xmlName"].as_str().unwrap_or(member.name);
                text += &self.xml(name, member, values);
            }
        }
        text
    }

    /// A member as an element of that name, or several if it is flattened.
    pub(super) fn xml(&self, name: &str, member: Member<'_>, values: &mut Entropy<'_>) -> String {
        let id = member.target;
        let flattened = !member.traits["smithy.api#xmlFlattened"].is_null();
        let named = |part: Member<'_>, name: &str| {
            let name = part.traits["smithy.api#xmlName"].as_str().unwrap_or(name);
            name.to_owned()
        };
        let content = match self.kind(id) {
            "structure" => values.nested(|values| self.xml_members(self.members(id), values)),
            "union" => {
                let members: Vec<_> = self.members(id).collect();
                let member = members[values.choice(members.len())];
                values.nested(|values| self.xml(&named(member, member.name), member, values))
            }
            "list" | "set" => {
                let element = self.part(id, "member");
                let length = if values.choice(4) == 0 { 0 } else { 2 };
                // Lists of ec2Query have `item` by a trait of the model.
                let of_element = if flattened {
                    name.to_owned()
                } else {
                    named(element, "member")
                };
                let elements: String =
                    values.nested(|values| (0..length).map(|_| self.xml(&of_element, element, values)).collect());
                if flattened {
                    return elements;
                }
                elements
            }
            "map" => values.nested(|values| {
                let (key, value) = (self.part(id, "key"), self.part(id, "value"));
                let key_name = named(key, "key");
                let entry = format!(
                    "<{key_name}>{}</{key_name}>{}",
                    self.text(key.target, values),
                    self.xml(&named(value, "value"), value, values)
                );
                if flattened {
                    entry
                } else {
                    format!("<entry>{entry}</entry>")
                }
            }),
            "boolean" => bool::any(values).to_string(),
            "byte" | "short" | "integer" | "long" | "intEnum" => (values.byte() / 2).to_string(),
            "float" | "double" => (f64::from(values.byte()) / 4.0).to_string(),
            "blob" => base64::encode([values.byte()]),
            "timestamp" => self.time(member, Format::DateTime, values),
            _ => self.text(id, values),
        };
        format!("<{name}>{content}</{name}>")
    }
}
