//! Shapes to Rust: where a shape's type is found, and the type of a member (Smithy's `SymbolProvider`).

use super::customizations;
use super::file_scope::FileScope;
use super::kind::{is_error, is_event_stream, is_string_enum, is_type};
use super::naming::Naming;
use crate::budget::Budget;
use crate::model::ValidModel;
use crate::model::closure::{ServiceClosure, walk};
use crate::model::knowledge::directions::Directions;
use crate::model::knowledge::expression::ReachedMembers;
use crate::model::knowledge::nullability;
use crate::model::knowledge::recursion::boxed_members;
use crate::model::knowledge::sessions::Sessions;
use crate::model::knowledge::waiter::reached_by_waiters;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::traits::type_refinement::Sparse;
use crate::model::traits::{Trait, documentation, streaming};
use crate::rust::names::{self, OperationNames};
use crate::rust::structure;
use crate::rust::symbol::{ModulePath, Symbol};
use crate::rust::types::RustType;
use indexmap::IndexSet;
use proc_macro2::Ident;
use std::collections::HashSet;
use std::sync::Arc;

/// Facts about shapes for lowering; computed once for a service.
pub struct Symbols<'a> {
    /// The shapes to generate.
    pub closure: &'a ServiceClosure,
    /// The names of the service.
    pub naming: &'a Naming,
    /// The directions of shapes, by the kept operations.
    directions: Directions,
    /// The members that waiters compare.
    reached: ReachedMembers,
    /// Members that lead back to their own shape, in the whole service.
    boxed: IndexSet<ShapeId>,
    /// Structures that are input or output of several operations, each of which has its own copy of them.
    shared: HashSet<ShapeId>,
    /// The shapes that make sessions.
    pub sessions: Option<Sessions>,
}

fn shared(closure: &ServiceClosure) -> HashSet<ShapeId> {
    let structures = closure
        .operations()
        .flat_map(|(_, operation)| [&operation.input.target, &operation.output.target]);
    let mut seen = HashSet::new();
    structures.filter(|id| !seen.insert(*id)).cloned().collect()
}

impl<'a> Symbols<'a> {
    /// The answers for a service.
    pub fn new(closure: &'a ServiceClosure, naming: &'a Naming, budget: &Budget) -> Self {
        let reached = reached_by_waiters(closure, budget);
        let mut directions = Directions::of(closure);
        // A shape that a waiter compares as a whole needs a serializer, too.
        directions.write.extend(walk(&closure.model, &reached.whole));
        Self {
            closure,
            naming,
            directions,
            reached,
            boxed: boxed_members(&closure.model, &closure.all),
            shared: shared(closure),
            sessions: customizations::sessions(closure),
        }
    }

    /// Returns whether the budget ended before all expressions of waiters were looked through.
    pub fn is_cut(&self) -> bool {
        self.reached.is_cut
    }

    /// The namespace of a shape, if it is not the service's.
    pub fn foreign_namespace(&self, shape: &Shape) -> Option<String> {
        let namespace = shape.id.namespace();
        (namespace != self.closure.service.namespace()).then(|| namespace.to_owned())
    }

    /// Returns whether a structure is written for several operations.
    pub fn is_shared(&self, shape: &Shape) -> bool {
        self.shared.contains(&shape.id)
    }

