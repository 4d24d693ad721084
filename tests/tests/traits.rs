//! Typed views of traits: each once, and what an ill-typed value gives.

use std::fmt::Debug;
use std::path::Path;
use tinsmith::event::Events;
use tinsmith::load;
use tinsmith::model::Model;
use tinsmith::model::traits::{Trait, Traits, auth, aws, behavior, constraint, documentation, endpoint, http};
use tinsmith::model::traits::{protocol, type_refinement, waiter, xml};
use tinsmith::source::Sources;

fn model() -> Model {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/traits.json");
    load::load(&Sources::read(&[path]).unwrap(), &mut Events::default())
}

fn view<T: Trait + Debug>(traits: &Traits) -> Option<String> {
    traits.get::<T>().map(|view| format!("  {view:?}\n"))
}

/// All views that a shape or member has.
fn views(traits: &Traits) -> String {
    let all = [
        view::<aws::HttpChecksum>,
        view::<auth::SigV4>,
        view::<auth::SigV4a>,
        view::<auth::Auth>,
        view::<auth::HttpApiKeyAuth>,
        view::<auth::HttpBearerAuth>,
        view::<auth::OptionalAuth>,
        view::<auth::UnsignedPayload>,
        view::<behavior::Paginated>,
        view::<behavior::Retryable>,
        view::<behavior::RequestCompression>,
        view::<behavior::IdempotencyToken>,
        view::<constraint::Length>,
        view::<constraint::Range>,
        view::<constraint::Pattern>,
        view::<documentation::Deprecated>,
        view::<documentation::Documentation>,
        view::<documentation::Sensitive>,
        view::<http::Http>,
        view::<http::HttpHeader>,
        view::<http::HttpPrefixHeaders>,
        view::<http::HttpQuery>,
        view::<http::HttpChecksumRequired>,
        view::<endpoint::Endpoint>,
        view::<endpoint::ContextParam>,
        view::<endpoint::OperationContextParams>,
        view::<endpoint::ClientContextParams>,
        view::<protocol::AwsQueryCompatible>,
        view::<protocol::AwsQueryError>,
        view::<protocol::JsonName>,
        view::<protocol::MediaType>,
        view::<protocol::TimestampFormat>,
        view::<type_refinement::ClientOptional>,
        view::<type_refinement::Error>,
        view::<type_refinement::Required>,
        view::<xml::XmlName>,
        view::<xml::XmlNamespace>,
    ];
    all.iter().filter_map(|view| view(traits)).collect()
}

#[test]
fn each_trait_has_its_view() {
    let model = model();
    let mut text = String::new();
    for shape in model.shapes.values().filter(|shape| !shape.location.is_embedded()) {
        text += &format!("{}\n{}", shape.id, views(&shape.traits));
        for (_, member) in shape.members() {
            text += &format!("{}\n{}", member.id, views(&member.traits));
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn views_of_nodes_keep_them() {
    let model = model();
    let traits = |id: &str| model.shape(id).unwrap().traits.clone();
    let service = traits("ns#Service");
    let operation = traits("ns#Operation");
    let fixed = operation.get::<endpoint::StaticContextParams>().unwrap();
    assert_eq!((fixed.0[0].0.as_str(), fixed.0[0].1.as_bool()), ("Kind", Some(true)));
    assert_eq!(operation.get::<waiter::Waitable>().unwrap().0[0].name, "Ready");
    let paginated = operation.get::<behavior::Paginated>().unwrap().or(service.get());
    assert_eq!(
        (paginated.input_token.as_deref(), paginated.items.as_deref()),
        (Some("token"), Some("things"))
    );
    let text = model.shape("ns#Error").unwrap().member("text").unwrap().traits.clone();
    assert_eq!(text.get::<type_refinement::Default>().unwrap().0.as_str(), Some(""));
}

#[test]
fn numbers_are_the_same_however_they_are_written() {
    let text = |numbers: &str| {
        let text = format!("{{\"smithy\":\"2.0\",\"metadata\":{{\"n\":[{numbers}]}}}}");
        let source = tinsmith::source::Source {
            path: "n.json".into(),
            text: text.into(),
        };
        let model = load::load(&Sources::new(vec![source]), &mut Events::default());
        model.metadata["n"].node.as_array().unwrap().to_vec()
    };
    let same = text("1, 1.0, 1e0, 10e-1, 0.1e1");
    assert!(same.iter().all(|node| node.same_value(&same[0])));
    let zeros = text("0, -0, 0.000, 0e99");
    assert!(zeros.iter().all(|node| node.same_value(&zeros[0])));
    let different = text("9007199254740992, 9007199254740993, 1e400, 2e400, -1e400");
    for (i, a) in different.iter().enumerate() {
        assert!(different.iter().skip(i + 1).all(|b| !a.same_value(b)));
    }
}
