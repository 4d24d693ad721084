//! `config/endpoint.rs`: the parameters of the endpoint rules, and the rules as data.

use super::item::{Content, File, Item};
use crate::rust::endpoint::{Endpoints, Need, Parameter, ParameterDefault, ParameterType};
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// `src/config/endpoint.rs`
pub fn file(it: &Endpoints) -> File {
    let content = Content::Rust {
        docs: "Endpoints: the parameters of the service's rules, and the rules.".into(),
        attributes: quote! {},
        items: vec![imports(), parameters(it), rules(it)],
    };
    File::new("src/config/endpoint.rs", &it.shape, &["endpoint"], content)
}

fn imports() -> Item {
    let imports = ["RuleSet", "Rules"].map(runtime::endpoint);
    Item::new(None, quote! { #(use #imports;)* })
}

/// `endpoint_params! { .. }`
fn parameters(it: &Endpoints) -> Item {
    let endpoint_params = runtime::endpoint_params();
    let parameters = it.parameters.iter().map(parameter);
    Item::new(
        &it.shape,
        quote! {
            #endpoint_params! {
                rules: RULES,
                #(#parameters)*
            }
        },
    )
}

fn parameter(it: &Parameter) -> TokenStream {
    let Parameter {
        name,
        setter,
        wire,
        built_in,
        ty,
        need,
        sensitive,
        default,
        docs,
    } = it;
    let default = default.as_ref().map(|it| quote! { = #it });
    let built_in = built_in.as_ref().map(|it| quote! { from #it });
    quote! { #docs #name, #setter: #ty #need #sensitive #default => #wire #built_in, }
}

/// `static RULES`
fn rules(it: &Endpoints) -> Item {
    let rules = &it.rules;
    let conditions = rules.conditions.iter().map(ToString::to_string);
    let outcomes = rules.outcomes.iter().map(ToString::to_string);
    let decisions = rules.rows();
    Item::new(
        &it.shape,
        quote! {
            /// The rules by which an endpoint is chosen.
            pub(crate) static RULES: RuleSet = RuleSet::new(Rules {
                conditions: &[#(#conditions),*],
                outcomes: &[#(#outcomes),*],
                decisions: &[#(#decisions),*],
            });
        },
    )
}

impl ToTokens for Need {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Required => quote! { required },
            Self::Optional => quote! {},
        });
    }
}

impl ToTokens for ParameterType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool => quote! { bool },
            Self::String => quote! { String },
            Self::StringArray => quote! { Vec<String> },
        });
    }
}

impl ToTokens for ParameterDefault {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool(it) => quote! { #it },
            Self::String(it) => quote! { #it },
            Self::Strings(it) => quote! { [#(#it.to_owned()),*] },
        });
    }
}
