//! Constraint traits of a member, or else of its target, as settings.

use super::pattern;
use super::symbols::Symbols;
use crate::event::{Events, Subject};
use crate::model::closure::ServiceClosure;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::traits::Traits;
use crate::model::traits::constraint::{Length, Pattern, Range, UniqueItems};
use crate::model::traits::type_refinement::EnumValue;
use crate::rust::constraint::{Bounds, Constraint};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::literal::Number;
use crate::rust::member::{Setting, Settings};

/// Returns the constraints of a member's value itself, without those of its elements.
pub fn constraints(symbols: &Symbols<'_>, member: &Member) -> Settings {
    let target = symbols.model().target(&member.target);
    let mut settings = Settings::default();
    let mut length = symbols.member_or_target(member);
    let mut pattern = None;
    if let Some(Pattern(text)) = symbols.member_or_target(member)
        && let Ok(it) = pattern::checked(&text)
    {
        length = it.length.map_or(length, |bounds| Some(within(length, bounds)));
        pattern = Some(Constraint::Pattern(it.pattern));
    }
    settings.add(length.map(|Length { min, max }| {
        let number = |it: u64| Number::from(i64::try_from(it).unwrap_or(i64::MAX));
        Setting::Constraint(Constraint::Length(Bounds {
            min: min.map(number),
            max: max.map(number),
        }))
    }));
    if let Some(Range { min, max }) = symbols.member_or_target(member) {
        settings.add(Setting::Constraint(Constraint::Range(Bounds {
            min: min.as_ref().map(Number::from),
            max: max.as_ref().map(Number::from),
        })));
    }
    settings.add(pattern.map(Setting::Constraint));
    if symbols.member_or_target::<UniqueItems>(member).is_some() {
        settings.add(Setting::Constraint(Constraint::Unique));
    }
    settings.add(values(target).map(Setting::Constraint));
    settings
}

/// The lengths that the model and a pattern allow.
fn within(length: Option<Length>, (min, max): (u64, Option<u64>)) -> Length {
    let least = length.as_ref().and_then(|it| it.min).unwrap_or(0).max(min);
    let most = length.and_then(|it| it.max);
    Length {
        min: Some(least),
        max: most.into_iter().chain(max).min(),
    }
}

/// The values of an int enum.
fn values(target: &Shape) -> Option<Constraint> {
    let ShapeKind::IntEnum { members } = &target.kind else {
        return None;
    };
    let value = |EnumValue(node): EnumValue| node.as_number()?.as_i64()?.try_into().ok();
    let values = members.values().filter_map(|it| it.traits.get().and_then(value));
    Some(Constraint::Values(values.collect()))
}

/// Reports the patterns that validation does not check, each once and not at every use.
pub fn report_unchecked_patterns(closure: &ServiceClosure, events: &mut Events) {
    for shape in closure.shapes() {
        report_unchecked_pattern(&shape.traits, &**shape, events);
        for (_, member) in shape.members() {
            report_unchecked_pattern(&member.traits, member, events);
        }
    }
}

fn report_unchecked_pattern(traits: &Traits, subject: &impl Subject, events: &mut Events) {
    if let Some(Pattern(text)) = traits.get()
        && let Err(reason) = pattern::checked(&text)
    {
        let message = format!("the pattern is not checked: {reason}");
        events.warning("UnsupportedPattern", subject, message);
    }
}

/// Says in the documentation of a member that its pattern is not checked, if that is so.
pub fn unchecked_pattern(symbols: &Symbols<'_>, member: &Member, docs: &mut Docs) {
    if let Some(Pattern(text)) = symbols.member_or_target(member)
        && pattern::checked(&text).is_err()
    {
        docs.paragraph(Markdown::new(
            "The model has a pattern for this that validation does not check.",
        ));
    }
}
