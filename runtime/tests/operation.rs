//! The derive of operations: what it writes compiles against the call machinery, with and without a paginator.
#![cfg(feature = "aws-json")]
#![allow(dead_code, missing_docs)]

use tinsmith_runtime::__private::client::{Call, Handle};
use tinsmith_runtime::__private::operation::{Input, Operation, OperationInput};
use tinsmith_runtime::primitives::DateTime;
use tinsmith_runtime::{Protocol, RequestId, Service, Validation};

static SERVICE: Service = Service {
    id: "Example",
    shape: "Example",
    namespace: "com.example",
    version: "2026-01-01",
    user_agent_id: "example",
    crate_name: "example",
    package_version: "1.0.0",
    signing_name: "example",
    protocol: Some(Protocol::AwsJson1_0.constructor()),
    validation: Validation::Required,
    ..Service::PLAIN
};

/// Stands for the client of a generated crate.
#[derive(Clone, Debug)]
pub struct Client(Handle);

impl Client {
    fn __call(&self) -> Call {
        Call::new(self.0.clone())
    }

    fn list_things(&self) -> ListThingsFluentBuilder {
        ListThingsFluentBuilder::__new(self.0.clone())
    }
}

/// Stands for the module of a generated crate.
mod client {
    pub mod customize {
        pub type CustomizableOperation<T, E, B> = tinsmith_runtime::customize::CustomizableOperation<
            T,
            E,
            B,
            tinsmith_runtime::__private::config::CoreBuilder,
        >;
    }
}

/// Any error of the service.
#[derive(tinsmith_runtime::ServiceError)]
#[non_exhaustive]
pub enum Error {
    #[deprecated(note = "match with a wildcard")]
    Unhandled(tinsmith_runtime::Unhandled),
}

/// Lists things.
#[derive(Clone, Debug, Default, tinsmith_runtime::Operation)]
#[non_exhaustive]
#[operation(
    "ListThings",
    input = ListThingsInput,
    output = ListThingsOutput,
    error = ListThingsError,
    fluent = ListThingsFluentBuilder,
    service = crate::SERVICE
)]
#[paginator(
    ListThingsPaginator,
    input_token = |input| &mut input.next_token,
    output_token = |output| output.next_token.as_ref(),
    page_size = max_results: i32,
    items(ListThingsPaginatorItems, DateTime) = |output| output.things
)]
pub struct ListThings;

#[derive(Clone, PartialEq, tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "ListThingsRequest", write, fallible, fluent = ListThingsFluentBuilder)]
pub struct ListThingsInput {
    #[member("MaxResults")]
    pub max_results: Option<i32>,
    #[member("NextToken")]
    pub next_token: Option<String>,
    #[member("Secret", sensitive)]
    pub secret: Option<String>,
    #[member("ClientToken", required, idempotency_token)]
    pub client_token: Option<String>,
}

#[derive(Clone, PartialEq, tinsmith_runtime::Structure)]
#[non_exhaustive]
#[shape("com.example", "ListThingsResponse", read, fallible, output)]
pub struct ListThingsOutput {
    #[member("Things", required)]
    pub things: Vec<DateTime>,
    #[member("NextToken")]
    pub next_token: Option<String>,
    _request_id: Option<String>,
}

#[derive(tinsmith_runtime::OperationError)]
#[non_exhaustive]
pub enum ListThingsError {
    #[deprecated(note = "match with a wildcard")]
    Unhandled(tinsmith_runtime::Unhandled),
}

/// Never called: that it compiles is the test.
async fn every_way_to_send(client: &Client) -> Result<(), Error> {
    let output = client.list_things().max_results(3).send().await?;
    let _: (&[DateTime], Option<&str>) = (output.things(), output.request_id());
    ListThingsInput::builder().send_with(client).await?;
    client.list_things().customize().mutate_request(|_| ()).send().await?;
    let mut items = client.list_things().into_paginator().page_size(2).items().send();
    while let Some(item) = items.next().await {
        let _: DateTime = item?;
    }
    let mut pages = client
        .list_things()
        .into_paginator()
        .stop_on_duplicate_token(false)
        .send();
    let _ = pages.next().await;
    assert!(
        client
            .list_things()
            .set_next_token(None)
            .as_input()
            .get_max_results()
            .is_none()
    );
    Ok(())
}

#[test]
fn an_input_for_the_call() {
    let input = ListThingsInput::builder().build().expect("nothing is missing");
    assert!(
        input.validate(Validation::Required).is_ok(),
        "the client sets the token"
    );
    let find = ListThingsInput::IDEMPOTENCY_TOKEN.expect("the input has one");
    let mut input = Input::erase(input);
    *find(&mut input).expect("it is the operation's input") = Some("t".to_owned());
    let input = input
        .downcast::<ListThingsInput>()
        .expect("it is the operation's input");
    assert_eq!(input.client_token(), Some("t"));
    assert_eq!(find(&mut Input::erase("something else")), None);
    assert_eq!(ListThings::TABLE.name(), "ListThings");
    let _ = ListThings::new();
}
