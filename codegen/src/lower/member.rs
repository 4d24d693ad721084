//! Members of structures and unions as fields, types and settings.

use super::file_scope::FileScope;
use super::kind::is_string_enum;
use super::symbols::Symbols;
use super::{constraint, customizations, default, docs, endpoint};
use crate::model::knowledge::nullability::{self, Presence};
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::traits::behavior::IdempotencyToken;
use crate::model::traits::protocol::{Ec2QueryName, JsonName, MediaType, TimestampFormat};
use crate::model::traits::type_refinement::{ClientOptional, Required};
use crate::model::traits::{Trait, Traits, endpoint as endpoint_traits, http, streaming, xml};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::member::{MemberAttribute, SerdeSetting, Setting, Settings, XmlNamespace};
use crate::rust::structure::Field;
use crate::rust::trace::{Decisions, Trace};

/// A member of a structure as a field.
pub fn field(
    symbols: &Symbols<'_>,
    container: &Shape,
    (wire, member): (&str, &Member),
    role: nullability::Role,
    scope: &FileScope,
) -> Field {
    let presence = nullability::presence(symbols.model(), member, role);
    let ty = symbols
        .event_stream(member, role)
        .unwrap_or_else(|| symbols.ty(member, scope));
    let mut settings = Settings::default();
    let required = is_required(member) || (presence.is_optional() && is_needed(member));
    settings.add(required.then_some(Setting::Required));
    settings.add(symbols.hides(container, member).then_some(Setting::Sensitive));
    if let Presence::Default(value) = presence {
        settings.add(default::default(symbols, member, value, scope).map(Setting::Default));
    }
    if role == nullability::Role::Input && member.traits.has(IdempotencyToken::ID) {
        settings.add(Setting::IdempotencyToken);
    }
    settings.append(of_value(symbols, member));
    Field {
        shape: Trace::new(&member.id),
        name: symbols.naming.field(&member.id),
        docs: docs(symbols, wire, member, symbols.is_shared(container)),
        deprecated: docs::deprecated(&member.traits),
        attribute: MemberAttribute {
            model_name: wire.to_owned(),
            settings,
        },
        ty: if presence.is_optional() { scope.option(ty) } else { ty },
    }
}

/// The documentation of a member, which may stand in several places, or about a target that has no type of its own to say
/// it.
pub fn docs(symbols: &Symbols<'_>, wire: &str, member: &Member, shared: bool) -> Docs {
    let mut docs = match shared {
        true => docs::repeated_docs(&member.traits),
        false => docs::model_docs(&member.traits),
    };
    let target = symbols.model().target(&member.target);
    if docs.is_empty() && !has_type(target) {
        docs = docs::repeated_docs(&target.traits);
    }
    let mut docs = docs.or(Markdown::new("The member ").code(wire).ours("."));
    constraint::unchecked_pattern(symbols, member, &mut docs);
    docs
}

fn has_type(target: &Shape) -> bool {
    match &target.kind {
        ShapeKind::Structure { .. } | ShapeKind::Union { .. } => true,
        _ if is_string_enum(target) => true,
        _ => target.id.namespace() == "smithy.api",
    }
}

/// Returns whether a request without the member is wrong. Members with a default, and those that the model makes
/// optional for clients, need not be given.
fn is_required(member: &Member) -> bool {
    let default = member.traits.node("smithy.api#default").is_some_and(|it| !it.is_null());
    member.traits.has(Required::ID) && !member.traits.has(ClientOptional::ID) && !default
}

/// Returns whether a request without the member lacks a part, and may be that of another operation: a label, or a
/// required member in the query or a header. Traits that make a member optional for clients do not count for the path
/// and the query.
pub fn is_needed(member: &Member) -> bool {
    let has = |id| member.traits.has(id);
    let in_query = has(http::HttpQuery::ID) || has(http::HttpQueryParams::ID);
    let in_headers = has(http::HttpHeader::ID) || has(http::HttpPrefixHeaders::ID);
    has(http::HttpLabel::ID) || (in_query && has(Required::ID)) || (in_headers && is_required(member))
}

/// Settings of a value wherever it stands: in a member, a list or a map.
pub fn of_value(symbols: &Symbols<'_>, member: &Member) -> Settings {
    let mut settings = constraint::constraints(symbols, member);
    match &symbols.model().target(&member.target).kind {
        ShapeKind::List { member } => settings.add(inside(of_value(symbols, member), Setting::Each)),
        ShapeKind::Map { key, value } => {
            settings.add(inside(of_value(symbols, key), Setting::Key));
            settings.add(inside(of_value(symbols, value), Setting::Each));
        }
        _ => {}
    }
    settings.append(serde(symbols, member));
    settings
}

