//! The protocol tests of the model (Smithy 2.0, "HTTP protocol compliance tests") as tests of the crate.

mod case_fields;
mod events;
mod incomplete;
mod values;

use super::endpoint;
use super::kind::is_error;
use super::member::is_needed;
use super::protocol::protocol;
use super::symbols::Symbols;
use super::types::Types;
use crate::model::node::Node;
use crate::model::shape::Shape;
use crate::model::shape_id::ShapeId;
use crate::model::traits::Trait;
use crate::model::traits::endpoint::{ContextParam, HostLabel};
use crate::model::traits::type_refinement::Required;
use crate::rust::names::{self, CaseKind};
use crate::rust::operation::Operation;
use crate::rust::protocol::Protocol;
use crate::rust::protocol_test::{
    Call, Case, Check, Expected, Fact, OperationTests, ProtocolTests, Setting, Test, Value,
};
use crate::rust::structure::Structure;
use crate::rust::trace::Trace;
use crate::rust::union::Union;
use crate::settings::CrateSettings;
use indexmap::IndexSet;
use values::Values;

/// Cases for the requests of an operation.
const REQUESTS: &str = "smithy.test#httpRequestTests";
/// Cases for the outputs of an operation, or for an error.
const RESPONSES: &str = "smithy.test#httpResponseTests";
/// Cases for the events of an operation.
const EVENTS: &str = "smithy.test#eventStreamTests";

/// The parts of the crate that tests name.
pub struct Parts<'a> {
    /// Structures and errors.
    pub structures: Vec<&'a Structure>,
    /// Unions.
    pub unions: &'a [Union],
    /// Operations.
    pub operations: &'a [Operation],
}

impl<'a> Parts<'a> {
    /// The parts of a crate with these types and operations.
    pub fn of(types: &'a Types, operations: &'a [Operation]) -> Self {
        Self {
            structures: types.structures.iter().chain(&types.errors).collect(),
            unions: &types.unions,
            operations,
        }
    }
}

/// The tests, if they are asked for and there are any.
pub fn protocol_tests(symbols: &Symbols<'_>, settings: &CrateSettings, parts: &Parts<'_>) -> Option<ProtocolTests> {
    if !settings.protocol_tests {
        return None;
    }
    let lowering = Lowering {
        symbols,
        values: Values::new(symbols, parts),
        operations: parts.operations,
    };
    let operations = parts.operations.iter().map(|it| lowering.operation(it));
    let operations: Vec<_> = operations.filter(|it| !it.tests.is_empty()).collect();
    (!operations.is_empty()).then(|| ProtocolTests {
        shape: Trace::new(&symbols.closure.service),
        library: names::fixed(&settings.module.replace('-', "_")),
        customized: operations.iter().flat_map(|it| &it.tests).any(is_customized),
        operations,
    })
}

fn is_customized(it: &Test) -> bool {
    matches!(&it.case, Ok(case) if !case.call.settings.is_empty())
}

struct Lowering<'a> {
    symbols: &'a Symbols<'a>,
    values: Values<'a>,
    operations: &'a [Operation],
}

