//! The output, one function for each kind of thing.

use aws_sdk_workspacesinstances as wsi;
use wsi::error::ProvideErrorMetadata;
use wsi::operation::list_workspace_instances::ListWorkspaceInstancesOutput;
use wsi::types::{
    BillingMode, InstanceConfigurationFilter, InstanceConfigurationTenancyEnum, PlatformTypeEnum, ProvisionStateEnum,
};

/// Regions, page by page.
pub async fn regions(client: &wsi::Client) -> Result<(), wsi::Error> {
    let mut pages = client.list_regions().into_paginator().page_size(1).send();
    while let Some(page) = pages.next().await {
        let page = page?;
        let names: Vec<_> = page
            .regions()
            .iter()
            .map(|region| region.region_name().unwrap_or("(unnamed)"))
            .collect();
        println!("page of {} with {:?}, next {:?}", names.len(), names, page.next_token());
    }
    Ok(())
}

/// Instance types, one by one.
pub async fn types(client: &wsi::Client) -> Result<(), wsi::Error> {
    let mut types = client
        .list_instance_types()
        .max_results(50)
        .into_paginator()
        .items()
        .send();
    while let Some(it) = types.next().await {
        let it = it?;
        println!("{}", it.instance_type.as_deref().unwrap_or_default());
        for configuration in it.supported_instance_configurations() {
            let mode = match configuration.billing_mode() {
                Some(BillingMode::Monthly) => "by the month".to_owned(),
                Some(BillingMode::Hourly) => "by the hour".to_owned(),
                Some(other) => format!("in a new way, {}", other.as_str()),
                None => "for nothing".to_owned(),
            };
            println!(
                "  {mode}, {:?}, {:?}",
                configuration.platform_type(),
                configuration.tenancy()
            );
        }
    }
    Ok(())
}

/// All instances at once, of some states.
pub async fn instances(client: &wsi::Client) -> Result<(), wsi::Error> {
    let states = ProvisionStateEnum::values()
        .iter()
        .map(|name| ProvisionStateEnum::from(*name))
        .collect();
    let pages: Result<Vec<ListWorkspaceInstancesOutput>, _> = client
        .list_workspace_instances()
        .set_provision_states(Some(states))
        .into_paginator()
        .stop_on_duplicate_token(true)
        .send()
        .collect()
        .await;
    match pages {
        Ok(pages) => {
            for instance in pages.iter().flat_map(|page| page.workspace_instances()) {
                println!("{instance:?}");
            }
        }
        Err(error) => println!("stopped: {}", wsi::error::DisplayErrorContext(&error)),
    }
    Ok(())
}

/// One page of the types with a filter, whose parts must be complete.
pub async fn cheap(client: &wsi::Client) {
    let incomplete = InstanceConfigurationFilter::builder()
        .billing_mode(BillingMode::Hourly)
        .build();
    println!("{}", incomplete.expect_err("two parts are missing"));
    let filter = InstanceConfigurationFilter::builder()
        .billing_mode(BillingMode::Hourly)
        .platform_type(PlatformTypeEnum::from("Windows"))
        .tenancy(InstanceConfigurationTenancyEnum::from("SHARED"))
        .build()
        .expect("all parts are there");
    let input = wsi::operation::list_instance_types::ListInstanceTypesInput::builder()
        .instance_configuration_filter(filter.clone());
    match input.send_with(client).await {
        Ok(page) => println!("{} types, {}", page.instance_types().len(), page.next_token().is_some()),
        Err(error) => println!("{error}"),
    }
    println!("{filter:?}");
}

/// Prints the error of a call that the account is not allowed to make.
pub async fn lost(client: &wsi::Client) {
    let error = client
        .delete_workspace_instance()
        .workspace_instance_id("wsinst-1")
        .send()
        .await;
    match error.map_err(wsi::Error::from) {
        Ok(_) => println!("deleted"),
        Err(wsi::Error::AccessDeniedException(denied)) => println!("denied: {denied} {:?}", denied.meta().code()),
        Err(other) => println!("{other}"),
    }
}
