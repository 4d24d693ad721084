//! A serializer that writes nothing: it visits a value as a format does, and checks each member's settings.

use std::fmt::Write as _;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::{Constraint, Found, Validation, Violation};
use crate::schema::{Schema, Setting, Structure, Target, each, key};
use crate::serde::{Result, SerializableStruct, ShapeSerializer};

/// Returns all violations of a value in the order of the members.
pub(super) fn violations(
    value: &dyn SerializableStruct,
    table: &'static Structure,
    level: Validation,
) -> Vec<Violation> {
    let mut walk = Walk {
        level,
        path: String::new(),
        frame: Frame::members(table, false),
        violations: Vec::new(),
    };
    walk.members(value, table);
    walk.violations
}

/// The value that is visited.
struct Frame {
    place: Place,
    /// The number of visited values: elements of a list, keys and values of a map.
    count: usize,
    sensitive: bool,
    unique: Option<super::fingerprint::Seen>,
}

/// The position of the next value.
enum Place {
    /// A member of a structure or union, with the members that are set.
    Members(&'static Structure, Vec<bool>),
    /// An element of a list.
    Elements(&'static Target, &'static [Setting]),
    /// A key or value of a map, in turn, with their settings and the key of the next value.
    Entries(&'static Target, &'static [Setting], String),
    /// A value that the tables do not describe.
    Unknown,
}

impl Frame {
    fn new(place: Place, sensitive: bool) -> Self {
        Self {
            place,
            count: 0,
            sensitive,
            unique: None,
        }
    }

    fn members(table: &'static Structure, sensitive: bool) -> Self {
        Self::new(Place::Members(table, vec![false; table.members().len()]), sensitive)
    }
}

/// The settings of a value, and the length of the path before it.
struct Entered {
    target: Option<&'static Target>,
    settings: &'static [Setting],
    sensitive: bool,
    path: usize,
}

struct Walk {
    level: Validation,
    path: String,
    frame: Frame,
    violations: Vec<Violation>,
}

impl Walk {
    /// Returns whether all constraints are checked. (The level has a name only with its feature.)
    fn is_strict(&self) -> bool {
        self.level > Validation::Required
    }

    /// Enters the next value and adds it to the path. Returns `None` if no constraint applies within it.
    fn enter(&mut self, schema: &Schema<'_>) -> Option<Entered> {
        let is_strict = self.is_strict();
        let (frame, path) = (&mut self.frame, &mut self.path);
        let (index, before) = (frame.count, path.len());
        frame.count += 1;
        let (target, settings) = match &mut frame.place {
            Place::Members(table, set) => {
                let index = schema.member_index().unwrap_or(usize::MAX);
                match (table.members().get(index), set.get_mut(index)) {
                    (Some(member), Some(set)) => {
                        *set = true;
                        (Some(&member.target), member.settings)
                    }
                    _ => (None, Default::default()),
                }
            }
            Place::Elements(target, settings) | Place::Entries(target, settings, _) => {
                (target.element.as_deref(), each(settings))
            }
            Place::Unknown => (None, Default::default()),
        };
        if !is_strict && target.is_none_or(|it| !it.holds_required()) {
            return None;
        }
        match &frame.place {
            Place::Members(table, _) => {
                let member = schema.member_index().and_then(|it| table.members().get(it));
                path.push_str(if before == 0 || member.is_none() { "" } else { "." });
                path.push_str(member.map_or("", |it| it.field));
            }
            Place::Elements(..) => push(path, format_args!("[{index}]")),
            Place::Entries(..) if frame.sensitive => path.push_str("[*]"),
            Place::Entries(_, _, name) => push(path, format_args!("[{name:?}]")),
            Place::Unknown => {}
        }
        let sensitive = frame.sensitive || settings.iter().any(|it| matches!(it, Setting::Sensitive));
        Some(Entered {
            target,
            settings,
            sensitive,
            path: before,
        })
    }

    fn leave(&mut self, entered: &Entered) {
        self.path.truncate(entered.path);
    }

