//! Schemas from tables: built once for each shape, and kept for the life of the process.

use aws_smithy_schema::traits::HttpTrait;
use aws_smithy_schema::{PayloadHint, Schema, ShapeId, ShapeType, prelude};

use super::{Http, Member, Setting, Structure, Target, each, key};

/// The schema of a structure or union, with its members.
pub(super) fn structure(table: &Structure) -> &'static Schema<'static> {
    let members: Vec<&'static Schema<'static>> = table
        .members()
        .iter()
        .enumerate()
        .map(|(index, it)| member(table, index, it))
        .collect();
    let schema = Schema::new_struct(shape_id(table), table.shape_type, members.leak());
    keep(with_settings(schema, table.settings()))
}

/// The schema of an input with what the protocols look up there; its members are those of the structure's schema.
pub(super) fn request(input: &'static Schema<'static>, http: Option<Http>) -> &'static Schema<'static> {
    let members = input.members();
    let mut schema = Schema::new_struct(input.shape_id().clone(), input.shape_type(), members);
    if let Some(name) = input.xml_name() {
        schema = schema.with_xml_name(name.value());
    }
    if let Some(namespace) = input.xml_namespace() {
        schema = schema.with_xml_namespace(namespace.uri(), namespace.prefix());
    }
    if let Some(Http { method, uri, code }) = http {
        schema = schema.with_http(HttpTrait::new(method, uri, Some(code)));
    }
    if members.iter().all(|it| is_outside_body(it)) {
        schema = schema.with_no_body_members();
    }
    keep(
        schema.with_payload_hint(if members.iter().any(|it| is_framed_payload(it)) {
            PayloadHint::StructPayload
        } else {
            PayloadHint::NoStructPayload
        }),
    )
}

/// Returns whether a member of an input is the body and brings its own framing. A document does too, although the
/// published protocol counts only structures and unions: without the hint it sends no body at all for one.
pub(crate) fn is_framed_payload(member: &Schema<'_>) -> bool {
    member.http_payload().is_some()
        && !member.streaming()
        && !matches!(member.shape_type(), ShapeType::Blob | ShapeType::String)
}

/// Returns whether a member of an input is no part of a body that the protocol's codec writes.
fn is_outside_body(member: &Schema<'_>) -> bool {
    member.http_header().is_some()
        || member.http_prefix_headers().is_some()
        || member.http_query().is_some()
        || member.http_query_params().is_some()
        || member.http_label().is_some()
        || (member.http_payload().is_some() && !is_framed_payload(member))
}

/// The schema of a structure or union without its members.
pub(super) fn reference(table: &Structure) -> &'static Schema<'static> {
    keep(Schema::new(shape_id(table), table.shape_type))
}

fn member(table: &Structure, index: usize, it: &'static Member) -> &'static Schema<'static> {
    let id = format!("{}#{}${}", table.namespace, table.name, it.name).leak();
    let id = ShapeId::from_parts_with_member(id, table.namespace, table.name, it.name);
    let schema = Schema::new_member(id, it.target.shape_type, it.name, index);
    keep(with_settings(
        with_elements(schema, &it.target, it.settings),
        it.settings,
    ))
}

/// The schema of the elements of a list or the keys or values of a map: without a name of its own, since the codecs take
/// a name for that of a member of a structure.
fn element(target: &'static Target, settings: &'static [Setting], flattened: bool) -> &'static Schema<'static> {
    // A flattened list is named by the member of the structure that it stands in.
    let named = |it: &Setting| !(flattened && matches!(it, Setting::XmlName(_)));
    let plain = !settings.iter().any(|it| named(it) && is_serde_trait(it));
    match (plain, target.structure) {
        (true, Some(table)) => table.reference(),
        (true, None) if target.element.is_none() => simple(target.shape_type),
        _ => {
            let id = match target.structure {
                Some(table) => shape_id(table),
                None => simple(target.shape_type).shape_id().clone(),
            };
            let mut schema = with_elements(Schema::new(id, target.shape_type), target, settings);
            for it in settings.iter().filter(|it| named(it)) {
                schema = with_setting(schema, it);
            }
            keep(schema)
        }
    }
}

