//! `filterSuppressions`.

use super::shared::{each_traits, retain_texts};
use crate::event::{Severity, ValidationEvent};
use crate::model::node::{Node, NodeValue};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::transform::arguments::Text;
use crate::transform::arguments::{Argument, Arguments, Form};
use crate::transform::definition::{Context, Transform};

const SUPPRESS: &str = "smithy.api#suppress";

const fn list(name: &'static str) -> Argument {
    Argument {
        name,
        form: Form::Texts,
        is_required: false,
    }
}

const fn switch(name: &'static str) -> Argument {
    Argument {
        name,
        form: Form::Boolean,
        is_required: false,
    }
}

pub const ROW: Transform = Transform {
    name: "filterSuppressions",
    aliases: &[],
    rule: "Removes suppressions: those without effect, those of the lists, or their reasons.",
    arguments: &[
        switch("removeUnused"),
        switch("removeReasons"),
        list("eventIdAllowList"),
        list("eventIdDenyList"),
        list("namespaceAllowList"),
        list("namespaceDenyList"),
    ],
    run: |arguments, model, context| {
        let Some(filter) = Filter::new(arguments, context) else {
            return;
        };
        each_traits(model, |id, traits| filter.suppress_trait(id, traits));
        if let Some(entry) = model.metadata.get_mut("suppressions") {
            let is_empty = match &mut entry.node.value {
                NodeValue::Array(elements) => {
                    elements.retain_mut(|it| filter.keeps(it));
                    elements.is_empty()
                }
                _ => false,
            };
            if is_empty {
                model.metadata.shift_remove("suppressions");
            }
        }
    },
};

/// The wishes of the arguments.
struct Filter<'a> {
    ids: Lists<'a>,
    namespaces: Lists<'a>,
    /// The suppressed events, if suppressions without effect are to go.
    suppressed: Option<Vec<&'a ValidationEvent>>,
    drops_reasons: bool,
}

/// A list of what stays and a list of what goes; an empty list says nothing.
struct Lists<'a> {
    allowed: Vec<Text<'a>>,
    denied: Vec<Text<'a>>,
}

impl Lists<'_> {
    fn allow(&self, text: &str) -> bool {
        let has = |list: &[Text<'_>]| list.iter().any(|(it, _)| *it == text);
        (self.allowed.is_empty() || has(&self.allowed)) && !has(&self.denied)
    }
}

impl<'a> Filter<'a> {
    fn new(arguments: &'a Arguments<'_>, context: &'a mut Context<'_>) -> Option<Self> {
        let mut lists = |allowed: &'static str, denied: &'static str| {
            let lists = Lists {
                allowed: arguments.texts(allowed),
                denied: arguments.texts(denied),
            };
            if lists.allowed.is_empty() || lists.denied.is_empty() {
                return Some(lists);
            }
            let message = format!("`{allowed}` and `{denied}` cannot be given together");
            context.error(arguments.location, message).hint("leave one of them out");
            None
        };
        let ids = lists("eventIdAllowList", "eventIdDenyList");
        let namespaces = lists("namespaceAllowList", "namespaceDenyList");
        let suppressed = context
            .original
            .all()
            .iter()
            .filter(|it| it.severity == Severity::Suppressed);
        Some(Self {
            ids: ids?,
            namespaces: namespaces?,
            suppressed: arguments.flag("removeUnused").then(|| suppressed.collect()),
            drops_reasons: arguments.flag("removeReasons"),
        })
    }

    fn suppress_trait(&self, shape: &ShapeId, traits: &mut Traits) {
        let is_used = |id: &str| match &self.suppressed {
            None => true,
            Some(events) => events.iter().any(|it| it.id == id && it.shape.as_ref() == Some(shape)),
        };
        retain_texts(traits, SUPPRESS, &|id| self.ids.allow(id) && is_used(id));
    }

    /// Returns whether an entry of the metadata stays.
    fn keeps(&self, node: &mut Node) -> bool {
        if self.drops_reasons
            && let NodeValue::Object(entries) = &mut node.value
        {
            entries.shift_remove("reason");
        }
        let (id, namespace) = (
            node.text("id").unwrap_or_default(),
            node.text("namespace").unwrap_or_default(),
        );
        let covers = |event: &&ValidationEvent| {
            let shape = event.shape.as_ref();
            let is_there = namespace == "*" || shape.is_some_and(|it| it.namespace() == namespace);
            let is_id = event.id == id
                || event
                    .id
                    .strip_prefix(id.as_str())
                    .is_some_and(|rest| rest.starts_with('.'));
            is_there && is_id
        };
        let is_used = self.suppressed.as_ref().is_none_or(|events| events.iter().any(covers));
        self.ids.allow(&id) && self.namespaces.allow(&namespace) && is_used
    }
}
