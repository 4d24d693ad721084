//! `config/endpoint.rs`: the parameters of the endpoint rules, and the rules as data.

use super::item::{Content, File, Item};
use crate::rust::endpoint::{Call, Condition, Endpoints, Expression, Outcome, Parameter, ParameterType, Rule, Value};
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// `src/config/endpoint.rs`
pub fn file(it: &Endpoints) -> File {
    let content = Content::Rust {
        docs: vec!["Endpoints: the parameters of the service's rules, and the rules.".to_owned()],
        attributes: quote! {},
        items: vec![parameters(it), rules(it)],
    };
    File::new("src/config/endpoint.rs", &it.shape, &["endpoint"], content)
}

/// `endpoint_params! { .. }`
fn parameters(it: &Endpoints) -> Item {
    let endpoint_params = runtime::endpoint_params();
    let parameters = it.parameters.iter().map(parameter);
    Item::new(
        &it.shape,
        quote! {
            #endpoint_params! {
                /// What the endpoint of a request is chosen by.
                pub struct Params {
                    #(#parameters)*
                }
            }
        },
    )
}

fn parameter(it: &Parameter) -> TokenStream {
    let Parameter {
        name,
        wire,
        built_in,
        ty,
        default,
        docs,
        ..
    } = it;
    let default = default.as_ref().map(|it| quote! { = #it });
    let built_in = built_in.as_ref().map(|it| quote! { from #it });
    quote! { #docs #name: #ty #default => #wire #built_in, }
}

/// `static RULES`
fn rules(it: &Endpoints) -> Item {
    let rule_set = runtime::endpoint("RuleSet");
    let rules = &it.rules;
    Item::new(
        &it.shape,
        quote! {
            /// The rules by which an endpoint is chosen, tried in order.
            pub(crate) static RULES: #rule_set = #rule_set::new(&[#(#rules),*]);
        },
    )
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

impl ToTokens for Rule {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let rule = runtime::endpoint("Rule");
        let conditions = &self.conditions;
        tokens.extend(match &self.outcome {
            Outcome::Endpoint {
                url,
                properties,
                headers,
            } => {
                let properties = properties.iter().map(|(name, value)| quote! { (#name, #value) });
                let headers = headers.iter().map(|(name, values)| quote! { (#name, &[#(#values),*]) });
                quote! { #rule::endpoint(&[#(#conditions),*], #url, &[#(#properties),*], &[#(#headers),*]) }
            }
            Outcome::Error(message) => quote! { #rule::error(&[#(#conditions),*], #message) },
            Outcome::Tree(rules) => quote! { #rule::tree(&[#(#conditions),*], &[#(#rules),*]) },
        });
    }
}

impl ToTokens for Condition {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let condition = runtime::endpoint("Condition");
        let Call { function, arguments } = &self.call;
        let assign = self.assign.as_ref().map(|it| quote! { .assign(#it) });
        tokens.extend(quote! { #condition::new(#function, &[#(#arguments),*]) #assign });
    }
}

impl ToTokens for Expression {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let expression = runtime::endpoint("Expr");
        tokens.extend(match self {
            Self::Bool(it) => quote! { #expression::Bool(#it) },
            Self::Integer(it) => quote! { #expression::Integer(#it) },
            Self::Template(it) => quote! { #expression::Template(#it) },
            Self::Reference(it) => quote! { #expression::Ref(#it) },
            Self::Call(Call { function, arguments }) => quote! { #expression::Call(#function, &[#(#arguments),*]) },
            Self::Array(it) => quote! { #expression::Array(&[#(#it),*]) },
        });
    }
}

impl ToTokens for Value {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let value = runtime::endpoint("Value");
        tokens.extend(match self {
            Self::Bool(it) => quote! { #value::Bool(#it) },
            Self::Integer(it) => quote! { #value::Integer(#it) },
            Self::Template(it) => quote! { #value::Template(#it) },
            Self::Array(it) => quote! { #value::Array(&[#(#it),*]) },
            Self::Object(it) => {
                let entries = it.iter().map(|(name, value)| quote! { (#name, #value) });
                quote! { #value::Object(&[#(#entries),*]) }
            }
        });
    }
}
