//! The arguments of the chores, one file each: the only place of this program that knows clap.

pub mod bench;
pub mod conformance;
pub mod e2e;
pub mod endpoints;
pub mod peer;
pub mod updates;
