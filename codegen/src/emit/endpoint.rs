//! `config/endpoint.rs`: the parameters of the endpoint rules, and the rules as data.

use super::item::{Content, File, Item};
use crate::rust::endpoint::{
    Call, Condition, Endpoints, Expression, Need, Outcome, Parameter, ParameterDefault, ParameterType, Rule,
};
use crate::rust::literal::Number;
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// `src/config/endpoint.rs`
pub fn file(it: &Endpoints) -> File {
    let content = Content::Rust {
        docs: vec!["Endpoints: the parameters of the service's rules, and the rules.".to_owned()],
        attributes: quote! {},
        items: vec![imports(it), parameters(it), rules(it)],
    };
    File::new("src/config/endpoint.rs", &it.shape, &["endpoint"], content)
}

fn imports(it: &Endpoints) -> Item {
    let imports = &it.imports;
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
        default,
        docs,
    } = it;
    let default = default.as_ref().map(|it| quote! { = #it });
    let built_in = built_in.as_ref().map(|it| quote! { from #it });
    quote! { #docs #name, #setter: #ty #need #default => #wire #built_in, }
}

/// `static RULES`
fn rules(it: &Endpoints) -> Item {
    let rules = &it.rules;
    Item::new(
        &it.shape,
        quote! {
            /// The rules by which an endpoint is chosen, tried in order.
            pub(crate) static RULES: RuleSet = RuleSet::new(&[#(#rules),*]);
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

impl ToTokens for Rule {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let conditions = &self.conditions;
        tokens.extend(match &self.outcome {
            Outcome::Endpoint {
                url,
                properties,
                headers,
            } => {
                let headers = headers.iter().map(|(name, values)| quote! { (#name, &[#(#values),*]) });
                let headers = some(headers.collect()).map(|it| quote! { .headers(&[#(#it),*]) });
                let properties = properties.iter().map(|(name, value)| quote! { (#name, #value) });
                let properties = some(properties.collect()).map(|it| quote! { .properties(&[#(#it),*]) });
                quote! { Rule::endpoint(&[#(#conditions),*], #url) #headers #properties }
            }
            Outcome::Error(message) => quote! { Rule::error(&[#(#conditions),*], #message) },
            Outcome::Tree(rules) => quote! { Rule::tree(&[#(#conditions),*], &[#(#rules),*]) },
        });
    }
}

/// The rows, unless there are none.
fn some(rows: Vec<TokenStream>) -> Option<Vec<TokenStream>> {
    Some(rows).filter(|it| !it.is_empty())
}

impl ToTokens for Condition {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Call { function, arguments } = &self.call;
        let assign = self.assign.as_ref().map(|it| quote! { .assign(#it) });
        tokens.extend(quote! { Condition::new(Function::#function, &[#(#arguments),*]) #assign });
    }
}

impl ToTokens for Expression {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool(it) => quote! { Expr::Bool(#it) },
            Self::Integer(it) => {
                let it = Number::from(*it);
                quote! { Expr::Int(#it) }
            }
            Self::Template(it) => quote! { Expr::Str(#it) },
            Self::Reference(it) => quote! { Expr::Ref(#it) },
            Self::Call(Call { function, arguments }) => quote! { Expr::Call(Function::#function, &[#(#arguments),*]) },
            Self::Array(it) => quote! { Expr::List(&[#(#it),*]) },
            Self::Record(it) => {
                let entries = it.iter().map(|(name, value)| quote! { (#name, #value) });
                quote! { Expr::Record(&[#(#entries),*]) }
            }
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
