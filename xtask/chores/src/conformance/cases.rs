//! The cases of a model, counted from the model itself: what has no test must not go unnoticed.

use indexmap::IndexSet;
use tinsmith::event::{Events, Severity};
use tinsmith::model::ValidModel;
use tinsmith::model::closure::{all_operations, walk};
use tinsmith::model::node::Node;
use tinsmith::model::shape::{Service, Shape, ShapeKind};
use tinsmith::model::shape_id::ShapeId;

/// The subject of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A request.
    Request,
    /// A response that is an output.
    Response,
    /// A response that is an error.
    Error,
    /// An event stream.
    Events,
}

/// A case of a model.
pub struct Case {
    /// Its subject.
    pub kind: Kind,
    /// The trait of its protocol: `aws.protocols#restJson1`.
    pub protocol: String,
    /// Its name.
    pub id: String,
    /// Its outcome.
    pub outcome: Outcome,
}

/// The outcome of a case.
pub enum Outcome {
    /// No test was run for it.
    Missing,
    /// It passed.
    Passed,
    /// It failed, with what the test says.
    Failed(String),
    /// Its test was there but was not run.
    Skipped,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Request, Self::Response, Self::Error, Self::Events];

    /// The word in names of tests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Error => "error",
            Self::Events => "events",
        }
    }

    /// The key in a file of counts.
    pub fn count(self) -> &'static str {
        match self {
            Self::Request => "client_request",
            Self::Response => "client_response",
            Self::Error => "client_error_response",
            Self::Events => "client_eventstream",
        }
    }

    /// Returns the plural.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Request => "requests",
            Self::Response => "responses",
            Self::Error => "errors",
            Self::Events => "event streams",
        }
    }
}

impl Case {
    /// Returns whether it passed.
    pub fn passed(&self) -> bool {
        matches!(self.outcome, Outcome::Passed)
    }

    /// Returns whether a test was run for it.
    pub fn ran(&self) -> bool {
        matches!(self.outcome, Outcome::Passed | Outcome::Failed(_))
    }

    /// Returns whether a test of this name is its own.
    pub fn is_named(&self, test: &str) -> bool {
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let name = test.rsplit("::").next().unwrap_or(test);
        let protocol = self.protocol.rsplit('#').next().unwrap_or_default();
        let own = format!("{protocol}{}{}", self.kind.word(), self.id);
        letters(name).eq_ignore_ascii_case(&letters(&own))
    }
}

/// The service that a crate is made of.
pub fn service(model: &ValidModel) -> Option<&Shape> {
    let mut services = model
        .shapes
        .values()
        .filter(|it| matches!(it.kind, ShapeKind::Service(_)));
    services.next().map(|it| &**it)
}

/// The cases that a client of the service must pass.
pub fn of(model: &ValidModel, service: &Shape) -> Vec<Case> {
    let ShapeKind::Service(closure) = &service.kind else {
        return vec![];
    };
    let mut cases = vec![];
    let mut errors: IndexSet<&ShapeId> = closure.errors.iter().map(|it| &it.target).collect();
    for (shape, operation) in operations(model, closure) {
        cases.extend(of_shape(service, shape, "httpRequestTests", Kind::Request));
        cases.extend(of_shape(service, shape, "httpResponseTests", Kind::Response));
        cases.extend(of_shape(service, shape, "eventStreamTests", Kind::Events));
        errors.extend(operation.errors.iter().map(|it| &it.target));
    }
    for error in errors {
        cases.extend(of_shape(service, model.target(error), "httpResponseTests", Kind::Error));
    }
    cases
}

fn operations<'m>(model: &'m ValidModel, service: &Service) -> Vec<(&'m Shape, &'m tinsmith::model::shape::Operation)> {
    let shapes = all_operations(model, service).into_iter();
    let shapes = shapes.filter_map(|id| model.shape(id.as_str()));
    shapes
        .filter_map(|shape| match &shape.kind {
            ShapeKind::Operation(operation) => Some((&**shape, operation)),
            _ => None,
        })
        .collect()
}

fn of_shape(service: &Shape, shape: &Shape, list: &str, kind: Kind) -> Vec<Case> {
    let cases = shape
        .trait_node(&format!("smithy.test#{list}"))
        .and_then(Node::as_array);
    let cases = cases.unwrap_or_default().iter();
    let for_clients = cases.filter(|it| it.text("appliesTo").is_none_or(|it| it == "client"));
    let of_service = for_clients.filter_map(|it| {
        let protocol = it.text("protocol")?;
        service.traits.has(&protocol).then(|| Case {
            kind,
            protocol,
            id: it.text("id").unwrap_or_default(),
            outcome: Outcome::Missing,
        })
    });
    of_service.collect()
}

/// The operations that reach nothing that an error is about.
pub fn operations_without_errors(model: &ValidModel, events: &Events) -> Vec<String> {
    let errors = events.all().iter().filter(|it| it.severity == Severity::Error);
    let wrong: Option<Vec<ShapeId>> = errors.map(|it| it.shape.as_ref().map(ShapeId::root)).collect();
    let (Some(wrong), Some(service)) = (wrong, service(model)) else {
        return vec![];
    };
    let ShapeKind::Service(service) = &service.kind else {
        return vec![];
    };
    let all = operations(model, service).into_iter();
    let right = all.filter(|(shape, _)| {
        let reached = walk(model, [&shape.id]);
        !wrong.iter().any(|it| reached.contains(it))
    });
    right.map(|(shape, _)| shape.id.as_str().to_owned()).collect()
}
