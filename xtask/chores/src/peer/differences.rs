//! Lines of one listing alone, by the part of the model that they are about.

use super::root::Root;
use super::words::Words;
use crate::shared::plural;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;

/// A part of the model with lines that differ.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Lines of the official crate alone.
    pub official: Vec<String>,
    /// Lines of the generated crate alone.
    pub generated: Vec<String>,
}

/// The differences of two listings that no row of the tables excuses.
#[derive(Debug, Default)]
pub struct Differences {
    /// The differences that only another version of the model explains, since one model alone has the part.
    pub of_models: BTreeMap<Root, Group>,
    /// All others: of a part that both models have.
    pub of_crates: BTreeMap<Root, Group>,
}

/// The two listings, and the lines of each that are to be sorted.
#[derive(Debug)]
pub struct Listings<'a> {
    /// All lines of the official crate.
    pub official: &'a [String],
    /// All lines of the generated crate.
    pub generated: &'a [String],
    /// Lines of the official crate alone.
    pub only_official: &'a [String],
    /// Lines of the generated crate alone.
    pub only_generated: &'a [String],
}

impl Differences {
    /// Sorts the lines. A part that only the official crate has is of its model if ours has no such name. A part that only
    /// the generated crate has is of our model, unless the official crate has a similar name in its place.
    pub fn sort(listings: &Listings<'_>, words: &Words) -> Self {
        let roots =
            |lines: &[String]| -> HashSet<Root> { lines.iter().flat_map(|line| Root::of(line).chain()).collect() };
        let (official, generated) = (roots(listings.official), roots(listings.generated));
        let only_official: BTreeSet<Root> = roots(listings.only_official)
            .into_iter()
            .filter(|root| !generated.contains(root))
            .collect();
        let of_their_model = |root: &Root| !generated.contains(root) && !words.has(root);
        let of_our_model = |root: &Root| {
            !official.contains(root) && words.has(root) && !only_official.iter().any(|it| it.is_similar(root))
        };
        let mut differences = Self::default();
        for line in listings.only_official {
            let (root, of_model) = part(line, of_their_model);
            differences.group(root, of_model).official.push(line.clone());
        }
        for line in listings.only_generated {
            let (root, of_model) = part(line, of_our_model);
            differences.group(root, of_model).generated.push(line.clone());
        }
        differences
    }

    fn group(&mut self, root: Root, of_model: bool) -> &mut Group {
        let groups = if of_model {
            &mut self.of_models
        } else {
            &mut self.of_crates
        };
        groups.entry(root).or_default()
    }

    /// Returns the number of lines that are missing, that differ (a line of each crate counts once) and that are extra.
    pub fn counts(&self) -> [usize; 3] {
        self.of_crates
            .values()
            .fold([0; 3], |[missing, differing, extra], group| {
                let (theirs, ours) = (group.official.len(), group.generated.len());
                let both = theirs.min(ours);
                [missing + theirs - both, differing + both, extra + ours - both]
            })
    }

    /// Returns the number of parts that only the official model has, and of those that only ours has.
    pub fn models(&self) -> [usize; 2] {
        let only_official = self
            .of_models
            .values()
            .filter(|group| group.generated.is_empty())
            .count();
        [only_official, self.of_models.len() - only_official]
    }

    /// The differences as text: of crates with lines, of models by name.
    pub fn describe(&self) -> String {
        let mut text = String::new();
        for (root, group) in &self.of_crates {
            let _ = writeln!(text, "  {root}:");
            for (mark, lines) in [('-', &group.official), ('+', &group.generated)] {
                for line in lines.iter().take(SHOWN) {
                    let _ = writeln!(text, "    {mark} {line}");
                }
                if lines.len() > SHOWN {
                    let _ = writeln!(text, "    {mark} … and {} more", lines.len() - SHOWN);
                }
            }
        }
        for (root, group) in &self.of_models {
            let (model, lines) = match group.generated.len() {
                0 => ("the official model", group.official.len()),
                lines => ("our model", lines),
            };
            let _ = writeln!(text, "  only in {model}: {root} ({})", plural(lines, "line"));
        }
        text
    }
}

/// The number of lines of a group that are shown.
const SHOWN: usize = 6;

/// The widest part around a line that only one model has, or the line's own part.
fn part(line: &str, of_model: impl Fn(&Root) -> bool) -> (Root, bool) {
    let chain = Root::of(line).chain();
    match chain.iter().rev().find(|root| of_model(root)) {
        Some(root) => (root.clone(), true),
        // The first is the line's own.
        None => (Root::of(line), false),
    }
}

#[cfg(test)]
mod tests {
    use super::{Differences, Listings};
    use crate::peer::words::Words;
    use tinsmith::event::Events;
    use tinsmith::source::{Source, Sources};

    const MODEL: &str = r#"{ "smithy": "2.0", "shapes": {
        "a#Tag": { "type": "structure", "members": {
            "key": { "target": "smithy.api#String" },
            "send": { "target": "smithy.api#String" },
            "ours": { "target": "smithy.api#String" } } } } }"#;

    fn differences(official: &[&str], generated: &[&str]) -> Differences {
        let sources = Sources::new(vec![Source {
            path: "a.json".into(),
            text: MODEL.into(),
        }]);
        let model = tinsmith::model(&sources, &mut Events::default()).unwrap_or_else(|_| panic!("the model is valid"));
        let own = |lines: &[&str]| lines.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let (official, generated) = (own(official), own(generated));
        let without = |a: &[String], b: &[String]| a.iter().filter(|it| !b.contains(it)).cloned().collect::<Vec<_>>();
        let (only_official, only_generated) = (without(&official, &generated), without(&generated, &official));
        let listings = Listings {
            official: &official,
            generated: &generated,
            only_official: &only_official,
            only_generated: &only_generated,
        };
        Differences::sort(&listings, &Words::of(&model))
    }

    #[test]
    fn a_part_that_one_model_has_alone_is_told_apart() {
        let found = differences(
            &[
                "pub sdk::types::Tag::key: u8",
                "pub sdk::types::Tag::theirs: u8",
                "pub sdk::types::New::x: u8",
            ],
            &["pub sdk::types::Tag::key: u8", "pub sdk::types::Tag::ours: u8"],
        );
        assert_eq!(found.counts(), [0, 0, 0], "{}", found.describe());
        assert_eq!(found.models(), [2, 1], "{}", found.describe());
    }

    #[test]
    fn another_type_and_another_name_of_a_member_differ() {
        let found = differences(
            &["pub sdk::types::Tag::key: u8", "pub sdk::types::Tag::send_value: u8"],
            &["pub sdk::types::Tag::key: u16", "pub sdk::types::Tag::send: u8"],
        );
        assert_eq!(found.counts()[1], 1, "{}", found.describe());
        assert!(
            found.describe().contains("+ pub sdk::types::Tag::send: u8"),
            "{}",
            found.describe()
        );
    }

    #[test]
    fn a_member_that_our_model_has_is_missing() {
        let found = differences(&["pub sdk::types::Tag::key: u8"], &["pub sdk::types::Tag::ours: u8"]);
        assert_eq!(found.counts(), [1, 0, 0], "{}", found.describe());
    }
}
