//! The version that follows a change, by the rules of Cargo.

use super::Level;

/// Returns the version after this one for a change of that level, or `None` if the text is no version.
///
/// Before 1.0.0 the first number that is not zero counts as the major version, and the one after it as minor and patch.
pub fn next(version: &str, level: Option<Level>) -> Option<String> {
    let numbers = version.split(['-', '+']).next()?;
    let mut parts = numbers.split('.').map(|part| part.parse::<u64>().ok());
    let (Some(Some(major)), Some(Some(minor)), Some(Some(patch)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let [major, minor, patch] = match (level, major, minor) {
        (None, ..) => return Some(version.to_owned()),
        (Some(Level::Breaking), 0, 0) => [0, 0, patch.checked_add(1)?],
        (Some(Level::Breaking), 0, _) => [0, minor.checked_add(1)?, 0],
        (Some(Level::Breaking), ..) => [major.checked_add(1)?, 0, 0],
        (Some(Level::Additive), 1.., _) => [major, minor.checked_add(1)?, 0],
        _ => [major, minor, patch.checked_add(1)?],
    };
    Some(format!("{major}.{minor}.{patch}"))
}

/// Returns whether a version is at least the one that follows from the level.
pub fn is_enough(old: &str, new: &str, level: Option<Level>) -> bool {
    let numbers = |text: &str| -> Option<Vec<u64>> {
        let parts = text.split(['-', '+']).next()?.split('.');
        parts.map(|part| part.parse().ok()).collect()
    };
    let wanted = next(old, level).and_then(|wanted| numbers(&wanted));
    match (wanted, numbers(new)) {
        (Some(wanted), Some(new)) => new >= wanted,
        _ => old != new,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_follow_cargo() {
        let next = |version, level| next(version, level).unwrap_or_default();
        for (old, level, new) in [
            ("1.2.3", Level::Breaking, "2.0.0"),
            ("1.2.3", Level::Additive, "1.3.0"),
            ("1.2.3", Level::Behaviour, "1.2.4"),
            ("1.2.3", Level::Docs, "1.2.4"),
            ("0.2.3", Level::Breaking, "0.3.0"),
            ("0.2.3", Level::Additive, "0.2.4"),
            ("0.2.3", Level::Internal, "0.2.4"),
            ("0.0.3", Level::Breaking, "0.0.4"),
            ("0.0.3", Level::Additive, "0.0.4"),
            ("1.0.0-rc.1", Level::Additive, "1.1.0"),
        ] {
            assert_eq!(next(old, Some(level)), new, "{old} {level}");
        }
        assert_eq!(next("1.2.3", None), "1.2.3");
        assert_eq!(next("1.2", Some(Level::Docs)), "");
    }

    #[test]
    fn a_version_that_is_too_low_is_told() {
        assert!(is_enough("1.2.3", "2.0.0", Some(Level::Breaking)));
        assert!(!is_enough("1.2.3", "1.3.0", Some(Level::Breaking)));
        assert!(is_enough("1.2.3", "1.2.3", None));
        assert!(!is_enough("1.2.3", "1.2.3", Some(Level::Docs)));
    }
}
