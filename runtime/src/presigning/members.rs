//! Moves the members in the body of a request into its query.

use aws_smithy_http::query_writer::QueryWriter;
use aws_smithy_json::deserialize::{Token, json_token_iter};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::Number;
use aws_smithy_types::body::SdkBody;

use crate::error::BoxError;

/// Turns the request into a `GET` whose query ends with the members of its JSON body.
pub(super) fn move_to_query(request: &mut HttpRequest) -> Result<(), BoxError> {
    let body = std::mem::replace(request.body_mut(), SdkBody::empty());
    let body = body.bytes().ok_or("the body is not in memory")?;
    let mut query = QueryWriter::new_from_string(request.uri())?;
    if !body.is_empty() {
        write(body, &mut query)?;
    }
    request.set_uri(query.build_uri())?;
    request.set_method("GET")?;
    Ok(())
}

/// Adds a parameter for a scalar, and for each element of a list.
fn write(body: &[u8], query: &mut QueryWriter) -> Result<(), BoxError> {
    let mut name = None;
    let mut depth = 0;
    for token in json_token_iter(body) {
        let value = match token? {
            Token::StartObject { .. } if depth == 0 => {
                depth = 1;
                continue;
            }
            Token::StartObject { .. } => return Err("a structure has no place in the query".into()),
            Token::ObjectKey { key, .. } => {
                name = Some(key.to_unescaped()?.into_owned());
                continue;
            }
            Token::StartArray { .. } | Token::EndArray { .. } | Token::EndObject { .. } | Token::ValueNull { .. } => {
                continue;
            }
            Token::ValueString { value, .. } => value.to_unescaped()?.into_owned(),
            Token::ValueBool { value, .. } => value.to_string(),
            Token::ValueNumber { value, .. } => match value {
                Number::PosInt(it) => it.to_string(),
                Number::NegInt(it) => it.to_string(),
                Number::Float(it) => it.to_string(),
            },
        };
        if let Some(name) = &name {
            query.insert(name, &value);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(body: &'static str) -> Result<HttpRequest, BoxError> {
        let mut request = HttpRequest::new(SdkBody::from(body));
        request.set_method("POST")?;
        request.set_uri("http://localhost/v1/speech?fixed=1")?;
        move_to_query(&mut request)?;
        Ok(request)
    }

    #[test]
    fn members_follow_in_their_order_and_lists_one_by_one() -> Result<(), BoxError> {
        let request = moved(r#"{"Text":"a & \"b\"","Words":["x","y"],"Fast":true,"Rate":-8,"None":null}"#)?;
        assert_eq!(request.method(), "GET");
        assert_eq!(
            request.uri(),
            "http://localhost/v1/speech?fixed=1&Text=a%20%26%20%22b%22&Words=x&Words=y&Fast=true&Rate=-8"
        );
        assert_eq!(request.body().bytes(), Some(&b""[..]));
        Ok(())
    }

    #[test]
    fn what_has_no_place_in_a_query_is_an_error() {
        assert!(moved(r#"{"Inner":{"a":1}}"#).is_err());
        assert!(moved("<Text/>").is_err());
    }
}
