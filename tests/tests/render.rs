//! Items to text: no string, documentation or name of a model becomes anything but what it is.

use quote::{format_ident, quote};
use tinsmith::budget::Budget;
use tinsmith::emit::item::{Content, File, Heading, Item, mark};
use tinsmith::model::shape_id::ShapeId;
use tinsmith::print::{Files, print};
use tinsmith::rust::docs::{Docs, Markdown};
use tinsmith::rust::trace::Trace;

fn trace(shape: &str) -> Trace {
    Trace::new(&ShapeId::parse(shape).unwrap())
}

fn rendered(docs: Docs, items: Vec<Item>) -> Files {
    let content = Content::Rust {
        docs: Heading::new(docs),
        attributes: quote! {},
        items,
    };
    let files = [File::new("src/lib.rs", &trace("a.b#Service"), &["structure"], content)];
    print("cargo xtask codegen x", files, &Budget::default()).expect("what was emitted is Rust")
}

#[test]
fn what_is_no_rust_is_an_error_and_no_file() {
    let shape = trace("a.b#Tag");
    let content = Content::Rust {
        docs: Heading::new(Docs::default()),
        attributes: quote! {},
        items: vec![Item::new(&shape, quote! { pub struct 1; })],
    };
    let files = [File::new("src/lib.rs", &shape, &["structure"], content)];
    let error = print("cargo xtask codegen x", files, &Budget::default()).expect_err("`1` is no name");
    let error = error.to_string();
    assert!(
        error.contains("`a.b#Tag`") && error.contains("tests/tests/render.rs"),
        "{error}"
    );
}

#[test]
fn empty_lines_and_origins_are_as_the_reader_expects() {
    let (shape, member) = (trace("a.b#Tag"), trace("a.b#Tag$key"));
    let field = mark(&member, quote! { #[doc = " The key."] pub key: Option<String>, });
    let items = vec![
        Item::new(None, quote! { mod a; mod b; pub use a::A; }),
        Item::new(&shape, quote! { pub struct Tag { #field hidden: bool, } }),
        Item::new(
            &shape,
            quote! { impl Tag { fn one() {} fn two() { if true { one(); } two(); } } },
        ),
    ];
    let files = rendered("Things.".into(), items);
    let file = files.get("src/lib.rs").unwrap();
    let lines = file.text.lines().zip(file.origins.iter());
    let lines = lines.map(|(line, origin)| format!("{:<12} {line}", origin.shape.as_ref().map_or("", ShapeId::as_str)));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn text_of_a_model_stays_text() {
    let evil = [
        "*/ } fn evil() {} /*",
        "\n}\nfn evil() {}\n",
        "\" ] fn evil() {} #[doc = \"",
        "#[tinsmith_origin = \"x:1 a.b#C\"]",
        "\u{202e}\0\\",
    ];
    for text in evil {
        let name = format_ident!("Name");
        let item = Item::new(
            None,
            quote! { #[doc = #text] #[member(#text)] pub struct #name { #[doc = #text] pub field: u8, } },
        );
        let files = rendered(Docs::new(Markdown::default().text(text)), vec![item]);
        let file = files.get("src/lib.rs").unwrap();
        assert_eq!(file.text.lines().count(), file.origins.len(), "{text:?}");
        let parsed = syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{text:?}: {error}\n{}", file.text));
        assert_eq!(parsed.items.len(), 1, "{text:?}:\n{}", file.text);
        let attributes: Vec<_> = parsed.attrs.iter().map(|it| quote!(#it).to_string()).collect();
        assert!(attributes.iter().all(|it| it.contains("doc")), "{attributes:?}");
    }
}
