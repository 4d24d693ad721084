//! "Did you mean": the known name most like one that was not found.

/// Names that are longer are like no other.
const LONGEST: usize = 200;

/// The name most like the one that was not found, if it is like it at all.
pub fn similar<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    similar_within(wanted, known, &mut |_| true)
}

/// Returns the most similar names, within a limit of work.
///
/// `pay` is asked before each comparison, with what it may cost in steps; names are left out from the first `false` on.
pub fn similar_within<'a>(
    wanted: &str,
    known: impl IntoIterator<Item = &'a str>,
    pay: &mut dyn FnMut(u64) -> bool,
) -> Option<&'a str> {
    if wanted.len() > LONGEST {
        return None;
    }
    let limit = 1 + wanted.chars().count() / 6;
    let is_near = |name: &str| wanted.len().abs_diff(name.len()) <= limit;
    let mut cost = |name: &&str| {
        pay(1 + if is_near(name) {
            (wanted.len() * name.len()) as u64
        } else {
            0
        })
    };
    known
        .into_iter()
        .take_while(|name| cost(name))
        .filter(|name| is_near(name))
        .map(|name| (distance(wanted, name, limit), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Levenshtein's distance, in which two letters that changed places count once; case is ignored. Anything above the limit
/// is reported as one more than it.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let (mut before, mut last) = (row.clone(), None);
    for (i, from) in a.chars().flat_map(char::to_lowercase).enumerate() {
        let mut next = vec![i + 1; b.len() + 1];
        for (j, to) in b.iter().enumerate() {
            let replaced = row[j] + usize::from(from != *to);
            next[j + 1] = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && last == Some(*to) && b[j - 1] == from {
                next[j + 1] = next[j + 1].min(before[j - 1] + 1);
            }
        }
        if next.iter().min().is_some_and(|least| *least > limit) {
            return limit + 1;
        }
        before = std::mem::replace(&mut row, next);
        last = Some(from);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["Float", "Boolean", "BigDecimal", "Timestamp"];
        for (wanted, found) in [
            ("Flaot", Some("Float")),
            ("flat", Some("Float")),
            ("Bolean", Some("Boolean")),
            ("BigDecmial", Some("BigDecimal")),
            ("Stamp", None),
        ] {
            assert_eq!(similar(wanted, known), found, "{wanted}");
        }
        assert_eq!(distance("ab", "ba", 3), 1);
        assert_eq!(distance("abc", "", 3), 3);
    }
}
