//! Systems Manager over awsJson1_1: parameters by name and by path.

use crate::{Outcome, expect, say};
use aws_types::SdkConfig;
use ssm::Client;
use ssm::error::ProvideErrorMetadata;
use ssm::types::ParameterType;

/// Puts parameters, gets some, lists a path, deletes one and misses it.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    for (name, kind) in [("/app/a", ParameterType::String), ("/app/b", ParameterType::StringList)] {
        let put = client
            .put_parameter()
            .name(name)
            .value("v\u{fc},w")
            .r#type(kind)
            .send()
            .await?;
        say(name, (put.version(), put.tier()));
    }
    let again = client
        .put_parameter()
        .name("/app/a")
        .value("x")
        .r#type(ParameterType::String)
        .send()
        .await;
    let error = again.err().ok_or("a parameter that exists")?.into_service_error();
    say(
        "put again",
        (error.is_parameter_already_exists(), error.code(), error.message()),
    );
    let got = client.get_parameter().name("/app/a").send().await?;
    let parameter = got.parameter().ok_or("no parameter")?;
    say(
        "parameter",
        (
            parameter.value(),
            parameter.version(),
            parameter.r#type(),
            parameter.arn(),
            parameter.data_type(),
        ),
    );
    expect(parameter.last_modified_date().is_some(), "a time of change")?;
    let some = client.get_parameters().names("/app/b").names("/nowhere").send().await?;
    let values: Vec<_> = some.parameters().iter().map(|it| it.value()).collect();
    say("some", (values, some.invalid_parameters()));
    let pages = client
        .get_parameters_by_path()
        .path("/app")
        .max_results(1)
        .into_paginator()
        .send();
    let pages = pages.collect::<Result<Vec<_>, _>>().await?;
    say(
        "pages",
        pages.iter().map(|it| it.parameters().len()).collect::<Vec<_>>(),
    );
    client.delete_parameter().name("/app/a").send().await?;
    let missing = client.get_parameter().name("/app/a").send().await;
    let error = missing
        .err()
        .ok_or("a parameter that was deleted")?
        .into_service_error();
    say(
        "no parameter",
        (error.is_parameter_not_found(), error.code(), error.message()),
    );
    Ok(())
}
