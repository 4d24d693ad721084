//! Shapes to Rust: where a shape's type is found, and the type of a member (Smithy's `SymbolProvider`).

use super::naming::Naming;
use super::string_enum::is_string_enum;
use super::{customizations, waiter};
use crate::budget::Budget;
use crate::model::closure::{ServiceClosure, all_operations, walk};
use crate::model::knowledge::expression::Looks;
use crate::model::knowledge::nullability;
use crate::model::knowledge::operation::{Directions, held};
use crate::model::knowledge::recursion::boxed_members;
use crate::model::knowledge::sessions::Sessions;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::traits::type_refinement::Sparse;
use crate::model::traits::{Trait, documentation, streaming};
use crate::model::{UNIT, ValidModel};
use crate::rust::structure;
use crate::rust::symbol::{ModulePath, Symbol};
use crate::rust::types::RustType;
use crate::rust::{names, paths};
use indexmap::IndexSet;
use proc_macro2::Ident;
use std::collections::HashSet;
use std::sync::Arc;

/// What lowering asks about shapes; computed once for a service.
pub struct Symbols<'a> {
    /// What is generated.
    pub closure: &'a ServiceClosure,
    /// The names of the service.
    pub naming: &'a Naming,
    /// Where shapes travel, by the kept operations.
    directions: Directions,
    /// What waiters look at.
    looks: Looks,
    /// Members that lead back to their own shape, in the whole service.
    boxed: IndexSet<ShapeId>,
    /// Structures that are input or output of several operations, each of which has its own copy of them.
    shared: HashSet<ShapeId>,
    /// The shapes that make sessions.
    pub sessions: Option<Sessions>,
}

