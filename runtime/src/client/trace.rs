//! The spans and events of a call for subscribers of `tracing`, with the names of official clients.

use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use aws_smithy_runtime_api::http::Headers;
use aws_types::request_id::RequestId;
use tracing::callsite::{self, Callsite, Identifier};
use tracing::field::{FieldSet, Value, debug};
use tracing::metadata::Kind;
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Span, dispatcher, level_filters::LevelFilter};

use crate::operation::OperationTable;
use crate::request_id::RequestIdExt;

/// The span of one call; the random number correlates what is logged during it.
pub(super) fn span(table: &'static OperationTable) -> Span {
    let Some(meta) = Place::wanted(table, Tells::Call) else {
        return Span::none();
    };
    let fields = meta.fields();
    let [service, method, invocation, system] = CALL.map(|name| fields.field(name));
    let (Some(service), Some(method), Some(invocation), Some(system)) = (service, method, invocation, system) else {
        return Span::none();
    };
    let id = fastrand::u32(1_000_000..10_000_000);
    Span::new(
        meta,
        &fields.value_set(&[
            (&service, Some(&table.service.id as &dyn Value)),
            (&method, Some(&table.name as &dyn Value)),
            (&invocation, Some(&id as &dyn Value)),
            (&system, Some(&"aws-api" as &dyn Value)),
        ]),
    )
}

/// Logs the request IDs of a response.
pub(crate) fn request_ids(table: &'static OperationTable, headers: &Headers) {
    if table.service.has_extended_request_id() {
        request_id(table, Tells::ExtendedRequestId, headers.extended_request_id());
    }
    request_id(table, Tells::RequestId, headers.request_id());
}

fn request_id(table: &'static OperationTable, tells: Tells, id: Option<&str>) {
    let Some(meta) = Place::wanted(table, tells) else {
        return;
    };
    let fields = meta.fields();
    if let Some(field) = fields.iter().next() {
        Event::dispatch(meta, &fields.value_set(&[(&field, Some(&debug(id) as &dyn Value))]));
    }
}

const CALL: [&str; 4] = ["rpc.service", "rpc.method", "sdk_invocation_id", "rpc.system"];

/// The kind of a record.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Tells {
    Call,
    RequestId,
    ExtendedRequestId,
}

/// The call site of a record of one operation.
///
/// The macros of `tracing` want names and places when they are compiled, so each operation would have to bring its own
/// piece of code. Instead, a place is made here on first use, as one of the generated crate.
#[derive(Default)]
struct Place(OnceLock<Metadata<'static>>);

type Places = HashMap<(&'static str, &'static str, Tells), &'static Metadata<'static>>;

impl Place {
    /// The description of the place, if anybody listens.
    fn wanted(table: &'static OperationTable, tells: Tells) -> Option<&'static Metadata<'static>> {
        if LevelFilter::current() < Level::DEBUG {
            return None;
        }
        let meta = Self::of(table, tells);
        dispatcher::get_default(|it| it.enabled(meta)).then_some(meta)
    }

    fn of(table: &'static OperationTable, tells: Tells) -> &'static Metadata<'static> {
        static PLACES: RwLock<Option<Places>> = RwLock::new(None);
        let key = (table.service.id, table.name, tells);
        let places = PLACES.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(meta) = places.as_ref().and_then(|it| it.get(&key)) {
            return meta;
        }
        drop(places);
        let mut places = PLACES.write().unwrap_or_else(PoisonError::into_inner);
        places
            .get_or_insert_default()
            .entry(key)
            .or_insert_with(|| Self::register(table, tells))
    }

    /// A description lives as long as the process, like those that the macros of `tracing` make.
    fn register(table: &OperationTable, tells: Tells) -> &'static Metadata<'static> {
        let target = format!("{}::operation", table.service.crate_name.replace('-', "_")).leak();
        let (name, fields, kind): (_, &'static [&'static str], _) = match tells {
            Tells::Call => (format!("{}.{}", table.service.id, table.name), &CALL, Kind::SPAN),
            Tells::RequestId => ("event".to_owned(), &["request_id"], Kind::EVENT),
            Tells::ExtendedRequestId => ("event".to_owned(), &["extended_request_id"], Kind::EVENT),
        };
        let place: &'static Self = Box::leak(Box::default());
        let meta = place.0.get_or_init(|| {
            let fields = FieldSet::new(fields, Identifier(place));
            Metadata::new(name.leak(), target, Level::DEBUG, None, None, None, fields, kind)
        });
        callsite::register(place);
        meta
    }
}

impl Callsite for Place {
    /// Subscribers are asked each time, so there is nothing to remember.
    fn set_interest(&self, _: Interest) {}

    fn metadata(&self) -> &Metadata<'_> {
        self.0
            .get()
            .expect("Place::register: a place has its description before it is registered")
    }
}
