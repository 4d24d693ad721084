//! Generated types through the real codecs, there and back.

mod types;

pub use types::Error;
use types::Everything;

#[test]
fn compiles() {
    let _ = Everything::builder().build();
}
