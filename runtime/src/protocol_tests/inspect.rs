//! Values of generated types as trees, so that a difference can be named by its place.
//!
//! Unlike `PartialEq` it takes a NaN for equal to itself, unlike `Debug` it hides nothing and knows the order of a map.

use std::collections::{BTreeMap, HashMap};

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::executor::block_on;
use crate::schema::Structure;
use crate::serde::Key;

/// A value without its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A member that is not set, an element that is null.
    Nothing,
    /// A simple value as text.
    Simple(String),
    /// The elements of a list.
    List(Vec<Tree>),
    /// The entries of a map, the members of a structure or union.
    Entries(BTreeMap<String, Tree>),
}

/// A value that a tree can be made of.
pub trait Inspect {
    /// The tree; streams are read to their end.
    fn inspect(&mut self) -> Tree;
}

/// The tree of a structure; `values` are in the order of the table.
pub fn inspect_members(table: &Structure, values: &mut [&mut dyn Inspect]) -> Tree {
    let trees = values.iter_mut().map(|it| it.inspect());
    let members = table.members().iter().map(|it| it.name.to_owned()).zip(trees);
    Tree::Entries(members.filter(|(_, tree)| *tree != Tree::Nothing).collect())
}

/// The tree of a union; without a value it is of a member that the model does not know.
pub fn inspect_variant(table: &Structure, value: Option<(usize, &mut dyn Inspect)>) -> Tree {
    match value {
        None => Tree::Simple("a member that the model does not have".to_owned()),
        Some((index, value)) => {
            let name = table.members().get(index).map_or("", |it| it.name);
            Tree::Entries([(name.to_owned(), value.inspect())].into())
        }
    }
}

/// Names the places at which two trees differ.
pub(super) fn differences(place: &str, expected: &Tree, actual: &Tree, found: &mut Vec<String>) {
    let at = if place.is_empty() { "the whole" } else { place };
    match (expected, actual) {
        (Tree::Entries(expected), Tree::Entries(actual)) => {
            let names: Vec<_> = expected
                .keys()
                .chain(actual.keys().filter(|it| !expected.contains_key(*it)))
                .collect();
            for name in names {
                let side = |tree: &BTreeMap<String, Tree>| tree.get(name).cloned().unwrap_or(Tree::Nothing);
                differences(&format!("{place}.{name}"), &side(expected), &side(actual), found);
            }
        }
        (Tree::List(expected), Tree::List(actual)) if expected.len() == actual.len() => {
            for (index, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                differences(&format!("{place}[{index}]"), expected, actual, found);
            }
        }
        _ if expected == actual => {}
        _ => found.push(format!("{at}: expected {}, found {}", shown(expected), shown(actual))),
    }
}

fn shown(tree: &Tree) -> String {
    match tree {
        Tree::Nothing => "nothing".to_owned(),
        Tree::Simple(text) => text.clone(),
        Tree::List(elements) => format!("[{}]", elements.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Tree::Entries(entries) => {
            let entries = entries.iter().map(|(name, tree)| format!("{name}: {}", shown(tree)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

macro_rules! by_debug {
    ($($ty:ty),*) => {
        $(impl Inspect for $ty {
            fn inspect(&mut self) -> Tree {
                Tree::Simple(format!("{self:?}"))
            }
        })*
    };
}

by_debug!(
    bool, i8, i16, i32, i64, f32, f64, String, DateTime, BigInteger, BigDecimal
);

impl Inspect for Blob {
    fn inspect(&mut self) -> Tree {
        bytes(self.as_ref())
    }
}

impl Inspect for ByteStream {
    fn inspect(&mut self) -> Tree {
        match block_on(Box::pin(std::mem::take(self).collect())) {
            Ok(it) => bytes(&it.to_vec()),
            Err(error) => Tree::Simple(format!("a stream that breaks off: {error}")),
        }
    }
}

fn bytes(bytes: &[u8]) -> Tree {
    Tree::Simple(format!("b\"{}\"", bytes.escape_ascii()))
}

impl Inspect for Document {
    fn inspect(&mut self) -> Tree {
        match self {
            Self::Null => Tree::Simple("null".to_owned()),
            Self::Bool(it) => it.inspect(),
            Self::String(it) => it.inspect(),
            Self::Number(it) => Tree::Simple(format!("{it:?}")),
            Self::Array(it) => it.inspect(),
            Self::Object(it) => {
                let entries = it.iter_mut().map(|(key, value)| (key.clone(), value.inspect()));
                Tree::Entries(entries.collect())
            }
        }
    }
}

impl Inspect for crate::serde::Unit {
    fn inspect(&mut self) -> Tree {
        Tree::Simple("a unit".to_owned())
    }
}

impl<T: Inspect> Inspect for Option<T> {
    fn inspect(&mut self) -> Tree {
        self.as_mut().map_or(Tree::Nothing, T::inspect)
    }
}

impl<T: Inspect> Inspect for Box<T> {
    fn inspect(&mut self) -> Tree {
        (**self).inspect()
    }
}

impl<T: Inspect> Inspect for Vec<T> {
    fn inspect(&mut self) -> Tree {
        Tree::List(self.iter_mut().map(T::inspect).collect())
    }
}

impl<K: Key + Inspect, V: Inspect> Inspect for HashMap<K, V> {
    fn inspect(&mut self) -> Tree {
        let entries = self
            .iter_mut()
            .map(|(key, value)| (shown(&key.clone().inspect()), value.inspect()));
        Tree::Entries(entries.collect())
    }
}
