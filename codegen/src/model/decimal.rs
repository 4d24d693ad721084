//! Decimal texts compared without rounding, since Smithy's numbers have no size limit.

use std::cmp::Ordering;

/// Returns whether the text is a decimal number.
pub fn is_number(text: &str) -> bool {
    parse(text).is_some()
}

/// Returns whether the number is an integer, as `1.0` and `1e2` are.
pub fn is_whole(text: &str) -> bool {
    parse(text).is_some_and(|decimal| decimal.digits.is_empty() || decimal.digits.len() as i64 <= decimal.point)
}

/// Returns whether a number is less than another; `false` unless both are numbers.
pub fn less(a: &str, b: &str) -> bool {
    match (parse(a), parse(b)) {
        (Some(a), Some(b)) => compare(&a, &b) == Ordering::Less,
        _ => false,
    }
}

/// Returns whether two numbers are equal, however they are written; `false` unless both are numbers.
pub fn same(a: &str, b: &str) -> bool {
    match (parse(a), parse(b)) {
        (Some(a), Some(b)) => compare(&a, &b) == Ordering::Equal,
        _ => false,
    }
}

/// `±0.DIGITS × 10^point`, without zeros at either end of the digits.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    point: i64,
}

fn parse(text: &str) -> Option<Decimal> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        // An exponent beyond what fits is as good as the largest that does.
        Some(at) => (&rest[..at], exponent(&rest[at + 1..])?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    if !all.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let leading = all.iter().take_while(|digit| **digit == b'0').count();
    let trailing = all.iter().rev().take_while(|digit| **digit == b'0').count();
    if leading == all.len() {
        return Some(Decimal {
            negative: false,
            digits: vec![],
            point: 0,
        });
    }
    let digits = all[leading..all.len() - trailing].to_vec();
    Some(Decimal {
        negative,
        digits,
        point: whole.len() as i64 - leading as i64 + exponent,
    })
}

fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<i64>().map_or(1 << 40, |size| size.min(1 << 40));
    Some(if text.starts_with('-') { -size } else { size })
}

fn compare(a: &Decimal, b: &Decimal) -> Ordering {
    let sign = |it: &Decimal| match (it.digits.is_empty(), it.negative) {
        (true, _) => 0,
        (false, true) => -1,
        (false, false) => 1,
    };
    let magnitude = || a.point.cmp(&b.point).then_with(|| a.digits.cmp(&b.digits));
    sign(a).cmp(&sign(b)).then_with(|| match sign(a) {
        0 => Ordering::Equal,
        1 => magnitude(),
        _ => magnitude().reverse(),
    })
}
