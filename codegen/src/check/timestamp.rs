//! Texts of timestamps (RFC 3339, "date-time"; RFC 9110, "IMF-fixdate").

/// Whether the text is like `1985-04-12T23:20:50.52Z`; an offset may stand in place of the `Z`.
pub fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_once(['T', 't']) else {
        return false;
    };
    let Some(zone) = rest.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (time, zone) = rest.split_at(zone);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let is_zone = zone.eq_ignore_ascii_case("z") || fits(&zone[1..], "00:00");
    let month = date.get(5..7).and_then(|it| it.parse::<u8>().ok());
    let day = date.get(8..10).and_then(|it| it.parse::<u8>().ok());
    let is_day = month.is_some_and(|it| (1..=12).contains(&it)) && day.is_some_and(|it| (1..=31).contains(&it));
    let digits = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    fits(date, "0000-00-00") && is_day && fits(time, "00:00:00") && digits && is_zone
}

/// Whether the text is like `Tue, 29 Apr 2014 18:30:38 GMT`.
pub fn is_http_date(text: &str) -> bool {
    fits(text, "aaa, 00 aaa 0000 00:00:00 GMT") || fits(text, "aaa, 0 aaa 0000 00:00:00 GMT")
}

/// Whether a text has the form of another: `0` stands for a digit, `a` for a letter, and the rest for itself.
fn fits(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            b'a' => byte.is_ascii_alphabetic(),
            _ => byte == wanted,
        })
}
