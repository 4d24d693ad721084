//! Tests code that calls the service, without a network: see the unit tests of this file.
//!
//! The client of a test has an HTTP client that answers from memory. Everything else is real: the request is built, signed and
//! serialized, the answer is read. The crate `aws-smithy-mocks` mocks whole operations of generated clients, too.

use crate::Failure;
use workspaces_instances::Client;

/// Deletes each of these instances, and returns how many there were.
///
/// # Errors
/// An instance cannot be deleted.
pub async fn delete_all(client: &Client, ids: &[&str]) -> Result<usize, Failure> {
    for id in ids {
        client
            .delete_workspace_instance()
            .workspace_instance_id(*id)
            .send()
            .await?;
    }
    Ok(ids.len())
}

#[cfg(test)]
mod tests {
    use super::delete_all;
    use aws_smithy_runtime_api::client::http::{
        HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector, http_client_fn,
    };
    use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
    use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
    use aws_smithy_types::body::SdkBody;
    use std::sync::{Arc, Mutex};
    use workspaces_instances::config::{BehaviorVersion, Credentials, Protocol, Region};
    use workspaces_instances::{Client, Config};

    /// Answers each request alike, and keeps the bodies.
    #[derive(Clone, Debug)]
    struct Canned {
        status: u16,
        body: &'static str,
        requests: Arc<Mutex<Vec<String>>>,
    }

    impl HttpConnector for Canned {
        fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
            let body = request.body().bytes().unwrap_or_default();
            let body = String::from_utf8_lossy(body).into_owned();
            self.requests.lock().unwrap().push(body);
            let status = self.status.try_into().unwrap();
            HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(self.body))))
        }
    }

    fn http_client(canned: &Canned) -> impl HttpClient + 'static {
        let canned = canned.clone();
        http_client_fn(move |_: &HttpConnectorSettings, _: &RuntimeComponents| SharedHttpConnector::new(canned.clone()))
    }

    fn client(status: u16, body: &'static str) -> (Client, Canned) {
        let canned = Canned {
            status,
            body,
            requests: Arc::default(),
        };
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
            // JSON is easier to read in a test than CBOR.
            .protocol(Protocol::AwsJson1_0)
            .http_client(http_client(&canned));
        (Client::from_conf(config.build()), canned)
    }

    #[tokio::test]
    async fn each_instance_is_deleted() {
        let (client, canned) = client(200, "{}");
        let ids = ["wsinst-0123456789abcdef", "wsinst-fedcba9876543210"];
        assert_eq!(delete_all(&client, &ids).await.unwrap(), 2);
        let requests = canned.requests.lock().unwrap();
        assert_eq!(*requests, ids.map(|id| format!(r#"{{"WorkspaceInstanceId":"{id}"}}"#)));
    }

    #[tokio::test]
    async fn the_first_refusal_ends_it() {
        let (client, canned) = client(400, r#"{"__type": "ResourceNotFoundException"}"#);
        assert!(
            delete_all(&client, &["wsinst-0123456789abcdef", "wsinst-fedcba9876543210"])
                .await
                .is_err()
        );
        assert_eq!(canned.requests.lock().unwrap().len(), 1);
    }
}
