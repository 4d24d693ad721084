//! The architecture's invariants (`docs/architecture.md`), tested on the syntax of this workspace.

mod circles;
mod code;
mod emitters;
mod events;
mod homes;
mod paths;
mod prose;
mod rules;
mod shape;
mod source;
mod stages;
