//! `ServiceClosure` to `ServiceClosure`: the models of some services are amended, as official clients do it.
//!
//! An amendment leaves the model valid, so that `check` does not need to run again: each change says why it does.

mod added_traits;
mod lenient_dates;
mod removed_traits;
mod table;

pub use lenient_dates::LenientDate;
pub use table::{AMENDMENTS, Amendment};

use crate::model::closure::ServiceClosure;
use crate::model::node::Node;
use crate::model::shape::Shape;
use table::Change;

/// Returns the closure with the amendments of its service.
pub fn amend(mut closure: ServiceClosure) -> ServiceClosure {
    let service = closure.service_shape().clone();
    for change in changes(&service) {
        match change {
            Change::LenientDate(it) => lenient_dates::apply(&mut closure, it),
            Change::Traits(shape, traits) => added_traits::apply(&mut closure, shape, traits),
            Change::Lacks(removed) => removed_traits::apply(&mut closure, removed),
        }
    }
    closure
}

/// Returns the dates of the service that may be malformed. Clients need to know their headers.
pub fn lenient_dates(service: &Shape) -> impl Iterator<Item = &'static LenientDate> {
    changes(service).filter_map(|it| match it {
        Change::LenientDate(it) => Some(it),
        Change::Lacks(_) | Change::Traits(..) => None,
    })
}

fn changes(service: &Shape) -> impl Iterator<Item = &'static Change> {
    let sdk_id = service.trait_node("aws.api#service").and_then(|it| it.get("sdkId"));
    let sdk_id = sdk_id.and_then(Node::as_str).map(str::to_owned);
    let of_service = move |it: &&Amendment| sdk_id.as_deref() == Some(it.sdk_id);
    AMENDMENTS.iter().filter(of_service).map(|it| &it.change)
}
