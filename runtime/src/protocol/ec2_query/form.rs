//! Writes inputs as forms: `Action=Run&Version=1&Filter.1.Name=a`.

use std::fmt::{Display, Write};

use aws_smithy_http::query::fmt_string;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};

use crate::schema::ec2_query_name;

/// A form that is being written.
pub(super) struct Form {
    out: String,
    /// The name of the current structure or list, with a dot after it.
    prefix: String,
    /// The number of the last element of the current list.
    index: usize,
}

impl Form {
    /// Returns a form with the parameters of every request.
    pub(super) fn new(action: &str, version: &str) -> Self {
        Self {
            out: format!("Action={}&Version={}", fmt_string(action), fmt_string(version)),
            prefix: String::new(),
            index: 0,
        }
    }

    /// Returns the text of the form.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Appends the name of a member, or the number of an element, to the prefix.
    fn push(&mut self, schema: &Schema<'_>) {
        match schema.member_name() {
            Some(member) => self.prefix.push_str(&parameter_name(schema, member)),
            None => {
                self.index += 1;
                // Writing to a string cannot fail.
                let _ = write!(self.prefix, "{}", self.index);
            }
        }
    }

    fn value(&mut self, schema: &Schema<'_>, value: impl Display) -> Result<(), SerdeError> {
        let length = self.prefix.len();
        self.push(schema);
        let (name, value) = (fmt_string(&self.prefix), fmt_string(value.to_string()));
        self.prefix.truncate(length);
        // Writing to a string cannot fail.
        let _ = write!(self.out, "&{name}={value}");
        Ok(())
    }

    /// Writes the content of a structure or list.
    fn inside(
        &mut self,
        schema: &Schema<'_>,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let length = self.prefix.len();
        self.push(schema);
        self.prefix.push('.');
        let index = std::mem::take(&mut self.index);
        let result = write(self);
        self.index = index;
        self.prefix.truncate(length);
        result
    }
}

/// Returns `ec2QueryName`, else `xmlName` or the member's name with a capital first letter.
fn parameter_name(schema: &Schema<'_>, member: &str) -> String {
    if let Some(name) = ec2_query_name(schema) {
        return name.to_owned();
    }
    let name = schema.xml_name().map_or(member, |it| it.value());
    let mut characters = name.chars();
    let first = characters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

impl ShapeSerializer for Form {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<(), SerdeError> {
        self.inside(schema, |form| value.serialize_members(form))
    }

    /// Writes a list, which is always flat; an empty list is not written.
    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.inside(schema, |form| write_elements(form))
    }

    fn write_map(
        &mut self,
        _: &Schema<'_>,
        _: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("ec2Query has no maps"))
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<(), SerdeError> {
        self.value(schema, value)
    }

    fn write_byte(&mut self, schema: &Schema<'_>, value: i8) -> Result<(), SerdeError> {
        self.value(schema, value)
    }

    fn write_short(&mut self, schema: &Schema<'_>, value: i16) -> Result<(), SerdeError> {
        self.value(schema, value)
    }

    fn write_integer(&mut self, schema: &Schema<'_>, value: i32) -> Result<(), SerdeError> {
        self.value(schema, value)
    }

    fn write_long(&mut self, schema: &Schema<'_>, value: i64) -> Result<(), SerdeError> {
        self.value(schema, value)
    }

    fn write_float(&mut self, schema: &Schema<'_>, value: f32) -> Result<(), SerdeError> {
        self.value(schema, Encoder::from(value).encode())
    }

    fn write_double(&mut self, schema: &Schema<'_>, value: f64) -> Result<(), SerdeError> {
        self.value(schema, Encoder::from(value).encode())
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result<(), SerdeError> {
        self.value(schema, value.as_ref())
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result<(), SerdeError> {
        self.value(schema, value.as_ref())
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.value(schema, value)
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        self.value(schema, base64::encode(value))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        let format = match schema.timestamp_format().map(|it| it.format()) {
            None | Some(TimestampFormat::DateTime) => Format::DateTime,
            Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
            Some(TimestampFormat::HttpDate) => Format::HttpDate,
            Some(other) => return Err(SerdeError::unsupported(format!("the timestamp format {other:?}"))),
        };
        let text = value
            .fmt(format)
            .map_err(|error| SerdeError::custom(error.to_string()))?;
        self.value(schema, text)
    }

    fn write_document(&mut self, _: &Schema<'_>, _: &Document) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("ec2Query has no documents"))
    }

    /// Writes no parameter for a null.
    fn write_null(&mut self, _: &Schema<'_>) -> Result<(), SerdeError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::schema::Structure;
    use crate::serde::{Result, Schema, SerializableStruct, Shape, ShapeSerializer, Write, write_members};

    static TABLE: Structure = Structure::new(
        "example",
        "Input",
        "\nplain\tplain\ninXml\tin_xml\txml_name\txml\nboth\tboth\txml_name\txml\tec2_query_name\tquery\nlist\tlist\nempty\tempty",
        &[
            String::target,
            bool::target,
            i32::target,
            Vec::<String>::target,
            Vec::<String>::target,
        ],
    );

    struct Input;

    impl SerializableStruct for Input {
        fn schema(&self) -> &Schema<'_> {
            TABLE.schema()
        }

        fn serialize_members(&self, ser: &mut dyn ShapeSerializer) -> Result<()> {
            let list = vec!["x".to_owned(), "y".to_owned()];
            let values: [&dyn Write; 5] = [&"a b&c".to_owned(), &true, &7, &list, &Vec::<String>::new()];
            write_members(&TABLE, ser, &values.map(Some))
        }
    }

    #[test]
    fn names_and_lists() {
        let mut form = Form::new("Run", "2026-11-24");
        Input.serialize_members(&mut form).unwrap();
        assert_eq!(
            form.finish(),
            "Action=Run&Version=2026-11-24&Plain=a%20b%26c&Xml=true&query=7&List.1=x&List.2=y"
        );
    }
}
