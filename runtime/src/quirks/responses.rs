//! Responses that mean more, or something else, than status and document say.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
#[cfg(feature = "rest-xml")]
use aws_smithy_xml::decode;

use crate::service::Quirk;

/// Reads a response with a successful status whose document is an `<Error>` as an error. Documents of other protocols than
/// restXml have no such element.
#[derive(Clone, Copy, Debug)]
pub struct ErrorInSuccess;

impl Quirk for ErrorInSuccess {
    #[cfg(feature = "rest-xml")]
    fn is_error(&self, response: &HttpResponse) -> bool {
        let document = response
            .body()
            .bytes()
            .and_then(|it| decode::Document::try_from(it).ok());
        document.is_some_and(|mut it| it.root_element().is_ok_and(|root| root.start_el().matches("Error")))
    }
}

/// Gives this error code to a response with status 404 and no body, as `HEAD` has it.
#[derive(Clone, Copy, Debug)]
pub struct EmptyNotFound(pub &'static str);

impl Quirk for EmptyNotFound {
    fn error_code(&self, response: &HttpResponse) -> Option<&'static str> {
        let is_empty = response.body().bytes() == Some(&[]);
        (response.status().as_u16() == 404 && is_empty).then_some(self.0)
    }
}

/// Retries calls with these error codes as after a failure of the network.
#[derive(Clone, Copy, Debug)]
pub struct TransientErrors(pub &'static [&'static str]);

impl Quirk for TransientErrors {
    fn transient_errors(&self) -> &'static [&'static str] {
        self.0
    }
}

/// Reads the extended request ID, which the service sends with each response.
#[derive(Clone, Copy, Debug)]
pub struct ExtendedRequestId;

impl Quirk for ExtendedRequestId {
    fn has_extended_request_id(&self) -> bool {
        true
    }
}