    /// The model.
    pub fn model(&self) -> &'a ValidModel {
        &self.closure.model
    }

    /// The shapes that become types of their own, in the order of the model: errors, and all that members lead to.
    pub fn types(&self) -> Vec<&'a Arc<Shape>> {
        let shapes = self.closure.shapes().filter(|it| self.travels(&it.id));
        shapes.filter(|it| is_type(it)).collect()
    }

    fn travels(&self, id: &ShapeId) -> bool {
        self.directions.write.contains(id) || self.directions.read.contains(id)
    }

    /// Returns the directions in which a shape travels.
    pub fn directions(&self, id: &ShapeId) -> structure::Directions {
        structure::Directions {
            write: self.directions.write.contains(id),
            read: self.directions.read.contains(id),
        }
    }

    /// The fields of a structure that waiters look at, if they look at it and it is not written anyway.
    pub fn inspected(&self, shape: &Shape, directions: structure::Directions) -> Option<Vec<Ident>> {
        let named = self.reached.members.get(&shape.id);
        let whole = self.directions.write.contains(&shape.id) || self.reached.whole.contains(&shape.id);
        if directions.write || named.is_none() {
            return None;
        }
        let members = shape.members().into_iter();
        let seen = members.filter(|(name, _)| whole || named.is_some_and(|it| it.contains(*name)));
        Some(seen.map(|(_, member)| self.naming.field(&member.id)).collect())
    }

    /// The type of a structure, union or enum, where callers find it.
    pub fn symbol(&self, shape: &Shape) -> Symbol {
        let name = self.naming.ty(&shape.id);
        in_crate(
            if is_error(shape) {
                &["types", "error"]
            } else {
                &["types"]
            },
            name,
        )
    }

    /// Returns the type of a member's value.
    pub fn ty(&self, member: &Member, scope: &FileScope) -> RustType {
        let ty = self.target(member, scope);
        if self.boxed.contains(&member.id) {
            scope.boxed(ty)
        } else {
            ty
        }
    }

    /// Returns whether a member leads back to its own shape, and so is kept in a box.
    pub fn is_boxed(&self, member: &Member) -> bool {
        self.boxed.contains(&member.id)
    }

    /// The type of a member's target. Lists and maps end at a structure or union, as `check` saw to
    /// (`check::shape_recursion`), so this does too.
    fn target(&self, member: &Member, scope: &FileScope) -> RustType {
        let shape = self.model().target(&member.target);
        match &shape.kind {
            _ if is_string_enum(shape) => RustType::plain(self.symbol(shape)),
            ShapeKind::Simple(simple) => simple_type(*simple, shape.traits.get::<streaming::Streaming>(), scope),
            ShapeKind::List { member } => scope.vec(self.element(shape, member, scope)),
            ShapeKind::Map { key, value } => {
                let value = self.element(shape, value, scope);
                scope.hash_map(self.target(key, scope), value)
            }
            ShapeKind::IntEnum { .. } => primitive_type("i32"),
            _ => RustType::plain(self.symbol(shape)),
        }
    }

    /// Returns the type of a list's elements or a map's values.
    pub fn element(&self, collection: &Shape, member: &Member, scope: &FileScope) -> RustType {
        let ty = self.target(member, scope);
        if collection.traits.has(Sparse::ID) {
            scope.option(ty)
        } else {
            ty
        }
    }

    /// Returns whether a member is hidden; in a sensitive structure or union all are.
    pub fn hides(&self, container: &Shape, member: &Member) -> bool {
        container.traits.has(documentation::Sensitive::ID) || self.is_sensitive(member)
    }

    /// Returns whether `Debug` must not show what a member holds: it, its target, or an element, key or value in it is
    /// sensitive.
    fn is_sensitive(&self, member: &Member) -> bool {
        let sensitive = documentation::Sensitive::ID;
        let target = self.model().target(&member.target);
        let inside = || match &target.kind {
            ShapeKind::List { member } => self.is_sensitive(member),
            ShapeKind::Map { key, value } => self.is_sensitive(key) || self.is_sensitive(value),
            _ => false,
        };
        member.traits.has(sensitive) || target.traits.has(sensitive) || inside()
    }

    /// A trait of a member, or else of its target.
    pub fn member_or_target<T: Trait>(&self, member: &Member) -> Option<T> {
        let target = self.model().target(&member.target);
        member.traits.get::<T>().or_else(|| target.traits.get::<T>())
    }

    /// The type of a member whose target is a stream of events: sent in an input, received in an output.
    pub fn event_stream(&self, member: &Member, role: nullability::Role) -> Option<RustType> {
        let union = self.model().target(&member.target);
        let ty = match role {
            nullability::Role::Input => "EventStreamSender",
            nullability::Role::Other => "EventReceiver",
        };
        is_event_stream(union).then(|| {
            let ty = in_crate(&["primitives", "event_stream"], names::fixed(ty));
            let events = [self.symbol(union), self.event_stream_error(union)];
            RustType::Path(ty, events.map(RustType::plain).into())
        })
    }

    /// The type of the errors that may end a stream of events, where callers find it.
    pub fn event_stream_error(&self, union: &Shape) -> Symbol {
        in_crate(&["types", "error"], self.naming.event_stream_error(&union.id))
    }
}

/// A name in a module of the crate.
pub fn in_crate(modules: &[&str], name: Ident) -> Symbol {
    Symbol {
        module: ModulePath::Crate(modules.iter().map(|module| names::fixed(module)).collect()),
        name,
    }
}

/// `crate::operation::create_volume::builders::CreateVolumeFluentBuilder`
pub fn in_module(names: &OperationNames, module: &str, name: &Ident) -> Symbol {
    in_crate(&["operation", &names.module.to_string(), module], name.clone())
}

/// The builder of a type that is found in a module.
pub fn builder(ty: &Symbol) -> Symbol {
    let mut symbol = ty.clone();
    if let ModulePath::Crate(modules) = &mut symbol.module {
        modules.push(names::fixed("builders"));
    }
    symbol.name = names::builder(&ty.name);
    symbol
}

/// A simple type that callers know from the module `primitives`.
pub fn primitive(name: &str) -> Symbol {
    in_crate(&["primitives"], names::fixed(name))
}

fn simple_type(simple: SimpleType, streaming: Option<streaming::Streaming>, scope: &FileScope) -> RustType {
    match simple {
        SimpleType::Blob if streaming.is_some() => RustType::plain(primitive("ByteStream")),
        SimpleType::Blob => RustType::plain(primitive("Blob")),
        SimpleType::Boolean => primitive_type("bool"),
        SimpleType::String => scope.string(),
        SimpleType::Byte => primitive_type("i8"),
        SimpleType::Short => primitive_type("i16"),
        SimpleType::Integer => primitive_type("i32"),
        SimpleType::Long => primitive_type("i64"),
        SimpleType::Float => primitive_type("f32"),
        SimpleType::Double => primitive_type("f64"),
        SimpleType::BigInteger => RustType::plain(primitive("BigInteger")),
        SimpleType::BigDecimal => RustType::plain(primitive("BigDecimal")),
        SimpleType::Timestamp => RustType::plain(primitive("DateTime")),
        SimpleType::Document => RustType::plain(primitive("Document")),
    }
}

/// A type of the language.
fn primitive_type(name: &str) -> RustType {
    RustType::plain(Symbol::in_scope(names::fixed(name)))
}
