//! Each example does what it says, against the stand-ins.

use tinsmith_examples::create::Machine;
use tinsmith_examples::{create, mock, own_model, pages, stand_in, strict};
use wire::client::{client, config};
use wire::loopback::{Answer, Loopback, Wire};

fn machine() -> Machine {
    Machine {
        image: "ami-0123456789abcdef0".to_owned(),
        instance_type: "m5.large".to_owned(),
        subnet: "subnet-0123456789abcdef0".to_owned(),
    }
}

#[tokio::test]
async fn create_returns_the_id() {
    let server = stand_in::instances().await;
    let id = create::run(&client(&server, Wire::Cbor), machine()).await.unwrap();
    assert_eq!(id, "wsinst-0123456789abcdef");
    let request = &server.received()[0];
    assert_eq!(request.operation, "CreateWorkspaceInstance");
    assert_eq!(request.body["BillingConfiguration"]["BillingMode"], "HOURLY");
    assert_eq!(request.body["ManagedInstance"]["ImageId"], "ami-0123456789abcdef0");
}

#[tokio::test]
async fn create_tells_the_code_of_a_refusal() {
    let refusal = Answer::Error(
        400,
        "ServiceQuotaExceededException",
        serde_json::json!({ "Message": "full" }),
    );
    let server = Loopback::always(refusal).await;
    let error = create::run(&client(&server, Wire::Json), machine()).await.unwrap_err();
    assert!(error.to_string().contains("ServiceQuotaExceededException"), "{error}");
}

#[tokio::test]
async fn pages_are_one_list() {
    let server = stand_in::instances().await;
    let ids = pages::run(&client(&server, Wire::Cbor)).await.unwrap();
    assert_eq!(ids, [1, 2, 3].map(|number| format!("wsinst-000000000000000{number}")));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn strict_names_every_violation_and_sends_nothing() {
    let server = stand_in::instances().await;
    let sentences = strict::run(&strict::client(config(&server))).await;
    let is_told = |path: &str| sentences.iter().any(|it| it.contains(path));
    assert!(is_told("managed_instance.image_id"), "{sentences:#?}");
    assert!(is_told("managed_instance.security_groups[0]"), "{sentences:#?}");
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn what_the_mock_replaces_works_too() {
    let server = stand_in::instances().await;
    let deleted = mock::delete_all(&client(&server, Wire::Cbor), &["wsinst-0123456789abcdef"]).await;
    assert_eq!(deleted.unwrap(), 1);
    assert_eq!(server.received()[0].operation, "DeleteWorkspaceInstance");
}

#[tokio::test]
async fn a_model_of_ones_own_is_called() {
    let server = stand_in::weather().await;
    let http_client = aws_smithy_http_client::Builder::new().build_http();
    let wet = own_model::run(&own_model::client(&server.url(), http_client))
        .await
        .unwrap();
    assert_eq!(wet, ["Bergen"]);
    assert_eq!(server.received().len(), 3);
}
