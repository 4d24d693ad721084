//! `rust::Crate` to items: cannot fail, looks nothing up.

pub mod item;
