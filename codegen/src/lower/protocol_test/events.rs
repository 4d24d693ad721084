//! The cases of event streams (`smithy.test#eventStreamTests`): messages in one direction, or what comes before them.

use super::{Lowering, case_fields};
use crate::lower::default::integer;
use crate::lower::kind::{is_error, is_event_stream};
use crate::model::node::Node;
use crate::model::shape::{Member, Shape};
use crate::model::timestamp::epoch_milliseconds;
use crate::rust::literal::{IntegerType, Literal};
use crate::rust::names;
use crate::rust::operation::Operation;
use crate::rust::paths;
use crate::rust::protocol::Protocol;
use crate::rust::protocol_test::{Call, Case, Check, Description, EventHeader, EventMessage, Expected, Fact, Value};
use crate::rust::structure::Structure;
use proc_macro2::Ident;

impl Lowering<'_> {
    /// Lowers a case of an event stream.
    pub(super) fn events(&self, operation: &Operation, case: &Node, protocol: Protocol) -> Result<Case, String> {
        if let Some(request) = case.get("initialRequest") {
            let description = case_fields::request(request, protocol, vec![])?;
            let mut call = self.call(operation, case.get("initialRequestParams"))?;
            call.members.extend(self.sent(operation, vec![]));
            return Ok(Case {
                description: named(description, case),
                call,
                check: Check::Request,
            });
        }
        if let Some(response) = case.get("initialResponse") {
            let description = named(case_fields::response(response, protocol, vec![])?, case);
            return self.initial_response(operation, case, description);
        }
        let events = case.get("events").and_then(Node::as_array).unwrap_or_default();
        let messages = events.iter().map(message).collect::<Result<_, _>>()?;
        let description = Description {
            symbol: paths::protocol_test("EventTest"),
            id: case.text("id").unwrap_or_default(),
            protocol,
            start: vec![Fact::Messages(messages)],
            facts: vec![],
        };
        let is = |kind: &str| events.iter().all(|it| it.text("type").as_deref() == Some(kind));
        if is("request") {
            let (_, union) = self.stream(&operation.input).ok_or("the input has no events")?;
            let events = events.iter().map(|it| self.event(union, it.get("params")));
            let mut call = self.any_call(operation)?;
            let sent = self.sent(operation, events.collect::<Result<_, _>>()?);
            call.members
                .retain(|(setter, _)| Some(setter) != sent.as_ref().map(|(it, _)| it));
            call.members.extend(sent);
            return Ok(Case {
                description,
                call,
                check: Check::Sent,
            });
        }
        if is("response") {
            return self.received(operation, case, events, description);
        }
        Err("its messages go in both directions".into())
    }

    /// Returns the test of messages that the service sends.
    fn received(
        &self,
        operation: &Operation,
        case: &Node,
        events: &[Node],
        description: Description,
    ) -> Result<Case, String> {
        let (stream, union) = self.stream(&operation.output).ok_or("the output has no events")?;
        let call = self.any_call(operation)?;
        let Some(failure) = failure(case) else {
            let events = events.iter().map(|it| self.event(union, it.get("params")));
            let events = events.map(|it| it?.map_err(|_| "an error that is expected to be none".to_owned()));
            let events = events.collect::<Result<_, _>>()?;
            return Ok(Case {
                description,
                call,
                check: Check::Events { stream, events },
            });
        };
        let Some(id) = failure.text("errorId") else {
            return Ok(Case {
                description,
                call,
                check: Check::Failure { stream },
            });
        };
        let error = self.error_shape(&id)?;
        let is_it = |(_, member): &(&str, &Member)| member.target == error.id;
        let members = union.members();
        let (name, _) = members
            .into_iter()
            .find(is_it)
            .ok_or("the stream does not have the error")?;
        let params = events.last().and_then(|it| it.get("params")?.get(name));
        let expected = Expected {
            errors: self.symbols.event_stream_error(union),
            variant: self.symbols.symbol(error).name,
            value: self.values.shape(error, params)?,
        };
        Ok(Case {
            description,
            call,
            check: Check::EventError { stream, expected },
        })
    }

    /// Returns the test of the response that begins a stream.
    fn initial_response(&self, operation: &Operation, case: &Node, description: Description) -> Result<Case, String> {
        let call = self.any_call(operation)?;
        let Some(failure) = failure(case) else {
            let value = self.output_value(operation, case.get("initialResponseParams"))?;
            return Ok(Case {
                description,
                call,
                check: Check::Output(value),
            });
        };
        let Some(id) = failure.text("errorId") else {
            let (stream, _) = self.stream(&operation.output).ok_or("the output has no events")?;
            return Ok(Case {
                description,
                call,
                check: Check::Failure { stream },
            });
        };
        let error = self.error_shape(&id)?;
        let variant = operation.error.variants.iter().find(|it| it.shape == error.id);
        let variant = variant.ok_or("the operation does not have the error")?;
        let predicate = variant.predicate.clone();
        Ok(Case {
            description,
            call,
            check: Check::ErrorKind { predicate },
        })
    }

    fn error_shape(&self, id: &str) -> Result<&Shape, String> {
        let shape = self.symbols.model().shape(id);
        Ok(&**shape.ok_or_else(|| format!("there is no shape `{id}`"))?)
    }

    /// The field of a structure that is a stream of events, and their union.
    pub(super) fn stream<'s>(&'s self, structure: &'s Structure) -> Option<(Ident, &'s Shape)> {
        let fields = self.values.fields(structure).into_iter();
        let mut targets = fields.map(|(field, member)| (&field.name, self.symbols.model().target(&member.target)));
        let (name, union) = targets.find(|(_, target)| is_event_stream(target))?;
        Some((name.clone(), union))
    }

    /// The setter of an input's stream with these events.
    pub(super) fn sent(&self, operation: &Operation, events: Vec<Result<Value, Value>>) -> Option<(Ident, Value)> {
        let (name, _) = self.stream(&operation.input)?;
        Some((names::set(&name), Value::Events(events)))
    }

    /// An event, or an error that is sent in its place.
    fn event(&self, union: &Shape, params: Option<&Node>) -> Result<Result<Value, Value>, String> {
        let params = params.ok_or("an event without parameters")?;
        let set = params
            .as_object()
            .into_iter()
            .flatten()
            .find(|(_, it)| !it.node.is_null());
        let error = set.and_then(|(name, entry)| {
            let member = union.member(name)?;
            let target = self.symbols.model().target(&member.target);
            is_error(target).then_some((target, &entry.node))
        });
        Ok(match error {
            None => Ok(self.values.target(union, params)?),
            Some((error, params)) => Err(Value::Variant(
                self.symbols.event_stream_error(union),
                self.symbols.symbol(error).name,
                Some(Box::new(self.values.shape(error, Some(params))?)),
            )),
        })
    }

    fn call(&self, operation: &Operation, params: Option<&Node>) -> Result<Call, String> {
        Ok(Call {
            method: operation.method.clone(),
            members: self.values.members(&operation.input, params)?,
            settings: vec![],
        })
    }
}

