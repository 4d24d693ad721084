//! Texts of timestamps (RFC 3339, "date-time"; RFC 9110, "IMF-fixdate").

use time::OffsetDateTime;
use time::format_description::well_known::{Rfc2822, Rfc3339};

/// A time like `1985-04-12T23:20:50.52Z`; an offset may stand in place of the `Z`.
pub fn date_time(text: &str) -> Option<OffsetDateTime> {
    // The library takes any letter between day and time.
    let (_, rest) = text.split_at_checked(10)?;
    let time = rest
        .starts_with(['T', 't'])
        .then(|| OffsetDateTime::parse(text, &Rfc3339));
    time?.ok()
}

/// A time like `Tue, 29 Apr 2014 18:30:38 GMT`.
pub fn http_date(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(text, &Rfc2822).ok()
}

/// Milliseconds since 1970 of a time in either form.
pub fn epoch_milliseconds(text: &str) -> Option<i64> {
    let time = date_time(text).or_else(|| http_date(text))?;
    i64::try_from(time.unix_timestamp_nanos().div_euclid(1_000_000)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (text, milliseconds) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1985-04-12T23:20:50.52Z", Some(482_196_050_520)),
            ("1985-04-13t00:20:50.52+01:00", Some(482_196_050_520)),
            ("1969-12-31T23:59:59.999z", Some(-1)),
            ("2000-02-29T12:00:00Z", Some(951_825_600_000)),
            ("Tue, 29 Apr 2014 18:30:38 GMT", Some(1_398_796_238_000)),
            ("2001-02-29T12:00:00Z", None),
            ("1985-04-12 23:20:50Z", None),
            ("1985-04-12", None),
        ] {
            assert_eq!(epoch_milliseconds(text), milliseconds, "of `{text}`");
        }
    }
}