fn with_elements(schema: Schema<'static>, target: &'static Target, settings: &'static [Setting]) -> Schema<'static> {
    let flattened = settings.iter().any(|it| matches!(it, Setting::XmlFlattened));
    match (target.key.as_deref(), target.element.as_deref()) {
        (Some(k), Some(v)) => {
            schema.with_map_members(element(k, key(settings), false), element(v, each(settings), false))
        }
        (None, Some(it)) => schema.with_list_member(element(it, each(settings), flattened)),
        _ => schema,
    }
}

fn with_settings(schema: Schema<'static>, settings: &'static [Setting]) -> Schema<'static> {
    settings.iter().fold(schema, with_setting)
}

fn with_setting(schema: Schema<'static>, setting: &'static Setting) -> Schema<'static> {
    match setting {
        Setting::Sensitive => schema.with_sensitive(),
        Setting::JsonName(it) => schema.with_json_name(it),
        Setting::XmlName(it) => schema.with_xml_name(it),
        #[cfg(feature = "ec2-query")]
        Setting::Ec2QueryName(it) => super::ec2_query_name::with_ec2_query_name(schema, it),
        #[cfg(not(feature = "ec2-query"))]
        Setting::Ec2QueryName(_) => schema,
        Setting::XmlAttribute => schema.with_xml_attribute(),
        Setting::XmlUnwrapped => schema.with_xml_unwrapped_output(),
        Setting::XmlFlattened => schema.with_xml_flattened(),
        Setting::XmlNamespace(uri, prefix) => schema.with_xml_namespace(uri, *prefix),
        Setting::TimestampFormat(it) => schema.with_timestamp_format(*it),
        Setting::MediaType(it) => schema.with_media_type(it),
        Setting::HttpHeader(it) => schema.with_http_header(it),
        Setting::HttpLabel => schema.with_http_label(),
        Setting::HttpQuery(it) => schema.with_http_query(it),
        Setting::HttpQueryParams => schema.with_http_query_params(),
        Setting::HttpPrefixHeaders(it) => schema.with_http_prefix_headers(it),
        Setting::HttpPayload => schema.with_http_payload(),
        Setting::HttpResponseCode => schema.with_http_response_code(),
        Setting::Streaming => schema.with_streaming(),
        Setting::HostLabel => schema.with_host_label(),
        Setting::EventHeader => schema.with_event_header(),
        Setting::EventPayload => schema.with_event_payload(),
        Setting::Required
        | Setting::XmlAnyRoot
        | Setting::IdempotencyToken
        | Setting::RequiresLength
        | Setting::ContextParam(_)
        | Setting::Length(..)
        | Setting::Range(..)
        | Setting::Pattern(_)
        | Setting::Unique
        | Setting::Values(_)
        | Setting::Each(_)
        | Setting::Key(_) => schema,
    }
}

/// Returns whether the setting changes the schema of an element.
fn is_serde_trait(setting: &Setting) -> bool {
    !matches!(
        setting,
        Setting::Required
            | Setting::IdempotencyToken
            | Setting::RequiresLength
            | Setting::ContextParam(_)
            | Setting::Length(..)
            | Setting::Range(..)
            | Setting::Pattern(_)
            | Setting::Unique
            | Setting::Values(_)
            | Setting::Each(_)
            | Setting::Key(_)
    )
}

fn shape_id(table: &Structure) -> ShapeId<'static> {
    let id = format!("{}#{}", table.namespace, table.name).leak();
    ShapeId::from_parts(id, table.namespace, table.name)
}

/// The prelude's schema of a simple type; collections have none, and `Document` stands in for their identity.
fn simple(shape_type: ShapeType) -> &'static Schema<'static> {
    match shape_type {
        ShapeType::Boolean => &prelude::BOOLEAN,
        ShapeType::Byte => &prelude::BYTE,
        ShapeType::Short => &prelude::SHORT,
        ShapeType::Integer => &prelude::INTEGER,
        ShapeType::Long => &prelude::LONG,
        ShapeType::Float => &prelude::FLOAT,
        ShapeType::Double => &prelude::DOUBLE,
        ShapeType::BigInteger => &prelude::BIG_INTEGER,
        ShapeType::BigDecimal => &prelude::BIG_DECIMAL,
        ShapeType::String => &prelude::STRING,
        ShapeType::Blob => &prelude::BLOB,
        ShapeType::Timestamp => &prelude::TIMESTAMP,
        _ => &prelude::DOCUMENT,
    }
}

fn keep(schema: Schema<'static>) -> &'static Schema<'static> {
    Box::leak(Box::new(schema))
}
