//! The API of generated types, as users of the official SDK know it.

mod types;

use std::collections::HashMap;
use std::error::Error as _;

use tinsmith_runtime::__private::error::{ErrorEnum, ErrorStructure};
use tinsmith_runtime::__private::operation::ServiceError;
use tinsmith_runtime::error::{
    CreateUnhandledError, ErrorKind, ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata, SdkError,
};
use tinsmith_runtime::{RequestId, Unhandled};
pub use types::Error;
use types::{
    Answer, AttributeValue, BillingMode, Everything, GetError, GoneError, Secret, Tag, ThrottlingException, Tree,
};

#[test]
fn accessors_borrow() {
    let tree = Tree::builder()
        .left(Box::new(Tree::builder().name("x").build()))
        .build();
    let value = Everything::builder().boolean(true).r#type("t").tree(tree).build();
    let _: (Option<bool>, Option<&str>) = (value.boolean(), value.r#type());
    let _: (&[Tag], Option<&HashMap<String, String>>) = (value.tags(), value.attributes());
    let tree: Option<&Tree> = value.tree().and_then(Tree::left);
    assert_eq!(tree.and_then(Tree::name), Some("x"));
}

#[test]
fn builders() {
    let builder = Everything::builder()
        .set_type(Some("t".to_owned()))
        .words("a")
        .words("b")
        .attributes("k", "v");
    assert_eq!(builder.get_type().as_deref(), Some("t"));
    assert_eq!(
        builder.get_words().as_deref(),
        Some(&["a".to_owned(), "b".to_owned()][..])
    );
    assert_eq!(builder.clone(), builder);
    let value = builder.set_words(None).build();
    assert!(value.words().is_empty());
    assert_eq!(
        value.attributes().and_then(|it| it.get("k")).map(String::as_str),
        Some("v")
    );
}

#[test]
fn a_build_that_fails() {
    let error = Answer::builder().text("x").build().expect_err("number is missing");
    let text = error.to_string();
    assert!(
        text.contains("number was not specified but it is required when building Answer"),
        "{text}"
    );
}

#[test]
fn sensitive_members_are_not_shown() {
    let builder = Everything::builder().password("secret").boolean(true);
    for text in [format!("{builder:?}"), format!("{:?}", builder.build())] {
        assert!(
            text.contains(r#"password: "*** Sensitive Data Redacted ***""#),
            "{text}"
        );
        assert!(
            text.contains("boolean: Some(true)") && !text.contains("secret\""),
            "{text}"
        );
    }
    assert_eq!(
        format!("{:?}", AttributeValue::S("x".into())),
        r#"S("*** Sensitive Data Redacted ***")"#
    );
    assert_eq!(format!("{:?}", AttributeValue::Bool(true)), "Bool(true)");
    assert_eq!(
        format!("{:?} {:?}", AttributeValue::None, AttributeValue::Unknown),
        "None Unknown"
    );
    assert_eq!(
        format!("{:?} {}", Secret::A, Secret::A),
        "*** Sensitive Data Redacted *** A"
    );
}

#[test]
fn debug_names_fields_as_rust_does() {
    let answer = Tag::builder().key("k").build();
    assert_eq!(format!("{answer:?}"), r#"Tag { key: Some("k"), value: None }"#);
    assert_eq!(format!("{:?}", Tag::builder()), "TagBuilder { key: None, value: None }");
    assert!(format!("{:?}", Everything::builder()).contains(" type: None"));
}

#[test]
fn string_enums() {
    assert_eq!(BillingMode::values(), ["HOURLY", "MONTHLY"]);
    assert_eq!(BillingMode::from("HOURLY"), BillingMode::Hourly);
    assert_eq!("MONTHLY".parse(), Ok(BillingMode::Monthly));
    let later = BillingMode::from("DAILY");
    assert_eq!(
        (later.as_str(), later.as_ref(), later.to_string()),
        ("DAILY", "DAILY", "DAILY".to_owned())
    );
    assert_eq!(BillingMode::try_parse("HOURLY").ok(), Some(BillingMode::Hourly));
    let error = BillingMode::try_parse("DAILY").expect_err("the model does not know the value");
    assert_eq!(error.to_string(), "unknown enum variant: 'DAILY'");
}

#[test]
fn unions() {
    let value = AttributeValue::Bool(true);
    assert_eq!(value.as_bool(), Ok(&true));
    assert_eq!(value.as_l(), Err(&value));
    assert!(value.is_bool() && !value.is_none() && !value.is_unknown());
    assert_eq!(AttributeValue::None.as_none(), Ok(()));
}

fn meta(code: &str) -> ErrorMetadata {
    ErrorMetadata::builder()
        .code(code)
        .message("slow down")
        .custom("aws_request_id", "id-1")
        .build()
}

fn throttled() -> ThrottlingException {
    ThrottlingException::builder()
        .message("slow down")
        .meta(meta("ThrottlingException"))
        .build()
        .expect("all is set")
}

#[test]
fn error_structures() {
    let error = throttled();
    assert_eq!(error.to_string(), "ThrottlingException: slow down");
    assert_eq!((error.message(), error.retry_after_seconds()), ("slow down", None));
    assert_eq!(error.retryable_error_kind(), ErrorKind::ThrottlingError);
    assert_eq!(
        (error.code(), error.request_id()),
        (Some("ThrottlingException"), Some("id-1"))
    );
    assert_eq!(
        (ThrottlingException::CODE, GoneError::CODE),
        ("ThrottlingException", "GoneForGood")
    );
    let gone = GoneError::builder().build();
    assert_eq!(
        (gone.to_string(), gone.message()),
        ("GoneError [Gone]".to_owned(), None)
    );
    let mut builder = GoneError::builder();
    builder.set_meta(Some(meta("x")));
    assert_eq!(builder.build().message(), Some("slow down"));
}

#[test]
fn errors_of_an_operation() {
    let error = GetError::ThrottlingException(throttled());
    assert!(error.is_throttling_exception() && !error.is_gone_error());
    assert_eq!(error.to_string(), "ThrottlingException: slow down");
    assert!(error.source().is_some_and(|it| it.is::<ThrottlingException>()));
    assert_eq!(error.meta().code(), Some("ThrottlingException"));
    assert_eq!(error.retryable_error_kind(), Some(ErrorKind::ThrottlingError));
    assert_eq!(ProvideErrorKind::code(&error), Some("ThrottlingException"));
    assert_eq!(error.request_id(), Some("id-1"));
    let gone = GetError::GoneError(GoneError::builder().build());
    assert_eq!(gone.retryable_error_kind(), Some(ErrorKind::ClientError));
    assert_eq!(GetError::unhandled("x").retryable_error_kind(), None);
    assert_eq!(
        Error::MODELED
            .iter()
            .map(|it| (it.variant, it.code))
            .collect::<Vec<_>>(),
        [
            ("ThrottlingException", "ThrottlingException"),
            ("GoneError", "GoneForGood")
        ]
    );
}

#[test]
fn errors_that_the_model_does_not_name() {
    let error = GetError::generic(meta("New"));
    assert_eq!(
        (error.to_string(), error.meta().code()),
        ("unhandled error (New)".to_owned(), Some("New"))
    );
    let error = GetError::unhandled("a reason");
    assert_eq!(error.to_string(), "unhandled error");
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("a reason"));
    let error = GetError::create_unhandled_error("why".into(), Some(meta("New")));
    assert_eq!(error.meta().code(), Some("New"));
    assert_eq!(
        GetError::from_unhandled(Unhandled::generic(meta("New"))).request_id(),
        Some("id-1")
    );
}

#[test]
fn errors_of_the_service() {
    let error = Error::from(GetError::ThrottlingException(throttled()));
    assert!(matches!(&error, Error::ThrottlingException(it) if it.message() == "slow down"));
    assert_eq!(
        (error.code(), error.request_id()),
        (Some("ThrottlingException"), Some("id-1"))
    );
    assert_eq!(error.to_string(), "ThrottlingException: slow down");
    let error = Error::from(SdkError::<GetError, ()>::timeout_error("too late"));
    assert_eq!(error.to_string(), "unhandled error");
    assert!(error.source().is_some_and(|it| it.to_string().contains("timed out")));
    let service = SdkError::service_error(GetError::GoneError(GoneError::builder().build()), ());
    assert!(matches!(Error::from(service), Error::GoneError(_)));
    let built = Error::from(Answer::builder().build().expect_err("members are missing"));
    assert!(built.source().is_some());
}

#[cfg(feature = "aws-json")]
#[test]
fn answers_and_errors_are_read() {
    use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
    use aws_smithy_schema::codec::Codec;
    use tinsmith_runtime::__private::operation::OperationOutput;
    use tinsmith_runtime::__private::serde::Shape;

    let json = JsonCodec::new(JsonCodecSettings::builder().build());
    let schema = Answer::target().structure.expect("an output is a structure").schema();
    assert_eq!(schema.shape_id().as_str(), "com.example#Answer");
    let mut answer = Answer::read(schema, &mut json.create_deserializer(b"{}")).expect("corrected");
    answer.set_request_ids("id-2".into());
    assert_eq!(answer.request_id(), Some("id-2"));
    let mut body = json.create_deserializer(br#"{"message":"spelt otherwise","RetryAfterSeconds":3}"#);
    let error = <ThrottlingException as ErrorStructure>::read(&mut body, meta("ThrottlingException")).expect("read");
    assert_eq!((error.message(), error.retry_after_seconds()), ("slow down", Some(3)));
    assert_eq!(error.code(), Some("ThrottlingException"));
}
