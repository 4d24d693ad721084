//! `Union`: everything that follows from the variants of a union.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, Ident, LitStr, Result, Type};

use crate::field::all;
use crate::item::{self, Attribute, Body, Fields, Item};
use crate::settings::Member;
use crate::shape::Shape;
use crate::table::{self, Row};

/// A union as the derive sees it.
struct Union {
    name: Ident,
    shape: Shape,
    variants: Vec<Variant>,
    /// The variant of members that the model does not know.
    unknown: Ident,
}

struct Variant {
    name: Ident,
    /// The name in methods.
    method: String,
    attributes: Vec<Attribute>,
    wire: LitStr,
    words: Vec<String>,
    /// The type in the variant; `None` for the unit type.
    ty: Option<Type>,
}

impl Union {
    fn new(Item { attributes, name, body }: Item) -> Result<Self> {
        let shape = Shape::find(&attributes, name.span())?;
        let Body::Enum(all) = body else {
            return Err(Error::new(
                name.span(),
                "`Union` is for enums; a structure derives `Structure`",
            ));
        };
        let (mut variants, mut unknown) = (Vec::new(), None);
        for it in all {
            match Member::find(&it.attributes, it.name.span())? {
                Some(member) => variants.push(Variant::new(it, member)?),
                None if unknown.is_none() && matches!(it.fields, Fields::Unit) => unknown = Some(it.name),
                None => {
                    return Err(Error::new(
                        it.name.span(),
                        "expected #[member(\"Name\", name = ..)] on this variant",
                    ));
                }
            }
        }
        let unknown = unknown.ok_or_else(|| {
            Error::new(
                name.span(),
                "a union has a last variant without `member`, for members that the model does not know",
            )
        })?;
        Ok(Self {
            name,
            shape,
            variants,
            unknown,
        })
    }
}

impl Variant {
    fn new(it: item::Variant, member: Member) -> Result<Self> {
        let ty = match it.fields {
            Fields::Unit => None,
            Fields::Unnamed(mut types) if types.len() == 1 => types.pop(),
            _ => return Err(Error::new(it.name.span(), "a variant holds one value or none")),
        };
        let Some(method) = member.name else {
            let message = "expected the variant's name in methods: `name = snake_case`";
            return Err(Error::new(member.wire.span(), message));
        };
        let copied = |it: &Attribute| it.is("doc") || it.is("deprecated");
        Ok(Self {
            name: it.name,
            method: method.to_string().trim_start_matches("r#").to_owned(),
            attributes: it.attributes.into_iter().filter(copied).collect(),
            wire: member.wire,
            words: member.words,
            ty,
        })
    }

