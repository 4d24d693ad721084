//! The members of enums have distinct values of the enum's type (Smithy 2.0, "Enum", "IntEnum").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::decimal as number;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Members, Shape, ShapeKind};
use std::collections::HashMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "EnumShape",
    severity: "ERROR, WARNING",
    rule: "The members of an enum stand for different values of its type, and their names are capitals.",
    section: "Enum",
    run: validate,
};

const ID: &str = "smithy.api#enumValue";

/// Reports values of the wrong type, empty values, and duplicate values.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        match &shape.kind {
            ShapeKind::Enum { members } => members_of(shape, members, string_value, events),
            ShapeKind::IntEnum { members } => members_of(shape, members, integer_value, events),
            _ => {}
        }
    }
}

type Judge = fn(&str, Option<&Node>) -> Result<Option<String>, Complaint>;

struct Complaint {
    message: String,
    hint: &'static str,
}

fn members_of(shape: &Shape, members: &Members, judge: Judge, events: &mut Events) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (name, member) in members {
        match judge(name, member.traits.node(ID)) {
            Err(complaint) => {
                events
                    .error("EnumShape", &place(shape, member), complaint.message)
                    .hint(complaint.hint);
            }
            Ok(Some(value)) => match seen.get(value.as_str()) {
                Some(first) => {
                    events
                        .error(
                            "EnumShape",
                            &place(shape, member),
                            format!("`{first}` has the value `{value}` already"),
                        )
                        .hint("give each member a value of its own");
                }
                None => {
                    seen.insert(value, name);
                }
            },
            Ok(None) => {}
        }
        // Names in the trait `enum` follow its own pattern.
        if shape.string_enum.is_none() {
            recommended_name(name, member, events);
        }
    }
}

fn place<'m>(shape: &'m Shape, member: &'m Member) -> crate::check::context::At<'m> {
    let element = Element::Member(shape, member);
    (&member.id, value_location(element, ID, &[]))
}

fn string_value(name: &str, node: Option<&Node>) -> Result<Option<String>, Complaint> {
    match node {
        None => Ok(Some(name.to_owned())),
        Some(node) => match node.as_str() {
            Some("") => Err(Complaint {
                message: "the value of an enum member cannot be empty".to_owned(),
                hint: "write a value, or drop `@enumValue` to use the member's name",
            }),
            Some(text) => Ok(Some(text.to_owned())),
            None => Err(Complaint {
                message: format!("the value of an enum member is a string, but this is {}", node.kind()),
                hint: "write it in quotes, or make the shape an intEnum",
            }),
        },
    }
}

fn integer_value(_name: &str, node: Option<&Node>) -> Result<Option<String>, Complaint> {
    let Some(node) = node else {
        return Err(Complaint {
            message: "a member of an intEnum needs a value".to_owned(),
            hint: "add `@enumValue` with a whole number",
        });
    };
    let Some(number) = node.as_number() else {
        return Err(Complaint {
            message: format!(
                "the value of an intEnum member is a whole number, but this is {}",
                node.kind()
            ),
            hint: "write a whole number",
        });
    };
    if !number::is_whole(number.as_str()) {
        return Err(Complaint {
            message: format!(
                "the value of an intEnum member has no decimals, but this is {}",
                number.as_str()
            ),
            hint: "write a whole number",
        });
    }
    Ok(Some(
        number
            .as_i64()
            .map_or_else(|| number.as_str().to_owned(), |value| value.to_string()),
    ))
}

fn recommended_name(name: &str, member: &Member, events: &mut Events) {
    let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if !name.chars().all(upper) || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        events
            .warning(
                "EnumShape",
                member,
                format!("`{name}` is not how members of enums are named"),
            )
            .hint("use capital letters, digits and underscores");
    }
}
