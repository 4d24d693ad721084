//! The effect of findings on programs.

use super::outcome::Placed;
use crate::used_by::Seen;
use tinsmith::verdict::Level;
use tinsmith::verdict::aspect::Aspect;

/// The effect on the programs that were named.
pub struct Used {
    /// The number of places that no longer compile.
    pub breaks: usize,
    /// The number of findings of other levels that touch the programs.
    pub touched: usize,
}

/// Adds the places of the programs to the findings that touch them.
pub fn place(findings: &mut [Placed], seen: &Seen) {
    for it in findings.iter_mut().filter(|it| it.finding.level > Level::Docs) {
        let Some(shape) = &it.finding.shape else { continue };
        let mut places = match it.finding.aspect {
            Aspect::Type | Aspect::Operation | Aspect::Module | Aspect::Export => seen.shape(shape).to_vec(),
            Aspect::Field | Aspect::Variant | Aspect::Method | Aspect::Build => {
                seen.part(shape, &names(&it.finding.items))
            }
            Aspect::EnumValue | Aspect::Deprecated | Aspect::Required | Aspect::Constraint | Aspect::Default
                if shape.member().is_some() =>
            {
                seen.part(shape, &names(&it.finding.items))
            }
            _ => seen.shape(shape).to_vec(),
        };
        places.sort();
        places.dedup();
        it.places = places;
    }
}

/// The names of a part in a program: `key`, and its setters `set_key` and `get_key`.
fn names(items: &[String]) -> Vec<String> {
    let last = items
        .first()
        .and_then(|item| item.rsplit("::").next())
        .unwrap_or_default();
    let bare = last.strip_prefix("r#").unwrap_or(last);
    vec![bare.to_owned(), format!("set_{bare}"), format!("get_{bare}")]
}

impl Used {
    /// Counts the places that were found.
    pub fn of(findings: &[Placed]) -> Self {
        let breaking = findings.iter().filter(|it| it.finding.level == Level::Breaking);
        let others = findings.iter().filter(|it| it.finding.level != Level::Breaking);
        Self {
            breaks: breaking.map(|it| it.places.len()).sum(),
            touched: others.filter(|it| !it.places.is_empty()).count(),
        }
    }

    /// The verdict for the programs.
    pub fn sentence(&self) -> String {
        let compiles = match self.breaks {
            0 => "your program compiles unchanged".to_owned(),
            1 => "your program breaks at 1 place".to_owned(),
            count => format!("your program breaks at {count} places"),
        };
        match self.touched {
            0 => compiles,
            1 => format!("{compiles}; 1 other finding touches it"),
            count => format!("{compiles}; {count} other findings touch it"),
        }
    }
}
