//! The models that Tinsmith carries: they load, check, and hold what they are meant to hold.

use std::collections::BTreeSet;
use std::path::PathBuf;
use tinsmith::check;
use tinsmith::event::{Events, Severity};
use tinsmith::load;
use tinsmith::model::ValidModel;
use tinsmith::model::closure::ServiceClosure;
use tinsmith::prune::{Selection, prune};
use tinsmith::source::Sources;

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

/// Each type of Smithy (Smithy 2.0, "Shapes") is a shape of a model whose crate is compiled and called.
#[test]
fn every_type_of_shape_is_tried() {
    let types = "bigDecimal bigInteger blob boolean byte document double enum float intEnum integer list long map operation \
                 resource service short string structure timestamp union";
    let mut missing: BTreeSet<&str> = types.split_whitespace().collect();
    for entry in std::fs::read_dir(path("")).unwrap() {
        let name = entry.unwrap().file_name();
        // Parts of models of AWS, each of them a model by itself.
        if name == "servers" {
            continue;
        }
        let sources = Sources::read(&[path(name.to_str().unwrap())]).unwrap();
        let model = tinsmith::model(&sources, &mut Events::default()).unwrap();
        let own = model.shapes.values().filter(|shape| !shape.location.is_embedded());
        let members = own.clone().flat_map(|shape| shape.members());
        let targets = members.filter_map(|(_, member)| model.shape(member.target.as_str()));
        let found: Vec<_> = own.map(|it| it.kind.type_name()).collect();
        found
            .into_iter()
            .chain(targets.map(|it| it.kind.type_name()))
            .for_each(|it| {
                missing.remove(it);
            });
    }
    assert!(missing.is_empty(), "no model has {missing:?}");
}

/// One operation keeps what it reaches and the service, nothing else.
#[test]
fn one_operation() {
    let model = valid("workspaces-instances", &[]);
    let operations = vec!["ListRegions".to_owned()];
    let closure = closure(&model, operations);
    let names = closure.kept.iter().filter(|id| id.namespace() != "smithy.api");
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
fn what_no_operation_reaches_is_left_out() {
    let model = valid("kitchen-sink", &[]);
    let closure = closure(&model, vec![]);
    assert_eq!(
        closure.operations.len(),
        33,
        "those of the service and of its resources, without the mixin"
    );
    for name in ["Unreferenced", "shelfLife", "Paged", "Named", "CommonErrors"] {
        let id = format!("tinsmith.kitchensink#{name}");
        assert!(
            model.shape(&id).is_some() && !closure.kept.contains(id.as_str()),
            "{id}"
        );
    }
    let label = &model.shape("tinsmith.kitchensink.pantry#Label").unwrap().id;
    assert_eq!(closure.name(label), "PantryLabel");
}
