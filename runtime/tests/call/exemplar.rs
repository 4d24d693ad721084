//! A service of two operations, written as the generator writes it.

/// `crate::meta` of a generated crate.
pub mod meta {
    pub(crate) static SERVICE: ::tinsmith_runtime::Service = ::tinsmith_runtime::Service {
        id: "Workspaces Instances",
        shape: "EUCMIFrontendAPIService",
        namespace: "com.amazonaws.workspacesinstances",
        version: "2022-07-26",
        user_agent_id: "workspacesinstances",
        crate_name: "aws-sdk-workspacesinstances",
        package_version: "1.2.3",
        signing_name: "workspaces-instances",
        protocol: Some(::tinsmith_runtime::Protocol::RpcV2Cbor.constructor()),
        validation: ::tinsmith_runtime::Validation::Required,
        ..::tinsmith_runtime::Service::PLAIN
    };
}

/// `crate::config` of a generated crate.
pub mod config {
    /// `crate::config::endpoint` of a generated crate.
    pub mod endpoint {
        use ::tinsmith_runtime::endpoint::{RuleSet, Rules};

        ::tinsmith_runtime::endpoint_params! {
            rules: RULES;
            /// `true` to call the FIPS endpoint.
            use_fips, set_use_fips: bool required = false => "UseFIPS" from "AWS::UseFIPS";
            /// A URL that replaces the service's endpoint.
            endpoint, set_endpoint: String => "Endpoint" from "SDK::Endpoint";
            /// The region.
            region, set_region: String => "Region" from "AWS::Region";
        }

        static RULES: RuleSet = RuleSet::new(Rules {
            conditions: &["isSet(Endpoint)", "PartitionResult = aws.partition(Region)"],
            outcomes: &[
                "endpoint Endpoint",
                "endpoint 'https://example.{Region}.{PartitionResult#dualStackDnsSuffix}'",
                "error 'Invalid Configuration: Missing Region'",
            ],
            decisions: &["0 =0 1; 1 =1 =2"],
        });
    }

    ::tinsmith_runtime::config! {
        service: crate::meta::SERVICE,
        settings: [aws, use_fips],
    }
}

/// `crate::client` of a generated crate.
pub mod client {
    use super::operation::create_volume::builders::CreateVolumeFluentBuilder;
    use super::operation::list_regions::builders::ListRegionsFluentBuilder;

    #[derive(Clone, Debug)]
    pub struct Client {
        handle: ::tinsmith_runtime::__private::Handle,
    }

    impl Client {
        #[track_caller]
        pub fn from_conf(conf: crate::Config) -> Self {
            let handle = ::tinsmith_runtime::__private::Handle::new(&crate::meta::SERVICE, conf.core());
            Self { handle }
        }

        pub(crate) fn __call(&self) -> ::tinsmith_runtime::__private::Call {
            ::tinsmith_runtime::__private::Call::new(self.handle.clone())
        }

        pub fn create_volume(&self) -> CreateVolumeFluentBuilder {
            CreateVolumeFluentBuilder::__new(self.handle.clone())
        }

        pub fn list_regions(&self) -> ListRegionsFluentBuilder {
            ListRegionsFluentBuilder::__new(self.handle.clone())
        }
    }

    /// Changes to a single call before it is sent.
    pub mod customize {
        pub type CustomizableOperation<T, E, B> =
            ::tinsmith_runtime::customize::CustomizableOperation<T, E, B, crate::config::Builder>;
    }
}

/// `crate::types` of a generated crate.
pub mod types {
    /// A region.
    #[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
    #[non_exhaustive]
    #[shape("com.amazonaws.workspacesinstances", "Region", read)]
    pub struct Region {
        /// Its name.
        #[member("RegionName", sensitive)]
        pub region_name: Option<String>,
    }

    /// The request rate is too high.
    #[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
    #[non_exhaustive]
    #[shape(
        "com.amazonaws.workspacesinstances",
        "ThrottlingException",
        read,
        fallible,
        error,
        throttling
    )]
    pub struct ThrottlingException {
        /// The event.
        #[member("Message", required)]
        pub message: String,
        pub(crate) meta: ::tinsmith_runtime::ErrorMetadata,
    }
}