/// How the names of the standard library are written in one file.
pub struct Spelling {
    taken: Vec<String>,
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
        let looks = waiter::looks(closure, budget);
        let mut directions = Directions::of(closure);
        // What is looked at from all sides is as if it were written.
        directions.write.extend(walk(&closure.model, &looks.whole));
        Self {
            closure,
            naming,
            directions,
            looks,
            boxed: boxed_members(&closure.model, &closure.whole),
            shared: shared(closure),
            sessions: customizations::sessions(closure),
        }
    }

    /// Returns whether the budget ended before all expressions of waiters were looked through.
    pub fn is_cut(&self) -> bool {
        self.looks.is_cut
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

    /// Where a shape travels.
    pub fn directions(&self, id: &ShapeId) -> structure::Directions {
        structure::Directions {
            write: self.directions.write.contains(id),
            read: self.directions.read.contains(id),
        }
    }

    /// The fields of a structure that waiters look at, if they look at it and it is not written anyway.
    pub fn inspected(&self, shape: &Shape, directions: structure::Directions) -> Option<Vec<Ident>> {
        let named = self.looks.members.get(&shape.id);
        let whole = self.directions.write.contains(&shape.id) || self.looks.whole.contains(&shape.id);
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

    /// What a member holds, when it is there.
    pub fn ty(&self, member: &Member, spelling: &Spelling) -> RustType {
        let ty = self.target(member, spelling);
        if self.boxed.contains(&member.id) {
            spelling.boxed(ty)
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
    fn target(&self, member: &Member, spelling: &Spelling) -> RustType {
        let shape = self.model().target(&member.target);
        match &shape.kind {
            _ if is_string_enum(shape) => RustType::plain(self.symbol(shape)),
            ShapeKind::Simple(simple) => simple_type(*simple, shape.traits.get::<streaming::Streaming>(), spelling),
            ShapeKind::List { member } => spelling.vec(self.element(shape, member, spelling)),
            ShapeKind::Map { key, value } => {
                let value = self.element(shape, value, spelling);
                spelling.hash_map(self.target(key, spelling), value)
            }
            ShapeKind::IntEnum { .. } => primitive_type("i32"),
            _ => RustType::plain(self.symbol(shape)),
        }
    }

    /// What a list or map holds.
    pub fn element(&self, collection: &Shape, member: &Member, spelling: &Spelling) -> RustType {
        let ty = self.target(member, spelling);
        if collection.traits.has(Sparse::ID) {
            spelling.option(ty)
        } else {
            ty
        }
    }

    /// Returns whether `Debug` must not show what a member holds: it, its target, or an element, key or value in it is
    /// sensitive.
    pub fn is_sensitive(&self, member: &Member) -> bool {
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

impl Spelling {
    /// The spelling in a file that defines these names.
    pub fn beside<'n>(names: impl IntoIterator<Item = &'n Ident>) -> Self {
        Self {
            taken: names.into_iter().map(names::bare).collect(),
        }
    }

    /// `String`
    pub fn string(&self) -> RustType {
        RustType::plain(self.std("string", "String"))
    }

    /// `Option<T>`
    pub fn option(&self, ty: RustType) -> RustType {
        RustType::Path(self.std("option", "Option"), vec![ty])
    }

    /// `Vec<T>`
    pub fn vec(&self, ty: RustType) -> RustType {
        RustType::Path(self.vec_symbol(), vec![ty])
    }

    /// `Vec`
    pub fn vec_symbol(&self) -> Symbol {
        self.std("vec", "Vec")
    }

    /// `Box<T>`
    pub fn boxed(&self, ty: RustType) -> RustType {
        RustType::Path(self.std("boxed", "Box"), vec![ty])
    }

    /// `::std::collections::HashMap<K, V>`
    pub fn hash_map(&self, key: RustType, value: RustType) -> RustType {
        RustType::Path(self.hash_map_symbol(), vec![key, value])
    }

    /// `::std::collections::HashMap`, which the prelude does not have.
    pub fn hash_map_symbol(&self) -> Symbol {
        paths::std("collections", "HashMap")
    }

    fn std(&self, module: &str, name: &str) -> Symbol {
        if self.taken.iter().any(|taken| taken == name) {
            paths::std(module, name)
        } else {
            Symbol::in_scope(names::fixed(name))
        }
    }
}

/// The shapes that become types of their own in the whole service, before it was cut to some operations.
pub fn all_types(closure: &ServiceClosure) -> Vec<&Shape> {
    let model = &closure.model;
    let service = closure.service();
    let (mut roots, mut errors) = (vec![], vec![]);
    errors.extend(service.errors.iter().map(|it| &it.target));
    for id in all_operations(model, service) {
        if let ShapeKind::Operation(operation) = &model.target(&id).kind {
            roots.extend([&operation.input.target, &operation.output.target]);
            errors.extend(operation.errors.iter().map(|it| &it.target));
        }
    }
    let travel = walk(model, held(model, roots).chain(errors));
    let shapes = travel.iter().map(|id| &**model.target(id));
    shapes.filter(|it| is_type(it)).collect()
}

/// Returns whether a shape becomes a type of its own.
fn is_type(shape: &Shape) -> bool {
    match &shape.kind {
        ShapeKind::Structure { .. } => shape.id.as_str() != UNIT,
        ShapeKind::Union { .. } => true,
        _ => is_string_enum(shape),
    }
}

/// Returns whether a shape is a union of events.
pub fn is_event_stream(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Union { .. }) && shape.traits.has(streaming::Streaming::ID)
}

/// Members that are streams of bytes.
pub fn byte_streams(closure: &ServiceClosure) -> impl Iterator<Item = &Member> {
    let members = closure.shapes().flat_map(|shape| shape.members());
    members.map(|(_, member)| member).filter(|member| {
        let target = closure.model.target(&member.target);
        target.traits.has(streaming::Streaming::ID) && !is_event_stream(target)
    })
}

/// Returns whether a structure is an error.
pub fn is_error(shape: &Shape) -> bool {
    shape.traits.has("smithy.api#error")
}

/// A name in a module of the crate.
pub fn in_crate(modules: &[&str], name: Ident) -> Symbol {
    Symbol {
        module: ModulePath::Crate(modules.iter().map(|module| names::fixed(module)).collect()),
        name,
    }
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

fn simple_type(simple: SimpleType, streaming: Option<streaming::Streaming>, spelling: &Spelling) -> RustType {
    match simple {
        SimpleType::Blob if streaming.is_some() => RustType::plain(primitive("ByteStream")),
        SimpleType::Blob => RustType::plain(primitive("Blob")),
        SimpleType::Boolean => primitive_type("bool"),
        SimpleType::String => spelling.string(),
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
