//! `StringEnum`: an enum of strings that keeps values which the model does not know, or a structure around a string if the
//! model has no names for them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitStr, Result, Token};

use crate::item::{Body, Fields, Item};

/// An enum as the derive sees it.
struct StringEnum {
    name: Ident,
    variants: Vec<(Ident, LitStr)>,
    unknown: Ident,
    sensitive: bool,
}

impl StringEnum {
    fn new(Item { attributes, name, body }: Item) -> Result<Self> {
        let Body::Enum(all) = body else {
            return Err(Error::new(name.span(), "`StringEnum` is for enums"));
        };
        let (mut variants, mut unknown): (Vec<(Ident, LitStr)>, _) = (Vec::new(), None);
        for it in all {
            match it.attributes.iter().find(|it| it.is("value")) {
                Some(value) if matches!(it.fields, Fields::Unit) => {
                    let value: LitStr = value.parse_arguments()?;
                    if variants.iter().any(|(_, other)| other.value() == value.value()) {
                        return Err(Error::new(value.span(), "another variant has this value"));
                    }
                    variants.push((it.name, value));
                }
                Some(_) => return Err(Error::new(it.name.span(), "a variant with a value holds nothing")),
                None if unknown.is_none() && matches!(&it.fields, Fields::Unnamed(types) if types.len() == 1) => {
                    unknown = Some(it.name);
                }
                None => {
                    return Err(Error::new(
                        it.name.span(),
                        "expected #[value(\"VALUE\")] on this variant",
                    ));
                }
            }
        }
        let unknown = unknown.ok_or_else(|| {
            Error::new(
                name.span(),
                "an enum has a last variant that holds an `UnknownVariantValue`",
            )
        })?;
        let sensitive = attributes.iter().any(|it| it.is("sensitive"));
        Ok(Self {
            name,
            variants,
            unknown,
            sensitive,
        })
    }
}

/// Writes the code of `#[derive(StringEnum)]`.
pub(crate) fn expand(input: Item) -> Result<TokenStream> {
    if let Body::Struct(Fields::Unnamed(_)) = input.body {
        return unnamed(&input);
    }
    let it = StringEnum::new(input)?;
    let methods = methods(&it);
    let position = position(&it);
    let conversions = conversions(&it);
    let comparisons = comparisons(&it);
    let debug = debug(&it);
    let serde = serde(&it.name);
    let inspect = inspect(&it.name);
    Ok(quote! {
        #methods
        #[allow(deprecated)]
        const _: () = {
            #position
            #conversions
            #comparisons
            #debug
            #serde
            #inspect
        };
    })
}

fn methods(it: &StringEnum) -> TokenStream {
    let StringEnum { name, unknown, .. } = it;
    let values = it.variants.iter().map(|(_, value)| value);
    quote! {
        #[allow(deprecated)]
        impl #name {
            /// Returns the value as the service spells it.
            pub fn as_str(&self) -> &str {
                ::tinsmith_runtime::__private::enums::text(Self::values(), self.__position())
            }

            /// Returns the values of the model.
            #[inline]
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }

            /// Returns the variant of a value of the model.
            ///
            /// # Errors
            /// If the model does not have the value.
            #[inline]
            pub fn try_parse(
                value: &str,
            ) -> ::core::result::Result<Self, ::tinsmith_runtime::UnknownVariantError> {
                match Self::from(value) {
                    Self::#unknown(_) => {
                        ::core::result::Result::Err(::tinsmith_runtime::UnknownVariantError::new(value))
                    }
                    known => ::core::result::Result::Ok(known),
                }
            }
        }
    }
}

/// The one `match` that all but the conversions from text go by.
fn position(it: &StringEnum) -> TokenStream {
    let StringEnum { name, unknown, .. } = it;
    let arms = it.variants.iter().enumerate().map(|(index, (variant, _))| {
        quote! { Self::#variant => ::core::result::Result::Ok(#index), }
    });
    quote! {
        impl #name {
            fn __position(&self) -> ::tinsmith_runtime::__private::enums::Position<'_> {
                match self {
                    #(#arms)*
                    Self::#unknown(it) => ::core::result::Result::Err(it),
                }
            }
        }
    }
}

/// `Eq`, `Ord`, `PartialOrd` and `Hash`.
fn comparisons(it: &StringEnum) -> TokenStream {
    let StringEnum { name, .. } = it;
    quote! {
        impl ::core::cmp::Eq for #name {}

        impl ::core::cmp::Ord for #name {
            #[inline]
            fn cmp(&self, other: &#name) -> ::core::cmp::Ordering {
                ::tinsmith_runtime::__private::enums::order(self.__position(), other.__position())
            }
        }

        impl ::core::cmp::PartialOrd for #name {
            #[inline]
            fn partial_cmp(&self, other: &#name) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::hash::Hash for #name {
            #[inline]
            fn hash<__H: ::core::hash::Hasher>(&self, state: &mut __H) {
                ::tinsmith_runtime::__private::enums::hash(self.__position(), state);
            }
        }
    }
}