    /// The variant as a pattern.
    fn pattern(&self) -> TokenStream {
        let name = &self.name;
        if self.ty.is_some() {
            quote! { Self::#name(it) }
        } else {
            quote! { Self::#name }
        }
    }

    /// The value in the pattern, as an argument of the serializer.
    fn value(&self) -> TokenStream {
        if self.ty.is_some() {
            quote! { it }
        } else {
            quote! { &::tinsmith_runtime::__private::serde::Unit }
        }
    }
}

/// Writes the code of `#[derive(Union)]`.
pub(crate) fn expand(input: Item) -> Result<TokenStream> {
    let it = Union::new(input)?;
    let name = &it.name;
    let methods = it.variants.iter().map(methods);
    let is_unknown = is_unknown(&it.unknown);
    let table = table(&it);
    let debug = debug(&it);
    let inspect = cfg!(feature = "protocol-tests").then(|| inspect(&it));
    let write = it.shape.has("write").then(|| write(&it));
    let shape = shape_impl(&it);
    Ok(quote! {
        #[allow(deprecated)]
        impl #name {
            #(#methods)*
            #is_unknown
        }

        #[allow(deprecated)]
        const _: () = {
            #table
            #debug
            #inspect
            #write
            #shape
        };
    })
}

/// `as_x` and `is_x`.
fn methods(it: &Variant) -> TokenStream {
    let [as_x, is_x] = ["as", "is"]
        .map(|prefix| format_ident!("{prefix}_{}", it.method.trim_start_matches('_'), span = it.name.span()));
    let (name, attributes) = (&it.name, all(&it.attributes));
    let as_docs = format!(" The content of [`{name}`](Self::{name}), or `self` if another member is set.");
    let is_docs = format!(" Returns `true` if [`{name}`](Self::{name}) is set.");
    let pattern = it.pattern();
    let (ty, value) = match &it.ty {
        Some(ty) => (quote! { &#ty }, quote! { it }),
        None => (quote! { () }, quote! { () }),
    };
    let deprecated = it.attributes.iter().filter(|it| it.is("deprecated"));
    quote! {
        #attributes
        #[doc = ""]
        #[doc = #as_docs]
        pub fn #as_x(&self) -> ::core::result::Result<#ty, &Self> {
            match self {
                #pattern => ::core::result::Result::Ok(#value),
                _ => ::core::result::Result::Err(self),
            }
        }

        #(#deprecated)*
        #[doc = #is_docs]
        pub fn #is_x(&self) -> bool {
            self.#as_x().is_ok()
        }
    }
}

fn is_unknown(unknown: &Ident) -> TokenStream {
    quote! {
        /// Returns whether a member is set that the model did not have when this crate was generated.
        pub fn is_unknown(&self) -> bool {
            ::core::matches!(self, Self::#unknown)
        }
    }
}

fn table(it: &Union) -> TokenStream {
    let rows = it.variants.iter().map(|it| Row {
        wire: &it.wire,
        field: &it.method,
        words: &it.words,
        ty: match &it.ty {
            Some(ty) => quote! { #ty },
            None => quote! { ::tinsmith_runtime::__private::serde::Unit },
        },
    });
    table::definition(&it.shape, "union", rows)
}

fn debug(it: &Union) -> TokenStream {
    let Union { name, unknown, .. } = it;
    let unknown_text = unknown.to_string();
    let arms = it.variants.iter().enumerate().map(|(index, variant)| {
        let (pattern, text) = (variant.pattern(), variant.name.to_string());
        if variant.ty.is_some() {
            quote! { #pattern => ::tinsmith_runtime::__private::builder::debug_variant(f, #text, &TABLE, #index, it), }
        } else {
            quote! { #pattern => f.write_str(#text), }
        }
    });
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    #(#arms)*
                    Self::#unknown => f.write_str(#unknown_text),
                }
            }
        }
    }
}

/// Writes the view of protocol tests on the union.
fn inspect(it: &Union) -> TokenStream {
    let Union { name, unknown, .. } = it;
    let arms = it.variants.iter().enumerate().map(|(index, variant)| {
        let pattern = variant.pattern();
        let value = match variant.ty {
            Some(_) => quote! { it },
            None => quote! { &mut unit },
        };
        quote! { #pattern => ::core::option::Option::Some((#index, #value)), }
    });
    let has_unit = it.variants.iter().any(|it| it.ty.is_none());
    let unit = has_unit.then(|| quote! { let mut unit = ::tinsmith_runtime::__private::serde::Unit; });
    quote! {
        impl ::tinsmith_runtime::protocol_tests::Inspect for #name {
            fn inspect(&mut self) -> ::tinsmith_runtime::protocol_tests::Tree {
                #unit
                let value: ::core::option::Option<(usize, &mut dyn ::tinsmith_runtime::protocol_tests::Inspect)> =
                    match self {
                        #(#arms)*
                        Self::#unknown => ::core::option::Option::None,
                    };
                ::tinsmith_runtime::protocol_tests::inspect_variant(&TABLE, value)
            }
        }
    }
}

fn write(it: &Union) -> TokenStream {
    let Union { name, unknown, .. } = it;
    let text = name.to_string();
    let arms = it.variants.iter().enumerate().map(|(index, variant)| {
        let (pattern, value) = (variant.pattern(), variant.value());
        quote! { #pattern => ::core::option::Option::Some((#index, #value)), }
    });
    quote! {
        impl ::tinsmith_runtime::__private::serde::SerializableStruct for #name {
            fn schema(&self) -> &::tinsmith_runtime::__private::schema::Schema<'_> {
                TABLE.schema()
            }

            fn serialize_members(
                &self,
                ser: &mut dyn ::tinsmith_runtime::__private::serde::ShapeSerializer,
            ) -> ::tinsmith_runtime::__private::serde::Result<()> {
                // A stream whose only events are errors is a union without any other variant.
                let value: ::core::option::Option<(usize, &dyn ::tinsmith_runtime::__private::serde::Write)> = match self {
                    #(#arms)*
                    Self::#unknown => ::core::option::Option::None,
                };
                let ::core::option::Option::Some((index, value)) = value else {
                    return ::core::result::Result::Err(::tinsmith_runtime::__private::serde::unknown_variant(#text));
                };
                ::tinsmith_runtime::__private::serde::write_variant(&TABLE, ser, index, value)
            }
        }

        impl ::tinsmith_runtime::__private::serde::Write for #name {
            fn write(
                &self,
                schema: &::tinsmith_runtime::__private::schema::Schema<'_>,
                ser: &mut dyn ::tinsmith_runtime::__private::serde::ShapeSerializer,
            ) -> ::tinsmith_runtime::__private::serde::Result<()> {
                ser.write_struct(schema, self)
            }
        }

        impl #name {
            /// Checks the member that is set against the constraints of the model, at every depth, and returns all
            /// violations.
            pub fn validate(
                &self,
                level: ::tinsmith_runtime::Validation,
            ) -> ::core::result::Result<(), ::tinsmith_runtime::Violations> {
                ::tinsmith_runtime::__private::validate::validate(self, &TABLE, level)
            }
        }
    }
}

