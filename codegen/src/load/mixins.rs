//! Mixins: every shape gets the members and traits of its mixins (Smithy 2.0, "Mixins").

use super::draft::{Apply, Draft, DraftKind, ID};
use super::merge::{Drafts, Report, add_trait, unknown_target};
use super::{elided, mixin_rules};
use crate::budget::{Budget, Work};
use crate::model::node::{Entry, Node, NodeValue};
use crate::model::shape::{Member, Members, Own, Reference, Resource, Service};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::source::SourceLocation;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

const MIXIN: &str = "smithy.api#mixin";

/// Copies members and traits down, and puts the traits that wait for an inherited member on it.
pub fn resolve(drafts: &mut Drafts, mut waiting: HashMap<ShapeId, Vec<Apply>>, report: &mut Report<'_>) {
    let budget = report.events.budget().clone();
    mixin_rules::check(drafts, report);
    // Resources are made of resources only, and they know the targets of members that are mixed in later.
    let order = order(drafts, report);
    let is_resource = |index: &usize| matches!(drafts[*index].kind, DraftKind::Resource(_));
    let (resources, others): (Vec<_>, Vec<_>) = order.into_iter().partition(is_resource);
    let fits = all(&resources, drafts, &mut waiting, &budget, report);
    elided::take_from_resources(drafts, report);
    if fits {
        all(&others, drafts, &mut waiting, &budget, report);
    }
}

/// Copies members and traits down to each of these drafts; `false` if that is more than the budget allows.
fn all(
    indices: &[usize],
    drafts: &mut Drafts,
    waiting: &mut HashMap<ShapeId, Vec<Apply>>,
    budget: &Budget,
    report: &mut Report<'_>,
) -> bool {
    for index in indices {
        let Some((id, draft)) = drafts.get_index(*index) else {
            continue;
        };
        let (id, location) = (id.clone(), draft.location);
        let mixins: Vec<ShapeId> = draft.mixins.iter().map(|mixin| mixin.target.clone()).collect();
        let mut inherited = Inherited::default();
        for mixin in &mixins {
            let Some(mixin) = drafts.get(mixin) else { continue };
            inherited.check(mixin, location, report);
            if !inherited.take(mixin, &id, budget) {
                report.events.passed(Work::Mixins.limit(), &(&id, location));
                return false;
            }
        }
        let Some(draft) = drafts.get_mut(&id) else { continue };
        inherited.give(draft, waiting.remove(&id).unwrap_or_default(), report);
    }
    true
}

/// The indices of drafts with mixins, each after its mixins. Mixins that do not exist or go in circles are reported
/// and taken out.
fn order(drafts: &mut Drafts, report: &mut Report<'_>) -> Vec<usize> {
    let mut order = Vec::new();
    let mut done = vec![false; drafts.len()];
    let mut cut: HashSet<(usize, usize)> = HashSet::new();
    for start in 0..drafts.len() {
        // One entry for each shape on the path: its index, and the number of its mixins that were visited.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        let mut on_path: HashSet<usize> = HashSet::from([start]);
        while let Some((index, visited)) = path.last_mut() {
            let (index, position) = (*index, *visited);
            let mixins = drafts
                .get_index(index)
                .map(|(_, draft)| draft.mixins.as_slice())
                .unwrap_or_default();
            let Some(mixin) = mixins.get(position).filter(|_| !done[index]) else {
                if !done[index] && !mixins.is_empty() {
                    order.push(index);
                }
                done[index] = true;
                on_path.remove(&index);
                path.pop();
                continue;
            };
            *visited += 1;
            match drafts.get_index_of(&mixin.target) {
                None => {
                    problem(
                        drafts,
                        index,
                        mixin,
                        format!("the mixin `{}` does not exist", mixin.target),
                        report,
                    );
                    cut.insert((index, position));
                }
                Some(next) if on_path.contains(&next) => {
                    problem(
                        drafts,
                        index,
                        mixin,
                        format!("the mixin `{}` uses this shape itself", mixin.target),
                        report,
                    );
                    cut.insert((index, position));
                }
                Some(next) if done[next] => {}
                Some(next) => {
                    on_path.insert(next);
                    path.push((next, 0));
                }
            }
        }
    }
    let touched: HashSet<usize> = cut.iter().map(|(index, _)| *index).collect();
    for index in touched {
        if let Some((_, draft)) = drafts.get_index_mut(index) {
            let mut position = 0..;
            draft.mixins.retain(|_| {
                position
                    .next()
                    .is_some_and(|position| !cut.contains(&(index, position)))
            });
        }
    }
    order
}

fn problem(drafts: &Drafts, index: usize, mixin: &Reference, message: String, report: &mut Report<'_>) {
    if let Some((id, _)) = drafts.get_index(index) {
        report.events.error(ID, &(id, mixin.location), message);
    }
}

