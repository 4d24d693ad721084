//! The models that Tinsmith carries: they load, check, and hold what they are meant to hold.

use std::collections::BTreeMap;
use std::path::PathBuf;
use tinsmith::check;
use tinsmith::event::{Events, Severity};
use tinsmith::load;
use tinsmith::model::ValidModel;
use tinsmith::model::closure::ServiceClosure;
use tinsmith::model::compare;
use tinsmith::prune::{Selection, prune};
use tinsmith::source::Sources;

/// The environment variable that names the reference for `model/workspaces-instances`.
const REFERENCE: &str = "TINSMITH_REFERENCE_WORKSPACES_INSTANCES";

/// A folder or file below `model/`.
fn path(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "model", name].iter().collect()
}

/// Loads and checks a model; an event that is more than a note fails the test, so that a new one is noticed.
fn valid(name: &str, accepted: &[&str]) -> ValidModel {
    let sources = Sources::read(&[path(name)]).unwrap();
    let mut events = Events::default();
    let model = load::load(&sources, &mut events);
    let checked = check::check(model, &mut events);
    let lines: Vec<String> = events
        .all()
        .iter()
        .filter(|event| event.severity >= Severity::Warning && !accepted.contains(&event.id.as_ref()))
        .map(|event| {
            let place = event.location.map(|it| sources.display(it)).unwrap_or_default();
            format!("{place}: {:?} {}: {}", event.severity, event.id, event.message)
        })
        .collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    checked.unwrap()
}

/// The closure of the model's only service, cut to the operations if there are any.
fn closure(model: &ValidModel, operations: Vec<String>) -> ServiceClosure {
    let selection = Selection {
        service: None,
        operations,
    };
    prune(model, &selection, &mut Events::default()).unwrap()
}

/// How many shapes of each type a namespace has.
fn census(model: &ValidModel, namespace: &str) -> BTreeMap<&'static str, usize> {
    let mut census = BTreeMap::new();
    for shape in model.shapes.values().filter(|it| it.id.namespace() == namespace) {
        *census.entry(shape.kind.type_name()).or_default() += 1;
    }
    census
}

#[test]
fn workspaces_instances() {
    let model = valid("workspaces-instances", &[]);
    let expected = [
        ("enum", 24),
        ("integer", 5),
        ("list", 20),
        ("operation", 14),
        ("service", 1),
        ("string", 29),
        ("structure", 75),
    ];
    assert_eq!(census(&model, "com.amazonaws.workspacesinstances"), expected.into());
}

/// Ours says what AWS says, apart from the words. The reference is no part of this project: the variable names its file.
#[test]
fn workspaces_instances_is_the_reference() {
    let Some(reference) = std::env::var_os(REFERENCE) else {
        eprintln!("{REFERENCE} is not set: nothing to compare with");
        return;
    };
    let load = |path: PathBuf| {
        let sources = Sources::read(&[path]).unwrap();
        let model = load::load(&sources, &mut Events::default());
        (sources, model)
    };
    let (a_sources, a) = load(path("workspaces-instances"));
    let (b_sources, b) = load(reference.into());
    let differences = compare::compare(&a, &b, &compare::Ignore::default());
    let lines: Vec<String> = differences.iter().map(|it| it.line(&a_sources, &b_sources)).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

/// One operation keeps what it reaches and the service, nothing else.
#[test]
fn one_operation() {
    let model = valid("workspaces-instances", &[]);
    let operations = vec!["ListRegions".to_owned()];
    let closure = closure(&model, operations);
    let names = closure.shapes.iter().filter(|id| id.namespace() != "smithy.api");
    let mut names: Vec<&str> = names.map(|id| id.name()).collect();
    names.sort_unstable();
    let expected = [
        "AccessDeniedException",
        "EUCMIFrontendAPIService",
        "InternalServerException",
        "ListRegions",
        "ListRegionsRequest",
        "ListRegionsResponse",
        "MaxResults",
        "NextToken",
        "Region",
        "RegionList",
        "RegionName",
        "ThrottlingException",
        "ValidationException",
        "ValidationExceptionField",
        "ValidationExceptionFieldList",
        "ValidationExceptionReason",
    ];
    assert_eq!(names, expected);
}

#[test]
fn naming_obstacles() {
    // Members of enums are named as no service should name them.
    let model = valid("naming-obstacles", &["EnumShape"]);
    let expected = [
        ("enum", 2),
        ("list", 2),
        ("map", 1),
        ("operation", 11),
        ("service", 1),
        ("structure", 70),
        ("union", 1),
    ];
    assert_eq!(census(&model, "tinsmith.obstacles"), expected.into());
}

#[test]
fn kitchen_sink() {
    let model = valid("kitchen-sink", &[]);
    let expected = [
        ("blob", 1),
        ("document", 1),
        ("double", 1),
        ("enum", 7),
        ("intEnum", 1),
        ("integer", 2),
        ("list", 30),
        ("map", 17),
        ("operation", 34),
        ("resource", 2),
        ("service", 1),
        ("string", 7),
        ("structure", 102),
        ("timestamp", 2),
        ("union", 9),
    ];
    assert_eq!(census(&model, "tinsmith.kitchensink"), expected.into());
    assert_eq!(census(&model, "tinsmith.kitchensink.pantry"), [("structure", 1)].into());
    let closure = closure(&model, vec![]);
    assert_eq!(
        closure.operations.len(),
        33,
        "those of the service and of its resources, without the mixin"
    );
    for name in ["Unreferenced", "shelfLife", "Paged", "Named", "CommonErrors"] {
        let id = format!("tinsmith.kitchensink#{name}");
        assert!(
            model.shape(&id).is_some() && !closure.shapes.contains(id.as_str()),
            "{id}"
        );
    }
    let label = &model.shape("tinsmith.kitchensink.pantry#Label").unwrap().id;
    assert_eq!(closure.name(label), "PantryLabel");
}
