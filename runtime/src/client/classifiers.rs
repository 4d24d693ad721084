//! The retry classifiers of the published crates, one copy for all operations.
//!
//! They are generic over the error type of an operation, but need its code and kind alone. So they see the context of an
//! operation with an error type that has just these.

use std::fmt;

use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_smithy_runtime::client::retries::classifiers::ModeledAsRetryableClassifier;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority, SharedRetryClassifier,
};
use aws_smithy_types::body::SdkBody;

use super::clock_skew::ClockSkewClassifier;
use crate::error::enums;
use crate::error::{ErrorKind, ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata};
use crate::limits::is_too_long;
use crate::operation::OperationTable;

/// Returns the classifiers that read the error of an operation.
pub(super) fn of(table: &'static OperationTable) -> [SharedRetryClassifier; 4] {
    let codes = AwsErrorCodeClassifier::<ErrorView>::builder().transient_errors(table.service.transient_errors());
    [
        SharedRetryClassifier::new(ErasedClassifier {
            table,
            classifier: ModeledAsRetryableClassifier::<ErrorView>::new(),
        }),
        SharedRetryClassifier::new(ErasedClassifier {
            table,
            classifier: codes.build(),
        }),
        SharedRetryClassifier::new(ClockSkewClassifier(table)),
        SharedRetryClassifier::new(TooLongClassifier),
    ]
}

/// Keeps a response that is too long from being asked for again: it would be so again.
#[derive(Debug)]
struct TooLongClassifier;

impl ClassifyRetry for TooLongClassifier {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match context.output_or_error() {
            Some(Err(error)) if error.is_response_error() && is_too_long(error) => RetryAction::RetryForbidden,
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "TooLongClassifier"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}

/// Adapts a classifier of [`ErrorView`] to the errors of any operation.
#[derive(Debug)]
struct ErasedClassifier<C> {
    table: &'static OperationTable,
    classifier: C,
}

impl<C> ErasedClassifier<C> {
    /// Returns the context for the classifier: the headers, and the error as [`ErrorView`].
    fn view(&self, context: &InterceptorContext) -> InterceptorContext {
        let mut view = InterceptorContext::new(Input::erase(()));
        let Some(Err(error)) = context.output_or_error() else {
            return view;
        };
        if let Some(response) = context.response() {
            let mut copy = HttpResponse::new(response.status(), SdkBody::empty());
            for (name, value) in response.headers() {
                copy.headers_mut().append(name.to_owned(), value.to_owned());
            }
            view.set_response(copy);
        }
        let error = error.as_operation_error().and_then(self.table.error);
        if let Some(error) = error {
            let known = ErrorView {
                meta: enums::meta(error).clone(),
                kind: enums::retryable_error_kind(error),
            };
            view.set_output_or_error(Err(OrchestratorError::operation(Error::erase(known))));
        }
        view
    }
}

impl<C: ClassifyRetry> ClassifyRetry for ErasedClassifier<C> {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        self.classifier.classify_retry(&self.view(context))
    }

    fn classify_retry_v2(&self, context: &InterceptorContext, previous: &RetryAction) -> RetryAction {
        // A successful call needs no classification.
        if matches!(context.output_or_error(), Some(Ok(_))) && *previous == RetryAction::NoActionIndicated {
            return RetryAction::NoActionIndicated;
        }
        self.classifier.classify_retry_v2(&self.view(context), previous)
    }

    fn name(&self) -> &'static str {
        self.classifier.name()
    }

    fn priority(&self) -> RetryClassifierPriority {
        self.classifier.priority()
    }
}

/// The code and kind of an error, without its type.
#[derive(Debug)]
struct ErrorView {
    meta: ErrorMetadata,
    kind: Option<ErrorKind>,
}

impl fmt::Display for ErrorView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.meta, f)
    }
}

impl std::error::Error for ErrorView {}

impl ProvideErrorMetadata for ErrorView {
    fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

impl ProvideErrorKind for ErrorView {
    fn retryable_error_kind(&self) -> Option<ErrorKind> {
        self.kind
    }

    fn code(&self) -> Option<&str> {
        self.meta.code()
    }
}
