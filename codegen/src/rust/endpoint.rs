//! `Endpoints`: the parameters and rules by which the address of a request is found (Smithy rules engine).

use super::docs::Docs;
use super::rule_set::RuleSet;
use super::trace::Trace;
use proc_macro2::Ident;

/// `config/endpoint.rs`
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// The service.
    pub shape: Trace,
    /// The parameters of the rules, in the order of the model.
    pub parameters: Vec<Parameter>,
    /// The rules.
    pub rules: RuleSet,
}

/// A parameter of the rules.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its field: `use_fips`.
    pub name: Ident,
    /// The method that sets or clears it: `set_use_fips`.
    pub setter: Ident,
    /// Its name in the rules: `UseFIPS`.
    pub model_name: String,
    /// The setting of the configuration that fills it: `AWS::UseFIPS`.
    pub built_in: Option<String>,
    /// Its type.
    pub ty: ParameterType,
    /// The need for a value.
    pub need: Need,
    /// A sensitive member sets it, so that `Debug` hides it.
    pub sensitive: bool,
    /// The value without another source.
    pub default: Option<ParameterDefault>,
    /// Its documentation.
    pub docs: Docs,
}

/// The need of the rules for a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must have a value.
    Required,
    /// It may have none.
    Optional,
}

/// The types of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    /// `bool`
    Bool,
    /// `String`
    String,
    /// `Vec<String>`
    StringArray,
}

/// The value of a parameter that nobody sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterDefault {
    /// `true`
    Bool(bool),
    /// `"text"`
    String(String),
    /// `["a", "b"]`
    Strings(Vec<String>),
}

impl ParameterDefault {
    /// The type of parameters with such values.
    pub fn ty(&self) -> ParameterType {
        match self {
            Self::Bool(_) => ParameterType::Bool,
            Self::String(_) => ParameterType::String,
            Self::Strings(_) => ParameterType::StringArray,
        }
    }
}