/// The properties that one shape inherits from its mixins, later mixins over earlier ones.
#[derive(Default)]
struct Inherited {
    members: Members,
    traits: Traits,
    service: Service,
    resource: Resource,
    errors: Vec<Reference>,
}

impl Inherited {
    /// Reports members that earlier mixins have with another target.
    fn check(&self, mixin: &Draft, location: SourceLocation, report: &mut Report<'_>) {
        for (name, member) in &mixin.members {
            let Some(earlier) = self.members.get(name).filter(|it| it.target != member.target) else {
                continue;
            };
            let message = format!(
                "the mixin `{}` has the member `{name}` with the target `{}`, an earlier mixin with `{}`",
                mixin.id, member.target, earlier.target
            );
            // The copy of the earlier mixin's member has the ID of the heir.
            let subject = (&earlier.id, location);
            let event = report.events.error(ID, &subject, message);
            event.hint("mixins of a shape may have members of one name only with one target");
        }
    }

    /// Takes from one mixin; `false` if that is more than the budget allows.
    fn take(&mut self, mixin: &Draft, heir: &ShapeId, budget: &Budget) -> bool {
        let local = local_traits(&mixin.traits);
        for (id, entry) in &mixin.traits.0 {
            if id.as_str() == MIXIN || local.contains(id.as_str()) {
                continue;
            }
            if !pay(budget, weight(&entry.node)) {
                return false;
            }
            self.traits.0.insert(id.clone(), entry.clone());
        }
        for (name, member) in &mixin.members {
            let cost: usize = member.traits.0.values().map(|entry| weight(&entry.node)).sum();
            if !pay(budget, cost + heir.as_str().len() + name.len() + size_of::<Member>()) {
                return false;
            }
            let Ok(id) = heir.with_member(name) else { continue };
            match self.members.get_mut(name) {
                None => drop(self.members.insert(name.clone(), Member { id, ..member.clone() })),
                Some(earlier) => {
                    earlier.target = member.target.clone();
                    earlier.target_location = member.target_location;
                    earlier.traits.0.extend(member.traits.0.clone());
                }
            }
        }
        match &mixin.kind {
            DraftKind::Service(service) => self.take_service(service, budget),
            DraftKind::Resource(resource) => self.take_resource(resource, budget),
            DraftKind::Operation { errors, .. } => join(&mut self.errors, errors, budget),
            _ => true,
        }
    }

    fn take_service(&mut self, mixin: &Service, budget: &Budget) -> bool {
        if mixin.version.is_some() {
            self.service.version.clone_from(&mixin.version);
        }
        self.service.rename.extend(mixin.rename.clone());
        pay(budget, mixin.rename.len() * size_of::<Reference>())
            && join(&mut self.service.operations, &mixin.operations, budget)
            && join(&mut self.service.resources, &mixin.resources, budget)
            && join(&mut self.service.errors, &mixin.errors, budget)
    }

    fn take_resource(&mut self, mixin: &Resource, budget: &Budget) -> bool {
        let own = &mut self.resource;
        own.identifiers.extend(mixin.identifiers.clone());
        own.properties.extend(mixin.properties.clone());
        own.lifecycle.extend(mixin.lifecycle.clone());
        pay(
            budget,
            (mixin.identifiers.len() + mixin.properties.len()) * size_of::<Reference>(),
        ) && join(&mut own.operations, &mixin.operations, budget)
            && join(&mut own.collection_operations, &mixin.collection_operations, budget)
            && join(&mut own.resources, &mixin.resources, budget)
    }

    /// Gives all to the shape: what it says itself counts more, inherited members come first.
    fn give(self, draft: &mut Draft, applies: Vec<Apply>, report: &mut Report<'_>) {
        let mut own_parts = own_parts(draft);
        inherit_traits(&mut draft.traits, self.traits);
        let mut members = self.members;
        for (name, own) in std::mem::take(&mut draft.members) {
            let Some(inherited) = members.get_mut(&name) else {
                members.insert(name, own);
                continue;
            };
            let mut own = own;
            if draft.elided.remove(&name) {
                own.target = inherited.target.clone();
            }
            if inherited.target != own.target {
                let message = format!("a mixin has this member with the target `{}`", inherited.target);
                report
                    .events
                    .error(ID, &own, message)
                    .hint("a member may repeat an inherited one only with the same target");
            }
            let traits = std::mem::take(&mut inherited.traits);
            *inherited = own;
            inherit_traits(&mut inherited.traits, traits);
        }
        let mut applied: IndexMap<ShapeId, Traits> = IndexMap::new();
        for apply in applies {
            if apply.target.member().is_none_or(|name| !members.contains_key(name)) {
                unknown_target(&apply, &apply.target, report);
                continue;
            }
            let of_member = apply.target.member().unwrap_or_default().to_owned();
            own_parts
                .members
                .entry(of_member)
                .or_default()
                .insert(apply.trait_id.clone());
            let traits = applied.entry(apply.target.clone()).or_default();
            add_trait(traits, &apply.target, apply.trait_id, apply.entry, report);
        }
        for (id, mut traits) in applied {
            if let Some(member) = id.member().and_then(|name| members.get_mut(name)) {
                inherit_traits(&mut traits, std::mem::take(&mut member.traits));
                member.traits = traits;
            }
        }
        draft.members = members;
        draft.own = Some(own_parts);
        match &mut draft.kind {
            DraftKind::Service(own) => give_service(own, self.service),
            DraftKind::Resource(own) => give_resource(own, self.resource),
            DraftKind::Operation { errors, .. } => prepend(errors, self.errors),
            _ => {}
        }
    }
}

