//! `Endpoints`: the parameters and rules by which the address of a request is found (Smithy rules engine).

use super::docs::Docs;
use super::symbol::Symbol;
use crate::model::shape_id::ShapeId;
use proc_macro2::Ident;

/// `config/endpoint.rs`
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// The service.
    pub shape: ShapeId,
    /// What the rules look at, in the order of the model.
    pub parameters: Vec<Parameter>,
    /// The rules, tried in order.
    pub rules: Vec<Rule>,
    /// What the rules are written with, which is imported.
    pub imports: Vec<Symbol>,
}

/// A parameter of the rules.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its field: `use_fips`.
    pub name: Ident,
    /// The method that sets or clears it: `set_use_fips`.
    pub setter: Ident,
    /// Its name in the rules: `UseFIPS`.
    pub wire: String,
    /// The setting of the configuration that fills it: `AWS::UseFIPS`.
    pub built_in: Option<String>,
    /// Its type.
    pub ty: ParameterType,
    /// Whether the rules cannot do without it.
    pub need: Need,
    /// What it is if nobody says so.
    pub default: Option<ParameterDefault>,
    /// What it is for.
    pub docs: Docs,
}

/// Whether rules can do without a parameter.
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

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What must hold, in order; a condition may give a name to what it found.
    pub conditions: Vec<Condition>,
    /// What follows.
    pub outcome: Outcome,
}

/// A condition of a rule.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The function.
    pub call: Call,
    /// The name of its result in what follows.
    pub assign: Option<String>,
}

/// What follows from a rule.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The address.
    Endpoint {
        /// The URL.
        url: Expression,
        /// What else is known about the endpoint, such as how requests are signed.
        properties: Vec<(String, Expression)>,
        /// Headers of the request.
        headers: Vec<(String, Vec<Expression>)>,
    },
    /// There is none.
    Error(Expression),
    /// More rules.
    Tree(Vec<Rule>),
}

/// A value that the rules compute.
#[derive(Clone, Debug)]
pub enum Expression {
    /// `true`
    Bool(bool),
    /// `1`
    Integer(i64),
    /// A text, perhaps with `{name}` in it.
    Template(String),
    /// A parameter, or the result of a condition.
    Reference(String),
    /// The result of a function.
    Call(Call),
    /// Several values.
    Array(Vec<Expression>),
    /// Named values; in properties only.
    Record(Vec<(String, Expression)>),
}

/// A function of the rules engine.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name in the runtime: `AwsPartition`.
    pub function: Ident,
    /// What it is given.
    pub arguments: Vec<Expression>,
}

/// The value of a parameter that nobody sets.
#[derive(Clone, Debug)]
pub enum ParameterDefault {
    /// `true`
    Bool(bool),
    /// `"text"`
    String(String),
    /// `["a", "b"]`
    Strings(Vec<String>),
}