fn conversions(it: &StringEnum) -> TokenStream {
    let StringEnum { name, unknown, .. } = it;
    let (variants, values): (Vec<_>, Vec<_>) = it.variants.iter().cloned().unzip();
    quote! {
        impl ::core::convert::From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    other => Self::#unknown(::tinsmith_runtime::UnknownVariantValue::new(other)),
                }
            }
        }

        impl ::core::str::FromStr for #name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(value))
            }
        }

        impl ::core::convert::AsRef<str> for #name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn debug(it: &StringEnum) -> TokenStream {
    let StringEnum { name, unknown, .. } = it;
    let names = it.variants.iter().map(|(variant, _)| variant.unraw().to_string());
    let unknown = unknown.to_string();
    let debug = if it.sensitive {
        quote! { ::tinsmith_runtime::__private::builder::debug_redacted(f) }
    } else {
        quote! { ::tinsmith_runtime::__private::enums::debug(f, &[#(#names),*], #unknown, self.__position()) }
    };
    quote! {
        impl ::core::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #debug
            }
        }
    }
}

/// A structure around a string, with `#[values("A", "B")]`.
fn unnamed(Item { attributes, name, .. }: &Item) -> Result<TokenStream> {
    let values = attributes.iter().find(|it| it.is("values"));
    let values =
        values.ok_or_else(|| Error::new(name.span(), "expected #[values(\"VALUE\", ..)] on this structure"))?;
    let Values(values) = values.parse_arguments()?;
    let debug = attributes.iter().any(|it| it.is("sensitive")).then(|| {
        quote! {
            impl ::core::fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::tinsmith_runtime::__private::builder::debug_redacted(f)
                }
            }
        }
    });
    let serde = serde(name);
    let inspect = inspect(name);
    Ok(quote! {
        impl #name {
            /// Returns the value as the service spells it.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns the values of the model.
            #[inline]
            pub const fn values() -> &'static [&'static str] {
                &[#values]
            }
        }

        const _: () = {
            impl<__T: ::core::convert::AsRef<str>> ::core::convert::From<__T> for #name {
                #[inline]
                fn from(value: __T) -> Self {
                    Self(value.as_ref().to_owned())
                }
            }

            impl ::core::str::FromStr for #name {
                type Err = ::core::convert::Infallible;

                #[inline]
                fn from_str(value: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                    ::core::result::Result::Ok(Self::from(value))
                }
            }

            #debug
            #serde
            #inspect
        };
    })
}

/// The arguments of `#[values(..)]`.
struct Values(Punctuated<LitStr, Token![,]>);

impl Parse for Values {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        Punctuated::parse_terminated(input).map(Self)
    }
}

/// Writes the view of protocol tests on the enum.
fn inspect(name: &Ident) -> Option<TokenStream> {
    let inspect = quote! {
        impl ::tinsmith_runtime::protocol_tests::Inspect for #name {
            fn inspect(&mut self) -> ::tinsmith_runtime::protocol_tests::Tree {
                ::tinsmith_runtime::protocol_tests::Inspect::inspect(&mut ::std::string::String::from(self.as_str()))
            }
        }
    };
    cfg!(feature = "protocol-tests").then_some(inspect)
}

/// Writes serializer and reader of the enum, also as the key of a map.
fn serde(name: &Ident) -> TokenStream {
    quote! {
        impl ::tinsmith_runtime::__private::serde::Shape for #name {
            fn target() -> ::tinsmith_runtime::__private::schema::Target {
                ::tinsmith_runtime::__private::schema::Target::string_enum(#name::values())
            }

            fn read(
                schema: &::tinsmith_runtime::__private::schema::Schema<'_>,
                de: &mut dyn ::tinsmith_runtime::__private::serde::ShapeDeserializer,
            ) -> ::tinsmith_runtime::__private::serde::Result<Self> {
                match de.read_string(schema) {
                    ::core::result::Result::Ok(it) => ::core::result::Result::Ok(Self::from(it.as_str())),
                    ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
                }
            }

            fn correct() -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::from("no value was set"))
            }
        }

        impl ::tinsmith_runtime::__private::serde::Write for #name {
            fn write(
                &self,
                schema: &::tinsmith_runtime::__private::schema::Schema<'_>,
                ser: &mut dyn ::tinsmith_runtime::__private::serde::ShapeSerializer,
            ) -> ::tinsmith_runtime::__private::serde::Result<()> {
                ser.write_string(schema, self.as_str())
            }
        }

        impl ::tinsmith_runtime::__private::serde::Key for #name {}
    }
}
