//! Deserializes shapes from the elements of a document.

use std::borrow::Cow;

use aws_smithy_schema::prelude;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Parse;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document as Anything, base64};

use super::document::{Document, Name};
use super::text::SPACE;
use crate::schema::{Schema, ShapeType, TimestampFormat};

/// The maximum nesting depth of structures and collections, as in the published codecs.
const MAX_DEPTH: usize = 128;

/// A deserializer of XML, in place of the codec of `aws-smithy-xml` 0.64.
///
/// The published codec loses text around comments and CDATA sections, members whose name has a prefix, and unknown members of
/// unions. It refuses white space around most scalars and tokenizes each level of a document again.
pub(crate) struct Reader<'a> {
    document: Document<'a>,
    place: Place<'a>,
    depth: usize,
}

/// The position of a reader.
enum Place<'a> {
    /// A response without a document: a structure without members.
    Nothing,
    /// An element, by its index.
    Element(usize),
    /// The elements of a flattened list or map.
    Flattened(Vec<usize>),
    /// The value of an attribute.
    Attribute(Cow<'a, str>),
}

/// The callback that reads a member.
type Member<'a> = &'a mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

impl<'a> Reader<'a> {
    /// A reader of a structure without members.
    pub(crate) fn empty() -> Self {
        Self {
            document: Document::default(),
            place: Place::Nothing,
            depth: 0,
        }
    }

    /// A reader of one element of a document.
    pub(crate) fn at(document: Document<'a>, element: usize) -> Self {
        Self {
            document,
            place: Place::Element(element),
            depth: 0,
        }
    }

    /// Calls `read` at another position.
    fn visit<R>(&mut self, place: Place<'a>, read: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.place, place);
        let result = read(self);
        self.place = outer;
        result
    }

