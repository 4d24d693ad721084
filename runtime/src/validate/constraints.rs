//! Length, range, pattern and enum membership of simple values.

use super::walk::Leaf;
use super::{Constraint, Found};
use crate::schema::{Bound, Setting};

/// Returns the constraints that a value violates, with the value or length that was found.
pub(super) fn broken(
    settings: &'static [Setting],
    values: Option<&'static [&'static str]>,
    leaf: Leaf<'_>,
) -> Vec<(Constraint, Found)> {
    let mut broken = Vec::new();
    match leaf {
        Leaf::String(text) => {
            broken.extend(broken_length(settings, text.chars().count()));
            for it in settings {
                if let Setting::Pattern(pattern) = it
                    && !pattern.matches(text)
                {
                    broken.push((Constraint::Pattern(pattern.text), Found::value(&text)));
                }
            }
            if let Some(values) = values
                && !values.contains(&text)
            {
                broken.push((Constraint::Values(values), Found::value(&text)));
            }
        }
        Leaf::Blob(blob) => broken.extend(broken_length(settings, blob.as_ref().len())),
        Leaf::Integer(it) => number(settings, &it, Bound::Integer(it.into()), &mut broken),
        Leaf::Float(it) => number(settings, &it, Bound::Float(it), &mut broken),
        Leaf::BigInteger(it) => number(settings, &it.as_ref(), bound(it.as_ref()), &mut broken),
        Leaf::BigDecimal(it) => number(settings, &it.as_ref(), bound(it.as_ref()), &mut broken),
        Leaf::Boolean(_) | Leaf::Timestamp(_) | Leaf::Document(_) | Leaf::Null => {}
    }
    broken
}

/// Returns the length constraint if a value of this length violates it.
pub(super) fn broken_length(settings: &'static [Setting], length: usize) -> Option<(Constraint, Found)> {
    let length = length as u64;
    settings.iter().find_map(|it| match it {
        Setting::Length(min, max) if min.is_some_and(|it| length < it) || max.is_some_and(|it| length > it) => {
            Some((Constraint::Length { min: *min, max: *max }, Found::Length(length)))
        }
        _ => None,
    })
}

fn number(
    settings: &'static [Setting],
    shown: &dyn std::fmt::Display,
    value: Bound,
    broken: &mut Vec<(Constraint, Found)>,
) {
    for it in settings {
        match it {
            Setting::Range(min, max)
                if min.is_some_and(|it| less(value, it)) || max.is_some_and(|it| less(it, value)) =>
            {
                broken.push((Constraint::Range { min: *min, max: *max }, Found::value(shown)));
            }
            Setting::Values(values) if !values.iter().any(|it| value == Bound::Integer((*it).into())) => {
                broken.push((Constraint::Integers(values), Found::value(shown)));
            }
            _ => {}
        }
    }
}

/// A number of any size; beyond 128 bits the order of magnitude decides.
fn bound(text: &str) -> Bound {
    match text.parse() {
        Ok(it) => Bound::Integer(it),
        Err(_) => Bound::Float(text.parse().unwrap_or(f64::NAN)),
    }
}

fn less(a: Bound, b: Bound) -> bool {
    match (a, b) {
        (Bound::Integer(a), Bound::Integer(b)) => a < b,
        _ => float(a) < float(b),
    }
}

fn float(it: Bound) -> f64 {
    match it {
        Bound::Integer(it) => it as f64,
        Bound::Float(it) => it,
    }
}
