//! What a call came to, in a form that can be compared between two crates.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use std::error::Error;
use std::fmt::Debug;

/// What a call came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The `Debug` of the output.
    Output(String),
    /// An error of the service: its text, code, message and `Debug`.
    Service {
        /// The error's `Display`.
        text: String,
        /// The code.
        code: Option<String>,
        /// The message.
        message: Option<String>,
        /// The fields of a modelled error; empty for the others, whose sources differ in wording.
        fields: String,
    },
    /// Any other error, by its kind.
    Failed(&'static str),
}

impl Outcome {
    /// Equal, or both an error that cannot be read: the generated crate then still names the code if the body has one,
    /// where the official one may give up on the whole body.
    pub fn agrees_with(&self, official: &Self) -> bool {
        let unread = |it: &Self| matches!(it, Self::Service { fields, .. } if fields.is_empty());
        let no_code = matches!(official, Self::Service { code: None, .. });
        self == official || unread(self) && unread(official) && no_code
    }

    /// From the result of `send()`.
    pub fn new<T: Debug, E: ProvideErrorMetadata + Error + Debug>(
        result: Result<T, SdkError<E, HttpResponse>>,
    ) -> Self {
        match result {
            Ok(output) => Self::Output(format!("{output:?}")),
            Err(SdkError::ConstructionFailure(_)) => Self::Failed("construction failure"),
            Err(SdkError::TimeoutError(_)) => Self::Failed("timeout"),
            Err(SdkError::DispatchFailure(_)) => Self::Failed("dispatch failure"),
            Err(SdkError::ResponseError(_)) => Self::Failed("response error"),
            Err(SdkError::ServiceError(error)) => {
                let error = error.err();
                let fields = format!("{error:?}");
                Self::Service {
                    text: error.to_string(),
                    code: error.code().map(str::to_owned),
                    message: error.message().map(str::to_owned),
                    fields: if fields.starts_with("Unhandled") {
                        String::new()
                    } else {
                        fields
                    },
                }
            }
            Err(_) => Self::Failed("another error"),
        }
    }
}