    /// Visits a value that contains others, and returns its frame.
    fn within(&mut self, frame: Frame, walk: impl FnOnce(&mut Self)) -> Frame {
        let outer = std::mem::replace(&mut self.frame, frame);
        walk(self);
        std::mem::replace(&mut self.frame, outer)
    }

    /// Visits the members of a structure, then reports those that are missing.
    fn members(&mut self, value: &dyn SerializableStruct, table: &'static Structure) {
        // The only error is an unknown variant, which serialization reports.
        let _ = value.serialize_members(self);
        let Place::Members(_, set) = &self.frame.place else {
            return;
        };
        let missing = table
            .members()
            .iter()
            .zip(set)
            .filter(|(member, set)| !**set && member.can_be_missed());
        for (member, _) in missing {
            let dot = if self.path.is_empty() { "" } else { "." };
            let path = format!("{}{dot}{}", self.path, member.field);
            self.violations.push(Violation {
                path,
                constraint: Constraint::Required,
                found: None,
            });
        }
    }

    /// Reports a violation of the value that was entered.
    fn report(&mut self, entered: &Entered, constraint: Constraint, found: Option<Found>) {
        let found = if entered.sensitive { None } else { found };
        self.violations.push(Violation {
            path: self.path.clone(),
            constraint,
            found,
        });
    }

    /// Visits a simple value: `check` compares it with the settings, `write` writes it for comparison with other
    /// elements.
    fn leaf(&mut self, schema: &Schema<'_>, value: Leaf<'_>) -> Result<()> {
        let Some(entered) = self.enter(schema) else {
            return Ok(());
        };
        self.check(&entered, value);
        self.remember(&|ser| value.write(schema, ser));
        self.leave(&entered);
        Ok(())
    }

    /// Compares a value with its settings.
    fn check(&mut self, entered: &Entered, value: Leaf<'_>) {
        if !self.is_strict() {
            return;
        }
        let values = entered.target.and_then(|it| it.values);
        for (constraint, found) in super::constraints::broken(entered.settings, values, value) {
            self.report(entered, constraint, Some(found));
        }
    }

