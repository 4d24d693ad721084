//! Values of endpoint parameters: from the model, from the input of a call, from the configuration.

use std::borrow::Cow;
use std::cell::Cell;

use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend, StoreReplace};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::params::Parameter;
use crate::error::{BoxError, BuildError};
use crate::schema::{Member, Schema, Setting, ShapeType, Structure};
use crate::validate::Validation;

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A boolean.
    Bool(bool),
    /// A text.
    Text(Cow<'static, str>),
    /// Several texts.
    Texts(Cow<'static, [Cow<'static, str>]>),
}

impl From<bool> for Given {
    fn from(it: bool) -> Self {
        Self::Bool(it)
    }
}

impl From<String> for Given {
    fn from(it: String) -> Self {
        Self::Text(it.into())
    }
}

impl From<Vec<String>> for Given {
    fn from(it: Vec<String>) -> Self {
        Self::Texts(it.into_iter().map(Cow::Owned).collect())
    }
}

/// A parameter that the configuration sets (Smithy rules engine, "clientContextParams trait").
#[derive(Clone, Debug)]
pub(crate) struct ClientParam {
    pub(crate) name: &'static str,
    /// Without a value it is as if nobody had ever set it.
    pub(crate) value: Option<Given>,
}

impl Storable for ClientParam {
    type Storer = StoreAppend<Self>;
}

/// The parameters that an operation sets: name and value (Smithy rules engine, "staticContextParams trait").
#[derive(Clone, Copy, Debug)]
pub struct StaticParams(pub &'static [(&'static str, Given)]);

impl Storable for StaticParams {
    type Storer = StoreReplace<Self>;
}

/// The parameters that expressions find in the input: name and expression (Smithy rules engine, "operationContextParams
/// trait").
#[cfg(feature = "jmespath")]
#[derive(Clone, Copy, Debug)]
pub struct OperationParams(pub &'static [(&'static str, &'static str)]);

#[cfg(feature = "jmespath")]
impl Storable for OperationParams {
    type Storer = StoreReplace<Self>;
}

/// A parameter that the environment sets where the configuration sets none.
#[derive(Clone, Debug)]
pub(crate) struct EnvironmentParam {
    pub(crate) name: &'static str,
    pub(crate) value: Given,
}

impl Storable for EnvironmentParam {
    type Storer = StoreAppend<Self>;
}

/// The sources of the parameters of a call, by precedence: the operation, a member of the input, an expression over the
/// input, the configuration of the client, the environment, and the built-in parameters of SDKs.
#[derive(Debug)]
pub struct Sources<'a> {
    cfg: &'a ConfigBag,
    given: Vec<(&'static str, Given)>,
    asks_for_account: Cell<bool>,
}

impl<'a> Sources<'a> {
    /// The sources of a call with this input.
    ///
    /// # Errors
    /// If a member that leads to the endpoint must be there and is not.
    pub(crate) fn of(
        input: Option<&dyn SerializableStruct>,
        table: Option<&Structure>,
        validation: Validation,
        cfg: &'a ConfigBag,
    ) -> Result<Self, BoxError> {
        let mut given = cfg.load::<StaticParams>().map(|it| it.0.to_vec()).unwrap_or_default();
        if let Some(input) = input {
            let members = table.map_or(&[][..], Structure::members);
            if members.iter().any(|it| context_param(it).is_some()) {
                given.extend(of_members(input, members)?);
                let level = cfg.load::<Validation>().copied();
                check(members, &given, level.unwrap_or(validation))?;
            }
            #[cfg(feature = "jmespath")]
            if let Some(params) = cfg.load::<OperationParams>() {
                for (name, expression) in params.0 {
                    match crate::jmespath::evaluate(expression, input) {
                        Ok(found) => given.extend(of_value(&found).map(|it| (*name, it))),
                        Err(error) if crate::jmespath::is_too_expensive(&error) => {
                            return Err(format!("the parameter `{name}` of the endpoint: {error}").into());
                        }
                        // An expression that meets something of the wrong kind finds nothing.
                        Err(_) => {}
                    }
                }
            }
        }
        Ok(Self {
            cfg,
            given,
            asks_for_account: Cell::new(false),
        })
    }

    /// The value of a parameter, by its name in the rules and that of the setting that SDKs fill it with.
    pub fn get<P: Parameter>(&self, name: &str, built_in: &str) -> Option<P> {
        if built_in == "AWS::Auth::AccountIdEndpointMode" {
            self.asks_for_account.set(true);
        }
        let given = self.given.iter().find(|it| it.0 == name).map(|it| &it.1);
        // The newest comes first, so that a call can differ from its client.
        let of_client = || {
            self.cfg
                .load::<ClientParam>()
                .find(|it| it.name == name)?
                .value
                .as_ref()
        };
        let of_environment = || {
            let mut params = self.cfg.load::<EnvironmentParam>();
            params.find(|it| it.name == name).map(|it| &it.value)
        };
        let given = given.or_else(of_client).or_else(of_environment).and_then(P::given);
        given.or_else(|| P::built_in(built_in, self.cfg))
    }

    /// Returns whether one of the parameters asked for says how account ids are used.
    pub(crate) fn asks_for_account(&self) -> bool {
        self.asks_for_account.get()
    }
}

/// The parameter that a member gives (Smithy rules engine, "contextParam trait").
fn context_param(member: &Member) -> Option<&'static str> {
    let name = |it: &Setting| {
        if let Setting::ContextParam(name) = it {
            Some(*name)
        } else {
            None
        }
    };
    member.settings.iter().find_map(name)
}

