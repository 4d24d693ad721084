//! Properties of a value at any depth.

use super::{Member, Structure, Target};

impl Structure {
    /// Returns whether a member at any depth is sensitive.
    pub(crate) fn holds_sensitive(&'static self) -> bool {
        *self
            .built()
            .holds_sensitive
            .get_or_init(|| find(self, Member::is_sensitive, &mut Vec::new()))
    }

    /// Returns whether a member at any depth is required.
    fn holds_required(&'static self) -> bool {
        *self
            .built()
            .holds_required
            .get_or_init(|| find(self, Member::can_be_missed, &mut Vec::new()))
    }
}

impl Target {
    /// Returns whether a member at any depth is required.
    pub(crate) fn holds_required(&self) -> bool {
        self.any(&mut Structure::holds_required)
    }

    /// Returns whether the property holds for the structure, or for a structure in the list or map.
    fn any(&self, is_so: &mut dyn FnMut(&'static Structure) -> bool) -> bool {
        let parts = [&self.key, &self.element].into_iter().flatten();
        self.structure.is_some_and(&mut *is_so) || parts.into_iter().any(|it| it.any(is_so))
    }
}

/// Visits each structure once, since structures may contain each other.
fn find(structure: &'static Structure, is_it: fn(&Member) -> bool, seen: &mut Vec<*const Structure>) -> bool {
    if seen.contains(&std::ptr::from_ref(structure)) {
        return false;
    }
    seen.push(structure);
    let mut members = structure.members().iter();
    members.any(|it| is_it(it) || it.target.any(&mut |inner| find(inner, is_it, seen)))
}
