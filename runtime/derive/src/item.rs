//! The type that a derive is on, read only as far as the derives look: documentation is copied, not understood.
//!
//! `syn::DeriveInput` takes every attribute apart. Most are lines of documentation, and a derive runs unoptimized whenever
//! a generated crate is compiled.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::buffer::Cursor;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Generics, Result, Token, Type, Visibility, braced, parenthesized, token};

/// The type.
pub(crate) struct Item {
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its name.
    pub name: Ident,
    /// Its contents.
    pub body: Body,
}

/// The contents of a type.
pub(crate) enum Body {
    /// `struct` with its fields.
    Struct(Fields),
    /// `enum` with its variants.
    Enum(Vec<Variant>),
}

/// The fields of a struct or variant.
pub(crate) enum Fields {
    /// Nothing.
    Unit,
    /// `{ name: Type }`
    Named(Vec<Field>),
    /// `(Type)`
    Unnamed(Vec<Type>),
}

/// A field with a name.
pub(crate) struct Field {
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: Type,
}

/// A variant.
pub(crate) struct Variant {
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its name.
    pub name: Ident,
    /// Its contents.
    pub fields: Fields,
}

/// An attribute.
#[derive(Clone)]
pub(crate) struct Attribute {
    /// `#[..]` as it stands there.
    whole: [TokenTree; 2],
    name: Ident,
    /// The tokens between the parentheses.
    arguments: TokenStream,
}

impl Attribute {
    /// Returns whether it is called so.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Its place in the source.
    pub(crate) fn span(&self) -> Span {
        self.name.span()
    }

    /// Reads what stands between parentheses.
    pub(crate) fn parse_arguments<T: Parse>(&self) -> Result<T> {
        syn::parse2(self.arguments.clone())
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.whole.iter().cloned());
    }
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.step(|cursor| attribute(*cursor).ok_or_else(|| cursor.error("expected an attribute")))
    }
}

/// The attribute at the cursor, and what comes after it.
fn attribute(cursor: Cursor<'_>) -> Option<(Attribute, Cursor<'_>)> {
    let (pound, cursor) = cursor.punct().filter(|(it, _)| it.as_char() == '#')?;
    let (inside, _, _) = cursor.group(Delimiter::Bracket)?;
    let (name, inside) = inside.ident()?;
    let arguments = inside
        .group(Delimiter::Parenthesis)
        .map(|(content, ..)| content.token_stream());
    let (group, rest) = cursor.token_tree()?;
    let attribute = Attribute {
        whole: [pound.into(), group],
        name,
        arguments: arguments.unwrap_or_default(),
    };
    Some((attribute, rest))
}

fn attributes(input: ParseStream<'_>) -> Result<Vec<Attribute>> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) {
        attributes.push(input.parse()?);
    }
    Ok(attributes)
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = attributes(input)?;
        input.parse::<Visibility>()?;
        let is_enum = input.peek(Token![enum]);
        if is_enum {
            input.parse::<Token![enum]>()?;
        } else {
            input.parse::<Token![struct]>()?;
        }
        let name = input.parse()?;
        let generics: Generics = input.parse()?;
        if !generics.params.is_empty() {
            return Err(Error::new_spanned(generics, "a shape has no type parameters"));
        }
        let body = if is_enum {
            let content;
            braced!(content in input);
            let variants = Punctuated::<Variant, Token![,]>::parse_terminated(&content)?;
            Body::Enum(variants.into_iter().collect())
        } else {
            let fields = input.parse()?;
            input.parse::<Option<Token![;]>>()?;
            Body::Struct(fields)
        };
        Ok(Self { attributes, name, body })
    }
}

impl Parse for Fields {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let content;
        if input.peek(token::Brace) {
            braced!(content in input);
            let fields = Punctuated::<Field, Token![,]>::parse_terminated(&content)?;
            Ok(Self::Named(fields.into_iter().collect()))
        } else if input.peek(token::Paren) {
            parenthesized!(content in input);
            let field = |input: ParseStream<'_>| {
                attributes(input)?;
                input.parse::<Visibility>()?;
                input.parse()
            };
            let types = content.parse_terminated(field, Token![,])?;
            Ok(Self::Unnamed(types.into_iter().collect()))
        } else {
            Ok(Self::Unit)
        }
    }
}

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = attributes(input)?;
        input.parse::<Visibility>()?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        Ok(Self {
            attributes,
            name,
            ty: input.parse()?,
        })
    }
}

impl Parse for Variant {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        Ok(Self {
            attributes: attributes(input)?,
            name: input.parse()?,
            fields: input.parse()?,
        })
    }
}
