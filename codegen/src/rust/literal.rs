//! `Literal` and `Number`: values written into generated code.

use super::symbol::Symbol;
use proc_macro2::{Ident, Literal as Token, TokenStream};
use quote::{ToTokens, quote};

/// A number without a suffix, as exact as the model says it.
#[derive(Clone, Debug)]
pub struct Number {
    negative: bool,
    digits: Token,
}

/// The default value of a member (Smithy 2.0, "default trait"): an expression that turns into the member's type.
#[derive(Clone, Debug)]
pub enum Literal {
    /// `true`
    Bool(bool),
    /// `1i32`, with its suffix.
    Integer(i64, IntegerType),
    /// `1.5f64`
    Float(f64, FloatType),
    /// `"text"`: a string, or an enum's value.
    String(String),
    /// `b"text"`
    Bytes(Vec<u8>),
    /// `"1.5".parse::<Type>().unwrap_or_default()`: a number without limits; that it is a number was checked.
    Parsed(String, Symbol),
    /// `Type::function(argument)`: what has no literal of its own.
    Call {
        /// The type.
        symbol: Symbol,
        /// Its function.
        function: Ident,
        /// The argument.
        argument: Option<Box<Literal>>,
    },
}

/// The suffix of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerType {
    /// `byte`
    I8,
    /// `short`
    I16,
    /// `integer`
    I32,
    /// `long`
    I64,
    /// A number in a document that is not negative.
    U64,
}

/// The suffix of a decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatType {
    /// `float`
    F32,
    /// `double`
    F64,
}

impl From<&crate::model::node::Number> for Number {
    /// JSON's numbers are literals of Rust too, but for the sign.
    fn from(number: &crate::model::node::Number) -> Self {
        let text = number.as_str();
        let digits = text.trim_start_matches('-');
        Self {
            negative: text.starts_with('-'),
            digits: digits
                .parse()
                .unwrap_or_else(|_| Token::f64_unsuffixed(number.as_f64().abs())),
        }
    }
}

impl Number {
    /// The nearest double.
    pub fn value(&self) -> f64 {
        let digits: f64 = self.digits.to_string().parse().unwrap_or(f64::MAX);
        if self.negative { -digits } else { digits }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self {
            negative: value < 0,
            digits: Token::u64_unsuffixed(value.unsigned_abs()),
        }
    }
}

impl ToTokens for Number {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { negative, digits } = self;
        let minus = negative.then(|| quote! { - });
        tokens.extend(quote! { #minus #digits });
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Bool(value) => value.to_tokens(tokens),
            Self::Integer(value, ty) => integer(*value, *ty).to_tokens(tokens),
            Self::Float(value, ty) => float(*value, *ty).to_tokens(tokens),
            Self::String(value) => value.to_tokens(tokens),
            Self::Bytes(value) => Token::byte_string(value).to_tokens(tokens),
            Self::Parsed(text, symbol) => tokens.extend(quote! { #text.parse::<#symbol>().unwrap_or_default() }),
            Self::Call {
                symbol,
                function,
                argument,
            } => tokens.extend(quote! { #symbol::#function(#argument) }),
        }
    }
}

fn integer(value: i64, ty: IntegerType) -> TokenStream {
    let minus = (value < 0).then(|| quote! { - });
    let digits = match ty {
        IntegerType::I8 => format!("{}i8", value.unsigned_abs()),
        IntegerType::I16 => format!("{}i16", value.unsigned_abs()),
        IntegerType::I32 => format!("{}i32", value.unsigned_abs()),
        IntegerType::I64 => format!("{}i64", value.unsigned_abs()),
        IntegerType::U64 => format!("{}u64", value.unsigned_abs()),
    };
    let digits: Token = digits.parse().unwrap_or_else(|_| Token::i64_suffixed(0));
    quote! { #minus #digits }
}

fn float(value: f64, ty: FloatType) -> TokenStream {
    let constant = match value {
        it if it.is_nan() => Some(quote! { NAN }),
        f64::INFINITY => Some(quote! { INFINITY }),
        f64::NEG_INFINITY => Some(quote! { NEG_INFINITY }),
        _ => None,
    };
    if let Some(constant) = constant {
        return match ty {
            FloatType::F32 => quote! { f32::#constant },
            FloatType::F64 => quote! { f64::#constant },
        };
    }
    let minus = value.is_sign_negative().then(|| quote! { - });
    let digits = match ty {
        FloatType::F32 => Token::f32_suffixed((value.abs() as f32).min(f32::MAX)),
        FloatType::F64 => Token::f64_suffixed(value.abs().min(f64::MAX)),
    };
    quote! { #minus #digits }
}
