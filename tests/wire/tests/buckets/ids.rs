//! The two names that the service gives to a request: outputs and errors tell both.

use super::service::{Reply, Service};
use buckets::Error;
use buckets::error::{ErrorMetadata, SdkError};
use buckets::operation::{RequestId, RequestIdExt};

const IDS: [(&str, &str); 2] = [("x-amz-request-id", "first"), ("x-amz-id-2", "second")];

fn named(status: u16, body: &str) -> Service {
    let headers = IDS.map(|(name, value)| (name, value.to_owned())).to_vec();
    Service::always(Reply(status, headers, body.to_owned()))
}

fn both<T: RequestId + RequestIdExt>(it: &T) -> (Option<&str>, Option<&str>) {
    (it.request_id(), it.extended_request_id())
}

const BOTH: (Option<&str>, Option<&str>) = (Some("first"), Some("second"));

#[tokio::test]
async fn an_output_has_both() {
    let client = named(200, "<ListVersionsResult/>").client();
    let result = client.list_object_versions().bucket("attic").send().await;
    assert_eq!(both(&result), BOTH, "{result:?}");
    let output = result.expect("the service answered");
    assert_eq!(both(&output), BOTH);
    assert!(
        format!("{output:?}").contains(r#"_extended_request_id: Some("second")"#),
        "{output:?}"
    );
    // A body that streams is read later, the headers are not.
    let stream = named(200, "text")
        .client()
        .get_object()
        .bucket("attic")
        .key("hat")
        .send()
        .await;
    assert_eq!(both(&stream.expect("the service answered")), BOTH);
    let nothing = named(204, "").client();
    let nothing = nothing.put_object().bucket("attic").key("hat").send().await;
    assert_eq!(both(&nothing.expect("the service answered")), BOTH);
}

#[tokio::test]
async fn an_error_has_both_in_every_form() {
    for (code, modeled) in [("NoSuchKey", true), ("SlowDown", false)] {
        let client = named(404, &format!("<Error><Code>{code}</Code></Error>")).client();
        let error = client.get_object().bucket("attic").key("hat").send().await;
        let error = error.expect_err("the service answered with an error");
        assert_eq!(both(&error), BOTH);
        let of_operation = error.into_service_error();
        assert_eq!((both(&of_operation), of_operation.is_no_such_key()), (BOTH, modeled));
        assert_eq!(both(of_operation.meta()), BOTH);
        let of_service = Error::from(of_operation);
        assert_eq!(both(&of_service), BOTH);
        if let Error::NoSuchKey(it) = &of_service {
            assert_eq!(both(it), BOTH);
        }
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_has_both() {
    let client = named(200, "<ListVersions").client();
    let error = client.list_object_versions().bucket("attic").send().await;
    let error = error.expect_err("the answer is not XML");
    assert_eq!(both(&error), BOTH);
    assert_eq!(both(&Error::from(error)), BOTH);
}

#[tokio::test]
async fn without_an_answer_there_are_no_names() {
    let silent = Service::always(Reply::new(404, ""));
    let error = silent.client().get_object().bucket("attic").key("hat").send().await;
    assert_eq!(
        both(&error.expect_err("the service answered with an error")),
        (None, None)
    );
    let incomplete = silent.client().get_object().bucket("attic").send().await;
    assert_eq!(both(&incomplete.expect_err("the key is missing")), (None, None));
    let built: SdkError<Error> = SdkError::construction_failure("no reason");
    assert_eq!(both(&built), (None, None));
    assert_eq!(both(&ErrorMetadata::builder().build()), (None, None));
}