    /// Calls `read` one level deeper.
    fn nested<R>(&mut self, read: impl FnOnce(&mut Self) -> Result<R, SerdeError>) -> Result<R, SerdeError> {
        if self.depth == MAX_DEPTH {
            return Err(SerdeError::custom("maximum nesting depth exceeded"));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Calls `read` for each member that the element has, and returns their number.
    fn read_element(&mut self, element: usize, schema: &Schema<'_>, read: Member<'_>) -> Result<usize, SerdeError> {
        let members = Members(schema);
        if schema.xml_unwrapped_output() {
            return match members.find(self.document.name(element), None) {
                Some((_, member)) => self.visit(Place::Element(element), |de| read(member, de)).map(|()| 1),
                None => Ok(0),
            };
        }
        let mut count = 0;
        for member in schema.members().iter().filter(|it| it.xml_attribute()) {
            if let Some(value) = self.document.attribute(element, wire_name(member))? {
                count += 1;
                self.visit(Place::Attribute(value), |de| read(member, de))?;
            }
        }
        let mut flattened: Vec<(usize, Vec<usize>)> = Vec::new();
        let (mut child, end) = (element + 1, self.document.end(element));
        let mut last = None;
        while child < end {
            if let Some((index, member)) = members.find(self.document.name(child), last) {
                last = Some(index);
                count += 1;
                if member.xml_flattened() && member.shape_type().is_aggregate() {
                    match flattened.iter_mut().find(|it| it.0 == index) {
                        Some((_, elements)) => elements.push(child),
                        None => flattened.push((index, vec![child])),
                    }
                } else {
                    self.visit(Place::Element(child), |de| read(member, de))?;
                }
            }
            child = self.document.end(child);
        }
        for (index, elements) in flattened {
            if let Some(member) = schema.member_schema_by_index(index) {
                self.visit(Place::Flattened(elements), |de| read(member, de))?;
            }
        }
        Ok(count)
    }

    /// Calls `read` for each entry of a list or map: the child elements with this name, or all flattened elements.
    fn read_elements(
        &mut self,
        name: Option<&str>,
        read: &mut dyn FnMut(&mut Self, usize) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.nested(|de| match std::mem::replace(&mut de.place, Place::Nothing) {
            Place::Flattened(elements) => elements.into_iter().try_for_each(|it| read(de, it)),
            Place::Element(element) => {
                let (mut child, end) = (element + 1, de.document.end(element));
                while child < end {
                    if name.is_none_or(|it| de.document.name(child).matches(it)) {
                        read(de, child)?;
                    }
                    child = de.document.end(child);
                }
                Ok(())
            }
            Place::Nothing => Ok(()),
            Place::Attribute(_) => Err(SerdeError::type_mismatch("expected a list or map, found an attribute")),
        })
    }

    /// The character data at this position.
    fn text(&self) -> Result<Cow<'_, str>, SerdeError> {
        match &self.place {
            Place::Element(element) => self.document.text(*element),
            Place::Attribute(value) => Ok(Cow::Borrowed(value)),
            Place::Flattened(_) | Place::Nothing => Err(SerdeError::type_mismatch("expected text, found elements")),
        }
    }

    /// Parses a simple type other than a string. XML Schema collapses the white space around such values.
    fn scalar<T>(&self, read: impl FnOnce(&str) -> Result<T, SerdeError>) -> Result<T, SerdeError> {
        read(self.text()?.trim_matches(SPACE))
    }

    fn primitive<T: Parse>(&self) -> Result<T, SerdeError> {
        self.scalar(|it| T::parse_smithy_primitive(it).map_err(invalid))
    }
}

fn invalid(error: impl std::fmt::Display) -> SerdeError {
    SerdeError::invalid_input(error.to_string())
}

/// The name of a member in XML.
fn wire_name<'a>(member: &'a Schema<'_>) -> &'a str {
    let name = member.xml_name().map(|it| it.value());
    name.or(member.member_name()).unwrap_or_default()
}

/// Looks up the members of a structure that are elements.
struct Members<'a>(&'a Schema<'a>);

impl<'a> Members<'a> {
    /// Finds the member with this name. Services mostly send members in the order of the model, so the search begins at the
    /// member of the previous element.
    fn find(&self, name: Name<'_>, last: Option<usize>) -> Option<(usize, &'a Schema<'a>)> {
        let members = self.0.members();
        let is_it = |it: &&'a Schema<'a>| !it.xml_attribute() && name.is(wire_name(it));
        if let Some(last) = last {
            let near = members.iter().copied().enumerate().skip(last).take(2);
            if let Some(found) = near.into_iter().find(|(_, it)| is_it(it)) {
                return Some(found);
            }
        }
        let mut all = members.iter().copied().enumerate();
        let found = all.clone().find(|(_, it)| is_it(it));
        if found.is_none() && name.has_prefix() {
            return all.find(|(_, it)| !it.xml_attribute() && name.matches(wire_name(it)));
        }
        found
    }
}

macro_rules! primitives {
    ($($read:ident: $ty:ty;)*) => {$(
        fn $read(&mut self, _: &Schema<'_>) -> Result<$ty, SerdeError> {
            self.primitive()
        }
    )*};
}

impl ShapeDeserializer for Reader<'_> {
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Member<'_>) -> Result<(), SerdeError> {
        self.nested(|de| {
            let count = match de.place {
                Place::Element(element) => de.read_element(element, schema, consumer)?,
                Place::Nothing => 0,
                _ => return Err(SerdeError::type_mismatch("expected an element")),
            };
            // Reports an unknown member of a union, as the codecs of other formats do.
            if count == 0 && schema.shape_type() == ShapeType::Union {
                return consumer(&prelude::DOCUMENT, de);
            }
            Ok(())
        })
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        consumer: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let name = schema
            .member()
            .map(|it| it.xml_name().map_or("member", |it| it.value()));
        self.read_elements(name, &mut |de, element| {
            de.visit(Place::Element(element), |de| consumer(de))
        })
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        consumer: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        fn name<'a>(part: Option<&'a Schema<'_>>, default: &'a str) -> &'a str {
            part.and_then(Schema::xml_name).map_or(default, |it| it.value())
        }
        let (key, value) = (name(schema.key(), "key"), name(schema.member(), "value"));
        self.read_elements(Some("entry"), &mut |de, entry| {
            let part = |name| de.document.child(entry, name);
            let (Some(key), Some(value)) = (part(key), part(value)) else {
                return Ok(());
            };
            let key = de.document.text(key)?.into_owned();
            de.visit(Place::Element(value), |de| consumer(key, de))
        })
    }

    primitives! {
        read_boolean: bool;
        read_byte: i8;
        read_short: i16;
        read_integer: i32;
        read_long: i64;
        read_float: f32;
        read_double: f64;
    }

    fn read_big_integer(&mut self, _: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        self.scalar(|it| it.parse().map_err(invalid))
    }

    fn read_big_decimal(&mut self, _: &Schema<'_>) -> Result<BigDecimal, SerdeError> {
        self.scalar(|it| it.parse().map_err(invalid))
    }

    fn read_string(&mut self, _: &Schema<'_>) -> Result<String, SerdeError> {
        self.text().map(Cow::into_owned)
    }

    fn read_blob(&mut self, _: &Schema<'_>) -> Result<Blob, SerdeError> {
        let text = self.text()?;
        let decoded = match text.contains(SPACE) {
            // Base64 may be broken into lines.
            true => base64::decode(text.replace(SPACE, "")),
            false => base64::decode(&*text),
        };
        decoded.map(Blob::new).map_err(invalid)
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        let format = match schema.timestamp_format().map(|it| it.format()) {
            Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
            Some(TimestampFormat::HttpDate) => Format::HttpDate,
            _ => Format::DateTimeWithOffset,
        };
        self.scalar(|it| DateTime::from_str(it, format).map_err(invalid))
    }

    fn read_document(&mut self, _: &Schema<'_>) -> Result<Anything, SerdeError> {
        Err(SerdeError::unsupported(
            "documents are not a part of the protocols that speak XML",
        ))
    }

    /// XML has no nulls.
    fn is_null(&self) -> bool {
        false
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    /// The position of the next element does not depend on this one.
    fn skip_value(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn container_size(&self) -> Option<usize> {
        match &self.place {
            Place::Flattened(elements) => Some(elements.len()),
            _ => None,
        }
    }
}