/// `each(..)` or `key(..)`, if there is something to say.
fn inside(settings: Settings, wrap: fn(Settings) -> Setting) -> Option<Setting> {
    (!settings.is_empty()).then(|| wrap(settings))
}

/// Returns the settings of serialization. Traits of a target count for its members if the definition of the trait says
/// so.
fn serde(symbols: &Symbols<'_>, member: &Member) -> Settings {
    let traits = &member.traits;
    let target = symbols.model().target(&member.target);
    let mark = |id: &str, setting: SerdeSetting| traits.has(id).then_some(setting);
    let is_stream = target.traits.has(streaming::Streaming::ID);
    let stream = is_stream.then_some(match target.kind {
        ShapeKind::Union { .. } => SerdeSetting::EventStream,
        _ => SerdeSetting::Streaming,
    });
    let requires_length = is_stream && target.traits.has(streaming::RequiresLength::ID);

    let mut settings = Decisions::default();
    settings.add(traits.get().map(|JsonName(name)| SerdeSetting::JsonName(name)));
    settings.add(traits.get().map(|xml::XmlName(name)| SerdeSetting::XmlName(name)));
    settings.add(traits.get().map(|Ec2QueryName(name)| SerdeSetting::Ec2QueryName(name)));
    settings.add(mark(xml::XmlAttribute::ID, SerdeSetting::XmlAttribute));
    settings.add(mark(xml::XmlFlattened::ID, SerdeSetting::XmlFlattened));
    let namespace = symbols.member_or_target::<xml::XmlNamespace>(member);
    settings.add(namespace.map(xml_namespace).map(SerdeSetting::XmlNamespace));
    let format = symbols.member_or_target::<TimestampFormat>(member);
    settings.add(format.map(|it| SerdeSetting::TimestampFormat(timestamp_format(it).to_owned())));
    let media_type = symbols.member_or_target::<MediaType>(member);
    settings.add(media_type.map(|MediaType(text)| SerdeSetting::MediaType(text)));
    settings.add(
        traits
            .get()
            .map(|http::HttpHeader(name)| SerdeSetting::HttpHeader(name)),
    );
    settings.add(mark(http::HttpLabel::ID, SerdeSetting::HttpLabel));
    settings.add(traits.get().map(|http::HttpQuery(name)| SerdeSetting::HttpQuery(name)));
    settings.add(mark(http::HttpQueryParams::ID, SerdeSetting::HttpQueryParams));
    let prefix = traits.get().map(|http::HttpPrefixHeaders(it)| it);
    settings.add(prefix.map(SerdeSetting::HttpPrefixHeaders));
    settings.add(mark(http::HttpPayload::ID, SerdeSetting::HttpPayload));
    settings.add(mark(http::HttpResponseCode::ID, SerdeSetting::HttpResponseCode));
    settings.add(stream);
    settings.add(requires_length.then_some(SerdeSetting::RequiresLength));
    settings.add(mark(endpoint_traits::HostLabel::ID, SerdeSetting::HostLabel));
    settings.add(context_param(symbols, member).map(SerdeSetting::ContextParam));
    settings.add(mark(streaming::EventHeader::ID, SerdeSetting::EventHeader));
    settings.add(mark(streaming::EventPayload::ID, SerdeSetting::EventPayload));
    settings.map(Setting::Serde)
}

/// Returns the parameter of the endpoint rules that the member sets, by a trait or by a customization.
fn context_param(symbols: &Symbols<'_>, member: &Member) -> Option<String> {
    let of_model = member.traits.get().map(|endpoint_traits::ContextParam { name }| name);
    of_model.or_else(|| {
        let service = symbols.closure.service_shape();
        let bucket = customizations::bucket_label(service).filter(|_| !endpoint::has_rules(service))?;
        let is_bucket = member.traits.has(http::HttpLabel::ID) && member.id.member() == Some(bucket);
        is_bucket.then(|| bucket.to_owned())
    })
}

/// Returns the name of a structure or union where it is an element of its own: the root of a document.
pub fn xml_element(traits: &Traits) -> Decisions<SerdeSetting> {
    let mut settings = Decisions::default();
    settings.add(traits.get().map(|xml::XmlName(name)| SerdeSetting::XmlName(name)));
    settings.add(traits.get().map(xml_namespace).map(SerdeSetting::XmlNamespace));
    settings
}

/// The namespace of a shape or of the service.
pub fn xml_namespace(xml::XmlNamespace { uri, prefix }: xml::XmlNamespace) -> XmlNamespace {
    XmlNamespace { uri, prefix }
}

/// The name of a format in the model.
fn timestamp_format(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::EpochSeconds => "epoch-seconds",
        TimestampFormat::DateTime => "date-time",
        TimestampFormat::HttpDate => "http-date",
    }
}
