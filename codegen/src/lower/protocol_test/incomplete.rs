//! Calls that lack a part of their request: models have no cases of these, so each operation gets a test of its own.

use super::Lowering;
use crate::lower::member::is_needed;
use crate::lower::protocol::protocol;
use crate::model::node::{Node, NodeValue};
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::model::traits::Trait;
use crate::model::traits::behavior::IdempotencyToken;
use crate::model::traits::endpoint::HostLabel;
use crate::rust::names;
use crate::rust::operation::Operation;
use crate::rust::operation_trait::OperationTrait;
use crate::rust::paths;
use crate::rust::protocol::Protocol;
use crate::rust::protocol_test::{Case, Check, Description, Fact, Incomplete, Value};

impl Lowering<'_> {
    /// For each protocol with HTTP bindings: the complete call is sent, and calls that lack a needed member are not.
    pub(super) fn incomplete(&self, operation: &Operation) -> Vec<(Protocol, Result<Case, String>)> {
        let service = self.symbols.closure.service_shape();
        let spoken = ["aws.protocols#restJson1", "aws.protocols#restXml"].into_iter();
        let spoken = spoken.filter(|id| service.traits.has(id)).filter_map(protocol);
        let fields = self.values.fields(&operation.input);
        let has_needed = fields.iter().any(|(_, member)| is_needed(member));
        match &operation.http {
            Some(http) if has_needed => spoken
                .map(|protocol| {
                    let start = [&http.method, &http.uri].map(|it| Fact::Text(it.clone()));
                    let description = Description {
                        symbol: paths::protocol_test("RequestTest"),
                        id: operation.model_name.clone(),
                        protocol,
                        start: start.into(),
                        facts: vec![],
                    };
                    (protocol, self.calls(operation, description))
                })
                .collect(),
            _ => vec![],
        }
    }

    fn calls(&self, operation: &Operation, description: Description) -> Result<Case, String> {
        let complete = self.any_call(operation)?;
        let mut lacking = vec![];
        for (field, member) in self.values.fields(&operation.input) {
            let filled = |it: &OperationTrait| matches!(it, OperationTrait::Fill(name, _) if *name == field.name);
            if !(is_needed(member) || member.traits.has(HostLabel::ID)) || operation.traits.iter().any(filled) {
                continue;
            }
            let setter = names::set(&field.name);
            let without = |empty: Option<Value>| Incomplete {
                field: names::bare(&field.name),
                setter: setter.clone(),
                empty,
            };
            // A token that is not set is made up.
            if !member.traits.has(IdempotencyToken::ID) {
                lacking.push(without(None));
            }
            if let Some(empty) = self.empty(member) {
                lacking.push(without(Some(self.values.member(member, &empty)?)));
            }
        }
        Ok(Case {
            description,
            call: complete,
            check: Check::Incomplete(lacking),
        })
    }

    /// The empty value of a member that can be empty.
    fn empty(&self, member: &Member) -> Option<Node> {
        let target: &Shape = self.symbols.model().target(&member.target);
        let value = match &target.kind {
            ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum { .. } => NodeValue::String(String::new()),
            ShapeKind::List { .. } => NodeValue::Array(vec![]),
            _ => return None,
        };
        Some(Node {
            value,
            location: member.location,
        })
    }
}
