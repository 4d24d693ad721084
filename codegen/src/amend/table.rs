//! The amendments of each service.

use super::added_traits::AddedTrait;
use super::lenient_dates::LenientDate;
use super::removed_traits::RemovedTrait;

/// A row: the service, the effect on its clients in a sentence, and the change to its model.
pub struct Amendment {
    /// The service, by the `sdkId` of the trait `aws.api#service`.
    pub sdk_id: &'static str,
    /// The effect on clients, and why.
    pub what: &'static str,
    pub(super) change: Change,
}

/// A change to the shapes that a service reaches.
pub(super) enum Change {
    /// Shapes and members lose traits.
    Lacks(RemovedTrait),
    /// Shapes of this name have these traits, in place of those of the model.
    Traits(&'static str, &'static [AddedTrait]),
    /// A string becomes a timestamp that may be malformed.
    LenientDate(LenientDate),
}

/// Every amendment, by service.
pub const AMENDMENTS: &[Amendment] = &[
    Amendment {
        sdk_id: "AmplifyUIBuilder",
        what: "Limits of lists have no default, since the service refuses the one that the model names.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&[
            "ListComponentsLimit",
            "ListFormsLimit",
            "ListThemesLimit",
        ])),
    },
    Amendment {
        sdk_id: "drs",
        what: "Numbers that have to be positive have no default, since that of the model is 0.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&[
            "Validity",
            "CostOptimizationConfiguration$burstBalanceThreshold",
            "CostOptimizationConfiguration$burstBalanceDeltaThreshold",
            "ListStagingAccountsRequest$maxResults",
            "StrictlyPositiveInteger",
            "MaxResultsType",
            "MaxResultsReplicatingSourceServers",
            "LaunchActionOrder",
        ])),
    },
    Amendment {
        sdk_id: "EC2",
        what: "Numbers and booleans have no default, since the service tells one that is not set from one that is 0 or false.",
        change: Change::Lacks(RemovedTrait::DefaultOfScalars),
    },
    Amendment {
        sdk_id: "EMR Serverless",
        what: "Counts of workers have no default, since that of the model is 0, which the service refuses.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&["WorkerCounts"])),
    },
    Amendment {
        sdk_id: "Evidently",
        what: "The period of results has no default, since that of the model is 0, which the service refuses.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&["ResultsPeriod"])),
    },
    Amendment {
        sdk_id: "IoT",
        what: "Two flags have no default: that a thing is connected, and that a template is enabled.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&[
            "ThingConnectivity$connected",
            "CreateProvisioningTemplateRequest$enabled",
            "UpdateProvisioningTemplateRequest$enabled",
            "DescribeProvisioningTemplateResponse$enabled",
            "ProvisioningTemplateSummary$enabled",
        ])),
    },
    Amendment {
        sdk_id: "Location",
        what: "Limits of lists have no default, since that of the model is 0, which the service refuses.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&[
            "ListPlaceIndexesRequest$MaxResults",
            "SearchPlaceIndexForSuggestionsRequest$MaxResults",
            "PlaceIndexSearchResultLimit",
        ])),
    },
    Amendment {
        sdk_id: "Payment Cryptography Data",
        what: "Lengths of PINs have no default, since that of the model is 0, which the service refuses.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&["IntegerRangeBetween4And12"])),
    },
    Amendment {
        sdk_id: "S3",
        what: "`Expires` is a date, as it was before the model made it a string. If the service sends an invalid date, it is \
               not set; `ExpiresString` has the text in any case.",
        change: Change::LenientDate(LenientDate {
            date: "Expires",
            text: "ExpiresString",
        }),
    },
    Amendment {
        sdk_id: "S3 Control",
        what: "Settings of `PublicAccessBlockConfiguration` have no default, so that those that are not set are not changed.",
        change: Change::Lacks(RemovedTrait::DefaultOf(&[
            "PublicAccessBlockConfiguration$BlockPublicAcls",
            "PublicAccessBlockConfiguration$IgnorePublicAcls",
            "PublicAccessBlockConfiguration$BlockPublicPolicy",
            "PublicAccessBlockConfiguration$RestrictPublicBuckets",
        ])),
    },
    Amendment {
        sdk_id: "S3 Control",
        what: "The account is put before the host by the endpoint rules, and not a second time by the operation.",
        change: Change::Lacks(RemovedTrait::HostPrefix("{AccountId}.")),
    },
    Amendment {
        sdk_id: "SSO",
        what: "`RoleCredentials` are not shown by `Debug`, the ID of the key included.",
        change: Change::Traits(
            "RoleCredentials",
            &[AddedTrait {
                id: "smithy.api#sensitive",
                text: None,
            }],
        ),
    },
    Amendment {
        sdk_id: "STS",
        what: "`Credentials` are not shown by `Debug`, the ID of the key included.",
        change: Change::Traits(
            "Credentials",
            &[AddedTrait {
                id: "smithy.api#sensitive",
                text: None,
            }],
        ),
    },
    Amendment {
        sdk_id: "STS",
        what: "`IDPCommunicationErrorException` is an error of the server after which a call may be made again.",
        change: Change::Traits(
            "IDPCommunicationErrorException",
            &[
                AddedTrait {
                    id: "smithy.api#error",
                    text: Some("server"),
                },
                AddedTrait {
                    id: "smithy.api#retryable",
                    text: None,
                },
            ],
        ),
    },
];
