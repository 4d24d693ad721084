//! `primitives.rs`: the simple types that a caller of this service meets.

use super::item::{Content, File, Heading, Item, quote};
use crate::rust::primitives::Primitives;

/// `src/primitives.rs`
pub fn file(it: &Primitives) -> File {
    let content = Content::Rust {
        docs: Heading::new("Simple types: times, blobs and the like."),
        attributes: quote! {},
        items: vec![names(it), event_stream(it)],
    };
    File::new("src/primitives.rs", &it.shape, &["primitives"], content)
}

fn names(it: &Primitives) -> Item {
    let names = &it.names;
    let of_files = &it.of_files;
    Item::new(
        None,
        quote! {
            #(pub use #names;)*
            #(
                #[cfg(feature = "rt-tokio")]
                pub use #of_files;
            )*
        },
    )
}

/// The module is there in every official crate, with or without content.
fn event_stream(it: &Primitives) -> Item {
    let module = match it.event_stream.as_slice() {
        [] => quote! {
            /// The types of event streams; this service has none.
            pub mod event_stream {}
        },
        names => quote! {
            /// The types of event streams.
            pub mod event_stream {
                #(pub use #names;)*
            }
        },
    };
    Item::new(None, module)
}
