//! Runs `smithy.rules#endpointTests` of models: the generator reads the rules, the runtime evaluates them, no client.

mod case;
pub mod partitions;

use case::Case;
use std::path::Path;
use tinsmith::emit::rule_set::rows;
use tinsmith::event::{Events, Severity};
use tinsmith::load::load;
use tinsmith::lower::endpoint::{FORMS, of_trait};
use tinsmith::model::node::Node;
use tinsmith::model::shape::Shape;
use tinsmith::rust::endpoint::Endpoints;
use tinsmith::source::Sources;
use tinsmith_runtime::endpoint::{Partition, RuleSet, Rules};

/// The result of the tests of one model.
#[derive(Debug, Default)]
pub struct Report {
    /// Cases that the model has, counted for each form in which it says its rules.
    pub cases: usize,
    /// The number of cases that gave the expected result.
    pub passed: usize,
    /// The wrong results of other cases, and the reasons why others did not run.
    pub problems: Vec<String>,
}

/// The tests of the model in this file, where AWS consists of these partitions.
///
/// # Errors
/// Why the file cannot be read.
pub fn run(file: &Path, partitions: Option<&[Partition<'_>]>) -> Result<Report, String> {
    let sources = Sources::read(&[file.to_owned()]).map_err(|it| it.to_string())?;
    let mut events = Events::default();
    let model = load(&sources, &mut events);
    let mut report = Report::default();
    for service in model.shapes.values() {
        of_service(service, partitions, &mut report);
    }
    Ok(report)
}

fn of_service(service: &Shape, partitions: Option<&[Partition<'_>]>, report: &mut Report) {
    let tests = service
        .trait_node("smithy.rules#endpointTests")
        .and_then(|it| it.get("testCases"));
    let cases = tests.and_then(Node::as_array).unwrap_or_default();
    let mut found = false;
    for form in FORMS {
        let mut events = Events::default();
        let Some(endpoints) = of_trait(service, form, &mut events) else {
            continue;
        };
        found = true;
        report.cases += cases.len();
        let errors = events.all().iter().filter(|it| it.severity == Severity::Error);
        let errors: Vec<_> = errors.map(|it| format!("{form}: {}", it.message)).collect();
        if errors.is_empty() {
            evaluate(&endpoints, partitions, cases, report);
        }
        report.problems.extend(errors);
    }
    if !found && !cases.is_empty() {
        report.cases += cases.len();
        report.problems.push(format!("`{}` has no rules to test", service.id));
    }
}

/// The rules as a generated crate has them, against the cases.
fn evaluate(endpoints: &Endpoints, partitions: Option<&[Partition<'_>]>, cases: &[Node], report: &mut Report) {
    let conditions: Vec<_> = endpoints.rules.conditions.iter().map(ToString::to_string).collect();
    let outcomes: Vec<_> = endpoints.rules.outcomes.iter().map(ToString::to_string).collect();
    let decisions = rows(&endpoints.rules);
    let (conditions, outcomes, decisions) = (texts(&conditions), texts(&outcomes), texts(&decisions));
    let rules = RuleSet::new(Rules {
        conditions: &conditions,
        outcomes: &outcomes,
        decisions: &decisions,
    });
    for (number, node) in cases.iter().enumerate() {
        let case = Case::of(node, &endpoints.parameters);
        let outcome = case.and_then(|case| {
            let parameter = |name: &str| case.parameter(name);
            case.compare(match partitions {
                Some(partitions) => rules.evaluate_in(partitions, &parameter),
                None => rules.evaluate(&parameter),
            })
        });
        match outcome {
            Ok(()) => report.passed += 1,
            Err(problem) => {
                let docs = node.get("documentation").and_then(Node::as_str).unwrap_or_default();
                report.problems.push(format!("case {number} ({docs}): {problem}"));
            }
        }
    }
}

fn texts(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}
