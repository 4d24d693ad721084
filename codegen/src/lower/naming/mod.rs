//! Decides the Rust names of everything in a service.
//!
//! Most names follow from the name in the model alone, by the rules of `rust::names`. If two of these collide, both get
//! a longer name (`rust::names::distinct`), which again follows from their own names in the model. So an update of the
//! model that adds such a second name is an error where a program is compiled, and never another member under the old
//! name. The setting `names` chooses a name, which then stays.
//!
//! Names are decided on the whole service, so that a crate with fewer operations has the names of the whole crate.

mod roles;
pub mod settle;

use super::kind::{all_types, is_error, is_event_stream};
use crate::event::Events;
use crate::model::closure::{ServiceClosure, all_operations};
use crate::model::shape::{Members, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::waiter::Waitable;
use crate::rust::names::distinct::{Named, Step};
use crate::rust::names::{self, OperationNames, WaiterNames};
use crate::source::SourceLocation;
use crate::suggest::similar;
use indexmap::IndexMap;
use proc_macro2::Ident;
use roles::Roles;
use settle::{Item, Scope, Taken, settle};
use std::collections::{HashMap, HashSet};

/// Two things that would have one name.
const NAME_CLASH: &str = "NameClash";

/// A name in the setting `names` that nothing has.
const NAMES: &str = "Names";

/// The variant of error types for what a service says beyond its model.
const UNHANDLED: &str = "Unhandled";

/// Functions of every client.
const CLIENT: &[&str] = &["new", "from_conf", "config", "with_endpoint_discovery_enabled"];

/// The names of a service that do not follow from the names in the model alone.
#[derive(Debug, Default)]
pub struct Naming {
    /// The replacement of the name in the model, by shape, member, operation, or operation and waiter.
    given: HashMap<ShapeId, String>,
    /// The names of the errors of event streams, by union.
    streams: HashMap<ShapeId, Ident>,
}

impl Naming {
    /// The names of a service; `chosen` are those of the setting `names`.
    pub fn of(closure: &ServiceClosure, chosen: &IndexMap<ShapeId, String>, events: &mut Events) -> Self {
        let mut namer = Namer {
            closure,
            chosen,
            used: HashSet::new(),
            naming: Self {
                given: closure.renames.clone().into_iter().collect(),
                streams: HashMap::new(),
            },
            events,
        };
        namer.types();
        namer.members();
        namer.operations();
        namer.report_unused();
        namer.naming
    }

    /// The field of a structure's member.
    pub fn field(&self, member: &ShapeId) -> Ident {
        names::field(self.name(member))
    }

    /// The variant of an enum's member.
    pub fn enum_variant(&self, member: &ShapeId) -> Ident {
        names::enum_variant(self.name(member))
    }

    /// The variant of a union's member.
    pub fn union_variant(&self, member: &ShapeId) -> Ident {
        names::union_variant(self.name(member))
    }

    /// The type of a shape.
    pub fn ty(&self, shape: &ShapeId) -> Ident {
        names::ty(self.name(shape))
    }

    /// The type of the errors of an event stream.
    pub fn event_stream_error(&self, union: &ShapeId) -> Ident {
        let usual = || names::event_stream_error(&self.ty(union));
        self.streams.get(union).cloned().unwrap_or_else(usual)
    }

    /// Everything that is named after an operation.
    pub fn operation(&self, operation: &ShapeId) -> OperationNames {
        names::operation(self.name(operation))
    }

    /// Everything that is named after a waiter of an operation.
    pub fn waiter(&self, operation: &ShapeId, waiter: &str) -> WaiterNames {
        let id = operation.with_member(waiter);
        names::waiter(id.as_ref().map_or(waiter, |id| self.name(id)))
    }

    /// The name in the model, or what stands in for it.
    fn name<'a>(&'a self, id: &'a ShapeId) -> &'a str {
        let own = || id.member().unwrap_or(id.name());
        self.given.get(id).map_or_else(own, String::as_str)
    }
}

/// Gives the names.
struct Namer<'a> {
    closure: &'a ServiceClosure,
    chosen: &'a IndexMap<ShapeId, String>,
    /// The chosen names that something has.
    used: HashSet<&'a ShapeId>,
    naming: Naming,
    events: &'a mut Events,
}