/// `crate::operation` of a generated crate.
pub mod operation {
    /// `crate::operation::create_volume` of a generated crate.
    pub mod create_volume {
        /// The `CreateVolume` operation.
        #[derive(Clone, Debug, Default, ::tinsmith_runtime::Operation)]
        #[non_exhaustive]
        #[operation(
            "CreateVolume",
            input = CreateVolumeInput,
            output = CreateVolumeOutput,
            error = CreateVolumeError,
            fluent = CreateVolumeFluentBuilder,
            service = crate::meta::SERVICE
        )]
        pub struct CreateVolume;

        /// Input of `CreateVolume`.
        #[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
        #[non_exhaustive]
        #[shape("com.amazonaws.workspacesinstances", "CreateVolumeRequest", write, fallible, fluent = CreateVolumeFluentBuilder)]
        pub struct CreateVolumeInput {
            /// Zone of the volume.
            #[member("AvailabilityZone", required)]
            pub availability_zone: Option<String>,
            /// Makes a repeated request harmless.
            #[member("ClientToken", sensitive, idempotency_token)]
            pub client_token: Option<String>,
        }

        /// Output of `CreateVolume`.
        #[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
        #[non_exhaustive]
        #[shape("com.amazonaws.workspacesinstances", "CreateVolumeResponse", read, output)]
        pub struct CreateVolumeOutput {
            /// ID of the new volume.
            #[member("VolumeId")]
            pub volume_id: Option<String>,
            _request_id: Option<String>,
        }

        /// The errors of `CreateVolume`.
        #[derive(::tinsmith_runtime::OperationError)]
        #[non_exhaustive]
        pub enum CreateVolumeError {
            /// The request rate is too high.
            #[error(is_throttling_exception)]
            ThrottlingException(crate::types::ThrottlingException),
            /// An error that the model does not name.
            #[deprecated(note = "match with a wildcard")]
            Unhandled(::tinsmith_runtime::Unhandled),
        }
    }

    /// `crate::operation::list_regions` of a generated crate.
    pub mod list_regions {
        /// The `ListRegions` operation.
        #[derive(Clone, Debug, Default, ::tinsmith_runtime::Operation)]
        #[non_exhaustive]
        #[operation(
            "ListRegions",
            input = ListRegionsInput,
            output = ListRegionsOutput,
            error = ListRegionsError,
            fluent = ListRegionsFluentBuilder,
            service = crate::meta::SERVICE
        )]
        #[paginator(
            ListRegionsPaginator,
            input_token = |input| &mut input.next_token,
            output_token = |output| output.next_token.as_ref(),
            page_size = max_results: i32,
            items(ListRegionsPaginatorItems, crate::types::Region) = |output| output.regions
        )]
        pub struct ListRegions;

        /// Input of `ListRegions`.
        #[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
        #[non_exhaustive]
        #[shape("com.amazonaws.workspacesinstances", "ListRegionsRequest", write, fallible, fluent = ListRegionsFluentBuilder)]
        pub struct ListRegionsInput {
            /// Size of a page.
            #[member("MaxResults")]
            pub max_results: Option<i32>,
            /// The start of the page.
            #[member("NextToken")]
            pub next_token: Option<String>,
        }

        /// Output of `ListRegions`.
        #[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
        #[non_exhaustive]
        #[shape("com.amazonaws.workspacesinstances", "ListRegionsResponse", read, fallible, output)]
        pub struct ListRegionsOutput {
            /// The regions.
            #[member("Regions", required)]
            pub regions: Vec<crate::types::Region>,
            /// The start of the next page.
            #[member("NextToken")]
            pub next_token: Option<String>,
            _request_id: Option<String>,
        }

        /// The errors of `ListRegions`.
        #[derive(::tinsmith_runtime::OperationError)]
        #[non_exhaustive]
        pub enum ListRegionsError {
            /// An error that the model does not name.
            #[deprecated(note = "match with a wildcard")]
            Unhandled(::tinsmith_runtime::Unhandled),
        }
    }
}

/// Any error of the service.
#[derive(::tinsmith_runtime::ServiceError)]
#[non_exhaustive]
pub enum Error {
    /// The request rate is too high.
    ThrottlingException(crate::types::ThrottlingException),
    /// An error that the model does not name.
    #[deprecated(note = "match with a wildcard")]
    Unhandled(::tinsmith_runtime::Unhandled),
}
