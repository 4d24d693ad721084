//! Headers whose text is a date most of the time.

use crate::model::ValidModel;
use crate::model::closure::ServiceClosure;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::model::shape::{Member, Members, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Trait;
use crate::model::traits::documentation::{Deprecated, Documentation};
use crate::model::traits::http::HttpHeader;
use crate::source::SourceLocation;
use std::sync::Arc;

/// A string of the model that is a timestamp most of the time.
pub struct LenientDate {
    /// The name of the shape, and of the member that targets it.
    pub date: &'static str,
    /// The name of the member, and of the header, with the raw text.
    pub text: &'static str,
}

/// Makes the shape a timestamp. Outputs that have one in a header get a member with the raw text. Both
/// members are the last of the output, as in the official crates.
pub fn apply(closure: &mut ServiceClosure, &LenientDate { date, text }: &LenientDate) {
    let mut model = closure.model.clone().into_inner();
    let outputs: Vec<ShapeId> = closure.operations().map(|(_, it)| it.output.target.clone()).collect();
    for shape in model.shapes.values_mut().filter(|it| closure.all.contains(&it.id)) {
        if shape.id.name() == date {
            Arc::make_mut(shape).kind = ShapeKind::Simple(SimpleType::Timestamp);
        } else if outputs.contains(&shape.id) && shape.members().iter().any(|(_, it)| it.target.name() == date) {
            add_texts(Arc::make_mut(shape), date, text);
        }
    }
    // Members may target timestamps wherever they may target strings, and the prelude defines `String`.
    closure.model = ValidModel::promise(model);
}

fn add_texts(shape: &mut Shape, date: &str, text: &str) {
    let ShapeKind::Structure { members } = &mut shape.kind else {
        return;
    };
    let (mut others, mut dates) = (Members::new(), Members::new());
    for (name, mut member) in std::mem::take(members) {
        let is_date = member.target.name() == date;
        match is_date.then(|| text_of(&mut member, text)).flatten() {
            Some(added) => dates.extend([(name, member), added]),
            None => _ = others.insert(name, member),
        }
    }
    others.extend(dates);
    *members = others;
}

/// Returns the member for the raw text, and deprecates the member for the date in its favor.
fn text_of(member: &mut Member, text: &str) -> Option<(String, Member)> {
    member.traits.get::<HttpHeader>()?;
    let mut added = Member {
        id: member.id.with_member(text).ok()?,
        target: ShapeId::parse("smithy.api#String").ok()?,
        ..member.clone()
    };
    let place = member.location;
    let documentation = format!(
        "<p>The text of <code>{}</code>, which may be no date.</p>",
        member.id.member().unwrap_or_default()
    );
    added.traits.0.insert(
        ShapeId::parse(Documentation::ID).ok()?,
        entry(place, NodeValue::String(documentation)),
    );
    added.traits.0.insert(
        ShapeId::parse(HttpHeader::ID).ok()?,
        entry(place, NodeValue::String(text.to_owned())),
    );
    let note = entry(
        place,
        NodeValue::String(format!("not every value is a date: `{text}` has the text")),
    );
    let note = NodeValue::Object(Object::from_iter([("message".to_owned(), note)]));
    member
        .traits
        .0
        .insert(ShapeId::parse(Deprecated::ID).ok()?, entry(place, note));
    Some((text.to_owned(), added))
}

fn entry(location: SourceLocation, value: NodeValue) -> Entry {
    Entry {
        key: location,
        node: Node { value, location },
    }
}