    /// Remembers an element of a list without duplicates.
    fn remember(&mut self, write: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>) {
        if let Some(seen) = &mut self.frame.unique {
            seen.insert(write);
        }
    }
}

fn push(path: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = path.write_fmt(text);
}

/// Visits a simple value.
#[derive(Clone, Copy)]
pub(super) enum Leaf<'a> {
    String(&'a str),
    Blob(&'a Blob),
    Integer(i64),
    Float(f64),
    BigInteger(&'a BigInteger),
    BigDecimal(&'a BigDecimal),
    Boolean(bool),
    Timestamp(&'a DateTime),
    Document(&'a Document),
    Null,
}

impl Leaf<'_> {
    fn write(self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        match self {
            Self::String(it) => ser.write_string(schema, it),
            Self::Blob(it) => ser.write_blob(schema, it.clone()),
            Self::Integer(it) => ser.write_long(schema, it),
            Self::Float(it) => ser.write_double(schema, it),
            Self::BigInteger(it) => ser.write_big_integer(schema, it),
            Self::BigDecimal(it) => ser.write_big_decimal(schema, it),
            Self::Boolean(it) => ser.write_boolean(schema, it),
            Self::Timestamp(it) => ser.write_timestamp(schema, it),
            Self::Document(it) => ser.write_document(schema, it),
            Self::Null => ser.write_null(schema),
        }
    }
}

impl ShapeSerializer for Walk {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<()> {
        let Some(entered) = self.enter(schema) else {
            return Ok(());
        };
        self.remember(&|ser| ser.write_struct(schema, value));
        match entered.target.and_then(|it| it.structure) {
            Some(table) => {
                self.within(Frame::members(table, entered.sensitive), |walk| {
                    walk.members(value, table);
                });
            }
            None => {
                self.within(Frame::new(Place::Unknown, entered.sensitive), |walk| {
                    let _ = value.serialize_members(walk);
                });
            }
        }
        self.leave(&entered);
        Ok(())
    }

    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>,
    ) -> Result<()> {
        let Some(entered) = self.enter(schema) else {
            return Ok(());
        };
        self.remember(&|ser| ser.write_list(schema, write_elements));
        let place = entered
            .target
            .map_or(Place::Unknown, |it| Place::Elements(it, entered.settings));
        let mut frame = Frame::new(place, entered.sensitive);
        if self.is_strict() && entered.settings.iter().any(|it| matches!(it, Setting::Unique)) {
            frame.unique = Some(Default::default());
        }
        let frame = self.within(frame, |walk| {
            let _ = write_elements(walk);
        });
        self.length(&entered, frame.count);
        if frame.unique.is_some_and(|it| it.has_duplicates()) {
            self.report(&entered, Constraint::UniqueItems, None);
        }
        self.leave(&entered);
        Ok(())
    }

    fn write_map(
        &mut self,
        schema: &Schema<'_>,
        write_entries: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>,
    ) -> Result<()> {
        let Some(entered) = self.enter(schema) else {
            return Ok(());
        };
        self.remember(&|ser| ser.write_map(schema, write_entries));
        let place = entered
            .target
            .map_or(Place::Unknown, |it| Place::Entries(it, entered.settings, String::new()));
        let frame = self.within(Frame::new(place, entered.sensitive), |walk| {
            let _ = write_entries(walk);
        });
        self.length(&entered, frame.count / 2);
        self.leave(&entered);
        Ok(())
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<()> {
        self.leaf(schema, Leaf::Boolean(value))
    }

    fn write_byte(&mut self, schema: &Schema<'_>, value: i8) -> Result<()> {
        self.leaf(schema, Leaf::Integer(value.into()))
    }

    fn write_short(&mut self, schema: &Schema<'_>, value: i16) -> Result<()> {
        self.leaf(schema, Leaf::Integer(value.into()))
    }

    fn write_integer(&mut self, schema: &Schema<'_>, value: i32) -> Result<()> {
        self.leaf(schema, Leaf::Integer(value.into()))
    }

    fn write_long(&mut self, schema: &Schema<'_>, value: i64) -> Result<()> {
        self.leaf(schema, Leaf::Integer(value))
    }

    fn write_float(&mut self, schema: &Schema<'_>, value: f32) -> Result<()> {
        self.leaf(schema, Leaf::Float(value.into()))
    }

    fn write_double(&mut self, schema: &Schema<'_>, value: f64) -> Result<()> {
        self.leaf(schema, Leaf::Float(value))
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result<()> {
        self.leaf(schema, Leaf::BigInteger(value))
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result<()> {
        self.leaf(schema, Leaf::BigDecimal(value))
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<()> {
        if let Some(entered) = self.enter_key(value) {
            self.check(&entered, Leaf::String(value));
            self.leave(&entered);
            return Ok(());
        }
        self.leaf(schema, Leaf::String(value))
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<()> {
        self.leaf(schema, Leaf::Blob(&value))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<()> {
        self.leaf(schema, Leaf::Timestamp(value))
    }

    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<()> {
        self.leaf(schema, Leaf::Document(value))
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<()> {
        self.leaf(schema, Leaf::Null)
    }
}

impl Walk {
    /// Takes a string as the key of a map. Returns `None` if it is a value.
    fn enter_key(&mut self, value: &str) -> Option<Entered> {
        let path = self.path.len();
        let Frame {
            place: Place::Entries(target, settings, name),
            count,
            sensitive,
            ..
        } = &mut self.frame
        else {
            return None;
        };
        if *count % 2 == 1 {
            return None;
        }
        *count += 1;
        value.clone_into(name);
        let settings = key(settings);
        let sensitive = *sensitive || settings.iter().any(|it| matches!(it, Setting::Sensitive));
        let entered = Entered {
            target: target.key.as_deref(),
            settings,
            sensitive,
            path,
        };
        if sensitive {
            name.clear();
            self.path.push_str("[*]");
        } else {
            push(&mut self.path, format_args!("[{value:?}]"));
        }
        Some(entered)
    }

    /// Compares the length of a collection with its settings.
    fn length(&mut self, entered: &Entered, length: usize) {
        if self.is_strict()
            && let Some((constraint, found)) = super::constraints::broken_length(entered.settings, length)
        {
            self.report(entered, constraint, Some(found));
        }
    }
}
