//! A field of a structure: its member and what its type means for accessors and setters.

use crate::structure::{EXTENDED_REQUEST_ID, REQUEST_ID};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::{Error, GenericArgument, Ident, PathArguments, Result, Type};

use crate::item::{self, Attribute};
use crate::settings::Member;

/// A field with its member.
pub(crate) struct Field {
    /// Its name, spanned as in the source, so that "go to definition" on a method ends at the field.
    pub name: Ident,
    /// The name without `r#`.
    pub bare: String,
    /// `///` and `#[deprecated]`: what the methods take over.
    pub attributes: Vec<Attribute>,
    /// `///` only.
    pub docs: Vec<Attribute>,
    /// `#[deprecated]` only.
    pub deprecated: Option<Attribute>,
    /// Its attribute.
    pub member: Member,
    /// `true` if the type is an `Option`.
    pub optional: bool,
    /// The type, without `Option`.
    pub ty: Type,
    /// The kind of its type.
    pub kind: Kind,
}

/// The kind of a type, which decides how setters take it and accessors hand it out.
pub(crate) enum Kind {
    /// `String`: taken as anything that turns into one, handed out as `&str`.
    Text,
    /// A number or boolean: by value.
    Copy,
    /// `Vec<T>`: taken element by element, handed out as a slice.
    List(Type),
    /// `HashMap<K, V>`: taken entry by entry.
    Map(Box<[Type; 2]>),
    /// `Box<T>`: handed out as `&T`.
    Boxed(Type),
    /// Anything else: by reference.
    Value,
}

impl Field {
    /// The field, or `None` if it is not a member but one of the runtime's own.
    pub(crate) fn new(item::Field { attributes, name, ty }: item::Field) -> Result<Option<Self>> {
        let Some(member) = Member::find(&attributes, name.span())? else {
            return if ["meta", REQUEST_ID, EXTENDED_REQUEST_ID].iter().any(|own| name == own) {
                Ok(None)
            } else {
                Err(Error::new(
                    name.span(),
                    format!("expected #[member(\"Name\")] on the field `{name}`"),
                ))
            };
        };
        let (optional, ty) = match arguments(&ty, "Option").as_deref() {
            Some([inner]) => (true, inner.clone()),
            _ => (false, ty),
        };
        let of = |it: &str| -> Vec<Attribute> {
            let named = attributes.iter().filter(|attribute| attribute.is(it));
            named.cloned().collect()
        };
        let (docs, deprecated) = (of("doc"), of("deprecated").pop());
        Ok(Some(Self {
            bare: name.unraw().to_string(),
            attributes: docs.iter().cloned().chain(deprecated.clone()).collect(),
            docs,
            deprecated,
            member,
            optional,
            kind: kind(&ty),
            ty,
            name,
        }))
    }

    /// `set_x` or `get_x`, with the span of the field; `set_1_` of `_1_`, as the style of Rust has it.
    pub(crate) fn method(&self, prefix: &str) -> Ident {
        let bare = self.bare.trim_start_matches('_');
        format_ident!("{prefix}_{bare}", span = self.name.span())
    }

    /// Returns whether `build` fails if the field was not set.
    pub(crate) fn is_missable(&self) -> bool {
        // A stream of bytes that is not given is an empty one.
        let is_empty = self.member.is_streaming() && !self.member.is_event_stream();
        !self.optional && self.member.default.is_none() && !is_empty
    }
}

/// The kind of a type, which decides how setters take it and accessors hand it out.
pub(crate) fn kind(ty: &Type) -> Kind {
    if let Some([element]) = arguments(ty, "Vec").as_deref() {
        return Kind::List(element.clone());
    }
    if let Some([key, value]) = arguments(ty, "HashMap").as_deref() {
        return Kind::Map(Box::new([key.clone(), value.clone()]));
    }
    if let Some([inner]) = arguments(ty, "Box").as_deref() {
        return Kind::Boxed(inner.clone());
    }
    match last(ty).map(|it| it.ident.to_string()).as_deref() {
        // A type of the model may be called like that too, but stands in a path.
        Some("String") if is_std(ty) => Kind::Text,
        Some("bool" | "i8" | "i16" | "i32" | "i64" | "f32" | "f64") => Kind::Copy,
        _ => Kind::Value,
    }
}

fn last(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Path(it) => it.path.segments.last(),
        _ => None,
    }
}

/// Returns whether the path is short or begins with `std`, so no type of the generated crate.
fn is_std(ty: &Type) -> bool {
    match ty {
        Type::Path(it) => {
            it.path.segments.len() == 1
                || it
                    .path
                    .segments
                    .first()
                    .is_some_and(|it| ["std", "core", "alloc"].iter().any(|std| it.ident == std))
        }
        _ => false,
    }
}

/// The type arguments of a type with this name.
fn arguments(ty: &Type, name: &str) -> Option<Vec<Type>> {
    let segment = last(ty).filter(|it| it.ident == name && is_std(ty))?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    let types = arguments.args.iter().filter_map(|it| match it {
        GenericArgument::Type(it) => Some(it.clone()),
        _ => None,
    });
    Some(types.collect())
}

/// The tokens of several nodes after each other.
pub(crate) fn all(items: impl IntoIterator<Item = impl ToTokens>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for it in items {
        it.to_tokens(&mut tokens);
    }
    tokens
}