/// Returns the parts of a shape before its mixins add theirs.
fn own_parts(draft: &Draft) -> Own {
    let ids = |traits: &Traits| traits.0.keys().cloned().collect();
    let members = draft.members.iter();
    let mut own = Own {
        traits: ids(&draft.traits),
        members: members.map(|(name, it)| (name.clone(), ids(&it.traits))).collect(),
        ..Own::default()
    };
    let references = match &draft.kind {
        DraftKind::Service(service) => {
            own.has_version = service.version.is_some();
            own.renamed = service.rename.keys().cloned().collect();
            vec![&service.operations, &service.resources, &service.errors]
        }
        DraftKind::Operation { errors, .. } => vec![errors],
        _ => vec![],
    };
    own.references = references.into_iter().flatten().map(|it| it.target.clone()).collect();
    own
}

fn give_service(own: &mut Service, inherited: Service) {
    if own.version.is_none() {
        own.version = inherited.version;
    }
    prepend(&mut own.operations, inherited.operations);
    prepend(&mut own.resources, inherited.resources);
    prepend(&mut own.errors, inherited.errors);
    let rename = std::mem::replace(&mut own.rename, inherited.rename);
    own.rename.extend(rename);
}

fn give_resource(own: &mut Resource, inherited: Resource) {
    let maps = [
        (&mut own.identifiers, inherited.identifiers),
        (&mut own.properties, inherited.properties),
        (&mut own.lifecycle, inherited.lifecycle),
    ];
    for (own, inherited) in maps {
        let own_entries = std::mem::replace(own, inherited);
        own.extend(own_entries);
    }
    prepend(&mut own.operations, inherited.operations);
    prepend(&mut own.collection_operations, inherited.collection_operations);
    prepend(&mut own.resources, inherited.resources);
}

fn inherit_traits(own: &mut Traits, inherited: Traits) {
    for (id, entry) in inherited.0 {
        own.0.entry(id).or_insert(entry);
    }
}

/// Appends those references that are not there yet.
fn join(to: &mut Vec<Reference>, from: &[Reference], budget: &Budget) -> bool {
    let known: HashSet<ShapeId> = to.iter().map(|reference| reference.target.clone()).collect();
    to.extend(
        from.iter()
            .filter(|reference| !known.contains(&reference.target))
            .cloned(),
    );
    pay(budget, (known.len() + from.len()) * size_of::<Reference>())
}

fn prepend(own: &mut Vec<Reference>, mut inherited: Vec<Reference>) {
    let known: HashSet<ShapeId> = inherited.iter().map(|reference| reference.target.clone()).collect();
    inherited.extend(own.drain(..).filter(|reference| !known.contains(&reference.target)));
    *own = inherited;
}

/// `localTraits` of the mixin trait: traits that stay with the mixin.
fn local_traits(traits: &Traits) -> HashSet<&str> {
    let local = traits
        .node(MIXIN)
        .and_then(|node| node.get("localTraits"))
        .and_then(Node::as_array);
    local.unwrap_or_default().iter().filter_map(Node::as_str).collect()
}

/// Pays for bytes that are copied, roughly.
fn pay(budget: &Budget, cost: usize) -> bool {
    budget.spend(Work::Mixins, cost as u64)
}

/// Returns the approximate number of bytes of a copy of the value.
fn weight(node: &Node) -> usize {
    let content = match &node.value {
        NodeValue::Null | NodeValue::Boolean(_) => 0,
        NodeValue::Number(number) => number.as_str().len(),
        NodeValue::String(text) => text.len(),
        NodeValue::Array(elements) => elements.iter().map(weight).sum(),
        NodeValue::Object(entries) => entries
            .iter()
            .map(|(key, entry)| key.len() + size_of::<Entry>() + weight(&entry.node))
            .sum(),
    };
    content + size_of::<Entry>()
}
