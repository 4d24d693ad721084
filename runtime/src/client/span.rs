//! The tracing span of a call, named as official clients name it.

use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use tracing::callsite::{self, Callsite, Identifier};
use tracing::field::{FieldSet, Value};
use tracing::metadata::Kind;
use tracing::subscriber::Interest;
use tracing::{Level, Metadata, Span, dispatcher, level_filters::LevelFilter};

use crate::operation::OperationTable;

/// The span of one call; the random number correlates what is logged during it.
///
/// The macros of `tracing` want the name when they are compiled, so each operation would have to bring its own piece of
/// code. Instead, the place that a span comes from is made here on first use, once for each operation.
pub(super) fn of(table: &'static OperationTable) -> Span {
    if LevelFilter::current() < Level::DEBUG {
        return Span::none();
    }
    let meta = Place::of(table);
    if !dispatcher::get_default(|it| it.enabled(meta)) {
        return Span::none();
    }
    let fields = meta.fields();
    let [service, method, invocation, system] = FIELDS.map(|name| fields.field(name));
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

const FIELDS: [&str; 4] = ["rpc.service", "rpc.method", "sdk_invocation_id", "rpc.system"];

/// Where the spans of one operation come from, in the eyes of `tracing`.
#[derive(Default)]
struct Place(OnceLock<Metadata<'static>>);

type Places = HashMap<(&'static str, &'static str), &'static Metadata<'static>>;

impl Place {
    /// The description of the operation's span.
    fn of(table: &'static OperationTable) -> &'static Metadata<'static> {
        static PLACES: RwLock<Option<Places>> = RwLock::new(None);
        let key = (table.service.id, table.name);
        let places = PLACES.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(meta) = places.as_ref().and_then(|it| it.get(&key)) {
            return meta;
        }
        drop(places);
        let mut places = PLACES.write().unwrap_or_else(PoisonError::into_inner);
        places
            .get_or_insert_default()
            .entry(key)
            .or_insert_with(|| Self::register(table))
    }

    /// A description lives as long as the process, like those that the macros of `tracing` make.
    fn register(table: &OperationTable) -> &'static Metadata<'static> {
        let name = format!("{}.{}", table.service.id, table.name).leak();
        let place: &'static Self = Box::leak(Box::default());
        let meta = place.0.get_or_init(|| {
            let fields = FieldSet::new(&FIELDS, Identifier(place));
            Metadata::new(name, module_path!(), Level::DEBUG, None, None, None, fields, Kind::SPAN)
        });
        callsite::register(place);
        meta
    }
}

impl Callsite for Place {
    /// Subscribers are asked for each span, so there is nothing to remember.
    fn set_interest(&self, _: Interest) {}

    fn metadata(&self) -> &Metadata<'_> {
        self.0
            .get()
            .expect("Place::register: a place has its description before it is registered")
    }
}
