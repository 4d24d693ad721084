//! Endpoints that a service tells its clients (AWS core specification, "Client endpoint discovery").

use crate::event::Events;
use crate::model::closure::ServiceClosure;
use crate::model::knowledge::discovery;
use crate::model::shape::{Shape, ShapeKind, SimpleType};
use crate::rust::client::Discovery;
use crate::rust::names;
use crate::rust::operation::Operation;
use crate::rust::trace::Trace;

/// The output of the operation has another form than clients read.
const UNSUPPORTED_DISCOVERY: &str = "UnsupportedEndpointDiscovery";

/// Returns the operation that tells clients which endpoint to call, if they cannot do without.
pub fn discovery(closure: &ServiceClosure, operations: &[Operation], events: &mut Events) -> Option<Discovery> {
    let service = closure.service_shape();
    let id = discovery::required(&closure.model, service, &closure.operations)?;
    let operation = operations.iter().find(|it| it.shape == id)?;
    let shape = closure.model.target(&id);
    if !tells_endpoints(closure, shape) {
        let message = "the output has no list `Endpoints` of structures with the members `Address` (string) and \
                       `CachePeriodInMinutes` (long), so clients do not discover endpoints";
        events.warning(UNSUPPORTED_DISCOVERY, &**shape, message);
        return None;
    }
    Some(Discovery {
        shape: Trace::new(&id),
        operation: operation.marker.clone(),
        input: operation.input.symbol.clone(),
        endpoints: names::field("Endpoints"),
        address: names::field("Address"),
        minutes: names::field("CachePeriodInMinutes"),
    })
}

/// Returns true if the output has the members that the specification names.
fn tells_endpoints(closure: &ServiceClosure, operation: &Shape) -> bool {
    let model = &closure.model;
    let member = |shape: &Shape, name: &str| Some(model.target(&shape.member(name)?.target).clone());
    let is = |shape: &Shape, name: &str, wanted: SimpleType| {
        member(shape, name).is_some_and(|it| matches!(it.kind, ShapeKind::Simple(found) if found == wanted))
    };
    let ShapeKind::Operation(operation) = &operation.kind else {
        return false;
    };
    let endpoint = member(model.target(&operation.output.target), "Endpoints")
        .filter(|it| matches!(it.kind, ShapeKind::List { .. }))
        .and_then(|list| member(&list, "member"));
    endpoint.is_some_and(|it| {
        matches!(it.kind, ShapeKind::Structure { .. })
            && is(&it, "Address", SimpleType::String)
            && is(&it, "CachePeriodInMinutes", SimpleType::Long)
    })
}
