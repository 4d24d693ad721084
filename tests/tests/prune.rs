//! The part of a service that is kept, and its properties: directions, boxes, nullability.

use std::path::Path;
use tinsmith::check;
use tinsmith::event::{Events, render};
use tinsmith::load;
use tinsmith::model::ValidModel;
use tinsmith::model::closure::ServiceClosure;
use tinsmith::model::knowledge::directions::Directions;
use tinsmith::model::knowledge::nullability::{Presence, Role, presence};
use tinsmith::model::knowledge::recursion::boxed_members;
use tinsmith::model::shape_id::ShapeId;
use tinsmith::prune::{self, Selection};
use tinsmith::source::Sources;

fn model(name: &str) -> ValidModel {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/prune").join(name);
    let sources = Sources::read(&[path]).unwrap();
    let mut events = Events::default();
    let model = load::load(&sources, &mut events);
    check::check(model, &mut events).unwrap_or_else(|_| {
        let lines: Vec<_> = events.all().iter().map(|event| render::line(event, &sources)).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn selection(service: &str, operations: &[&str]) -> Selection {
    Selection {
        service: (!service.is_empty()).then(|| ShapeId::parse(service).unwrap()),
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn prune(model: &ValidModel, service: &str, operations: &[&str]) -> Result<ServiceClosure, String> {
    let mut events = Events::default();
    prune::prune(model, &selection(service, operations), &mut events).map_err(|_| {
        let sources = Sources::new(vec![]);
        events
            .all()
            .iter()
            .map(|event| render::line(&without_place(event), &sources))
            .collect::<Vec<_>>()
            .join("\n")
    })
}

fn without_place(event: &tinsmith::event::ValidationEvent) -> tinsmith::event::ValidationEvent {
    let mut event = event.clone();
    event.location = None;
    event
}

fn ids<'a>(shapes: impl IntoIterator<Item = &'a ShapeId>) -> Vec<&'a str> {
    shapes
        .into_iter()
        .map(ShapeId::as_str)
        .filter(|id| !id.starts_with("smithy.api#"))
        .collect()
}

#[test]
fn operations_are_those_of_the_service_and_its_resources() {
    let model = model("shop.json");
    let closure = prune(&model, "shop#Shop", &[]).unwrap();
    let expected = [
        "shop#Open",
        "shop#Close",
        "shop#GetShelf",
        "shop#SortShelves",
        "shop#ListBoxes",
    ];
    assert_eq!(ids(&closure.operations), expected);
    assert_eq!(closure.kept, closure.all);
    assert!(!closure.all.contains("shop#Nobody") && !closure.all.contains("shop#Office"));
    assert_eq!(closure.name(&ShapeId::parse("other#Item").unwrap()), "OtherItem");
}

#[test]
fn kept_operations_bring_what_they_reach() {
    let model = model("shop.json");
    let whole = prune(&model, "shop#Shop", &[]).unwrap();
    let closure = prune(&model, "shop#Shop", &["GetShelf"]).unwrap();
    assert_eq!(ids(&closure.operations), ["shop#GetShelf"]);
    let expected = [
        "shop#GetShelf",
        "shop#GetShelfInput",
        "shop#GetShelfOutput",
        "shop#NoShelf",
        "shop#Broken",
        "shop#Why",
        "shop#ShelfId",
        "shop#Items",
        "shop#Item",
        "shop#Shop",
    ];
    assert_eq!(ids(&closure.kept), expected);
    assert_eq!(closure.all, whole.all);
    assert!(closure.kept.is_subset(&closure.all));
    let (_, operation) = closure.operations().next().unwrap();
    assert_eq!(ids(closure.errors(operation)), ["shop#NoShelf", "shop#Broken"]);
}

/// An operation that is called at a discovered endpoint is of no use without the operation that tells it.
#[test]
fn a_kept_operation_brings_the_one_that_tells_its_endpoint() {
    let model = model("discovery.json");
    let kept = |operations: &[&str]| {
        let closure = prune(&model, "", operations).unwrap();
        ids(&closure.operations).join(" ")
    };
    assert_eq!(kept(&["Read"]), "example#Read example#DescribeEndpoints");
    assert_eq!(kept(&["Other"]), "example#Other");
    assert_eq!(
        kept(&["Other", "Read"]),
        "example#Read example#DescribeEndpoints example#Other"
    );
}

#[test]
fn the_operation_that_creates_sessions_is_kept() {
    let model = model("sessions.json");
    let closure = prune(&model, "", &["Other"]).unwrap();
    assert_eq!(ids(&closure.operations), ["example#CreateSession", "example#Other"]);
    let closure = prune(&model, "", &[]).unwrap();
    assert_eq!(closure.operations.len(), 3);
}

#[test]
fn the_order_is_the_service_s_own() {
    let model = model("shop.json");
    let closure = prune(&model, "shop#Shop", &["shop#SortShelves", "Open", "Open"]).unwrap();
    assert_eq!(ids(&closure.operations), ["shop#Open", "shop#SortShelves"]);
}

#[test]
fn a_wrong_selection_is_an_event_that_helps() {
    let model = model("shop.json");
    let fails = |service, operations: &[&str]| prune(&model, service, operations).unwrap_err();
    let cases = [
        fails("", &[]),
        fails("shop#Shopp", &[]),
        fails("shop#Item", &[]),
        fails("shop#Shop", &["GetShelv", "Nothing"]),
        fails("shop#Office", &["Open"]),
    ];
    insta::assert_snapshot!("wrong_selections", cases.join("\n\n"));
}

#[test]
fn directions_follow_inputs_and_outputs() {
    let model = model("shop.json");
    let directions = Directions::of(&prune(&model, "shop#Shop", &[]).unwrap());
    assert_eq!(ids(&directions.write), ["shop#Hours", "shop#ShelfId", "other#Item"]);
    let read = ids(&directions.read);
    assert!(read.contains(&"shop#Hours") && read.contains(&"shop#Why") && read.contains(&"shop#Item"));
    assert!(!read.contains(&"other#Item") && !read.contains(&"shop#ShelfId"));
}

#[test]
fn one_member_of_each_cycle_is_boxed() {
    let model = model("recursion.json");
    let closure = prune(&model, "", &[]).unwrap();
    let boxed = boxed_members(&model, &closure.all);
    let mut boxed = ids(&boxed);
    boxed.sort_unstable();
    assert_eq!(
        boxed,
        [
            "ns#A$b",
            "ns#KnotA$b",
            "ns#KnotA$c",
            "ns#Self$next",
            "ns#Self$other",
            "ns#Tree$branch"
        ]
    );
}

#[test]
fn presence_follows_the_rules_of_the_official_clients() {
    let model = model("nullability.json");
    let data = model.shape("ns#Data").unwrap();
    let said = |role| {
        let members = data.members().into_iter();
        let said = members.map(|(name, member)| match presence(&model, member, role) {
            Presence::Optional => format!("{name} optional"),
            Presence::Required => format!("{name} required"),
            Presence::Default(node) => format!("{name} {:?}", node.as_number().unwrap().as_i64()),
        });
        said.collect::<Vec<_>>()
    };
    assert_eq!(
        said(Role::Other),
        [
            "nothing optional",
            "required required",
            "clientOptional optional",
            "default Some(1)",
            "addedDefault Some(1)",
            "defaultNull optional",
            "requiredDefault Some(2)",
            "requiredStructure optional",
            "requiredUnion optional",
            "requiredList required",
            "stream required",
        ]
    );
    let in_input = said(Role::Input);
    assert!(
        in_input
            .iter()
            .all(|it| it.ends_with("optional") || it.starts_with("stream")),
        "{in_input:?}"
    );
}
