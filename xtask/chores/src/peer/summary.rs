//! The table of what was compared, as it stands in `docs/compatibility.md`.

use super::requests::Requests;

/// The comparison of one service.
pub struct Line {
    /// The end of the official name.
    pub service: String,
    /// The version of the official crate.
    pub version: String,
    /// Lines of the official listing.
    pub lines: usize,
    /// Lines of both listings that a row excuses.
    pub excused: usize,
    /// Parts that only the official model has, and only ours.
    pub models: [usize; 2],
    /// Lines that are missing, that differ and that are extra.
    pub counts: [usize; 3],
    /// The requests, where they were compared.
    pub requests: Option<Requests>,
}

impl Line {
    /// Returns whether nothing differs without a reason.
    pub fn is_clean(&self) -> bool {
        self.counts == [0; 3] && self.requests.as_ref().is_none_or(|it| it.different == 0)
    }

    fn cells(&self) -> Vec<String> {
        let [missing, differing, extra] = self.counts;
        let [theirs, ours] = self.models;
        let requests = match &self.requests {
            Some(it) => vec![
                format!("{} of {} operations", it.sent, it.operations),
                it.answers.to_string(),
                it.different.to_string(),
                it.excused.to_string(),
            ],
            None => vec!["–".to_owned(); 4],
        };
        let counted = [self.lines, self.excused, missing, differing, extra];
        let mut cells = vec![format!("{} {}", self.service, self.version)];
        cells.extend(counted.iter().map(ToString::to_string));
        cells.push(format!("{theirs}, {ours}"));
        cells.extend(requests);
        cells
    }
}

/// Prints the table.
pub fn print(lines: &[Line]) {
    anstream::println!(
        "\n| crate | lines | excused by rows | missing | differing | extra | parts of one model: official, ours | \
         requests | answers | differing inputs | excused inputs |"
    );
    anstream::println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for line in lines {
        anstream::println!("| {} |", line.cells().join(" | "));
    }
}
