//! `Config`: `src/config.rs`.

use super::docs::Docs;
use super::endpoint::ParameterType;
use super::trace::{Decisions, Trace};
use proc_macro2::Ident;

/// The configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The service's shape.
    pub shape: Trace,
    /// Groups of settings that not every service has.
    pub settings: Decisions<Ident>,
    /// Parameters of the endpoint rules that the configuration sets.
    pub params: Vec<ClientParam>,
}

/// `force_path_style, set_force_path_style: bool => "ForcePathStyle"`
#[derive(Clone, Debug)]
pub struct ClientParam {
    /// The setter.
    pub name: Ident,
    /// The setter that takes an option.
    pub setter: Ident,
    /// Its type.
    pub ty: ParameterType,
    /// Its name in the rules.
    pub model_name: String,
    /// Its documentation.
    pub docs: Docs,
}