/// The thing that is named.
struct Place {
    id: ShapeId,
    location: SourceLocation,
    /// `true` if the errors of an event stream are named, not its union.
    is_stream: bool,
}

impl<'a> Namer<'a> {
    fn types(&mut self) {
        let types = all_types(self.closure);
        let (errors, data): (Vec<&Shape>, Vec<&Shape>) = types.into_iter().partition(|it| is_error(it));
        let of_data = data.iter().map(|it| self.item(&it.id, it.location)).collect();
        self.give(of_data, &Scope::new(Named::Type, &data_type));
        let of_errors = errors.iter().map(|it| self.item(&it.id, it.location)).collect();
        self.give(of_errors, &Scope::new(Named::Type, &error_type).reserve([UNHANDLED]));
        let taken = errors.iter().flat_map(|it| type_and_file(&self.naming.ty(&it.id)));
        let taken: Vec<String> = taken.collect();
        let streams = data.iter().filter(|it| is_event_stream(it));
        let streams = streams.map(|it| {
            let place = Place {
                id: it.id.clone(),
                location: it.location,
                is_stream: true,
            };
            Item::new(place, &self.naming.event_stream_error(&it.id).to_string())
        });
        let streams = streams.collect();
        let taken = taken.iter().map(String::as_str);
        self.give(streams, &Scope::new(Named::Type, &stream_error).reserve(taken));
    }

    fn members(&mut self) {
        let roles = Roles::of(self.closure);
        let model = &self.closure.model;
        for shape in self.closure.all.iter().map(|id| model.target(id)) {
            match &shape.kind {
                ShapeKind::Structure { members } => {
                    let mut items = self.of_members(members);
                    // Every error has this member, in the model or not, so its name stays.
                    let message = items
                        .iter_mut()
                        .find(|it| is_error(shape) && it.of.id.member() == Some("message"));
                    if let Some(it) = message {
                        it.is_fixed = true;
                    }
                    let scope = Scope::new(Named::Member, &field).reserve(roles.methods(shape));
                    self.give(items, &scope);
                }
                ShapeKind::Union { members } => {
                    let items = self.of_members(members);
                    self.give(items, &Scope::new(Named::Member, &union_variant));
                }
                ShapeKind::Enum { members } => {
                    let items = self.of_members(members);
                    self.give(items, &Scope::new(Named::Member, &enum_variant));
                }
                _ => {}
            }
        }
    }

    fn operations(&mut self) {
        let model = &self.closure.model;
        let all = all_operations(model, self.closure.service());
        let shapes: Vec<&Shape> = all.iter().map(|id| &**model.target(id)).collect();
        let items = shapes.iter().map(|it| self.item(&it.id, it.location)).collect();
        let scope = Scope::new(Named::Operation, &operation).reserve(CLIENT.iter().copied());
        self.give(items, &scope);
        let method = |it: &&Shape| names::bare(&self.naming.operation(&it.id).method);
        let methods: Vec<String> = shapes.iter().map(method).collect();
        let mut items = vec![];
        for shape in shapes {
            let waiters = shape.traits.get().map(|Waitable(it)| it).unwrap_or_default();
            let ids = waiters.iter().filter_map(|it| shape.id.with_member(&it.name).ok());
            items.extend(ids.map(|id| self.item(&id, shape.location)));
        }
        let methods = methods.iter().map(String::as_str);
        self.give(items, &Scope::new(Named::Waiter, &waiter).reserve(methods));
    }

    fn of_members(&mut self, members: &Members) -> Vec<Item<Place>> {
        members.values().map(|it| self.item(&it.id, it.location)).collect()
    }

    fn item(&mut self, id: &ShapeId, location: SourceLocation) -> Item<Place> {
        let chosen = self.chosen.get_key_value(id);
        self.used.extend(chosen.map(|(id, _)| id));
        let place = Place {
            id: id.clone(),
            location,
            is_stream: false,
        };
        Item {
            is_fixed: chosen.is_some(),
            ..Item::new(place, chosen.map_or_else(|| self.naming.name(id), |(_, name)| name))
        }
    }

