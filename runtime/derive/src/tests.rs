//! Each mistake in an attribute is one clear error; what is right is code that parses.

use crate::item::Item;
use quote::quote;

type Derive = fn(Item) -> syn::Result<proc_macro2::TokenStream>;

fn expand(derive: Derive, input: proc_macro2::TokenStream) -> Result<String, String> {
    let input = syn::parse2(input).map_err(|error| error.to_string())?;
    let output = derive(input).map_err(|error| {
        error
            .into_iter()
            .map(|it| it.to_string())
            .collect::<Vec<_>>()
            .join("; ")
    })?;
    syn::parse2::<syn::File>(output.clone()).map_err(|error| format!("{error} in {output}"))?;
    Ok(output.to_string())
}

/// The error about a member with this attribute.
fn member_error(attribute: proc_macro2::TokenStream) -> String {
    let input = quote! {
        #[shape("ns", "Thing")]
        struct Thing { #[member(#attribute)] pub field: Option<String> }
    };
    expand(crate::structure::expand, input).expect_err("the attribute is wrong")
}

#[track_caller]
fn starts_with(text: &str, start: &str) {
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn mistakes_in_a_member() {
    starts_with(
        &member_error(quote! { "Wire", lenght(1..=2) }),
        "unknown setting `lenght` of a member; known are required,",
    );
    starts_with(
        &member_error(quote! { "Wire", each(colour) }),
        "unknown setting `colour` of a member; known are",
    );
    assert_eq!(
        member_error(quote! { "Wire", required, required }),
        "`required` is set twice"
    );
    starts_with(&member_error(quote! {}), "expected the member's name in the model");
    assert_eq!(
        member_error(quote! { "Wire", json_name }),
        "`json_name` takes an argument: `json_name(..)`"
    );
    starts_with(
        &member_error(quote! { "Wire", json_name(3) }),
        "expected string literal",
    );
    assert_eq!(
        member_error(quote! { "Wire", json_name("a", "b") }),
        "`json_name` takes no more than this"
    );
    starts_with(
        &member_error(quote! { "Wire", length(1) }),
        "expected `length(1..=64)`, `length(1..)` or `length(..=64)`",
    );
    starts_with(
        &member_error(quote! { "Wire", length(1..2) }),
        "expected `length(1..=64)`",
    );
    starts_with(&member_error(quote! { "Wire", length() }), "expected `length(1..=64)`");
    assert_eq!(
        member_error(quote! { "Wire", length(-1..) }),
        "a length is not negative"
    );
    assert_eq!(
        member_error(quote! { "Wire", length(0.5..) }),
        "expected a whole number"
    );
    assert_eq!(member_error(quote! { "Wire", range("a"..) }), "expected a number");
    assert_eq!(
        member_error(quote! { "Wire", values(1, 2.5) }),
        "expected a whole number"
    );
    starts_with(
        &member_error(quote! { "Wire", timestamp_format("iso") }),
        "expected \"epoch-seconds\"",
    );
    starts_with(
        &member_error(quote! { "Wire", pattern("a", flags = "i") }),
        "unknown argument `flags` of a pattern",
    );
}

#[test]
fn mistakes_in_a_structure() {
    let error = |input| expand(crate::structure::expand, input).expect_err("the structure is wrong");
    starts_with(&error(quote! { struct Thing {} }), "expected #[shape(\"Name\", ..)]");
    starts_with(
        &error(quote! { #[shape("ns", "Thing", wirte)] struct Thing {} }),
        "unknown flag `wirte` of a shape; known are",
    );
    starts_with(
        &error(quote! { #[shape("ns", "Thing")] struct Thing { pub a: i32 } }),
        "expected #[member(\"Name\")] on the field `a`",
    );
    starts_with(
        &error(quote! { #[shape("ns", "Thing")] struct Thing { #[member("A")] #[member("B")] pub a: i32 } }),
        "a second `member`",
    );
    starts_with(
        &error(quote! { #[shape("ns", "Thing")] struct Thing { #[member("A", required)] pub a: i32 } }),
        "`a` can be missing when it is built: add the flag `fallible`",
    );
    starts_with(
        &error(quote! { #[shape("ns", "Thing", read, output)] struct Thing {} }),
        "an output has the field `_request_id",
    );
    starts_with(
        &error(quote! { #[shape("ns", "Thing", read, error)] struct Thing {} }),
        "an error has the field `pub(crate) meta",
    );
    starts_with(
        &error(quote! { #[shape("ns", "Thing")] enum Thing {} }),
        "`Structure` is for structs",
    );
    starts_with(
        &error(quote! { #[shape("ns", "Thing")] struct Thing(i32); }),
        "expected a struct with named fields",
    );
    for (flags, message) in [
        (
            quote! { fluent = ThingFluentBuilder },
            "the input of an operation has the flag `write`",
        ),
        (quote! { write, error }, "an error has the flag `read`"),
    ] {
        assert_eq!(
            error(quote! { #[shape("ns", "Thing", #flags)] struct Thing {} }),
            message
        );
    }
}

#[test]
fn mistakes_in_enums() {
    let error = |derive: Derive, input| expand(derive, input).expect_err("the enum is wrong");
    let string_enum = crate::string_enum::expand;
    starts_with(
        &error(string_enum, quote! { enum Mode { A, Unknown(U) } }),
        "expected #[value(\"VALUE\")]",
    );
    starts_with(
        &error(string_enum, quote! { enum Mode { #[value("A")] A } }),
        "an enum has a last variant",
    );
    starts_with(
        &error(
            string_enum,
            quote! { enum Mode { #[value("A")] A, #[value("A")] B, Unknown(U) } },
        ),
        "another variant has this value",
    );
    let union = crate::union::expand;
    let no_name = quote! { #[shape("ns", "U")] enum U { #[member("A")] A(i32), Unknown } };
    starts_with(&error(union, no_name), "expected the variant's name in methods");
    let no_unknown = quote! { #[shape("ns", "U")] enum U { #[member("A", name = a)] A(i32) } };
    starts_with(&error(union, no_unknown), "a union has a last variant without `member`");
    let two = quote! { #[shape("ns", "U")] enum U { #[member("A", name = a)] A(i32, i32), Unknown } };
    starts_with(&error(union, two), "a variant holds one value or none");
    let errors = crate::errors::operation::expand;
    starts_with(
        &error(errors, quote! { enum E { A(A), Unhandled(U) } }),
        "expected #[error(is_..)]",
    );
    starts_with(
        &error(errors, quote! { enum E { #[error(is_a)] A(A) } }),
        "expected a last variant `Unhandled",
    );
    let unknown = quote! { #[errors(waiter)] enum E { Unhandled(U) } };
    starts_with(
        &error(crate::errors::service::expand, unknown),
        "unknown setting `waiter` of errors",
    );
}

#[test]
fn mistakes_in_an_operation() {
    let error = |input| expand(crate::operation::expand, input).expect_err("the operation is wrong");
    starts_with(&error(quote! { struct Get; }), "expected #[operation(\"Name\"");
    starts_with(
        &error(quote! { #[operation("Get")] struct Get; }),
        "the argument `input = ..` is missing",
    );
    starts_with(
        &error(quote! { #[operation("Get", ouput = A)] struct Get; }),
        "unknown argument `ouput` of an operation",
    );
    let extra = |extra: proc_macro2::TokenStream| {
        error(quote! {
            #[operation("Get", input = A, output = B, error = C, fluent = D, service = crate::S, #extra)]
            struct Get;
        })
    };
    assert_eq!(extra(quote! { trim("a") }), "`trim` begins with a member of the input");
    starts_with(&extra(quote! { fill(member) }), "expected `,`");
    assert_eq!(
        extra(quote! { request_checksum(algorithm = a) }),
        "expected member, header or required"
    );
    let paginated = |paginator: proc_macro2::TokenStream| {
        quote! {
            #[operation("Get", input = A, output = B, error = C, fluent = D, service = crate::S)]
            #[paginator(#paginator)]
            struct Get;
        }
    };
    starts_with(
        &error(paginated(quote! { P })),
        "the argument `input_token = |..| ..` is missing",
    );
    starts_with(
        &error(paginated(quote! { P, size = 3 })),
        "unknown argument `size` of a paginator",
    );
}

#[test]
fn documentation_and_deprecation_reach_every_method() {
    let input = quote! {
        #[shape("ns", "Thing", write, read, fluent = ThingFluentBuilder)]
        struct Thing {
            /// Sentence.
            #[deprecated(note = "old")]
            #[member("List")]
            pub list: Option<Vec<String>>,
        }
    };
    let output = expand(crate::structure::expand, input).expect("right");
    assert_eq!(
        output.matches("Sentence.").count(),
        7,
        "accessor, three setters, three setters of the fluent builder"
    );
    assert_eq!(output.matches("# [deprecated (note = \"old\")]").count(), 7);
    assert_eq!(output.matches("Appends an element").count(), 2);
}

#[test]
fn constraints_are_kept_only_for_strict_validation() {
    let input = quote! {
        #[shape("ns", "Thing", write)]
        struct Thing { #[member("A", required, length(1..=2), pattern("a"))] pub a: Option<String> }
    };
    let output = expand(crate::structure::expand, input).expect("right");
    assert!(output.contains("\\trequired"));
    assert_eq!(
        output.contains("\\tlength\\t1\\t2") && output.contains("\\tpattern\\ta"),
        cfg!(feature = "strict")
    );
}