/// The failure that a case expects.
fn failure(case: &Node) -> Option<&Node> {
    case.get("expectation")?.get("failure")
}

/// A description with the name of the case around it.
fn named(description: Description, case: &Node) -> Description {
    Description {
        id: case.text("id").unwrap_or_default(),
        ..description
    }
}

fn message(event: &Node) -> Result<EventMessage, String> {
    let headers = event.get("headers").and_then(Node::as_object).into_iter().flatten();
    let headers = headers.map(|(name, entry)| Ok((name.clone(), header(&entry.node)?)));
    Ok(EventMessage {
        bytes: event.text("bytes").ok_or("an event without bytes")?,
        headers: headers.collect::<Result<_, String>>()?,
        body: event.text("body").unwrap_or_default(),
        body_media_type: event.text("bodyMediaType"),
    })
}

/// `{"string": "x"}`
fn header(node: &Node) -> Result<EventHeader, String> {
    let (kind, entry) = node
        .as_object()
        .and_then(|it| it.iter().next())
        .ok_or("a header without a value")?;
    let node = &entry.node;
    let whole = |ty| integer(node, ty).ok_or_else(|| "expected a whole number".to_owned());
    let text = || node.as_str().ok_or("expected a string");
    let (variant, value) = match kind.as_str() {
        "boolean" => ("Boolean", Literal::Bool(node.as_bool().ok_or("expected a Boolean")?)),
        "byte" => ("Byte", whole(IntegerType::I8)?),
        "short" => ("Short", whole(IntegerType::I16)?),
        "integer" => ("Integer", whole(IntegerType::I32)?),
        "long" => ("Long", whole(IntegerType::I64)?),
        "blob" => ("Blob", Literal::String(text()?.to_owned())),
        "string" => ("String", Literal::String(text()?.to_owned())),
        "timestamp" => {
            let milliseconds = match node.as_number().and_then(|it| it.as_i64()) {
                Some(seconds) => seconds.saturating_mul(1000),
                None => epoch_milliseconds(text()?).ok_or("expected a time")?,
            };
            ("Timestamp", Literal::Integer(milliseconds, IntegerType::I64))
        }
        other => return Err(format!("a header of the unknown type `{other}`")),
    };
    Ok(EventHeader { variant, value })
}
