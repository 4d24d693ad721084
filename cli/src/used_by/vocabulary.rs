//! The names by which a program can call the operations and types of a service.

use std::collections::{BTreeSet, HashMap, HashSet};
use tinsmith::event::{Events, Invalid};
use tinsmith::lower::naming::Naming;
use tinsmith::model::ValidModel;
use tinsmith::model::closure::{ServiceClosure, walk};
use tinsmith::model::node::Node;
use tinsmith::model::shape::ShapeKind;
use tinsmith::model::shape_id::ShapeId;
use tinsmith::prune::{self, Selection};
use tinsmith::rust::names;
use tinsmith::settings::CrateSettings;

/// Methods of every client that are no operations.
const OF_EVERY_CLIENT: &[&str] = &[
    "as_ref",
    "borrow",
    "clone",
    "config",
    "deref",
    "from_conf",
    "into",
    "new",
    "to_owned",
];

/// The names that a crate has for its operations and types.
pub struct Vocabulary {
    closure: ServiceClosure,
    /// Names of the library in `use` and paths.
    pub libraries: HashSet<String>,
    methods: HashMap<String, ShapeId>,
    modules: HashMap<String, ShapeId>,
    /// By method of the client, and by module.
    waiters: HashMap<String, ShapeId>,
    types: HashMap<String, ShapeId>,
}

impl Vocabulary {
    /// The names of the whole service, whatever the crate is cut to now.
    ///
    /// # Errors
    /// [`Invalid`] if the model does not have the service; the reason is in `events`.
    pub fn new(model: &ValidModel, krate: &CrateSettings, events: &mut Events) -> Result<Self, Invalid> {
        let whole = Selection {
            service: krate.service.clone(),
            operations: Vec::new(),
        };
        let closure = prune::prune(model, &whole, events)?;
        let mut it = Self {
            libraries: libraries(&closure, krate),
            methods: HashMap::new(),
            modules: HashMap::new(),
            waiters: HashMap::new(),
            types: HashMap::new(),
            closure,
        };
        // Wrong names are reported when the crate is written.
        let naming = Naming::of(&it.closure, &krate.names, &mut Events::default());
        for (shape, _) in it.closure.operations() {
            let of = naming.operation(&shape.id);
            it.methods.insert(names::bare(&of.method), shape.id.clone());
            it.modules.insert(names::bare(&of.module), shape.id.clone());
            let waiters = shape.trait_node("smithy.waiters#waitable").and_then(Node::as_object);
            for (name, _) in waiters.into_iter().flatten() {
                let of = naming.waiter(&shape.id, name);
                let method = names::bare(&of.method);
                it.waiters.insert(method, shape.id.clone());
                it.waiters.insert(names::bare(&of.module), shape.id.clone());
            }
        }
        for shape in it.closure.shapes() {
            let is_type = match &shape.kind {
                ShapeKind::Structure { .. } | ShapeKind::Union { .. } | ShapeKind::Enum { .. } => true,
                ShapeKind::Simple(_) => shape.traits.has("smithy.api#enum"),
                _ => false,
            };
            if is_type {
                let name = names::bare(&naming.ty(&shape.id));
                it.types.insert(format!("{name}Builder"), shape.id.clone());
                it.types.insert(name, shape.id.clone());
            }
        }
        Ok(it)
    }

    /// The operation that a method of the client calls or waits for.
    pub fn method(&self, name: &str) -> Option<&ShapeId> {
        let waiter = || self.waiters.get(name).filter(|_| name.starts_with("wait_until_"));
        self.methods.get(name).or_else(waiter)
    }

    /// The operation that a module under `operation` belongs to.
    pub fn module(&self, name: &str) -> Option<&ShapeId> {
        self.modules.get(name)
    }

    /// The operation that a module under `waiters` belongs to.
    pub fn waiter_module(&self, name: &str) -> Option<&ShapeId> {
        self.waiters.get(name)
    }

    /// The shape of a type.
    pub fn type_shape(&self, name: &str) -> Option<&ShapeId> {
        self.types.get(name)
    }

    /// Returns whether a client has the method, though it is no operation.
    pub fn is_of_every_client(&self, name: &str) -> bool {
        OF_EVERY_CLIENT.contains(&name)
    }

    /// The operations among these, in the order of the service.
    pub fn in_order<'a>(&'a self, used: &BTreeSet<ShapeId>) -> Vec<&'a ShapeId> {
        self.closure.operations.iter().filter(|id| used.contains(*id)).collect()
    }

    /// Returns whether a crate that is cut to these operations has the shape.
    pub fn reached(&self, operations: &BTreeSet<ShapeId>) -> HashSet<ShapeId> {
        let errors = self.closure.service().errors.iter().map(|it| &it.target);
        walk(&self.closure.model, operations.iter().chain(errors))
            .into_iter()
            .collect()
    }

    /// The operation that reaches the shape and, of those that do, the fewest other shapes.
    pub fn smallest_that_reaches(&self, shape: &ShapeId) -> Option<&ShapeId> {
        let all = self.closure.operations.iter();
        let reaching = all.filter_map(|id| {
            let shapes = walk(&self.closure.model, [id]);
            shapes.contains(shape).then_some((shapes.len(), id))
        });
        reaching.min_by_key(|(size, _)| *size).map(|(_, id)| id)
    }
}

/// The name of the package, and that of the official one, as paths spell them.
fn libraries(closure: &ServiceClosure, krate: &CrateSettings) -> HashSet<String> {
    let service = closure.service_shape().trait_node("aws.api#service");
    let sdk_id = service.and_then(|it| it.get("sdkId")).and_then(Node::as_str);
    let official = sdk_id.map(|it| {
        let plain = it.chars().filter(char::is_ascii_alphanumeric);
        format!("aws_sdk_{}", plain.collect::<String>().to_ascii_lowercase())
    });
    official.into_iter().chain([krate.module.replace('-', "_")]).collect()
}
