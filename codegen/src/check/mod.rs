//! `Model` to events: every rule of the specification that we know, one file each.

mod condition;
mod context;
mod node;
mod number;
mod regular;

mod default_trait;
mod enum_shape;
mod exclusive_structure_member_trait;
mod json_name;
mod length_trait;
mod model;
mod model_unresolved_trait;
mod private_access;
mod range_trait;
mod shape_id_conflict;
mod shape_recursion;
mod target;
mod trait_conflict;
mod trait_target;
mod trait_value;
mod union;
mod unit_type;

use crate::event::{Events, Invalid};
use crate::model::{Model, ValidModel};
use context::Context;

/// One rule: its event, what finds breaches, and how it is said in `docs/validation.md`.
pub struct Validator {
    /// The ID of its events; some append more after a dot.
    pub id: &'static str,
    /// The severities that it reports.
    pub severity: &'static str,
    /// What must hold.
    pub rule: &'static str,
    /// The section of the specification of Smithy 2.0.
    pub section: &'static str,
    run: fn(&Context<'_>, &mut Events),
}

/// Every validator, in the order in which they run.
pub const VALIDATORS: &[Validator] = &[
    Validator {
        id: "Model",
        severity: "ERROR",
        rule: "The model can be put together: what is applied as a trait is one, selectors can be read, validators have \
               their settings.",
        section: "Model validation",
        run: model::validate,
    },
    Validator {
        id: "Model.UnresolvedTrait",
        severity: "ERROR",
        rule: "A trait of one of the model's own namespaces is defined; traits of packages that were not given are kept \
               as they are.",
        section: "Traits",
        run: model_unresolved_trait::validate,
    },
    Validator {
        id: "ShapeIdConflict",
        severity: "ERROR",
        rule: "The names of shapes in a namespace, and of members in a shape, differ in more than case.",
        section: "Shape ID conflicts",
        run: shape_id_conflict::validate,
    },
    Validator {
        id: "Target",
        severity: "ERROR",
        rule: "What a shape or member refers to exists (`Target.UnresolvedShape`) and has a type that may stand there.",
        section: "Shapes",
        run: target::validate,
    },
    Validator {
        id: "PrivateAccess",
        severity: "ERROR, WARNING",
        rule: "A private shape is referred to in its own namespace only; a private trait too, with a warning.",
        section: "private trait",
        run: private_access::validate,
    },
    Validator {
        id: "UnitType",
        severity: "ERROR",
        rule: "Only members of unions and enums target the unit type.",
        section: "Unit type",
        run: unit_type::validate,
    },
    Validator {
        id: "Union",
        severity: "ERROR",
        rule: "A union has at least one member.",
        section: "Union",
        run: union::validate,
    },
    Validator {
        id: "ShapeRecursion",
        severity: "ERROR",
        rule: "A list or map does not hold itself without a structure or union between, and a union has a member that \
               does not lead back to it.",
        section: "Recursive shape definitions",
        run: shape_recursion::validate,
    },
    Validator {
        id: "TraitTarget",
        severity: "ERROR",
        rule: "A trait is applied to shapes that its selector matches.",
        section: "trait trait",
        run: trait_target::validate,
    },
    Validator {
        id: "TraitConflict",
        severity: "ERROR",
        rule: "Traits that exclude each other are not applied to one shape.",
        section: "trait trait",
        run: trait_conflict::validate,
    },
    Validator {
        id: "ExclusiveStructureMemberTrait",
        severity: "ERROR",
        rule: "A trait that only one member of a structure may have is on one, or on the target of one.",
        section: "trait trait",
        run: exclusive_structure_member_trait::validate,
    },
    Validator {
        id: "TraitValue",
        severity: "ERROR, WARNING",
        rule: "The value of a trait has the form that its definition demands and keeps its constraints; members that \
               the definition does not know are a warning.",
        section: "Trait node values",
        run: trait_value::validate,
    },
    Validator {
        id: "RangeTrait",
        severity: "ERROR",
        rule: "The bounds of a range are in order, and whole where the number is.",
        section: "range trait",
        run: range_trait::validate,
    },
    Validator {
        id: "LengthTrait",
        severity: "ERROR",
        rule: "The bounds of a length are in order and not negative.",
        section: "length trait",
        run: length_trait::validate,
    },
    Validator {
        id: "EnumShape",
        severity: "ERROR, WARNING",
        rule: "The members of an enum stand for different values of its type, and their names are capitals.",
        section: "Enum",
        run: enum_shape::validate,
    },
    Validator {
        id: "DefaultTrait",
        severity: "ERROR, WARNING",
        rule: "A default fits the shape and its constraints, and agrees with the default of the member's target.",
        section: "default trait",
        run: default_trait::validate,
    },
    Validator {
        id: "JsonName",
        severity: "ERROR",
        rule: "The members of a structure or union have different names in JSON.",
        section: "jsonName trait",
        run: json_name::validate,
    },
];

/// Runs all validators.
///
/// # Errors
/// [`Invalid`] if an ERROR was reported, here or while loading.
pub fn check(model: Model, events: &mut Events) -> Result<ValidModel, Invalid> {
    let context = Context::new(&model);
    for validator in VALIDATORS {
        (validator.run)(&context, events);
    }
    events.checkpoint()?;
    Ok(ValidModel::promise(model))
}
