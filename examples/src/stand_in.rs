//! Services on loopback that know just enough for the examples.

use serde_json::{Value, json};
use wire::loopback::{Answer, Loopback};

/// Amazon WorkSpaces Instances with three instances, in pages of two.
pub async fn instances() -> Loopback {
    Loopback::start(|request, _| {
        Answer::Output(match request.operation.as_str() {
            "CreateWorkspaceInstance" => json!({ "WorkspaceInstanceId": "wsinst-0123456789abcdef" }),
            "ListWorkspaceInstances" => page(&request.body["NextToken"]),
            _ => json!({}),
        })
    })
    .await
}

fn page(token: &Value) -> Value {
    let instance = |number: u8| json!({ "WorkspaceInstanceId": format!("wsinst-000000000000000{number}") });
    match token.as_str() {
        None => json!({ "WorkspaceInstances": [instance(1), instance(2)], "NextToken": "more" }),
        Some(_) => json!({ "WorkspaceInstances": [instance(3)] }),
    }
}

/// The weather of two cities.
pub async fn weather() -> Loopback {
    Loopback::start(|request, _| {
        let chance = if request.body["city"] == "Bergen" { 0.9 } else { 0.1 };
        Answer::Output(match request.operation.as_str() {
            "ListCities" => json!({ "cities": ["Bergen", "Almería"] }),
            _ => json!({ "chanceOfRain": chance }),
        })
    })
    .await
}
