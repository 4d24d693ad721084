//! Smithy IDL, 1.0 and 2.0, to drafts of shapes (Smithy 2.0, "Smithy IDL").
//!
//! A file is read in two steps. The parser needs nothing but its text, and reports syntax errors at the places where
//! Smithy reports them. Names are resolved when all files are read, because a name without namespace means a shape of the
//! own namespace before one of the prelude, and the own namespace may be in several files.

mod ast;
mod cursor;
mod lexer;
mod node;
mod parser;
mod properties;
mod resolve;
mod shape;
mod text;
mod token;

pub use ast::Document;
pub use parser::parse;
pub use resolve::{Known, resolve};
