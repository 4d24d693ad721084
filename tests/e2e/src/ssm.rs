//! Systems Manager over awsJson1_1: parameters by name and by path.

use crate::{Outcome, expect};
use aws_types::SdkConfig;
use ssm::Client;
use ssm::types::ParameterType;

/// Puts parameters, gets one, lists a path, deletes one and misses it.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    for name in ["/app/a", "/app/b"] {
        let put = client
            .put_parameter()
            .name(name)
            .value("v\u{fc}")
            .r#type(ParameterType::String);
        put.send().await?;
    }
    let got = client.get_parameter().name("/app/a").send().await?;
    let parameter = got.parameter().ok_or("no parameter")?;
    expect(parameter.value() == Some("v\u{fc}"), "the value that was put")?;
    expect(parameter.version() == 1, "the first version")?;
    expect(parameter.last_modified_date().is_some(), "a time of change")?;
    let pages = client
        .get_parameters_by_path()
        .path("/app")
        .max_results(1)
        .into_paginator()
        .send();
    let pages = pages.collect::<Result<Vec<_>, _>>().await?;
    let count: usize = pages.iter().map(|it| it.parameters().len()).sum();
    expect(count == 2, "two parameters")?;
    client.delete_parameter().name("/app/a").send().await?;
    let missing = client.get_parameter().name("/app/a").send().await;
    let error = missing
        .err()
        .ok_or("a parameter that was deleted")?
        .into_service_error();
    expect(error.is_parameter_not_found(), "ParameterNotFound")
}
