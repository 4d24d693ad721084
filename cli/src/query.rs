//! `ast` and `select`: a model as text, whole or the shapes that match.

use crate::args::ast::Ast;
use crate::args::select::{Section, Select};
use crate::{Failure, report};
use std::borrow::Cow;
use std::path::PathBuf;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::model::ast::{ast, json::Json};
use tinsmith::model::selector::graph::{Element, Graph};
use tinsmith::model::selector::{FUEL, Match, Matcher, Selector};
use tinsmith::source::Sources;

/// The namespace of the prelude.
const PRELUDE: &str = "smithy.api";

/// Prints a model as JSON.
pub fn print_ast(given: &Ast) -> Result<(), Failure> {
    let (_, model) = valid(&given.paths)?;
    anstream::println!("{}", ast(&model).print());
    Ok(())
}

/// Prints the shapes that match.
pub fn select(given: &Select) -> Result<(), Failure> {
    let selector = Selector::parse(&given.selector)
        .map_err(|error| format!("the selector at character {}: {}", error.offset + 1, error.reason))?;
    if let Some(function) = selector.unknown_function() {
        return Err(format!("the selector uses the function `:{function}`, which is not known").into());
    }
    let (sources, model) = valid(&given.paths)?;
    let graph = Graph::new(&model);
    let matcher = Matcher::new(&graph, &selector, FUEL);
    let too_much = || "the selector takes too much work on this model; narrow it down";
    if given.show.is_empty() && given.traits.is_empty() {
        let found = matcher.all().ok_or_else(too_much)?;
        let elements = found.into_iter().map(|at| graph.element(at));
        let mut ids: Vec<_> = elements.filter(is_listed).map(|it| it.id()).collect();
        ids.sort();
        for id in ids {
            anstream::println!("{id}");
        }
        return Ok(());
    }
    let matches = matcher.with_variables().ok_or_else(too_much)?;
    let listed = matches.iter().filter(|it| is_listed(&graph.element(it.shape)));
    let objects = listed.map(|found| object(found, given, &graph, &sources));
    anstream::println!("{}", Json::Array(objects.collect()).print());
    Ok(())
}

/// Returns whether a shape is one of the model or of the prelude; Smithy does not carry other packages along.
fn is_listed(element: &Element<'_>) -> bool {
    element.is_own() || element.id().namespace() == PRELUDE
}

fn object<'m>(found: &Match<'_>, given: &Select, graph: &Graph<'m>, sources: &Sources) -> Json<'m> {
    let element = graph.element(found.shape);
    let mut entries = vec![(Cow::Borrowed("shape"), Json::text(element.id().as_str()))];
    for section in &given.show {
        entries.push(match section {
            Section::Type => (Cow::Borrowed("type"), Json::text(element.type_name())),
            Section::File => (Cow::Borrowed("file"), Json::text(sources.display(element.location()))),
            Section::Vars => (Cow::Borrowed("vars"), variables(found, graph)),
        });
    }
    if !given.traits.is_empty() {
        let absolute = |name: &String| match name.contains('#') {
            true => name.clone(),
            false => format!("{PRELUDE}#{name}"),
        };
        let mut traits: Vec<_> = given.traits.iter().map(absolute).collect();
        traits.sort();
        let values = traits.into_iter().filter_map(|id| {
            let value = element.traits().node(&id)?;
            Some((Cow::Owned(id), Json::Node(value)))
        });
        entries.push((Cow::Borrowed("traits"), Json::Object(values.collect())));
    }
    Json::Object(entries)
}

fn variables<'m>(found: &Match<'_>, graph: &Graph<'m>) -> Json<'m> {
    let entries = found.variables.iter().map(|(name, shapes)| {
        let mut ids: Vec<_> = shapes.iter().map(|at| graph.element(*at).id()).collect();
        ids.sort();
        let ids = ids.into_iter().map(|id| Json::text(id.as_str()));
        (Cow::Owned((*name).to_owned()), Json::Array(ids.collect()))
    });
    Json::Object(entries.collect())
}

/// Loads a valid model; the events of an invalid one are printed.
fn valid(paths: &[PathBuf]) -> Result<(Sources, ValidModel), Failure> {
    let sources = Sources::read(paths)?;
    let mut events = Events::default();
    match tinsmith::model(&sources, &mut events) {
        Ok(model) => Ok((sources, model)),
        Err(_) => {
            report::events(&events, &sources);
            Err(Failure::Negative)
        }
    }
}
