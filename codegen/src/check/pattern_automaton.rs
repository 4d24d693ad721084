//! Matches a text against a pattern, in time linear in the text: Thompson's simulation over `regex-syntax`.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// A pattern ready to be matched.
pub struct Automaton {
    program: Vec<Instruction>,
}

/// Patterns that expand to more are not checked.
const MAX_PROGRAM: usize = 20_000;

enum Instruction {
    Char(char),
    Class(Vec<(char, char)>),
    Split(usize, usize),
    Jump(usize),
    Start,
    End,
    WordBoundary(bool),
    Match,
}

impl Instruction {
    /// Returns the number of steps it takes: the ranges of a class are gone through.
    fn cost(&self) -> u64 {
        match self {
            Self::Class(ranges) => 1 + ranges.len() as u64 / 8,
            _ => 1,
        }
    }
}

impl Automaton {
    /// The pattern, or `None` if it is not regular, too large, or written in a dialect that `regex-syntax` reads
    /// otherwise.
    pub fn new(pattern: &str) -> Option<Self> {
        if pattern.contains("&&") || pattern.contains("--") || pattern.contains("~~") {
            return None;
        }
        let hir = regex_syntax::ParserBuilder::new()
            .nest_limit(100)
            .build()
            .parse(&ascii_classes(pattern))
            .ok()?;
        let mut automaton = Self { program: vec![] };
        automaton.compile(&hir)?;
        automaton.push(Instruction::Match)?;
        Some(automaton)
    }

    /// Returns the number of instructions it has.
    pub fn size(&self) -> usize {
        self.program.len()
    }

    /// Returns whether there is a match anywhere in the text, or `None` when `pay` refuses the steps of another
    /// character.
    pub fn is_match(&self, text: &str, pay: &mut dyn FnMut(u64) -> bool) -> Option<bool> {
        let mut current = States::new(self.program.len());
        let mut next = States::new(self.program.len());
        let mut before = None;
        let mut rest = text.chars();
        loop {
            let after = rest.next();
            if self.follow(0, before, after, &mut current) {
                return Some(true);
            }
            if !pay(current.list.iter().map(|state| self.program[*state].cost()).sum()) {
                return None;
            }
            let Some(c) = after else { return Some(false) };
            next.clear();
            for &state in &current.list {
                let fits = match &self.program[state] {
                    Instruction::Char(wanted) => *wanted == c,
                    Instruction::Class(ranges) => ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)),
                    _ => false,
                };
                if fits && self.follow(state + 1, Some(c), rest.clone().next(), &mut next) {
                    return Some(true);
                }
            }
            std::mem::swap(&mut current, &mut next);
            before = Some(c);
        }
    }

    /// Adds what is reached from a state without reading; whether that is the end.
    fn follow(&self, start: usize, before: Option<char>, after: Option<char>, states: &mut States) -> bool {
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        let mut pending = vec![start];
        while let Some(state) = pending.pop() {
            if !states.add(state) {
                continue;
            }
            match &self.program[state] {
                Instruction::Match => return true,
                Instruction::Jump(to) => pending.push(*to),
                Instruction::Split(a, b) => pending.extend([*a, *b]),
                Instruction::Start if before.is_none() => pending.push(state + 1),
                Instruction::End if after.is_none() => pending.push(state + 1),
                Instruction::WordBoundary(wanted) if (word(before) != word(after)) == *wanted => {
                    pending.push(state + 1);
                }
                _ => {}
            }
        }
        false
    }

    fn push(&mut self, instruction: Instruction) -> Option<usize> {
        self.program.push(instruction);
        (self.program.len() <= MAX_PROGRAM).then_some(self.program.len() - 1)
    }

    fn compile(&mut self, hir: &Hir) -> Option<()> {
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                for c in std::str::from_utf8(&literal.0).ok()?.chars() {
                    self.push(Instruction::Char(c))?;
                }
            }
            HirKind::Class(Class::Unicode(class)) => {
                let ranges = class
                    .ranges()
                    .iter()
                    .map(|range| (range.start(), range.end()))
                    .collect();
                self.push(Instruction::Class(ranges))?;
            }
            HirKind::Class(Class::Bytes(_)) => return None,
            HirKind::Look(look) => {
                let instruction = match look {
                    Look::Start => Instruction::Start,
                    Look::End => Instruction::End,
                    Look::WordAscii | Look::WordUnicode => Instruction::WordBoundary(true),
                    Look::WordAsciiNegate | Look::WordUnicodeNegate => Instruction::WordBoundary(false),
                    _ => return None,
                };
                self.push(instruction)?;
            }
            // Repeating what reads nothing adds nothing, and could be written to take forever.
            HirKind::Repetition(repetition) if repetition.sub.properties().maximum_len() == Some(0) => {
                if repetition.min > 0 {
                    self.compile(&repetition.sub)?;
                }
            }
            HirKind::Repetition(repetition) => {
                for _ in 0..repetition.min {
                    self.compile(&repetition.sub)?;
                }
                match repetition.max {
                    None => {
                        let split = self.push(Instruction::Jump(0))?;
                        self.compile(&repetition.sub)?;
                        let back = self.push(Instruction::Jump(split))?;
                        self.program[split] = Instruction::Split(split + 1, back + 1);
                    }
                    Some(max) => {
                        for _ in repetition.min..max {
                            self.optional(&repetition.sub)?;
                        }
                    }
                }
            }
            HirKind::Capture(capture) => self.compile(&capture.sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.compile(part))?,
            HirKind::Alternation(branches) => {
                let mut ends = vec![];
                for branch in branches {
                    let split = self.push(Instruction::Jump(0))?;
                    self.compile(branch)?;
                    ends.push(self.push(Instruction::Jump(0))?);
                    self.program[split] = Instruction::Split(split + 1, self.program.len());
                }
                // The last branch's alternative is to fail: an empty class matches nothing.
                self.push(Instruction::Class(vec![]))?;
                let end = self.program.len();
                ends.into_iter()
                    .for_each(|at| self.program[at] = Instruction::Jump(end));
            }
        }
        Some(())
    }

    fn optional(&mut self, hir: &Hir) -> Option<()> {
        let split = self.push(Instruction::Jump(0))?;
        self.compile(hir)?;
        self.program[split] = Instruction::Split(split + 1, self.program.len());
        Some(())
    }
}

/// `\d` and `\w` are ASCII in the dialect of Smithy.
fn ascii_classes(pattern: &str) -> String {
    let mut translated = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            translated.push(c);
            continue;
        }
        match chars.next() {
            Some('d') => translated.push_str("[0-9]"),
            Some('D') => translated.push_str("[^0-9]"),
            Some('w') => translated.push_str("[0-9A-Za-z_]"),
            Some('W') => translated.push_str("[^0-9A-Za-z_]"),
            Some(other) => translated.extend(['\\', other]),
            None => translated.push('\\'),
        }
    }
    translated
}

/// A set of states that keeps the order of insertion.
struct States {
    list: Vec<usize>,
    seen: Vec<bool>,
}

impl States {
    fn new(size: usize) -> Self {
        Self {
            list: vec![],
            seen: vec![false; size],
        }
    }

    fn add(&mut self, state: usize) -> bool {
        let new = !std::mem::replace(&mut self.seen[state], true);
        if new {
            self.list.push(state);
        }
        new
    }

    fn clear(&mut self) {
        for state in self.list.drain(..) {
            self.seen[state] = false;
        }
    }
}
