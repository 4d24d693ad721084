//! `config/endpoint.rs`: the parameters of the endpoint rules, and the rules as data.

use super::item::{Content, File, Heading, Item, quote};
use super::rule_set::rows;
use crate::rust::endpoint::{Endpoints, Need, Parameter, ParameterDefault, ParameterType};
use crate::rust::paths;
use proc_macro2::TokenStream;

/// `src/config/endpoint.rs`
pub fn file(it: &Endpoints) -> File {
    let content = Content::Rust {
        docs: Heading::new("Endpoints: the parameters of the service's rules, and the rules."),
        attributes: quote! {},
        items: vec![imports(), parameters(it), rules(it)],
    };
    File::new("src/config/endpoint.rs", &it.shape, &["endpoint"], content)
}

fn imports() -> Item {
    let imports = ["RuleSet", "Rules"].map(paths::endpoint);
    Item::new(None, quote! { #(use #imports;)* })
}

/// `endpoint_params! { .. }`
fn parameters(it: &Endpoints) -> Item {
    let endpoint_params = paths::endpoint_params();
    let parameters = it.parameters.iter().map(parameter);
    Item::new(
        &it.shape,
        quote! {
            #endpoint_params! {
                rules: RULES;
                #(#parameters)*
            }
        },
    )
}

fn parameter(it: &Parameter) -> TokenStream {
    let Parameter {
        name,
        setter,
        model_name,
        built_in,
        ty,
        need,
        sensitive,
        default,
        docs,
    } = it;
    let ty = parameter_type(*ty);
    let required = match need {
        Need::Required => Some(quote! { required }),
        Need::Optional => None,
    };
    let sensitive = sensitive.then(|| quote! { sensitive });
    let default = default.as_ref().map(default_value);
    let built_in = built_in.as_ref().map(|it| quote! { from #it });
    quote! { #docs #name, #setter: #ty #required #sensitive #default => #model_name #built_in; }
}

/// `static RULES`
fn rules(it: &Endpoints) -> Item {
    let rules = &it.rules;
    let conditions = rules.conditions.iter().map(ToString::to_string);
    let outcomes = rules.outcomes.iter().map(ToString::to_string);
    let decisions = rows(rules);
    Item::new(
        &it.shape,
        quote! {
            /// The rules by which an endpoint is chosen.
            ///
            /// A decision is the number of a condition, the step after it if it holds, and the step if it does not: another
            /// decision, `=` with an outcome, or `-` if no rule matches.
            pub(crate) static RULES: RuleSet = RuleSet::new(Rules {
                conditions: &[#(#conditions),*],
                outcomes: &[#(#outcomes),*],
                decisions: &[#(#decisions),*],
            });
        },
    )
}

/// The type of a parameter.
pub(super) fn parameter_type(it: ParameterType) -> TokenStream {
    match it {
        ParameterType::Bool => quote! { bool },
        ParameterType::String => quote! { String },
        ParameterType::StringArray => quote! { Vec<String> },
    }
}

/// `= false`
fn default_value(it: &ParameterDefault) -> TokenStream {
    match it {
        ParameterDefault::Bool(it) => quote! { = #it },
        ParameterDefault::String(it) => quote! { = #it },
        ParameterDefault::Strings(it) => quote! { = [#(#it.to_owned()),*] },
    }
}
