//! `client.rs`: the client, with a method for each operation.

use super::attributes::allow::allow;
use super::attributes::deprecated;
use super::item::{Content, File, Heading, Item, mark, quote};
use crate::rust::client::{Client, Discovery, Method, Settings};
use crate::rust::paths;
use crate::rust::waiter::WaiterMethod;
use proc_macro2::TokenStream;

/// `src/client.rs`
pub fn file(it: &Client) -> File {
    let content = Content::Rust {
        docs: Heading::new("The client: one method for each operation."),
        attributes: it.allow.as_ref().map(allow).unwrap_or_default(),
        items: [definition(it), construction(it)]
            .into_iter()
            .chain(it.discovery.as_ref().map(discovery))
            .chain([methods(it)])
            .chain(waiters(it))
            .chain([customize()])
            .collect(),
    };
    File::new("src/client.rs", &it.shape, &["client"], content)
}

/// `pub struct Client { .. }`
fn definition(it: &Client) -> Item {
    let Client { shape, docs, .. } = it;
    let handle = paths::handle();
    Item::new(
        shape,
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct Client {
                config: ::std::sync::Arc<crate::Config>,
                handle: #handle,
            }
        },
    )
}

fn construction(it: &Client) -> Item {
    let (handle, call) = (paths::handle(), paths::call());
    let new = match it.settings {
        Settings::Shared => new(),
        Settings::Own => quote! {},
    };
    Item::new(
        &it.shape,
        quote! {
            impl Client {
                #new

                /// A client with its own settings.
                ///
                /// # Panics
                /// If retries, timeouts or identity caching are configured and there is no way to sleep or tell the time, or
                /// if no behavior version was chosen.
                #[track_caller]
                pub fn from_conf(conf: crate::Config) -> Self {
                    let handle = #handle::new(&crate::meta::SERVICE, conf.core());
                    Self {
                        config: ::std::sync::Arc::new(conf),
                        handle,
                    }
                }

                /// The configuration of the client.
                pub fn config(&self) -> &crate::Config {
                    &self.config
                }

                /// A call that is yet to be made.
                pub(crate) fn __call(&self) -> #call {
                    #call::new(self.handle.clone())
                }
            }
        },
    )
}

/// `pub fn new(sdk_config: &SdkConfig) -> Self`
fn new() -> TokenStream {
    let sdk_config = paths::sdk_config();
    quote! {
        /// A client with the settings that all AWS clients share.
        ///
        /// # Panics
        /// If retries, timeouts or identity caching are configured and there is no way to sleep or tell the time, or
        /// if no behavior version was chosen.
        #[track_caller]
        pub fn new(sdk_config: &#sdk_config) -> Self {
            Self::from_conf(sdk_config.into())
        }
    }
}

/// `pub async fn with_endpoint_discovery_enabled(self)`
fn discovery(it: &Discovery) -> Item {
    let Discovery {
        shape,
        operation,
        input,
        endpoints,
        address,
        minutes,
    } = it;
    let (discover, discovered) = (paths::discovery("discover"), paths::discovery("Discovered"));
    let (reload, error) = (paths::endpoint_discovery(), paths::box_error());
    Item::new(
        shape,
        quote! {
            impl Client {
                /// Asks the service for its endpoint and returns a client that calls it.
                ///
                /// Run `reload_task` of the second value as a task of its own: it asks again before the endpoint expires.
                ///
                /// # Errors
                /// If the service cannot be asked or names no endpoint, or if the client cannot sleep.
                pub async fn with_endpoint_discovery_enabled(
                    self,
                ) -> ::std::result::Result<(Self, #reload::ReloadEndpoint), #error> {
                    let (resolver, reload) = #discover::<#operation>(
                        self.config.core(),
                        self.__call(),
                        || #input::builder().build(),
                        |output| output.#endpoints().first().map(|it| #discovered {
                            address: it.#address().into(),
                            minutes: it.#minutes().into(),
                        }),
                    ).await?;
                    let mut config = self.config.to_builder();
                    config.set_endpoint_resolver(::std::option::Option::Some(resolver));
                    ::std::result::Result::Ok((Self::from_conf(config.build()), reload))
                }
            }
        },
    )
}

/// The second `impl Client { .. }`: operations in the order of the service.
fn methods(it: &Client) -> Item {
    let methods = it.methods.iter().map(method);
    Item::new(
        &it.shape,
        quote! {
            impl Client {
                #(#methods)*
            }
        },
    )
}

fn method(it: &Method) -> TokenStream {
    let Method {
        shape,
        name,
        docs,
        deprecated,
        fluent,
    } = it;
    let deprecated = deprecated::deprecated(deprecated);
    mark(
        shape,
        quote! {
            #docs
            #deprecated
            pub fn #name(&self) -> #fluent {
                #fluent::__new(self.handle.clone())
            }
        },
    )
}

/// `pub trait Waiters { .. }` with its `impl`, if there are waiters.
fn waiters(it: &Client) -> Option<Item> {
    if it.waiters.is_empty() {
        return None;
    }
    let declarations = it.waiters.iter().map(declaration);
    let definitions = it.waiters.iter().map(waiter);
    Some(Item::new(
        &it.shape,
        quote! {
            /// The waiters of the client: set the members of the operation's input, then call `wait` with the longest
            /// time to wait.
            pub trait Waiters {
                #(#declarations)*
            }

            impl Waiters for Client {
                #(#definitions)*
            }
        },
    ))
}

/// `fn wait_until_table_exists(&self) -> ..;`
fn declaration(it: &WaiterMethod) -> TokenStream {
    let WaiterMethod { docs, deprecated, .. } = it;
    let deprecated = deprecated::deprecated(deprecated);
    let signature = signature(it);
    mark(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #signature;
        },
    )
}

/// `fn wait_until_table_exists(&self) -> .. { .. }`
fn waiter(it: &WaiterMethod) -> TokenStream {
    let WaiterMethod { fluent, table, .. } = it;
    let signature = signature(it);
    mark(
        &it.shape,
        quote! {
            #signature {
                #fluent::__new(self.handle.clone(), &#table)
            }
        },
    )
}

/// `fn wait_until_table_exists(&self) -> ..`
fn signature(WaiterMethod { name, fluent, .. }: &WaiterMethod) -> TokenStream {
    quote! { fn #name(&self) -> #fluent }
}

/// `pub mod customize { .. }`
fn customize() -> Item {
    let customizable = paths::customizable_operation();
    Item::new(
        None,
        quote! {
            /// Changes to a single call before it is sent.
            pub mod customize {
                /// A call that can be changed before it is sent.
                pub type CustomizableOperation<T, E, B> = #customizable<T, E, B, crate::config::Builder>;
            }
        },
    )
}
