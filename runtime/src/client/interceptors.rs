//! The interceptors of every client that no published crate offers.

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeSerializationInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetryMode};
use aws_smithy_types::telemetry::{CapturedTelemetryAttributes, RequestedTelemetryAttributes};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl};

use crate::endpoint::{ServiceEndpoints, Sources};
use crate::error::BoxError;
use crate::idempotency::IdempotencyTokenProvider;
use crate::operation::{FindToken, OperationTable};
use crate::protocol::configured_protocol;
use crate::schema::{Member, Structure};
use crate::serde::visit_texts;

/// Captures the members of the input that the configuration names for telemetry.
#[derive(Debug)]
pub(super) struct CaptureTelemetry(pub(super) &'static OperationTable);

#[dyn_dispatch_hint]
impl Intercept for CaptureTelemetry {
    fn name(&self) -> &'static str {
        "TelemetryInputCaptureInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(requested) = cfg.load::<RequestedTelemetryAttributes>().filter(|it| !it.is_empty()) else {
            return Ok(());
        };
        let mut captured = CapturedTelemetryAttributes::default();
        if let Some(input) = (self.0.input)(context.input()) {
            let members = self.0.input_table().map_or(&[][..], Structure::members);
            visit_texts(input, &mut |schema, value| {
                let member = schema.member_index().and_then(|it| members.get(it));
                let is_shown = |it: &&Member| it.target.values.is_none() && !it.is_sensitive();
                if let Some(Member { name, .. }) = member.filter(is_shown)
                    && requested.should_capture(name)
                {
                    captured.insert(*name, value);
                }
            })?;
        }
        cfg.interceptor_state().store_put(captured);
        Ok(())
    }
}

/// Fills in a missing idempotency token, once for all attempts.
#[derive(Debug)]
pub(super) struct FillIdempotencyToken(pub(super) FindToken);

#[dyn_dispatch_hint]
impl Intercept for FillIdempotencyToken {
    fn name(&self) -> &'static str {
        "IdempotencyTokenInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(token @ None) = (self.0)(context.input_mut()) {
            *token = cfg
                .load::<IdempotencyTokenProvider>()
                .map(IdempotencyTokenProvider::make_idempotency_token);
        }
        Ok(())
    }
}

/// Collects the endpoint parameters.
#[derive(Debug)]
pub(super) struct CollectEndpointParams(pub(super) &'static OperationTable);

#[dyn_dispatch_hint]
impl Intercept for CollectEndpointParams {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(endpoints) = cfg.load::<ServiceEndpoints>() else {
            return Ok(());
        };
        let sources = Sources::of(
            (self.0.input)(context.input()),
            self.0.input_table(),
            self.0.service.validation,
            cfg,
        )?;
        let params = (endpoints.params)(&sources);
        let account = sources.asks_for_account().then(|| account_id_feature(cfg)).flatten();
        let context = |error| ContextAttachedError::new("endpoint params could not be built", error);
        cfg.interceptor_state().store_put(params.map_err(context)?);
        if let Some(feature) = account {
            cfg.interceptor_state().store_append(feature);
        }
        Ok(())
    }
}

/// Returns the user agent feature of the account ID endpoint mode.
fn account_id_feature(cfg: &ConfigBag) -> Option<AwsSdkFeature> {
    match cfg.load::<AccountIdEndpointMode>().cloned().unwrap_or_default() {
        AccountIdEndpointMode::Preferred => Some(AwsSdkFeature::AccountIdModePreferred),
        AccountIdEndpointMode::Required => Some(AwsSdkFeature::AccountIdModeRequired),
        AccountIdEndpointMode::Disabled => Some(AwsSdkFeature::AccountIdModeDisabled),
        _ => None,
    }
}

/// Adds the features of the call to the user agent.
#[derive(Debug)]
pub(super) struct TrackFeatures;

#[dyn_dispatch_hint]
impl Intercept for TrackFeatures {
    fn name(&self) -> &'static str {
        "FeatureTrackerInterceptor"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg.load::<EndpointUrl>().is_some() {
            cfg.interceptor_state().store_append(AwsSdkFeature::EndpointOverride);
        }
        // OpenTelemetry is recognized by name, which saves the dependency.
        let telemetry = aws_smithy_observability::global::get_telemetry_provider();
        if telemetry.is_ok_and(|it| it.meter_provider().provider_name() == "AwsSmithyObservabilityOtelProvider") {
            cfg.interceptor_state()
                .store_append(SmithySdkFeature::ObservabilityOtelMetrics);
        }
        Ok(())
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let protocol = configured_protocol(cfg).map(|it| it.protocol_id().as_str());
        if protocol == Some("smithy.protocols#rpcv2Cbor") {
            cfg.interceptor_state()
                .store_append(SmithySdkFeature::ProtocolRpcV2Cbor);
        }
        Ok(())
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let feature = match cfg.load::<RetryConfig>().map(RetryConfig::mode) {
            Some(RetryMode::Standard) => SmithySdkFeature::RetryModeStandard,
            Some(RetryMode::Adaptive) => SmithySdkFeature::RetryModeAdaptive,
            _ => return Ok(()),
        };
        cfg.interceptor_state().store_append(feature);
        Ok(())
    }
}

/// Adds the waiter to the user agent.
#[cfg(feature = "waiters")]
#[derive(Debug)]
pub(crate) struct TrackWaiter;

#[cfg(feature = "waiters")]
#[dyn_dispatch_hint]
impl Intercept for TrackWaiter {
    fn name(&self) -> &'static str {
        "WaiterFeatureTrackerInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_append(SmithySdkFeature::Waiter);
        Ok(())
    }
}

/// Adds the paginator to the user agent.
#[derive(Debug)]
pub(crate) struct TrackPaginator;

#[dyn_dispatch_hint]
impl Intercept for TrackPaginator {
    fn name(&self) -> &'static str {
        "PaginatorFeatureTrackerInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_append(SmithySdkFeature::Paginator);
        Ok(())
    }
}
