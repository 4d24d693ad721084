//! Text to `Model`: every source is read, and several become one.
