//! Shows the code that each derive writes, which is most of what users of a generated crate compile.
//!
//! The cargo features of the workspace's tests decide some of it, so that a run without them has no expansions to compare.
//!
//! A case is a file of `expansions/` with one item as the generator prints it; its snapshot is the expansion.

use crate::item::Item;
use proc_macro2::TokenStream;

fn expansion(derive: fn(Item) -> syn::Result<TokenStream>, source: &str) -> String {
    let item = syn::parse_str(source).expect("the case is an item");
    let tokens = derive(item).expect("the case has no mistake");
    prettyplease::unparse(&syn::parse2(tokens).expect("a derive writes items"))
}

macro_rules! cases {
    ($($case:ident: $derive:path;)*) => {$(
        #[test]
        fn $case() {
            let source = include_str!(concat!("expansions/", stringify!($case), ".rs"));
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "expansions" }, {
                insta::assert_snapshot!(stringify!($case), expansion($derive, source));
            });
        }
    )*};
}

cases! {
    structure: crate::structure::expand;
    input: crate::structure::expand;
    output: crate::structure::expand;
    error: crate::structure::expand;
    union: crate::union::expand;
    string_enum: crate::string_enum::expand;
    operation: crate::operation::expand;
    paginator: crate::operation::expand;
    operation_error: crate::errors::operation::expand;
    event_stream_error: crate::errors::event_stream::expand;
    service_error: crate::errors::service::expand;
}
