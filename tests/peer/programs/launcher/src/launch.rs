//! One launch, and what can go wrong with it.

use crate::journal::Journal;
use crate::plan::Plan;
use aws_sdk_workspacesinstances::Client;
use aws_sdk_workspacesinstances::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_workspacesinstances::operation::RequestId;
use aws_sdk_workspacesinstances::operation::create_workspace_instance::builders::CreateWorkspaceInstanceFluentBuilder;
use aws_sdk_workspacesinstances::operation::create_workspace_instance::{
    CreateWorkspaceInstanceError, CreateWorkspaceInstanceOutput,
};
use aws_sdk_workspacesinstances::types::Tag;

/// Launches, and prints the outcome.
pub async fn launch(client: &Client, plan: Plan) {
    println!(
        "\n{} on {}",
        plan.name,
        plan.instance.instance_type().unwrap_or("nothing")
    );
    let request = request(client, &plan);
    println!("  token {:?}", request.get_client_token());
    println!("  tags {:?}", request.as_input().get_tags());
    let outcome = match plan.name.as_str() {
        "cache" => {
            let name = plan.name.clone();
            request
                .customize()
                .interceptor(Journal::new("call"))
                .mutate_request(move |request| {
                    request.headers_mut().insert("x-plan", name.clone());
                })
                .send()
                .await
        }
        _ => request.send().await,
    };
    match outcome {
        Ok(output) => started(client, output).await,
        Err(error) => failed(error),
    }
}

fn request(client: &Client, plan: &Plan) -> CreateWorkspaceInstanceFluentBuilder {
    client
        .create_workspace_instance()
        .client_token(format!("token-{}", plan.name))
        .managed_instance(plan.instance.clone())
        .billing_configuration(plan.billing.clone())
        .tags(Tag::builder().key("plan").value(&plan.name).build())
}

async fn started(client: &Client, output: CreateWorkspaceInstanceOutput) {
    println!("  request {:?}", output.request_id());
    let Some(id) = output.workspace_instance_id else {
        println!("  started, without an ID");
        return;
    };
    let state = client.get_workspace_instance().workspace_instance_id(&id).send().await;
    match state {
        Ok(state) => println!(
            "  {id} is {} ({:?}), billed {:?}",
            state.provision_state().map_or("?", |state| state.as_str()),
            state.ec2_managed_instance().and_then(|it| it.instance_id()),
            state.billing_configuration().map(|it| it.billing_mode()),
        ),
        Err(error) => {
            println!("  {id} is unknown: {}", error.message().unwrap_or("no message"));
            let error: aws_sdk_workspacesinstances::Error = error.into();
            println!("  {error}");
        }
    }
}

fn failed(error: SdkError<CreateWorkspaceInstanceError>) {
    println!("  code {:?}, request {:?}", error.code(), error.request_id());
    println!(
        "  status {:?}",
        error.raw_response().map(|response| response.status().as_u16())
    );
    println!(
        "  named a service error: {}",
        DisplayErrorContext(&error).to_string().starts_with("service error")
    );
    match error.into_service_error() {
        CreateWorkspaceInstanceError::ServiceQuotaExceededException(quota) => println!(
            "  over the quota {} of {} with {} {}: {}",
            quota.quota_code, quota.service_code, quota.resource_type, quota.resource_id, quota.message
        ),
        CreateWorkspaceInstanceError::ValidationException(invalid) => {
            println!("  invalid, {}: {}", invalid.reason, invalid.message());
            for field in invalid.field_list() {
                println!("    {}: {} ({})", field.name(), field.reason(), field.message());
            }
        }
        other if other.is_throttling_exception() => println!("  throttled: {:?}", other.meta().message()),
        other => println!("  {other}: {:?}", other.meta().code()),
    }
}
