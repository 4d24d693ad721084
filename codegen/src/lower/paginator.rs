//! Pages: what `@paginated` says, as paths through fields (Smithy 2.0, "paginated trait").

use super::customizations;
use super::file_scope::FileScope;
use super::kind::is_string_enum;
use super::symbols::Symbols;
use super::symbols::in_module;
use crate::event::Events;
use crate::model::knowledge::nullability::{self, Role, presence};
use crate::model::shape::{Member, Operation, Shape, ShapeKind, SimpleType};
use crate::model::traits::behavior::Paginated;
use crate::rust::names::OperationNames;
use crate::rust::paginator::{Items, PageSize, Paginator, Presence, Step};
use crate::rust::types::RustType;

/// Pages that no client can go through.
const UNSUPPORTED_PAGINATOR: &str = "UnsupportedPaginator";

/// Returns the paginator of an operation, if it has one.
pub fn paginator(
    symbols: &Symbols<'_>,
    shape: &Shape,
    operation: &Operation,
    names: &OperationNames,
    scope: &FileScope,
    events: &mut Events,
) -> Option<Paginator> {
    let paginated = shape.traits.get::<Paginated>()?;
    let paginated = paginated.or(symbols.closure.service_shape().traits.get());
    let input = symbols.model().target(&operation.input.target);
    let output = symbols.model().target(&operation.output.target);
    let (input_token, sent) = path(symbols, input, Role::Input, &paginated.input_token?)?;
    let (output_token, told) = path(symbols, output, Role::Other, &paginated.output_token?)?;
    let ty = symbols.ty(sent, scope);
    if !is_token(symbols, sent) || symbols.ty(told, scope) != ty {
        let message = "there is no paginator: a token is a text, a map or an integer, the same in input and output";
        events
            .warning(UNSUPPORTED_PAGINATOR, shape, message)
            .hint("go from page to page by calling the operation with the token of the answer");
        return None;
    }
    let page_size = paginated
        .page_size
        .and_then(|it| path(symbols, input, Role::Input, &it));
    let items = paginated.items.and_then(|it| path(symbols, output, Role::Other, &it));
    let goes_on = customizations::last_page(symbols.closure.service_shape(), shape);
    let goes_on = goes_on.and_then(|it| path(symbols, output, Role::Other, it));
    Some(Paginator {
        goes_on: goes_on.and_then(|(path, _)| Some(path.into_iter().next()?.field)),
        symbol: in_module(names, "paginator", &names.paginator),
        input_token: input_token.into_iter().next()?.field,
        output_token,
        page_size: page_size.and_then(|(path, member)| {
            let field = path.into_iter().next()?.field;
            let ty = symbols.ty(member, scope);
            Some(PageSize { field, ty })
        }),
        items: items.and_then(|(path, member)| {
            Some(Items {
                symbol: in_module(names, "paginator", &names.paginator_items),
                ty: item(symbols, member, scope)?,
                path,
            })
        }),
    })
}

/// Returns whether the runtime goes by such a member from page to page.
fn is_token(symbols: &Symbols<'_>, member: &Member) -> bool {
    let target = symbols.model().target(&member.target);
    match target.kind {
        _ if is_string_enum(target) => false,
        ShapeKind::Simple(SimpleType::String | SimpleType::Integer | SimpleType::Long) => true,
        ShapeKind::Map { .. } | ShapeKind::IntEnum { .. } => true,
        _ => false,
    }
}

/// The fields on a path such as `Page.NextToken`, and the member at its end. `None` if there is no such path, which
/// `check::paginated_trait` reports.
fn path<'a>(symbols: &Symbols<'a>, from: &'a Shape, role: Role, path: &str) -> Option<(Vec<Step>, &'a Member)> {
    let mut steps = vec![];
    let mut shape = from;
    let mut role = role;
    let mut last = None;
    for name in path.split('.') {
        let member = shape.member(name)?;
        let optional = presence(symbols.model(), member, role).is_optional();
        steps.push(Step {
            field: symbols.naming.field(&member.id),
            presence: if optional { Presence::Optional } else { Presence::Plain },
        });
        last = Some(member);
        shape = symbols.model().target(&member.target);
        role = nullability::Role::Other;
    }
    Some((steps, last?))
}

/// An element of a list, or a key and a value of a map.
fn item(symbols: &Symbols<'_>, member: &Member, scope: &FileScope) -> Option<RustType> {
    let collection = symbols.model().target(&member.target);
    match &collection.kind {
        ShapeKind::List { member } => Some(symbols.element(collection, member, scope)),
        ShapeKind::Map { key, value } => {
            let key = symbols.ty(key, scope);
            Some(RustType::Tuple(vec![key, symbols.element(collection, value, scope)]))
        }
        _ => None,
    }
}
