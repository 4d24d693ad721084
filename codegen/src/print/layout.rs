//! Items as lines: prettyplease prints them, with empty lines between those that deserve it.

use super::tokens;

/// The kind of an item for empty lines: one-line items of a kind stand together.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Group {
    Use,
    Module,
    Alone,
}

impl Group {
    pub(super) fn of(item: &syn::Item) -> Self {
        match item {
            syn::Item::Use(item) if item.attrs.is_empty() => Self::Use,
            syn::Item::Mod(item) if item.content.is_none() && item.attrs.is_empty() => Self::Module,
            _ => Self::Alone,
        }
    }

    pub(super) fn joins(self, previous: Self) -> bool {
        self == previous && self != Self::Alone
    }
}

/// An item as prettyplease prints it, but with empty lines between the items of a module, an implementation or a trait.
pub(super) fn item_lines(item: syn::Item) -> Vec<String> {
    match item {
        syn::Item::Mod(mut module) => {
            let Some((_, children)) = module
                .content
                .as_mut()
                .map(|(brace, items)| (brace, std::mem::take(items)))
            else {
                return printed(syn::Item::Mod(module));
            };
            let mut previous = None;
            let children = children.into_iter().map(|child| {
                let group = Group::of(&child);
                let joins = previous.is_some_and(|previous| group.joins(previous));
                previous = Some(group);
                let lines = item_lines(child).into_iter().map(|line| match line.as_str() {
                    "" => line,
                    _ => format!("    {line}"),
                });
                (joins, lines.collect())
            });
            let children: Vec<_> = children.collect();
            around(printed(syn::Item::Mod(module)), children)
        }
        syn::Item::Impl(mut whole) => {
            let children = std::mem::take(&mut whole.items);
            let empty = printed(syn::Item::Impl(whole.clone()));
            let children = children.into_iter().map(|child| {
                let mut one = whole.clone();
                one.items.push(child);
                (false, inner_lines(printed(syn::Item::Impl(one)), empty.len()))
            });
            let children: Vec<_> = children.collect();
            around(empty, children)
        }
        syn::Item::Trait(mut whole) => {
            let children = std::mem::take(&mut whole.items);
            let empty = printed(syn::Item::Trait(whole.clone()));
            let children = children.into_iter().map(|child| {
                let mut one = whole.clone();
                one.items.push(child);
                (false, inner_lines(printed(syn::Item::Trait(one)), empty.len()))
            });
            let children: Vec<_> = children.collect();
            around(empty, children)
        }
        syn::Item::Macro(it) => tokens::lines(&it).unwrap_or_else(|| printed(syn::Item::Macro(it))),
        other => printed(other),
    }
}

fn printed(item: syn::Item) -> Vec<String> {
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    };
    prettyplease::unparse(&file).lines().map(str::to_owned).collect()
}

/// Returns the lines between the opening lines, as many as those of the empty item, and the closing brace.
fn inner_lines(mut lines: Vec<String>, opening: usize) -> Vec<String> {
    lines.pop();
    lines.drain(..opening.min(lines.len()));
    lines
}

/// The children in the braces of an empty item, each with whether it stands directly under the one before.
fn around(mut empty: Vec<String>, children: Vec<(bool, Vec<String>)>) -> Vec<String> {
    if children.is_empty() {
        return empty;
    }
    if let Some(last) = empty.last_mut() {
        last.truncate(last.trim_end_matches("{}").len());
        last.push('{');
    }
    for (index, (joins, lines)) in children.into_iter().enumerate() {
        if index > 0 && !joins {
            empty.push(String::new());
        }
        empty.extend(lines);
    }
    empty.push("}".to_owned());
    empty
}
