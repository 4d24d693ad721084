//! The settings of `@paginated` name members of the right types (Smithy 2.0, "paginated trait").

use crate::check::context::{At, Context, article, list, value_location};
use crate::check::operations::{self, OperationShape};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "PaginatedTrait",
    severity: "ERROR",
    rule: "A member that `paginated` names exists, has the right type, and is not required in the input.",
    section: "paginated trait",
    run: validate,
};

const ID: &str = "smithy.api#paginated";

/// Reports missing settings, and settings that name no member of the right type.
fn validate(context: &Context<'_>, events: &mut Events) {
    let services = operations::services(context);
    for service in &services {
        let defaults = service.trait_node(ID);
        for operation in operations::of_service(context, service) {
            if operation.0.traits.has(ID) && Element::Shape(operation.0).is_own() {
                check(context, operation, defaults.map(|node| (*service, node)), events);
            }
        }
    }
    if services.is_empty() {
        for operation in operations::own(context)
            .into_iter()
            .filter(|(shape, _)| shape.traits.has(ID))
        {
            check(context, operation, None, events);
        }
    }
}

/// The settings of a service's `@paginated`, which operations complete.
type Defaults<'m> = Option<(&'m Shape, &'m Node)>;

fn check<'m>(
    context: &Context<'m>,
    (shape, operation): OperationShape<'m>,
    defaults: Defaults<'m>,
    events: &mut Events,
) {
    let (input, output) = (&operation.input.target, &operation.output.target);
    for (key, side, required) in [
        ("inputToken", input, true),
        ("outputToken", output, true),
        ("pageSize", input, false),
        ("items", output, false),
    ] {
        let own = shape
            .trait_node(ID)
            .and_then(|node| node.get(key))
            .map(|node| (shape, node));
        let inherited = || defaults.and_then(|(service, node)| node.get(key).map(|node| (service, node)));
        let Some((holder, path)) = own.or_else(inherited) else {
            if required {
                let place = (&shape.id, value_location(Element::Shape(shape), ID, &[]));
                events
                    .error("PaginatedTrait", &place, format!("`paginated` lacks `{key}`"))
                    .hint("set it here, or for all operations of the service there");
            }
            continue;
        };
        let Some(text) = path.as_str() else { continue };
        // A wrong setting of a service is reported at the operation that it does not fit.
        let location = value_location(Element::Shape(holder), ID, &[key]);
        member(context, key, side, text, (&shape.id, location), events);
    }
}

fn member(context: &Context<'_>, key: &str, structure: &ShapeId, path: &str, place: At<'_>, events: &mut Events) {
    let parts: Vec<&str> = if key == "inputToken" || key == "pageSize" {
        vec![path]
    } else {
        path.split('.').collect()
    };
    let mut container = structure.clone();
    let mut found: Option<&Member> = None;
    for part in parts {
        let members = context.structure(&container);
        let Some((_, member)) = members.iter().find(|(name, _)| *name == part) else {
            let names = || members.iter().map(|(name, _)| *name);
            let hint = match context.similar(part, names()) {
                Some(name) => format!("did you mean `{name}`?"),
                None if members.is_empty() => "it has no members".to_owned(),
                None => format!("the members are {}", list(names().take(12))),
            };
            events
                .error(
                    "PaginatedTrait",
                    &place,
                    format!("`{key}` is `{path}`, but `{container}` has no member `{part}`"),
                )
                .hint(hint);
            return;
        };
        container = member.target.clone();
        found = Some(member);
    }
    let Some((member, target)) = found.and_then(|member| Some((member, context.target(member)?))) else {
        return;
    };
    if key == "inputToken" && member.traits.has("smithy.api#required") {
        events
            .error(
                "PaginatedTrait",
                &place,
                format!("`{key}` is `{path}`, which is required"),
            )
            .hint("the first page is asked for without it: take `@required` from the member");
    }
    let (fits, wanted) = match key {
        "pageSize" => (is_number(&target.kind), "a number"),
        "items" => (
            matches!(target.kind, ShapeKind::List { .. } | ShapeKind::Map { .. }),
            "a list or a map",
        ),
        _ => (is_token(&target.kind), "a string or a map"),
    };
    if !fits {
        let kind = article(target.kind.type_name());
        events
            .error(
                "PaginatedTrait",
                &place,
                format!("`{key}` is `{path}`, which is {kind}"),
            )
            .hint(format!("name a member that targets {wanted}"));
    }
}

fn is_number(kind: &ShapeKind) -> bool {
    use SimpleType::{Blob, Boolean, Document, String, Timestamp};
    match kind {
        ShapeKind::Simple(simple) => !matches!(simple, Blob | Boolean | String | Timestamp | Document),
        kind => matches!(kind, ShapeKind::IntEnum { .. }),
    }
}

/// Structures, numbers and blobs are rare, but published models have them.
fn is_token(kind: &ShapeKind) -> bool {
    !matches!(
        kind,
        ShapeKind::Simple(SimpleType::Boolean | SimpleType::Document) | ShapeKind::Union { .. }
    )
}
