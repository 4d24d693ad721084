//! `StringEnum`: an enum of strings that keeps values which the model does not know.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitStr, Result};

/// An enum as the derive sees it.
struct StringEnum {
    name: Ident,
    variants: Vec<(Ident, LitStr)>,
    unknown: Ident,
    sensitive: bool,
}

impl StringEnum {
    fn new(input: DeriveInput) -> Result<Self> {
        let name = input.ident;
        let Data::Enum(data) = input.data else {
            return Err(Error::new(name.span(), "`StringEnum` is for enums"));
        };
        let (mut variants, mut unknown): (Vec<(Ident, LitStr)>, _) = (Vec::new(), None);
        for it in data.variants {
            match it.attrs.iter().find(|it| it.path().is_ident("value")) {
                Some(value) if matches!(it.fields, Fields::Unit) => {
                    let value: LitStr = value.parse_args()?;
                    if variants.iter().any(|(_, other)| other.value() == value.value()) {
                        return Err(Error::new(value.span(), "another variant has this value"));
                    }
                    variants.push((it.ident, value));
                }
                Some(_) => return Err(Error::new(it.ident.span(), "a variant with a value holds nothing")),
                None if unknown.is_none() && it.fields.len() == 1 => unknown = Some(it.ident),
                None => {
                    return Err(Error::new(
                        it.ident.span(),
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
        let sensitive = input.attrs.iter().any(|it| it.path().is_ident("sensitive"));
        Ok(Self {
            name,
            variants,
            unknown,
            sensitive,
        })
    }
}

/// What `#[derive(StringEnum)]` writes.
pub fn expand(input: DeriveInput) -> Result<TokenStream> {
    let it = StringEnum::new(input)?;
    let methods = methods(&it);
    let conversions = conversions(&it);
    let debug = it.sensitive.then(|| debug(&it));
    let serde = serde(&it);
    let inspect = cfg!(feature = "protocol-tests").then(|| inspect(&it));
    Ok(quote! {
        #methods
        #[allow(deprecated)]
        const _: () = {
            #conversions
            #debug
            #serde
            #inspect
        };
    })
}

fn methods(it: &StringEnum) -> TokenStream {
    let StringEnum { name, unknown, .. } = it;
    let (variants, values): (Vec<_>, Vec<_>) = it.variants.iter().cloned().unzip();
    quote! {
        #[allow(deprecated)]
        impl #name {
            /// The value as the service spells it.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::#unknown(it) => it.as_str(),
                }
            }

            /// All values that the model knows.
            #[inline]
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }

            /// The variant of a value that the model knows; any other value is an error.
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
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn debug(it: &StringEnum) -> TokenStream {
    let StringEnum { name, .. } = it;
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::tinsmith_runtime::builder::debug_redacted(f)
            }
        }
    }
}

/// How protocol tests look at the enum.
fn inspect(it: &StringEnum) -> TokenStream {
    let StringEnum { name, .. } = it;
    quote! {
        impl ::tinsmith_runtime::protocol_tests::Inspect for #name {
            fn inspect(&mut self) -> ::tinsmith_runtime::protocol_tests::Tree {
                ::tinsmith_runtime::protocol_tests::Inspect::inspect(&mut ::std::string::String::from(self.as_str()))
            }
        }
    }
}

fn serde(it: &StringEnum) -> TokenStream {
    let StringEnum { name, .. } = it;
    quote! {
        impl ::tinsmith_runtime::schema::Shape for #name {
            const TARGET: ::tinsmith_runtime::schema::Target =
                ::tinsmith_runtime::schema::Target::string_enum(#name::values());
        }

        impl ::tinsmith_runtime::serde::Write for #name {
            fn write(
                &self,
                schema: &::tinsmith_runtime::Schema<'_>,
                ser: &mut dyn ::tinsmith_runtime::serde::ShapeSerializer,
            ) -> ::tinsmith_runtime::serde::Result<()> {
                ser.write_string(schema, self.as_str())
            }
        }

        impl ::tinsmith_runtime::serde::Read for #name {
            fn read(
                schema: &::tinsmith_runtime::Schema<'_>,
                de: &mut dyn ::tinsmith_runtime::serde::ShapeDeserializer,
            ) -> ::tinsmith_runtime::serde::Result<Self> {
                ::core::result::Result::Ok(Self::from(de.read_string(schema)?.as_str()))
            }
        }

        impl ::tinsmith_runtime::serde::Key for #name {
            fn as_str(&self) -> &str {
                #name::as_str(self)
            }

            #[inline]
            fn from_string(key: ::std::string::String) -> Self {
                Self::from(key.as_str())
            }
        }

        impl ::tinsmith_runtime::serde::Correct for #name {
            #[inline]
            fn correct() -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::from("no value was set"))
            }
        }
    }
}
