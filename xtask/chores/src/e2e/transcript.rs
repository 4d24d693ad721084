//! The output of the programs: sections of lines, one section for each service.

use std::fmt::Write as _;

/// The sections of a transcript: a line that is not indented, and the indented lines after it. The last line is a sum, which
/// has none.
pub fn sections(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].starts_with("  ")).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]).collect::<Vec<_>>();
    let sections = starts.into_iter().zip(ends);
    let sections = sections.map(move |(start, end)| (lines[start], lines[start + 1..end].to_vec()));
    sections.filter(|(_, lines)| !lines.is_empty())
}

/// The lines in which the sections of two transcripts differ. A section that the second one lacks is passed over.
pub fn differences(ours: &str, theirs: &str) -> String {
    let mut text = String::new();
    for (name, official) in sections(theirs) {
        let Some((_, generated)) = sections(ours).find(|(it, _)| *it == name) else {
            let _ = writeln!(text, "{name}: only the official client was called");
            continue;
        };
        for at in 0..official.len().max(generated.len()) {
            let (ours, theirs) = (generated.get(at), official.get(at));
            if ours != theirs {
                let shown = |it: Option<&&str>| it.map_or("(nothing)", |it| it.trim()).to_owned();
                let _ = writeln!(
                    text,
                    "{name} differs:\n  generated {}\n  official  {}",
                    shown(ours),
                    shown(theirs)
                );
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "A over x\n  one: 1\n  ok\nB over y\n  two: 2\n  three: 3\n2 services, 0 failed\n";

    #[test]
    fn equal_sections_do_not_differ() {
        assert_eq!(
            differences(OURS, "B over y\n  two: 2\n  three: 3\n1 services, 0 failed\n"),
            ""
        );
        assert_eq!(sections(OURS).count(), 2);
    }

    #[test]
    fn each_line_that_differs_is_shown_from_both_sides() {
        let text = differences(
            OURS,
            "A over x\n  one: 2\nB over y\n  two: 2\n  three: 3\n  ok\nC over z\n  ok\n",
        );
        assert_eq!(
            text,
            "A over x differs:\n  generated one: 1\n  official  one: 2\n\
             A over x differs:\n  generated ok\n  official  (nothing)\n\
             B over y differs:\n  generated (nothing)\n  official  ok\n\
             C over z: only the official client was called\n"
        );
    }
}
