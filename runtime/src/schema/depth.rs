//! What there may be in a value at some depth.

use super::{Member, Structure, Target};

impl Structure {
    /// Whether a member, at any depth, must not be shown.
    pub(crate) fn holds_sensitive(&'static self) -> bool {
        *self
            .built()
            .holds_sensitive
            .get_or_init(|| find(self, Member::is_sensitive, &mut Vec::new()))
    }

    /// Whether a member, at any depth, can be missed.
    fn holds_required(&'static self) -> bool {
        *self
            .built()
            .holds_required
            .get_or_init(|| find(self, Member::can_be_missed, &mut Vec::new()))
    }
}

impl Target {
    /// Whether a member, at any depth, can be missed.
    pub(crate) fn holds_required(&self) -> bool {
        self.any(&mut Structure::holds_required)
    }

    /// Whether it is so of the structure, or of one in the list or map.
    fn any(&self, is_so: &mut dyn FnMut(&'static Structure) -> bool) -> bool {
        let parts = [&self.key, &self.element].into_iter().flatten();
        self.structure.is_some_and(&mut *is_so) || parts.into_iter().any(|it| it.any(is_so))
    }
}

/// Looks into each structure once: they may contain each other.
fn find(structure: &'static Structure, is_it: fn(&Member) -> bool, seen: &mut Vec<*const Structure>) -> bool {
    if seen.contains(&std::ptr::from_ref(structure)) {
        return false;
    }
    seen.push(structure);
    let mut members = structure.members().iter();
    members.any(|it| is_it(it) || it.target.any(&mut |inner| find(inner, is_it, seen)))
}
