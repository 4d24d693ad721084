//! Stack for code that recurses over input and that we did not write: the parser and the printer of Rust.
//!
//! Our own recursion over input is bounded by depth, so that it fits any thread. `syn` and `prettyplease` are not: text
//! that would nest too deep for them is refused, and the rest runs on a thread with a large stack. The system commits
//! the pages of a stack when they are used, so a large one costs nothing until then.

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream};
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread;

/// The stack of [`deep`], in bytes.
const SIZE: usize = 512 << 20;

/// The limit of nesting of Rust that is parsed in [`deep`]. Without optimization the parser uses up to 30 KB of stack for
/// a parenthesis; the deepest file of the compiler's own tests is far below.
pub const MAX_DEPTH: usize = 5_000;

/// Runs code on a thread with a large stack, or on this one where no other can be had.
pub fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let work = Mutex::new(Some(work));
    let run = || work.lock().ok().and_then(|mut work| work.take()).map(|work| work());
    let done = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(SIZE).spawn_scoped(scope, run).ok()?;
        thread.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    done.or_else(run).expect("the work is done once, there or here")
}

/// Returns whether the tree of the code may be deeper than [`MAX_DEPTH`].
///
/// Operators nest without brackets, too: `!!x`, `a + b + c`, `a.b().c()`, `Vec<Vec<T>>`, `if .. else if ..`. So each run
/// of tokens that could be an expression or type counts with its length, and with the deepest of its brackets. A run
/// ends at `;` and `,`, and after braces that no operator follows.
pub fn is_too_deep(tokens: TokenStream) -> bool {
    let mut open = vec![Level::new(tokens)];
    while let Some(level) = open.last_mut() {
        match level.next() {
            Some(TokenTree::Group(group)) => open.push(Level::new(group.stream())),
            Some(_) => {}
            None => {
                level.end_run();
                let depth = level.deepest;
                open.pop();
                if let Some(outer) = open.last_mut() {
                    outer.brackets = outer.brackets.max(depth);
                }
                if depth > MAX_DEPTH {
                    return true;
                }
            }
        }
        if open.len() > MAX_DEPTH {
            return true;
        }
    }
    false
}

/// The tokens between two brackets.
struct Level {
    rest: token_stream::IntoIter,
    /// `true` if the last token was braces.
    after_braces: bool,
    /// The number of tokens the run has so far.
    run: usize,
    /// The depth of the brackets in the run.
    brackets: usize,
    /// The deepest of the runs before.
    deepest: usize,
}

impl Level {
    fn new(tokens: TokenStream) -> Self {
        Self {
            rest: tokens.into_iter(),
            after_braces: false,
            run: 0,
            brackets: 0,
            deepest: 0,
        }
    }

    fn next(&mut self) -> Option<TokenTree> {
        let token = self.rest.next()?;
        let goes_on = match &token {
            TokenTree::Punct(it) => it.as_char() != '#',
            TokenTree::Ident(it) => it == "else" || it == "as",
            TokenTree::Group(_) | TokenTree::Literal(_) => false,
        };
        let is_separator = matches!(&token, TokenTree::Punct(it) if matches!(it.as_char(), ';' | ','));
        if is_separator || (self.after_braces && !goes_on) {
            self.end_run();
        }
        self.after_braces = matches!(&token, TokenTree::Group(it) if it.delimiter() == Delimiter::Brace);
        self.run += 1;
        Some(token)
    }

    fn end_run(&mut self) {
        self.deepest = self.deepest.max(self.run + self.brackets);
        (self.run, self.brackets) = (0, 0);
    }
}
