//! Code and message of an error.

use aws_smithy_json::deserialize::token::skip_value;
use aws_smithy_json::deserialize::{Token, json_token_iter};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::error_envelope::{parse_query_compatible_header, sanitize_error_code};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::error::metadata::{Builder as ErrorMetadataBuilder, ErrorMetadata};

/// Reads code and message of an error.
///
/// The code is in `__type` alone. The other JSON protocols prefer a member `code`, which here is a member of the error like
/// any other.
pub(super) fn metadata(body: &[u8], headers: &Headers) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut builder = read(body)?;
    if let Some((code, kind)) = parse_query_compatible_header(headers) {
        builder = builder.code(code).custom("type", kind);
    }
    Ok(builder)
}

fn read(body: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut builder = ErrorMetadata::builder();
    let mut tokens = json_token_iter(body).peekable();
    match tokens.next().transpose().map_err(invalid)? {
        None => return Ok(builder),
        Some(Token::StartObject { .. }) => {}
        Some(_) => return Err(SerdeError::type_mismatch("expected object")),
    }
    while let Some(Token::ObjectKey { key, .. }) = tokens.next().transpose().map_err(invalid)? {
        if let Some(Ok(Token::ValueString { value, .. })) = tokens.peek() {
            let text = value.to_unescaped().map_err(invalid)?;
            builder = match key.to_unescaped().map_err(invalid)?.as_ref() {
                "__type" => builder.code(sanitize_error_code(&text)),
                "message" | "Message" | "errorMessage" => builder.message(text),
                _ => builder,
            };
        }
        skip_value(&mut tokens).map_err(invalid)?;
    }
    Ok(builder)
}

fn invalid(error: impl std::fmt::Display) -> SerdeError {
    SerdeError::invalid_input(error.to_string())
}
