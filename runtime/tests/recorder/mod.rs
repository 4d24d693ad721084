//! A quirk that records which of its hooks the runtime calls.

use std::collections::BTreeSet;
use std::sync::Mutex;

use aws_runtime::auth::SigningOptions;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::CloneableLayer;
use aws_types::SdkConfig;
use tinsmith_runtime::__private::config::CoreBuilder;
use tinsmith_runtime::Service;
use tinsmith_runtime::quirks::{ClientParts, Quirk};

use super::{DONE, NEVER, call};

static CALLED: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());

fn called(hook: &'static str) {
    CALLED.lock().unwrap().insert(hook);
}

/// The quirk.
#[derive(Debug)]
pub struct Recorder;

impl Quirk for Recorder {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        assert_eq!(client.service.id, "Vault");
        called("configure_client");
    }

    fn outer_plugin(&self) -> Option<SharedRuntimePlugin> {
        called("outer_plugin");
        None
    }

    fn read_shared(&self, service: &Service, _: &SdkConfig, _: &mut CloneableLayer, _: &mut RuntimeComponentsBuilder) {
        assert_eq!(service.id, "Vault");
        called("read_shared");
    }

    fn configure_operation(
        &'static self,
        http: Option<tinsmith_runtime::__private::schema::Http>,
        _: &mut RuntimeComponentsBuilder,
    ) {
        assert_eq!(http.map(|it| it.uri), Some("/{account}/{id}"));
        called("configure_operation");
    }

    fn configure_signing(&self, _: &mut SigningOptions) {
        called("configure_signing");
    }

    fn prefers_endpoint_auth(&self) -> bool {
        called("prefers_endpoint_auth");
        false
    }

    fn is_error(&self, _: &HttpResponse) -> bool {
        called("is_error");
        false
    }

    fn error_code(&self, _: &HttpResponse) -> Option<&'static str> {
        called("error_code");
        None
    }

    fn transient_errors(&self) -> &'static [&'static str] {
        called("transient_errors");
        &[]
    }

    fn has_extended_request_id(&self) -> bool {
        called("has_extended_request_id");
        false
    }
}

/// A hook that is never called is a quirk that does nothing.
#[tokio::test]
async fn every_hook_of_a_quirk_is_called() {
    drop(CoreBuilder::from_sdk_config(
        &SdkConfig::builder().build(),
        &crate::meta::SERVICE,
    ));
    let (_, put) = call(&[DONE]);
    put.id("1").send().await.unwrap();
    let (_, put) = call(&[NEVER]);
    put.id("1").send().await.unwrap_err();
    let hooks = [
        "configure_client",
        "configure_operation",
        "configure_signing",
        "error_code",
        "has_extended_request_id",
        "is_error",
        "outer_plugin",
        "prefers_endpoint_auth",
        "read_shared",
        "transient_errors",
    ];
    assert_eq!(*CALLED.lock().unwrap(), BTreeSet::from(hooks));
}

/// The code of a quirk is reached through the list of a service alone, and the base of every service has an empty list.
#[test]
fn a_service_has_no_quirks_unless_it_lists_them() {
    assert!(Service::PLAIN.quirks.is_empty());
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&source).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() && !["quirks", "sessions"].contains(&name.as_str()) {
                folders.push(path);
            } else if path.is_file() {
                let text = std::fs::read_to_string(&path).unwrap();
                for word in [
                    "{Bucket}",
                    "bareBucket",
                    "s3express",
                    "NotFound",
                    "SharedParams",
                    "LenientDates",
                ] {
                    let is_name_of_scheme = name == "auth/scheme.rs" && word == "s3express";
                    assert!(
                        !text.contains(word) || is_name_of_scheme,
                        "{name} has the code of `{word}`"
                    );
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 90, "only {seen} files were read");
}