impl Lowering<'_> {
    fn operation(&self, operation: &Operation) -> OperationTests {
        let shape = self.symbols.model().target(&operation.shape);
        let mut tests = Tests::default();
        for (case, protocol) in self.cases(shape, REQUESTS) {
            tests.add(
                shape,
                case,
                protocol,
                CaseKind::Request,
                self.request(operation, case, protocol),
            );
        }
        for (case, protocol) in self.cases(shape, RESPONSES) {
            tests.add(
                shape,
                case,
                protocol,
                CaseKind::Response,
                self.output(operation, case, protocol),
            );
        }
        for error in self.errors_first_of(operation) {
            for (case, protocol) in self.cases(error, RESPONSES) {
                tests.add(
                    error,
                    case,
                    protocol,
                    CaseKind::Error,
                    self.error(operation, error, case, protocol),
                );
            }
        }
        for (case, protocol) in self.cases(shape, EVENTS) {
            let events = self.events(operation, case, protocol);
            tests.add(shape, case, protocol, CaseKind::Events, events);
        }
        for (protocol, case) in self.incomplete(operation) {
            tests.push(
                shape,
                operation.model_name.clone(),
                protocol,
                CaseKind::Incomplete,
                case,
            );
        }
        OperationTests {
            shape: operation.shape.clone(),
            model_name: operation.model_name.clone(),
            module: operation.file_module.clone(),
            tests: tests.tests,
        }
    }

    /// The cases that a client of the service must pass.
    fn cases<'s>(&self, shape: &'s Shape, kind: &str) -> Vec<(&'s Node, Protocol)> {
        let service = self.symbols.closure.service_shape();
        let cases = shape.trait_node(kind).and_then(Node::as_array).unwrap_or_default();
        let for_clients = cases
            .iter()
            .filter(|it| it.text("appliesTo").is_none_or(|it| it == "client"));
        let of_service = for_clients.filter_map(|it| {
            let id = it.text("protocol")?;
            let spoken = service.traits.has(&id).then(|| protocol(&id))?;
            Some((it, spoken?))
        });
        of_service.collect()
    }

    /// The errors that no operation before this one has: the cases of an error run once.
    fn errors_first_of(&self, operation: &Operation) -> Vec<&Shape> {
        let first = |error: &ShapeId| {
            let has = |it: &&Operation| it.error.variants.iter().any(|it| it.shape == *error);
            self.operations.iter().find(has).map(|it| &*it.shape) == Some(&*operation.shape)
        };
        let errors = operation.error.variants.iter().map(|it| &it.shape);
        let errors = errors
            .filter(|it| first(it))
            .map(|it| &**self.symbols.model().target(it));
        errors.filter(|it| is_error(it)).collect()
    }

    /// The configuration of the client, and that of the call alone. A region is of no use where nothing leads from it to a
    /// host.
    fn settings(&self, case: &Node) -> Result<(Vec<Setting>, Vec<Setting>), String> {
        let (mut client, call) = case_fields::settings(case)?;
        let service = self.symbols.closure.service_shape();
        let finds_hosts = endpoint::has_rules(service) || service.traits.has("aws.api#service");
        client.retain(|it| finds_hosts || !matches!(it, Setting::Region(_)));
        Ok((client, call))
    }

    fn request(&self, operation: &Operation, case: &Node, protocol: Protocol) -> Result<Case, String> {
        let (settings, own_settings) = self.settings(case)?;
        let mut members = self.values.members(&operation.input, case.get("params"))?;
        members.extend(self.sent(operation, vec![]));
        let call = Call {
            method: operation.method.clone(),
            members,
            settings: own_settings,
        };
        Ok(Case {
            description: case_fields::request(case, protocol, settings)?,
            call,
            check: Check::Request,
        })
    }

    fn output(&self, operation: &Operation, case: &Node, protocol: Protocol) -> Result<Case, String> {
        let (settings, _) = self.settings(case)?;
        let value = self.output_value(operation, case.get("params"))?;
        let description = case_fields::response(case, protocol, settings)?;
        Ok(Case {
            description,
            call: self.any_call(operation)?,
            check: Check::Output(value),
        })
    }

    /// The output of an operation; a stream in it is none.
    fn output_value(&self, operation: &Operation, params: Option<&Node>) -> Result<Value, String> {
        let mut value = self.values.structure(&operation.output, params)?;
        if let (Value::Structure { members, .. }, Some((stream, _))) = (&mut value, self.stream(&operation.output)) {
            members.push((names::set(&stream), Value::Closed));
        }
        Ok(value)
    }

    fn error(&self, operation: &Operation, error: &Shape, case: &Node, protocol: Protocol) -> Result<Case, String> {
        let (settings, _) = self.settings(case)?;
        let variant = operation.error.variants.iter().find(|it| it.shape == error.id);
        let expected = Expected {
            errors: operation.error.symbol.clone(),
            variant: variant.ok_or("the operation does not have the error")?.name.clone(),
            value: self.values.shape(error, case.get("params"))?,
        };
        let mut description = case_fields::response(case, protocol, settings)?;
        if error.member("message").is_none() && error.member("Message").is_none() {
            description.facts.push((names::fixed("adds_message"), Fact::Flag(true)));
        }
        Ok(Case {
            description,
            call: self.any_call(operation)?,
            check: Check::Error(expected),
        })
    }

    /// A call with no more in it than what a request cannot do without: parts of its host, path, query and headers.
    fn any_call(&self, operation: &Operation) -> Result<Call, String> {
        let mut members = vec![];
        for (field, member) in self.values.fields(&operation.input) {
            let has = |id| member.traits.has(id);
            let leads_to_endpoint = has(HostLabel::ID) || (has(ContextParam::ID) && has(Required::ID));
            if is_needed(member) || leads_to_endpoint {
                members.push((names::set(&field.name), self.values.any(member)?));
            }
        }
        members.extend(self.sent(operation, vec![]));
        Ok(Call {
            method: operation.method.clone(),
            members,
            settings: vec![],
        })
    }
}

/// The tests of an operation, with names of their own.
#[derive(Default)]
struct Tests {
    tests: Vec<Test>,
    taken: IndexSet<String>,
}

impl Tests {
    fn add(&mut self, shape: &Shape, case: &Node, protocol: Protocol, kind: CaseKind, result: Result<Case, String>) {
        self.push(shape, case.text("id").unwrap_or_default(), protocol, kind, result);
    }

    fn push(&mut self, shape: &Shape, id: String, protocol: Protocol, kind: CaseKind, result: Result<Case, String>) {
        let mut name = names::test(protocol.snake_case(), kind, &id, None);
        let mut number = 2;
        while !self.taken.insert(name.to_string()) {
            name = names::test(protocol.snake_case(), kind, &id, Some(number));
            number += 1;
        }
        self.tests.push(Test {
            shape: Trace::new(&shape.id),
            name,
            id,
            case: result,
        });
    }
}
