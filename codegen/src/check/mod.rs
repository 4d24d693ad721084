//! `Model` to events: every rule of the specification that we know.