/// A request without a required one would go somewhere else than it should. Members that are not set are left to the
/// validation of the whole input, unless it is off.
fn check(members: &[Member], given: &[(&str, Given)], validation: Validation) -> Result<(), BoxError> {
    for member in members.iter().filter(|it| it.is_required()) {
        let Some(name) = context_param(member) else { continue };
        let value = given.iter().find(|it| it.0 == name).map(|it| &it.1);
        let is_missing = match value {
            // White space is a value: ` ` can be the key of an object.
            Some(Given::Text(text)) => text.is_empty(),
            Some(_) => false,
            None => validation == Validation::Off,
        };
        if is_missing {
            let error = BuildError::missing_field(member.field, "A required field was not set");
            return Err(error.into());
        }
    }
    Ok(())
}

fn of_members(
    input: &dyn SerializableStruct,
    members: &'static [Member],
) -> Result<Vec<(&'static str, Given)>, SerdeError> {
    let mut found = Found {
        members,
        given: Vec::new(),
    };
    input.serialize_members(&mut found)?;
    Ok(found.given)
}

#[cfg(feature = "jmespath")]
fn of_value(value: &crate::jmespath::Value) -> Option<Given> {
    use crate::jmespath::Value;
    Some(match value {
        Value::Boolean(it) => Given::Bool(*it),
        Value::String(it) => Given::Text(it.to_string().into()),
        Value::Array(it) => {
            let text = |it: &Value| {
                if let Value::String(it) = it {
                    Some(it.to_string().into())
                } else {
                    None
                }
            };
            Given::Texts(it.iter().filter_map(text).collect())
        }
        _ => return None,
    })
}

/// One more serializer: it keeps the members that are parameters.
struct Found {
    members: &'static [Member],
    given: Vec<(&'static str, Given)>,
}

impl Found {
    fn put(&mut self, schema: &Schema<'_>, value: impl FnOnce() -> Given) -> Result<(), SerdeError> {
        let member = schema.member_index().and_then(|it| self.members.get(it));
        self.given
            .extend(member.and_then(context_param).map(|name| (name, value())));
        Ok(())
    }
}

type WriteElements<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

macro_rules! ignore {
    ($($write:ident: $ty:ty;)*) => {$(
        fn $write(&mut self, _: &Schema<'_>, _: $ty) -> Result<(), SerdeError> {
            Ok(())
        }
    )*};
}

macro_rules! ignore_what_is_no_parameter {
    () => {
        ignore! {
            write_struct: &dyn SerializableStruct;
            write_map: WriteElements<'_>;
            write_byte: i8;
            write_short: i16;
            write_integer: i32;
            write_long: i64;
            write_float: f32;
            write_double: f64;
            write_big_integer: &BigInteger;
            write_big_decimal: &BigDecimal;
            write_blob: Blob;
            write_timestamp: &DateTime;
            write_document: &Document;
        }

        fn write_null(&mut self, _: &Schema<'_>) -> Result<(), SerdeError> {
            Ok(())
        }
    };
}

impl ShapeSerializer for Found {
    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<(), SerdeError> {
        self.put(schema, || Given::Bool(value))
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.put(schema, || Given::Text(value.to_owned().into()))
    }

    fn write_list(&mut self, schema: &Schema<'_>, write_elements: WriteElements<'_>) -> Result<(), SerdeError> {
        if schema.member().is_none_or(|it| it.shape_type() != ShapeType::String) {
            return Ok(());
        }
        let mut texts = Texts(Vec::new());
        write_elements(&mut texts)?;
        self.put(schema, || Given::Texts(texts.0.into()))
    }

    ignore_what_is_no_parameter!();
}

/// The elements of a list that is a parameter.
struct Texts(Vec<Cow<'static, str>>);

impl ShapeSerializer for Texts {
    fn write_string(&mut self, _: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.0.push(value.to_owned().into());
        Ok(())
    }

    ignore! { write_boolean: bool; write_list: WriteElements<'_>; }
    ignore_what_is_no_parameter!();
}
