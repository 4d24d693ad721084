//! Nodes as short texts that are compared and shown.

use crate::rust::symbol::{ModulePath, Symbol};
use crate::rust::types::RustType;
use quote::ToTokens;

/// The path of a symbol: below the crate's root for its own, the bare name for the standard library.
///
/// A file writes `String` or `::std::string::String`, as its own names demand; both are one type.
pub fn path(symbol: &Symbol) -> String {
    let Symbol { module, name } = symbol;
    let joined = |modules: &[proc_macro2::Ident]| {
        let mut path: String = modules.iter().map(|module| format!("{module}::")).collect();
        path.push_str(&name.to_string());
        path
    };
    match module {
        ModulePath::Scope => name.to_string(),
        ModulePath::Crate(modules) => joined(modules),
        ModulePath::Extern(modules) => match modules.first() {
            Some(first) if first == "std" || first == "core" || first == "alloc" => name.to_string(),
            _ => joined(modules),
        },
    }
}

/// A type: `Option<types::Tag>`.
pub fn ty(it: &RustType) -> String {
    let list = |types: &[RustType]| types.iter().map(ty).collect::<Vec<_>>().join(", ");
    match it {
        RustType::Path(symbol, arguments) if arguments.is_empty() => path(symbol),
        RustType::Path(symbol, arguments) => format!("{}<{}>", path(symbol), list(arguments)),
        RustType::Tuple(types) => format!("({})", list(types)),
    }
}

/// A leaf that is Rust itself, such as a literal.
pub fn rust(it: &impl ToTokens) -> String {
    it.to_token_stream().to_string()
}
