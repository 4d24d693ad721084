//! Names of which no two meet: whatever meets another gets a longer name, until nothing does.

use crate::rust::names::distinct::{Named, Step, distinct};
use std::collections::{BTreeMap, BTreeSet};

/// Something that needs a name.
pub struct Item<T> {
    /// The item to name.
    pub of: T,
    /// The name in the model, or the chosen one.
    pub name: String,
    /// `true` if the name stays as it is.
    pub is_fixed: bool,
    /// The length of the suffix.
    pub step: Step,
    /// The name that it would have shared with another item.
    pub shared: Option<String>,
}

/// The identifiers that a name occupies.
pub struct Taken {
    /// The identifiers that nothing else may have; the first is the name that programs use.
    pub own: Vec<String>,
    /// The derived identifiers, such as the setters of a field.
    pub also: Vec<String>,
}

/// The names of one kind of thing in one place.
pub struct Scope<'a, T> {
    /// The kind of thing.
    pub named: Named,
    /// The identifiers that a name occupies.
    pub taken: &'a dyn Fn(&T, &str) -> Taken,
    /// Names of what is there whatever the model says.
    pub reserved: Vec<String>,
}

impl<T> Item<T> {
    /// Something with its name in the model.
    pub fn new(of: T, name: &str) -> Self {
        Self {
            of,
            name: name.to_owned(),
            is_fixed: false,
            step: Step::Plain,
            shared: None,
        }
    }

    /// The name from which Rust names are made.
    pub fn spelled(&self, named: Named) -> String {
        distinct(&self.name, self.step, named)
    }
}

impl Taken {
    /// Names without others that follow from them.
    pub fn own(own: impl IntoIterator<Item = String>) -> Self {
        Self {
            own: own.into_iter().collect(),
            also: vec![],
        }
    }
}

impl<'a, T> Scope<'a, T> {
    /// A scope in which there is nothing yet.
    pub fn new(named: Named, taken: &'a dyn Fn(&T, &str) -> Taken) -> Self {
        Self {
            named,
            taken,
            reserved: vec![],
        }
    }

    /// The scope with names that are taken.
    pub fn reserve<'n>(self, names: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            reserved: names.into_iter().map(str::to_owned).collect(),
            ..self
        }
    }
}

/// Makes names longer until no two meet, and returns the fixed names that still do, by index.
///
/// Each round makes at least one name longer, and a name has few steps.
pub fn settle<T>(items: &mut [Item<T>], scope: &Scope<'_, T>) -> Vec<(usize, String)> {
    loop {
        let needs = needs(items, scope);
        let mut is_changed = false;
        for (index, (least, name)) in &needs {
            let Some(it) = items.get_mut(*index).filter(|it| !it.is_fixed) else {
                continue;
            };
            if let Some(next) = it.step.next() {
                it.step = next.max(*least);
                is_changed = true;
            }
            if it.shared.is_none() && !scope.reserved.contains(name) {
                it.shared = Some(name.clone());
            }
        }
        if !is_changed {
            return needs.into_iter().map(|(index, (_, name))| (index, name)).collect();
        }
    }
}

/// The items whose names meet others, by index, with the least step that each needs and the name that is shared.
fn needs<T>(items: &[Item<T>], scope: &Scope<'_, T>) -> BTreeMap<usize, (Step, String)> {
    let taken = items.iter().map(|it| (scope.taken)(&it.of, &it.spelled(scope.named)));
    let taken: Vec<Taken> = taken.collect();
    let mut owners: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, it) in taken.iter().enumerate() {
        for name in &it.own {
            owners.entry(name).or_default().insert(index);
        }
    }
    let mut needs = BTreeMap::new();
    for (index, it) in taken.iter().enumerate() {
        let is_shared = |name: &&String| owners.get(name.as_str()).is_some_and(|it| it.len() > 1);
        if let Some(name) = it.own.iter().find(is_shared) {
            needs.insert(index, (Step::Style, name.clone()));
        }
    }
    // A name that follows from another one stays: `set_x` of `x`.
    for name in taken.iter().flat_map(|it| &it.also).chain(&scope.reserved) {
        for index in owners.get(name.as_str()).into_iter().flatten() {
            needs.entry(*index).or_insert_with(|| (Step::Word, name.clone()));
        }
    }
    needs
}