/// Writes the target that the union is for members and, with the flag `read`, its reader.
fn shape_impl(it: &Union) -> TokenStream {
    let Union { name, .. } = it;
    let read = it.shape.has("read").then(|| read(it));
    quote! {
        impl ::tinsmith_runtime::__private::serde::Shape for #name {
            fn target() -> ::tinsmith_runtime::__private::schema::Target {
                ::tinsmith_runtime::__private::schema::Target::structure(&TABLE)
            }

            #read
        }
    }
}

fn read(it: &Union) -> TokenStream {
    let Union { unknown, .. } = it;
    let arms = it
        .variants
        .iter()
        .enumerate()
        .map(|(index, Variant { name, ty, .. })| match ty {
            Some(_) => quote! {
                ::core::option::Option::Some(#index) => {
                    Self::#name(::tinsmith_runtime::__private::serde::Shape::read(schema, de)?)
                }
            },
            None => quote! {
                ::core::option::Option::Some(#index) => {
                    <::tinsmith_runtime::__private::serde::Unit as ::tinsmith_runtime::__private::serde::Shape>::read(schema, de)?;
                    Self::#name
                }
            },
        });
    quote! {
        fn read(
            _: &::tinsmith_runtime::__private::schema::Schema<'_>,
            de: &mut dyn ::tinsmith_runtime::__private::serde::ShapeDeserializer,
        ) -> ::tinsmith_runtime::__private::serde::Result<Self> {
            let mut value = Self::#unknown;
            ::tinsmith_runtime::__private::serde::read_variant(&TABLE, de, &mut |index, schema, de| {
                value = match index {
                    #(#arms)*
                    _ => Self::#unknown,
                };
                ::core::result::Result::Ok(())
            })?;
            ::core::result::Result::Ok(value)
        }

        fn correct() -> ::core::option::Option<Self> {
            ::core::option::Option::Some(Self::#unknown)
        }
    }
}
