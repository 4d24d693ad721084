//! Whether something in a value must not be shown.

use super::{Structure, Target};

impl Target {
    /// Whether a member, at any depth, must not be shown.
    pub(crate) fn holds_sensitive(&self) -> bool {
        self.structure
            .is_some_and(|it| *it.holds_sensitive.get_or_init(|| find(self, &mut Vec::new())))
    }
}

/// Looks into each structure once: they may contain each other.
fn find(target: &Target, seen: &mut Vec<*const Structure>) -> bool {
    let parts = [target.key, target.element].into_iter().flatten();
    let Some(structure) = target.structure else {
        return parts.into_iter().any(|it| find(it, seen));
    };
    if seen.contains(&std::ptr::from_ref(structure)) {
        return false;
    }
    seen.push(structure);
    structure
        .members
        .iter()
        .any(|it| it.is_sensitive() || find(&it.target, seen))
}