    /// Gives the things of a scope names of which no two meet.
    fn give(&mut self, mut items: Vec<Item<Place>>, scope: &Scope<'_, Place>) {
        for (index, name) in settle(&mut items, scope) {
            if let Some(Item { of, .. }) = items.get(index) {
                let message = format!("the setting `names` calls this `{name}`, as something else is called");
                let event = self.events.error(NAME_CLASH, &(&of.id, of.location), message);
                event.hint("choose another name, or leave this one out of `names`");
            }
        }
        for it in items {
            let name = it.spelled(scope.named);
            if let Some(shared) = it.shared.as_ref().filter(|_| self.is_kept(&it.of.id)) {
                let found = (scope.taken)(&it.of, &name).own.swap_remove(0);
                self.report(&it.of, shared, &found);
            }
            if it.of.is_stream {
                self.naming.streams.insert(it.of.id, names::fixed(&name));
            } else if it.is_fixed || it.step != Step::Plain {
                self.naming.given.insert(it.of.id, name);
            }
        }
    }

    fn report(&mut self, Place { id, location, .. }: &Place, shared: &str, name: &str) {
        let message = format!("this is `{name}` in Rust: something else would have had the name `{shared}`, too");
        let hint =
            format!("to choose a name that stays, add `\"names\": {{\"{id}\": \"…\"}}` to the settings of the crate");
        let event = self.events.warning(NAME_CLASH, &(id, *location), message);
        event.hint(hint);
    }

    /// Returns whether something is part of the crate, which may have fewer operations than the service.
    fn is_kept(&self, id: &ShapeId) -> bool {
        let shape = id.root();
        self.closure.kept.contains(&shape) || self.closure.operations.contains(&shape)
    }

    /// Reports names in the setting that nothing has.
    fn report_unused(&mut self) {
        let members = |id| self.closure.model.target(id).members();
        let members = self.closure.all.iter().flat_map(members).map(|(_, it)| it.id.as_str());
        let known: Vec<&str> = self.closure.all.iter().map(ShapeId::as_str).chain(members).collect();
        for id in self.chosen.keys().filter(|id| !self.used.contains(id)) {
            let message =
                format!("the setting `names` has a name for `{id}`, which is nothing that has a name in Rust");
            let hint = match similar(id.as_str(), known.iter().copied()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => {
                    "name a structure, union, enum, operation, or a member of one; of an operation, the members are \
                         its waiters"
                        .to_owned()
                }
            };
            self.events.error(NAMES, &(), message).hint(hint);
        }
    }
}

fn data_type(_: &Place, name: &str) -> Taken {
    Taken::own(type_and_file(&names::ty(name)))
}

fn stream_error(_: &Place, name: &str) -> Taken {
    Taken::own(type_and_file(&names::fixed(name)))
}

fn error_type(_: &Place, name: &str) -> Taken {
    let ty = names::ty(name);
    let predicate = names::is_variant(&ty).to_string();
    Taken::own(type_and_file(&ty).into_iter().chain([predicate]))
}

fn type_and_file(ty: &Ident) -> [String; 2] {
    [names::bare(ty), names::file(ty).to_string()]
}

/// A field has an accessor and, in its builder, methods with `set_` and `get_` before its name.
fn field(_: &Place, name: &str) -> Taken {
    let field = names::field(name);
    Taken {
        own: vec![names::bare(&field)],
        also: vec![names::set(&field).to_string(), names::get(&field).to_string()],
    }
}

/// Variants with different names may still have the same `as_` and `is_`.
fn union_variant(_: &Place, name: &str) -> Taken {
    let variant = names::union_variant(name);
    let accessor = names::bare(&names::variant_accessor(&variant));
    Taken::own([names::bare(&variant), format!("as_{accessor}")])
}

fn enum_variant(_: &Place, name: &str) -> Taken {
    Taken::own([names::bare(&names::enum_variant(name))])
}

fn operation(_: &Place, name: &str) -> Taken {
    let names = names::operation(name);
    Taken::own([&names.method, &names.module, &names.file].map(names::bare))
}

fn waiter(_: &Place, name: &str) -> Taken {
    let names = names::waiter(name);
    Taken::own([&names.method, &names.module, &names.file].map(names::bare))
}
