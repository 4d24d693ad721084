//! `endpoint_params!`: the types of `config::endpoint` in a generated crate.

use std::fmt;

use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use super::evaluate::Value;
use super::functions::is_valid_host_label;
use super::given::Given;
use crate::builder::debug_redacted;

/// A type that a parameter of endpoint rules can have.
pub trait Parameter: Sized {
    /// The value as the rules see it.
    fn value(&self) -> Value<'_>;
    /// Returns the given value, if it has this type.
    fn given(given: &Given) -> Option<Self>;
    /// Returns the value of a built-in parameter from the settings of a call.
    fn built_in(name: &str, cfg: &ConfigBag) -> Option<Self>;
    /// Sets the parameter that is the account of those who call.
    fn set_account_id(_value: &mut Option<Self>, _built_in: &str, _account_id: &str) {}
    /// Accepts every value: a sensitive parameter is only hidden.
    ///
    /// # Errors
    /// Never; the flags of a parameter are functions of one form.
    fn sensitive(_value: Option<&Self>, _field: &'static str) -> Result<(), InvalidParams> {
        Ok(())
    }
    /// Fails if the rules cannot do without the value and it is not set.
    fn required(value: Option<&Self>, field: &'static str) -> Result<(), InvalidParams> {
        value.map(drop).ok_or(InvalidParams { field, problem: None })
    }
    /// Fails if the value cannot be used.
    fn check(_value: Option<&Self>, _field: &'static str, _built_in: &str) -> Result<(), InvalidParams> {
        Ok(())
    }
}

impl Parameter for bool {
    fn value(&self) -> Value<'_> {
        Value::Bool(*self)
    }

    fn given(given: &Given) -> Option<Self> {
        match given {
            Given::Bool(it) => Some(*it),
            _ => None,
        }
    }

    fn built_in(name: &str, cfg: &ConfigBag) -> Option<Self> {
        match name {
            "AWS::UseFIPS" => cfg.load::<UseFips>().map(|it| it.0),
            "AWS::UseDualStack" => cfg.load::<UseDualStack>().map(|it| it.0),
            _ => None,
        }
    }
}

impl Parameter for String {
    fn value(&self) -> Value<'_> {
        Value::str(self.as_str())
    }

    fn given(given: &Given) -> Option<Self> {
        match given {
            Given::Text(it) => Some(it.clone().into_owned()),
            _ => None,
        }
    }

    fn built_in(name: &str, cfg: &ConfigBag) -> Option<Self> {
        match name {
            "AWS::Region" => cfg.load::<Region>().map(|it| it.as_ref().to_owned()),
            "SDK::Endpoint" => cfg.load::<EndpointUrl>().map(|it| it.0.clone()),
            "AWS::Auth::AccountIdEndpointMode" => {
                let mode = cfg.load::<AccountIdEndpointMode>().cloned();
                Some(mode.unwrap_or_default().to_string())
            }
            _ => None,
        }
    }

    fn set_account_id(value: &mut Option<Self>, built_in: &str, account_id: &str) {
        if built_in == "AWS::Auth::AccountId" {
            *value = Some(account_id.to_owned());
        }
    }

    /// A region becomes a part of host names, so it must not lead elsewhere.
    fn check(value: Option<&Self>, field: &'static str, built_in: &str) -> Result<(), InvalidParams> {
        match value {
            Some(region) if built_in == "AWS::Region" && !is_valid_host_label(region, true) => Err(InvalidParams {
                field,
                problem: Some("must be a valid host label"),
            }),
            _ => Ok(()),
        }
    }
}

impl Parameter for Vec<String> {
    fn value(&self) -> Value<'_> {
        Value::List(self.iter().map(|it| Value::str(it.as_str())).collect())
    }

    fn given(given: &Given) -> Option<Self> {
        match given {
            Given::Texts(it) => Some(it.iter().map(|it| it.clone().into_owned()).collect()),
            _ => None,
        }
    }

    fn built_in(_: &str, _: &ConfigBag) -> Option<Self> {
        None
    }
}

/// The parameters of endpoint rules cannot be used.
#[derive(Debug)]
pub struct InvalidParams {
    field: &'static str,
    problem: Option<&'static str>,
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problem {
            None => write!(f, "a required field was missing: `{}`", self.field),
            Some(problem) => write!(f, "invalid value for field: `{}` - {problem}", self.field),
        }
    }
}

impl std::error::Error for InvalidParams {}

