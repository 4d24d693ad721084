//! The table of a structure, and how it is written, read, validated and shown.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::{Structure, builder};
use crate::field::Field;
use crate::table::{self, Row};

/// `static TABLE`: what the structure is in the model.
pub(super) fn table(it: &Structure) -> TokenStream {
    let rows = it.fields.iter().map(|it| Row {
        wire: &it.member.wire,
        field: &it.bare,
        words: &it.member.words,
        ty: it.ty.to_token_stream(),
    });
    table::definition(&it.shape, "new", rows)
}

/// `Debug` of the structure and its builder.
pub(super) fn debug(it: &Structure) -> TokenStream {
    let Structure { name, builder, .. } = it;
    let own = it.fields.iter().map(|Field { name, optional, .. }| {
        let shown = format_ident!("{}", if *optional { "optional" } else { "plain" });
        quote! { ::tinsmith_runtime::__private::builder::#shown(&it.#name) }
    });
    let own: Vec<_> = own.collect();
    let ids = it.ids.iter().map(|id| {
        let text = id.to_string();
        quote! { (#text, &it.#id), }
    });
    let meta = it
        .shape
        .has("error")
        .then(|| quote! { ("meta", &::tinsmith_runtime::__private::builder::shown_meta(&TABLE, &it.meta)), });
    let members = quote! {
        ::tinsmith_runtime::__private::builder::debug_members(f, name, &TABLE, &[#(#own),*], &[#(#ids)* #meta])
    };
    let [name_text, builder_text] = [name, builder].map(ToString::to_string);
    let draft = if it.is_its_own_draft() {
        quote! { show(&self.inner, #builder_text, f) }
    } else {
        quote! {
            let (it, name) = (self, #builder_text);
            #members
        }
    };
    quote! {
        fn show(it: &#name, name: &str, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #members
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                show(self, #name_text, f)
            }
        }

        impl ::core::fmt::Debug for #builder {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #draft
            }
        }
    }
}

/// Writes the view of protocol tests on the structure.
pub(super) fn inspect(it: &Structure) -> TokenStream {
    let Structure { name, .. } = it;
    let values = it.fields.iter().map(|Field { name, .. }| quote! { &mut self.#name });
    quote! {
        impl ::tinsmith_runtime::protocol_tests::Inspect for #name {
            fn inspect(&mut self) -> ::tinsmith_runtime::protocol_tests::Tree {
                ::tinsmith_runtime::protocol_tests::inspect_members(&TABLE, &mut [#(#values),*])
            }
        }
    }
}

/// Writes the serializer of the structure, and `validate`.
pub(super) fn write(it: &Structure) -> TokenStream {
    let Structure { name, .. } = it;
    let members = members(it, |_| true);
    let validate = it.free_name("validate");
    quote! {
        #members

        impl #name {
            /// Checks the members against the constraints of the model, at every depth, and returns all violations.
            #[inline]
            pub fn #validate(
                &self,
                level: ::tinsmith_runtime::Validation,
            ) -> ::core::result::Result<(), ::tinsmith_runtime::Violations> {
                ::tinsmith_runtime::__private::validate::validate(self, &TABLE, level)
            }
        }
    }
}

/// Writes the serializer of these members. Members that no waiter compares cost nothing.
pub(super) fn members(it: &Structure, is_written: impl Fn(&Field) -> bool) -> TokenStream {
    let Structure { name, .. } = it;
    let values = it.fields.iter().map(|it| {
        let name = &it.name;
        if it.member.is_streaming() || !is_written(it) {
            quote! { ::core::option::Option::None }
        } else if it.optional {
            quote! { ::tinsmith_runtime::__private::serde::set(&self.#name) }
        } else {
            quote! { ::core::option::Option::Some(&self.#name) }
        }
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
                ::tinsmith_runtime::__private::serde::write_members(&TABLE, ser, &[#(#values),*])
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
    }
}

/// Writes the target that the structure is for members and, with the flag `read`, its reader and its value where a service
/// leaves it out.
pub(super) fn shape(it: &Structure) -> TokenStream {
    let Structure { name, .. } = it;
    let read = it.shape.has("read").then(|| read(it));
    let corrected = read.as_ref().and_then(|_| corrected(it));
    quote! {
        #corrected

        impl ::tinsmith_runtime::__private::serde::Shape for #name {
            fn target() -> ::tinsmith_runtime::__private::schema::Target {
                ::tinsmith_runtime::__private::schema::Target::structure(&TABLE)
            }

            #read
        }
    }
}

fn read(it: &Structure) -> TokenStream {
    let Structure { name, builder, .. } = it;
    let (read, correct) = if it.shape.has("output") && it.fields.is_empty() {
        // An output without members is not read, whatever the body holds, as by official clients.
        return quote! {
            fn read(
                _: &::tinsmith_runtime::__private::schema::Schema<'_>,
                _: &mut dyn ::tinsmith_runtime::__private::serde::ShapeDeserializer,
            ) -> ::tinsmith_runtime::__private::serde::Result<Self> {
                ::core::result::Result::Ok(#name::builder().build())
            }
        };
    } else if it.is_its_own_draft() {
        let made = made_of_draft(it);
        let correct = quote! {
            let it = #builder::default().inner;
            ::core::option::Option::Some(#made)
        };
        (read_draft(it), correct)
    } else {
        (read_builder(it), quote! { corrected(#builder::default()).ok() })
    };
    // Nothing has an output or an error for a member.
    let correct = (!it.shape.has("output") && !it.shape.has("error")).then(|| {
        quote! {
            #[inline]
            fn correct() -> ::core::option::Option<Self> {
                #correct
            }
        }
    });
    quote! {
        fn read(
            _: &::tinsmith_runtime::__private::schema::Schema<'_>,
            de: &mut dyn ::tinsmith_runtime::__private::serde::ShapeDeserializer,
        ) -> ::tinsmith_runtime::__private::serde::Result<Self> {
            #read
        }

        #correct
    }
}

/// Members that can all be missing are read in place.
fn read_draft(it: &Structure) -> TokenStream {
    let Structure { builder, fields, .. } = it;
    let names = fields.iter().map(|it| &it.name);
    let mutable = (!fields.is_empty()).then(|| quote! { mut });
    let made = made_of_draft(it);
    quote! {
        let #mutable it = #builder::default().inner;
        match ::tinsmith_runtime::__private::serde::read_members(&TABLE, de, &mut [#(&mut it.#names),*]) {
            ::core::result::Result::Ok(()) => ::core::result::Result::Ok(#made),
            ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
        }
    }
}

/// Writes the construction of the structure from the draft `it`.
fn made_of_draft(it: &Structure) -> TokenStream {
    match corrected(it) {
        Some(_) => quote! { corrected(it) },
        None => quote! { it },
    }
}

fn read_builder(it: &Structure) -> TokenStream {
    let Structure { builder, .. } = it;
    let places = it.fields.iter().map(|it| {
        let name = &it.name;
        if it.member.is_streaming() {
            quote! { &mut ::tinsmith_runtime::__private::serde::Unset }
        } else {
            quote! { &mut builder.#name }
        }
    });
    let mutable = (!it.fields.is_empty()).then(|| quote! { mut });
    quote! {
        let #mutable builder = #builder::default();
        ::tinsmith_runtime::__private::serde::read_members(&TABLE, de, &mut [#(#places),*])?;
        corrected(builder)
    }
}

/// Makes the structure of what was read of it, which is nothing if it is itself what a service left out: required members
/// are corrected, at every depth. A model has no circle of required members, so there is an end to it.
fn corrected(it: &Structure) -> Option<TokenStream> {
    let Structure { name, builder, .. } = it;
    if it.is_its_own_draft() {
        let required = it.fields.iter().filter(|it| it.member.is_required());
        let required: Vec<_> = required.map(|it| &it.name).collect();
        return (!required.is_empty()).then(|| {
            quote! {
                fn corrected(mut it: #name) -> #name {
                    #(::tinsmith_runtime::__private::serde::correct(&mut it.#required);)*
                    it
                }
            }
        });
    }
    let is_strict = it.fields.iter().any(|it| it.member.is_event_stream());
    let values = it.fields.iter().map(|it| {
        let (name, value) = (&it.name, value(it, is_strict));
        quote! { #name: #value, }
    });
    let ids = &it.ids;
    let meta = it
        .shape
        .has("error")
        .then(|| quote! { meta: ::core::default::Default::default(), });
    Some(quote! {
        #[allow(unused_variables)]
        fn corrected(builder: #builder) -> ::tinsmith_runtime::__private::serde::Result<#name> {
            ::core::result::Result::Ok(#name { #(#values)* #(#ids: ::core::option::Option::None,)* #meta })
        }
    })
}

/// The value of a field, from what was read into the builder: required members that the service left out are corrected,
/// unless nothing but an agreed beginning makes sense.
fn value(it: &Field, is_strict: bool) -> TokenStream {
    let Field { name, member, .. } = it;
    if member.is_streaming() {
        return quote! { ::tinsmith_runtime::__private::operation::ResponseStream::closed() };
    }
    let wire = &member.wire;
    match (it.optional, builder::default(it), member.is_required()) {
        (true, _, true) if is_strict => {
            quote! { ::core::option::Option::Some(::tinsmith_runtime::__private::stream::present(builder.#name, #wire)?) }
        }
        (false, None, _) if is_strict => {
            quote! { ::tinsmith_runtime::__private::stream::present(builder.#name, #wire)? }
        }
        (true, _, true) => {
            quote! { builder.#name.or_else(::tinsmith_runtime::__private::serde::Shape::correct) }
        }
        (true, _, false) => quote! { builder.#name },
        (false, Some(default), _) => quote! { builder.#name.unwrap_or_else(|| #default) },
        (false, None, _) => quote! { ::tinsmith_runtime::__private::serde::required(builder.#name, #wire)? },
    }
}
