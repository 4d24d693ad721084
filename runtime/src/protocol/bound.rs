//! Members that make a request what it is: in the path, the query and the headers.
//!
//! Without one of them a request is often that of another operation: `DELETE /bucket/key?uploadId=..` gives up an upload,
//! and `DELETE /bucket/key` deletes the object. The validation of inputs can be switched off; this check cannot.

use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use crate::error::{BoxError, BuildError};
use crate::schema::{Member, Schema, Setting, Structure};
use crate::serde::{Result, SerializableStruct, ShapeSerializer};

/// Refuses an input whose request would lack a part: a label, or a required member in the query or a header, that is
/// not set or is empty.
pub(super) fn check(
    protocol: &SharedClientProtocol,
    table: &'static Structure,
    input: &dyn SerializableStruct,
) -> std::result::Result<(), BoxError> {
    let members = table.members();
    let places = members.iter().map(needed).enumerate();
    let mut missing: Vec<(usize, Place)> = places.filter_map(|(index, place)| Some((index, place?))).collect();
    if missing.is_empty() || !has_bindings(protocol) {
        return Ok(());
    }
    input.serialize_members(&mut Visit(&mut |member, content| {
        missing.retain(|(index, place)| Some(*index) != member || !place.takes(content));
    }))?;
    let first = missing.iter().min_by_key(|(_, place)| *place);
    match first.and_then(|(index, _)| members.get(*index)) {
        Some(member) => Err(BuildError::missing_field(member.field, "cannot be empty or unset").into()),
        None => Ok(()),
    }
}

/// Returns whether the protocol puts members of inputs and outputs into headers; one that a user brings along is taken
/// to do so.
pub(crate) fn has_bindings(protocol: &SharedClientProtocol) -> bool {
    !matches!(
        protocol.protocol_id().as_str(),
        "aws.protocols#awsJson1_0"
            | "aws.protocols#awsJson1_1"
            | "aws.protocols#awsQuery"
            | "aws.protocols#ec2Query"
            | "smithy.protocols#rpcv2Cbor"
            | "smithy.protocols#rpcv2Json"
    )
}

/// The place of a member in a request, in the order in which requests are made.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Place {
    Path,
    Query,
    Header,
}

impl Place {
    /// Returns whether a value is seen there: a parameter of the query has at least a name.
    fn takes(self, content: Content) -> bool {
        match content {
            Content::Nothing => false,
            Content::EmptyElements => self == Self::Query,
            Content::Something => true,
        }
    }
}

/// The place of a member that must have a value.
fn needed(member: &Member) -> Option<Place> {
    let place = |it: &Setting| match it {
        Setting::HttpLabel => Some(Place::Path),
        Setting::HttpQuery(_) | Setting::HttpQueryParams => Some(Place::Query),
        Setting::HttpHeader(_) | Setting::HttpPrefixHeaders(_) => Some(Place::Header),
        _ => None,
    };
    let place = member.settings.iter().find_map(place)?;
    (place == Place::Path || member.is_required()).then_some(place)
}

/// The content that a value adds to a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Content {
    /// No text, or no element.
    Nothing,
    /// Elements without any text.
    EmptyElements,
    Something,
}

/// One more serializer: it tells of each value which member it is and what it puts into a request.
struct Visit<'a>(&'a mut dyn FnMut(Option<usize>, Content));

type WriteElements<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<()>;

macro_rules! something {
    ($($write:ident: $ty:ty;)*) => {$(
        fn $write(&mut self, schema: &Schema<'_>, _: $ty) -> Result<()> {
            (self.0)(schema.member_index(), Content::Something);
            Ok(())
        }
    )*};
}

impl ShapeSerializer for Visit<'_> {
    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<()> {
        let content = if value.is_empty() {
            Content::Nothing
        } else {
            Content::Something
        };
        (self.0)(schema.member_index(), content);
        Ok(())
    }

    fn write_list(&mut self, schema: &Schema<'_>, write_elements: WriteElements<'_>) -> Result<()> {
        // Lists in the body can be long.
        if schema.http_query().is_none() && schema.http_header().is_none() {
            return Ok(());
        }
        let mut content = Content::Nothing;
        write_elements(&mut Visit(&mut |_, element| {
            content = match (content, element) {
                (Content::Something, _) | (_, Content::Something) => Content::Something,
                _ => Content::EmptyElements,
            };
        }))?;
        (self.0)(schema.member_index(), content);
        Ok(())
    }

    fn write_null(&mut self, _: &Schema<'_>) -> Result<()> {
        Ok(())
    }

    // A map without entries is a value, too: nothing else could stand for it.
    something! {
        write_map: WriteElements<'_>;
        write_struct: &dyn SerializableStruct;
        write_boolean: bool;
        write_byte: i8;
        write_short: i16;
        write_integer: i32;
        write_long: i64;
        write_float: f32;
        write_double: f64;
        write_big_integer: &BigInteger;
        write_big_decimal: &BigDecimal;
        write_blob: Blob;
        write_timestamp: &DateTime;
        write_document: &Document;
    }
}