/// A parameter as `Debug` shows it: a required parameter is set, except in a builder, and a sensitive parameter is
/// hidden.
pub fn shown<'a, T: fmt::Debug>(value: &'a Option<T>, flags: &[&str]) -> &'a dyn fmt::Debug {
    match value {
        Some(_) if flags.contains(&"sensitive") => &Hidden,
        Some(value) if flags.contains(&"required") && !flags.contains(&"builder") => value,
        value => value,
    }
}

/// Stands for a sensitive value.
struct Hidden;

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_redacted(f)
    }
}

/// Writes the types of `config::endpoint`: `Params`, `ParamsBuilder`, `ResolveEndpoint`, `DefaultResolver` and what
/// goes with them. The rows are the parameters of the rules, in the order of the model: field and setter, type, name
/// in the model, and where SDKs take the value from.
///
/// ```
/// # mod crate_config_endpoint {
/// use tinsmith_runtime::endpoint::{RuleSet, Rules};
///
/// tinsmith_runtime::endpoint_params! {
///     rules: RULES;
///     /// Whether to call the FIPS endpoint.
///     use_fips, set_use_fips: bool required = false => "UseFIPS" from "AWS::UseFIPS";
///     /// A URL that replaces the service's endpoint.
///     endpoint, set_endpoint: String => "Endpoint" from "SDK::Endpoint";
///     /// Some names, which are no setting of SDKs.
///     names, set_names: Vec<String> => "Names";
/// }
///
/// static RULES: RuleSet = RuleSet::new(Rules {
///     conditions: &["isSet(Endpoint)"],
///     outcomes: &["endpoint Endpoint"],
///     decisions: &["0 =0 -"],
/// });
/// # }
/// # let params = crate_config_endpoint::Params::builder().endpoint("https://example.com").build().unwrap();
/// # assert_eq!(params.use_fips(), Some(false));
/// # assert_eq!(
/// #     format!("{params:?}"),
/// #     r#"Params { use_fips: false, endpoint: Some("https://example.com"), names: None }"#
/// # );
/// ```
#[macro_export]
macro_rules! endpoint_params {
    (@getter $(#[$doc:meta])* $field:ident bool) => {
        $(#[$doc])*
        pub fn $field(&self) -> ::std::option::Option<bool> {
            self.0.$field
        }
    };
    (@getter $(#[$doc:meta])* $field:ident String) => {
        $(#[$doc])*
        pub fn $field(&self) -> ::std::option::Option<&str> {
            self.0.$field.as_deref()
        }
    };
    (@getter $(#[$doc:meta])* $field:ident Vec<String>) => {
        $(#[$doc])*
        pub fn $field(&self) -> ::std::option::Option<&[::std::string::String]> {
            self.0.$field.as_deref()
        }
    };
    (
        rules: $rules:path;
        $(
            $(#[$doc:meta])*
            $field:ident, $setter:ident: $ty:ident $(<$item:ident>)? $($flag:ident)* $(= $default:expr)?
                => $name:literal $(from $built_in:literal)?;
        )*
    ) => {
        pub use $crate::endpoint::{Endpoint, EndpointFuture, InvalidParams, SharedEndpointResolver};

        /// The parameters by which the endpoint of a request is chosen.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Params(ParamsBuilder);

        impl ::std::fmt::Debug for Params {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Params")
                    $(.field(
                        stringify!($field),
                        $crate::__private::endpoint::shown(&self.0.$field, &[$(stringify!($flag)),*]),
                    ))*
                    .finish()
            }
        }

        impl Params {
            /// Makes [`Params`].
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }

            $($crate::endpoint_params! { @getter $(#[$doc])* $field $ty $(<$item>)? })*
        }

        impl $crate::__private::endpoint::RuleParams for Params {
            fn value(&self, name: &str) -> ::std::option::Option<$crate::endpoint::Value<'_>> {
                match name {
                    $($name => self.0.$field.as_ref().map($crate::__private::endpoint::Parameter::value),)*
                    _ => ::std::option::Option::None,
                }
            }

            fn set_account_id(&mut self, _account_id: &str) {
                $($($crate::__private::endpoint::Parameter::set_account_id(&mut self.0.$field, $built_in, _account_id);)?)*
            }
        }

        /// Makes [`Params`].
        #[derive(Clone, Default, PartialEq)]
        pub struct ParamsBuilder {
            $($field: ::std::option::Option<$ty $(<$item>)?>,)*
        }

        impl ::std::fmt::Debug for ParamsBuilder {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("ParamsBuilder")
                    $(.field(
                        stringify!($field),
                        $crate::__private::endpoint::shown(&self.$field, &["builder" $(, stringify!($flag))*]),
                    ))*
                    .finish()
            }
        }

        impl ParamsBuilder {
            $(
                $(#[$doc])*
                pub fn $field(self, value: impl ::std::convert::Into<$ty $(<$item>)?>) -> Self {
                    self.$setter(::std::option::Option::Some(value.into()))
                }

                $(#[$doc])*
                pub fn $setter(mut self, value: ::std::option::Option<$ty $(<$item>)?>) -> Self {
                    self.$field = value;
                    self
                }
            )*

            /// The parameters, with defaults for those left out; an error if one is missing or of no use.
            pub fn build(mut self) -> ::std::result::Result<Params, InvalidParams> {
                $(
                    $(self.$field = self.$field.or_else(|| ::std::option::Option::Some($default.into()));)?
                    $($crate::__private::endpoint::Parameter::$flag(self.$field.as_ref(), stringify!($field))?;)*
                    $($crate::__private::endpoint::Parameter::check(self.$field.as_ref(), stringify!($field), $built_in)?;)?
                )*
                ::std::result::Result::Ok(Params(self))
            }
        }

        /// Chooses the endpoint of a request.
        pub trait ResolveEndpoint: ::std::marker::Send + ::std::marker::Sync + ::std::fmt::Debug {
            /// The endpoint for these parameters.
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

            /// This resolver in the form that a configuration keeps.
            fn into_shared_resolver(self) -> SharedEndpointResolver
            where
                Self: ::std::marker::Sized + 'static,
            {
                SharedEndpointResolver::new(Typed {
                    resolver: self,
                    is_checked: false,
                })
            }
        }

        /// A resolver behind the untyped interface of the orchestrator.
        #[derive(Debug)]
        struct Typed<T> {
            resolver: T,
            /// `true` if requests can be sent to whatever it resolves to.
            is_checked: bool,
        }

        impl<T: ResolveEndpoint> $crate::endpoint::ResolveEndpoint for Typed<T> {
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a $crate::endpoint::EndpointResolverParams,
            ) -> EndpointFuture<'a> {
                match params.get::<Params>() {
                    ::std::option::Option::Some(params) if self.is_checked => self.resolver.resolve_endpoint(params),
                    ::std::option::Option::Some(params) => {
                        $crate::__private::endpoint::checked(self.resolver.resolve_endpoint(params))
                    }
                    ::std::option::Option::None => EndpointFuture::ready(::std::result::Result::Err(
                        "params of expected type was not present".into(),
                    )),
                }
            }

            fn finalize_params<'a>(
                &'a self,
                params: &'a mut $crate::endpoint::EndpointResolverParams,
            ) -> ::std::result::Result<(), $crate::error::BoxError> {
                $crate::__private::endpoint::finalize::<Params>(params)
            }
        }

        /// Chooses the endpoint by the rules of the service.
        #[derive(Debug)]
        pub struct DefaultResolver($crate::__private::endpoint::CachedRules<Params>);

        impl DefaultResolver {
            /// The rules of the service.
            pub fn new() -> Self {
                Self($crate::__private::endpoint::CachedRules::new(&$rules))
            }
        }

        impl ::std::default::Default for DefaultResolver {
            fn default() -> Self {
                Self::new()
            }
        }

        impl ResolveEndpoint for DefaultResolver {
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
                EndpointFuture::ready(self.0.resolve(params))
            }

            fn into_shared_resolver(self) -> SharedEndpointResolver
            where
                Self: ::std::marker::Sized + 'static,
            {
                SharedEndpointResolver::new(Typed {
                    resolver: self,
                    is_checked: true,
                })
            }
        }

        /// The endpoints of the service: the parameters and the resolver.
        pub(crate) static ENDPOINTS: $crate::__private::endpoint::ServiceEndpoints = $crate::__private::endpoint::ServiceEndpoints {
            params: |_sources| {
                let params = Params::builder()
                    $(.$setter(_sources.get($name, ::std::concat!("" $(, $built_in)?))))*
                    .build();
                params.map($crate::endpoint::EndpointResolverParams::new).map_err(::std::convert::Into::into)
            },
            resolver: || DefaultResolver::new().into_shared_resolver(),
        };
    };
}
