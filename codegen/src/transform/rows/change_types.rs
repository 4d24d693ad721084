//! `changeTypes`.

use super::shared::own;
use crate::model::UNIT;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::model::shape::{Member, Members, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::{ShapeId, is_identifier};
use crate::model::traits::Traits;
use crate::source::SourceLocation;
use crate::transform::arguments::{Argument, Form};
use crate::transform::definition::Transform;
use std::collections::HashSet;
use std::sync::Arc;

const ENUM: &str = "smithy.api#enum";
const UNIQUE_ITEMS: &str = "smithy.api#uniqueItems";

/// Types without members.
const SIMPLE: [SimpleType; 13] = [
    SimpleType::Blob,
    SimpleType::Boolean,
    SimpleType::String,
    SimpleType::Byte,
    SimpleType::Short,
    SimpleType::Integer,
    SimpleType::Long,
    SimpleType::Float,
    SimpleType::Double,
    SimpleType::BigInteger,
    SimpleType::BigDecimal,
    SimpleType::Timestamp,
    SimpleType::Document,
];

pub const ROW: Transform = Transform {
    name: "changeTypes",
    aliases: &[],
    rule: "Gives shapes other types: simple types any other, `structure` to `union` and back, `list` to `set` and back, strings \
           with the trait `enum` to `enum`, enums to `string`.",
    arguments: &[
        Argument {
            name: "shapeTypes",
            form: Form::Types,
            is_required: true,
        },
        Argument {
            name: "synthesizeEnumNames",
            form: Form::Boolean,
            is_required: false,
        },
    ],
    run: |arguments, model, context| {
        let synthesize = arguments.flag("synthesizeEnumNames");
        for ((id, id_at), (wanted, at)) in arguments.pairs("shapeTypes") {
            if !own(model).any(|it| it.id.as_str() == id) {
                context.unknown_shape(id_at, "shape", id, own(model).map(|it| &it.id));
            } else if let Some(shape) = model.shapes.get_mut(id)
                && !change(Arc::make_mut(shape), wanted, synthesize)
            {
                let message = format!(
                    "`{id}` is a shape of type {} and cannot become `{wanted}`",
                    shape.kind.type_name()
                );
                context.error(at, message).hint(
                    "simple types, `structure` and `union`, `list` and `set` change into each other; a string becomes an \
                     `enum` if each value of its trait `enum` has a name, or if `synthesizeEnumNames` finds names",
                );
            }
        }
    },
};

/// Changes the type; `false` if the shape cannot have it.
fn change(shape: &mut Shape, wanted: &str, synthesize: bool) -> bool {
    let simple = SIMPLE.into_iter().find(|it| it.name() == wanted);
    let kind = match (&mut shape.kind, wanted) {
        (ShapeKind::Simple(SimpleType::String), "enum") => return to_enum(shape, synthesize),
        (ShapeKind::Simple(_), _) if simple.is_some() => ShapeKind::Simple(simple.unwrap_or(SimpleType::String)),
        (ShapeKind::Enum { .. }, "string") => ShapeKind::Simple(SimpleType::String),
        (ShapeKind::IntEnum { .. }, "integer") => ShapeKind::Simple(SimpleType::Integer),
        (ShapeKind::Structure { members }, "union") => ShapeKind::Union {
            members: std::mem::take(members),
        },
        (ShapeKind::Union { members }, "structure") => ShapeKind::Structure {
            members: std::mem::take(members),
        },
        (ShapeKind::List { .. }, "list") => {
            shape.traits.0.shift_remove(UNIQUE_ITEMS);
            return true;
        }
        (ShapeKind::List { .. }, "set") => {
            let value = NodeValue::Object(Object::default());
            put(&mut shape.traits, UNIQUE_ITEMS, value, shape.location);
            return true;
        }
        (kind, _) => return kind.type_name() == wanted,
    };
    if let (ShapeKind::Enum { .. }, Some(entry), Ok(id)) = (&shape.kind, shape.string_enum.take(), ShapeId::parse(ENUM))
    {
        shape.traits.0.insert(id, entry);
    }
    shape.kind = kind;
    true
}

fn put(traits: &mut Traits, id: &str, value: NodeValue, location: SourceLocation) {
    if let Ok(id) = ShapeId::parse(id) {
        let node = Node { value, location };
        traits.0.entry(id).or_insert(Entry { key: location, node });
    }
}

/// Makes a string with the trait `enum` an enum; `false` if a value has no name.
pub fn to_enum(shape: &mut Shape, synthesize: bool) -> bool {
    let Some(definitions) = shape.traits.node(ENUM).and_then(Node::as_array) else {
        return false;
    };
    let mut members = Members::new();
    let mut values = HashSet::new();
    for definition in definitions {
        let Some(member) = member(&shape.id, definition, synthesize) else {
            return false;
        };
        let is_new = definition.text("value").is_some_and(|it| values.insert(it));
        let name = member.id.member().unwrap_or_default().to_owned();
        if !is_new || members.insert(name, member).is_some() {
            return false;
        }
    }
    if members.is_empty() {
        return false;
    }
    shape.string_enum = shape.traits.0.shift_remove(ENUM);
    shape.kind = ShapeKind::Enum { members };
    true
}

fn member(shape: &ShapeId, definition: &Node, synthesize: bool) -> Option<Member> {
    let value = definition.text("value")?;
    let given = definition.text("name").filter(|it| is_identifier(it));
    let name = given.or_else(|| synthesize.then(|| name_of(&value)).flatten())?;
    let mut traits = Traits::default();
    let at = definition.location;
    put(&mut traits, "smithy.api#enumValue", NodeValue::String(value), at);
    for (key, id) in [
        ("documentation", "smithy.api#documentation"),
        ("tags", "smithy.api#tags"),
    ] {
        if let Some(node) = definition.get(key) {
            put(&mut traits, id, node.value.clone(), node.location);
        }
    }
    let is_internal = definition.texts("tags").iter().any(|it| it == "internal");
    for (is_there, id) in [
        (definition.flag("deprecated"), "smithy.api#deprecated"),
        (is_internal, "smithy.api#internal"),
    ] {
        if is_there {
            put(&mut traits, id, NodeValue::Object(Object::default()), at);
        }
    }
    Some(Member {
        id: shape.with_member(&name).ok()?,
        target: ShapeId::parse(UNIT).ok()?,
        traits,
        location: at,
        target_location: at,
    })
}

/// The name that a value gives: its letters and digits, everything else an underscore.
fn name_of(value: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let separator = |c: char| c.is_ascii_whitespace() || "-.:/".contains(c);
    if !value.chars().all(|c| plain(c) || separator(c)) {
        return None;
    }
    let name: String = value.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    };
    is_identifier(&name).then_some(name)
}
