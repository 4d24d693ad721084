//! Pages: what `@paginated` says, as paths through fields (Smithy 2.0, "paginated trait").

use super::customizations;
use super::operations::in_module;
use super::symbols::{Spelling, Symbols};
use crate::model::knowledge::nullability::{self, Role, presence};
use crate::model::shape::{Member, Operation, Shape, ShapeKind};
use crate::model::traits::behavior::Paginated;
use crate::rust::names::{self, OperationNames};
use crate::rust::operation::{Items, PageSize, Paginator, Presence, Step};
use crate::rust::types::RustType;

/// How an operation is called page by page, if it is.
pub fn paginator(
    symbols: &Symbols<'_>,
    shape: &Shape,
    operation: &Operation,
    names: &OperationNames,
    spelling: &Spelling,
) -> Option<Paginator> {
    let of_operation = shape.traits.get::<Paginated>()?;
    let of_service = symbols.closure.service_shape().traits.get::<Paginated>();
    let said = |pick: fn(&Paginated) -> Option<&String>| {
        let service = of_service.as_ref().and_then(pick);
        pick(&of_operation).or(service)
    };
    let input = symbols.model().target(&operation.input.target);
    let output = symbols.model().target(&operation.output.target);
    let (input_token, _) = path(symbols, input, Role::Input, said(|it| it.input_token.as_ref())?)?;
    let (output_token, _) = path(symbols, output, Role::Other, said(|it| it.output_token.as_ref())?)?;
    let page_size = said(|it| it.page_size.as_ref()).and_then(|it| path(symbols, input, Role::Input, it));
    let items = said(|it| it.items.as_ref()).and_then(|it| path(symbols, output, Role::Other, it));
    let goes_on = customizations::last_page(symbols.closure.service_shape(), shape);
    let goes_on = goes_on.and_then(|it| path(symbols, output, Role::Other, it));
    Some(Paginator {
        goes_on: goes_on.and_then(|(path, _)| Some(path.into_iter().next()?.field)),
        symbol: in_module(names, "paginator", &names.paginator),
        input_token: input_token.into_iter().next()?.field,
        output_token,
        page_size: page_size.and_then(|(path, member)| {
            let field = path.into_iter().next()?.field;
            let ty = symbols.ty(member, spelling);
            Some(PageSize { field, ty })
        }),
        items: items.and_then(|(path, member)| {
            Some(Items {
                symbol: in_module(names, "paginator", &names.paginator_items),
                ty: item(symbols, member, spelling)?,
                path,
            })
        }),
    })
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
            field: names::field(name),
            presence: if optional { Presence::Optional } else { Presence::Plain },
        });
        last = Some(member);
        shape = symbols.model().target(&member.target);
        role = nullability::Role::Other;
    }
    Some((steps, last?))
}

/// An element of a list, or a key and a value of a map.
fn item(symbols: &Symbols<'_>, member: &Member, spelling: &Spelling) -> Option<RustType> {
    let collection = symbols.model().target(&member.target);
    match &collection.kind {
        ShapeKind::List { member } => Some(symbols.element(collection, member, spelling)),
        ShapeKind::Map { key, value } => {
            let key = symbols.ty(key, spelling);
            Some(RustType::Tuple(vec![key, symbols.element(collection, value, spelling)]))
        }
        _ => None,
    }
}
