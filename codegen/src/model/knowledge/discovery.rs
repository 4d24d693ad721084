//! The operation that tells clients which endpoint to call.

use crate::model::Model;
use crate::model::shape::Shape;
use crate::model::shape_id::ShapeId;
use crate::model::traits::aws::{ClientDiscoveredEndpoint, ClientEndpointDiscovery};

/// Returns the operation that tells the endpoint of other operations, if one of `operations` cannot be called without it
/// (AWS core specification, "Client endpoint discovery"). A service whose operations can be called without it is called at
/// its usual endpoint.
pub fn required<'a>(
    model: &Model,
    service: &Shape,
    operations: impl IntoIterator<Item = &'a ShapeId>,
) -> Option<ShapeId> {
    let ClientEndpointDiscovery { operation } = service.traits.get()?;
    let needs_it = |id: &ShapeId| {
        let shape = model.shape(id.as_str());
        shape.and_then(|it| it.traits.get()) == Some(ClientDiscoveredEndpoint { required: true })
    };
    operations.into_iter().any(needs_it).then_some(operation)
}
