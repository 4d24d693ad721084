//! The largest `CreateWorkspaceInstance` request, as Rust and as the value on the wire.

use sdk::operation::create_workspace_instance::CreateWorkspaceInstanceInput;
use sdk::operation::create_workspace_instance::builders::CreateWorkspaceInstanceInputBuilder;
use sdk::primitives::DateTime;
use sdk::types::*;
use serde_json::{Value, json};
use workspaces_instances as sdk;

/// Every member of the operation set, valid by every constraint.
pub fn maximal() -> CreateWorkspaceInstanceInputBuilder {
    CreateWorkspaceInstanceInput::builder()
        .client_token("token-1")
        .tags(tag("team", "blue"))
        .managed_instance(managed_instance())
        .billing_configuration(
            BillingConfiguration::builder()
                .billing_mode(BillingMode::Hourly)
                .build()
                .expect("the mode is set"),
        )
}

/// Returns the form of [`maximal`] on the wire; the timestamp in epoch seconds.
pub fn maximal_on_the_wire() -> Value {
    json!({
        "ClientToken": "token-1",
        "Tags": [{ "Key": "team", "Value": "blue" }],
        "ManagedInstance": managed_instance_on_the_wire(),
        "BillingConfiguration": { "BillingMode": "HOURLY" },
    })
}

/// The smallest request that the service accepts.
pub fn minimal() -> CreateWorkspaceInstanceInputBuilder {
    CreateWorkspaceInstanceInput::builder().managed_instance(ManagedInstanceRequest::builder().build())
}

/// A tag.
pub fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}

fn managed_instance() -> ManagedInstanceRequest {
    ManagedInstanceRequest::builder()
        .block_device_mappings(block_device())
        .capacity_reservation_specification(
            CapacityReservationSpecification::builder()
                .capacity_reservation_preference(CapacityReservationPreferenceEnum::Open)
                .capacity_reservation_target(
                    CapacityReservationTarget::builder()
                        .capacity_reservation_id("cr-1")
                        .capacity_reservation_resource_group_arn("arn:aws:resource-groups:x")
                        .build(),
                )
                .build(),
        )
        .cpu_options(
            CpuOptionsRequest::builder()
                .amd_sev_snp(AmdSevSnpEnum::Enabled)
                .core_count(4)
                .threads_per_core(2)
                .nested_virtualization(NestedVirtualizationEnum::Disabled)
                .build(),
        )
        .credit_specification(
            CreditSpecificationRequest::builder()
                .cpu_credits(CpuCreditsEnum::Unlimited)
                .build(),
        )
        .disable_api_stop(true)
        .ebs_optimized(true)
        .enable_primary_ipv6(false)
        .enclave_options(EnclaveOptionsRequest::builder().enabled(true).build())
        .hibernation_options(HibernationOptionsRequest::builder().configured(true).build())
        .iam_instance_profile(
            IamInstanceProfileSpecification::builder()
                .arn("arn:aws:iam::1:instance-profile/p")
                .name("p")
                .build(),
        )
        .image_id("ami-0abc")
        .instance_market_options(
            InstanceMarketOptionsRequest::builder()
                .market_type(MarketTypeEnum::Spot)
                .spot_options(
                    SpotMarketOptions::builder()
                        .block_duration_minutes(60)
                        .instance_interruption_behavior(InstanceInterruptionBehaviorEnum::Stop)
                        .max_price("0.5")
                        .spot_instance_type(SpotInstanceTypeEnum::OneTime)
                        .valid_until_utc(DateTime::from_secs(1_800_000_000))
                        .build(),
                )
                .build(),
        )
        .instance_type("m5.large")
        .ipv6_addresses(ipv6_address())
        .ipv6_address_count(1)
        .kernel_id("aki-1")
        .key_name("key")
        .license_specifications(
            LicenseConfigurationRequest::builder()
                .license_configuration_arn("arn:l")
                .build(),
        )
        .maintenance_options(
            InstanceMaintenanceOptionsRequest::builder()
                .auto_recovery(AutoRecoveryEnum::Default)
                .build(),
        )
        .metadata_options(
            InstanceMetadataOptionsRequest::builder()
                .http_endpoint(HttpEndpointEnum::Enabled)
                .http_protocol_ipv6(HttpProtocolIpv6Enum::Disabled)
                .http_put_response_hop_limit(2)
                .http_tokens(HttpTokensEnum::Required)
                .instance_metadata_tags(InstanceMetadataTagsEnum::Enabled)
                .build(),
        )
        .monitoring(RunInstancesMonitoringEnabled::builder().enabled(true).build())
        .network_interfaces(network_interface())
        .network_performance_options(
            InstanceNetworkPerformanceOptionsRequest::builder()
                .bandwidth_weighting(BandwidthWeightingEnum::Ebs1)
                .build(),
        )
        .placement(
            Placement::builder()
                .affinity("default")
                .availability_zone("us-east-1a")
                .group_id("pg-1")
                .group_name("group")
                .host_id("h-1")
                .host_resource_group_arn("arn:aws:rg")
                .partition_number(1)
                .tenancy(TenancyEnum::Host)
                .build(),
        )
        .private_dns_name_options(
            PrivateDnsNameOptionsRequest::builder()
                .hostname_type(HostnameTypeEnum::IpName)
                .enable_resource_name_dns_a_record(true)
                .enable_resource_name_dns_aaaa_record(false)
                .build(),
        )
        .private_ip_address("10.0.0.1")
        .ramdisk_id("ari-1")
        .security_group_ids("sg-1")
        .security_groups("default")
        .subnet_id("subnet-1")
        .tag_specifications(
            TagSpecification::builder()
                .resource_type(ResourceTypeEnum::Instance)
                .tags(tag("a", "b"))
                .build(),
        )
        .user_data("IyEvYmluL3No")
        .build()
}

fn block_device() -> BlockDeviceMappingRequest {
    BlockDeviceMappingRequest::builder()
        .device_name("/dev/sdb")
        .ebs(
            EbsBlockDevice::builder()
                .volume_type(VolumeTypeEnum::Gp3)
                .encrypted(true)
                .kms_key_id("alias/k")
                .iops(3000)
                .throughput(125)
                .volume_size(100)
                .build(),
        )
        .no_device("")
        .virtual_name("ephemeral0")
        .build()
}

fn ipv6_address() -> InstanceIpv6Address {
    InstanceIpv6Address::builder()
        .ipv6_address("2001:db8::1")
        .is_primary_ipv6(true)
        .build()
}

fn network_interface() -> InstanceNetworkInterfaceSpecification {
    InstanceNetworkInterfaceSpecification::builder()
        .associate_carrier_ip_address(false)
        .associate_public_ip_address(true)
        .connection_tracking_specification(
            ConnectionTrackingSpecificationRequest::builder()
                .tcp_established_timeout(432_000)
                .udp_stream_timeout(180)
                .udp_timeout(30)
                .build(),
        )
        .description("first")
        .device_index(0)
        .ena_srd_specification(
            EnaSrdSpecificationRequest::builder()
                .ena_srd_enabled(true)
                .ena_srd_udp_specification(
                    EnaSrdUdpSpecificationRequest::builder()
                        .ena_srd_udp_enabled(false)
                        .build(),
                )
                .build(),
        )
        .interface_type(InterfaceTypeEnum::EfaOnly)
        .ipv4_prefixes(
            Ipv4PrefixSpecificationRequest::builder()
                .ipv4_prefix("10.0.0.0/28")
                .build(),
        )
        .ipv4_prefix_count(1)
        .ipv6_address_count(1)
        .ipv6_addresses(ipv6_address())
        .ipv6_prefixes(
            Ipv6PrefixSpecificationRequest::builder()
                .ipv6_prefix("2001:db8:0:0:0:0:0:0/80")
                .build(),
        )
        .ipv6_prefix_count(1)
        .network_card_index(0)
        .network_interface_id("eni-1")
        .primary_ipv6(true)
        .private_ip_address("10.0.0.2")
        .private_ip_addresses(
            PrivateIpAddressSpecification::builder()
                .primary(true)
                .private_ip_address("10.0.0.2")
                .build(),
        )
        .secondary_private_ip_address_count(1)
        .groups("sg-1")
        .subnet_id("subnet-1")
        .build()
}

fn managed_instance_on_the_wire() -> Value {
    json!({
        "BlockDeviceMappings": [{
            "DeviceName": "/dev/sdb",
            "Ebs": {
                "VolumeType": "gp3", "Encrypted": true, "KmsKeyId": "alias/k",
                "Iops": 3000, "Throughput": 125, "VolumeSize": 100,
            },
            "NoDevice": "",
            "VirtualName": "ephemeral0",
        }],
        "CapacityReservationSpecification": {
            "CapacityReservationPreference": "open",
            "CapacityReservationTarget": {
                "CapacityReservationId": "cr-1",
                "CapacityReservationResourceGroupArn": "arn:aws:resource-groups:x",
            },
        },
        "CpuOptions": { "AmdSevSnp": "enabled", "CoreCount": 4, "ThreadsPerCore": 2, "NestedVirtualization": "disabled" },
        "CreditSpecification": { "CpuCredits": "unlimited" },
        "DisableApiStop": true,
        "EbsOptimized": true,
        "EnablePrimaryIpv6": false,
        "EnclaveOptions": { "Enabled": true },
        "HibernationOptions": { "Configured": true },
        "IamInstanceProfile": { "Arn": "arn:aws:iam::1:instance-profile/p", "Name": "p" },
        "ImageId": "ami-0abc",
        "InstanceMarketOptions": {
            "MarketType": "spot",
            "SpotOptions": {
                "BlockDurationMinutes": 60,
                "InstanceInterruptionBehavior": "stop",
                "MaxPrice": "0.5",
                "SpotInstanceType": "one-time",
                "ValidUntilUtc": 1_800_000_000,
            },
        },
        "InstanceType": "m5.large",
        "Ipv6Addresses": [{ "Ipv6Address": "2001:db8::1", "IsPrimaryIpv6": true }],
        "Ipv6AddressCount": 1,
        "KernelId": "aki-1",
        "KeyName": "key",
        "LicenseSpecifications": [{ "LicenseConfigurationArn": "arn:l" }],
        "MaintenanceOptions": { "AutoRecovery": "default" },
        "MetadataOptions": {
            "HttpEndpoint": "enabled", "HttpProtocolIpv6": "disabled", "HttpPutResponseHopLimit": 2,
            "HttpTokens": "required", "InstanceMetadataTags": "enabled",
        },
        "Monitoring": { "Enabled": true },
        "NetworkInterfaces": [network_interface_on_the_wire()],
        "NetworkPerformanceOptions": { "BandwidthWeighting": "ebs-1" },
        "Placement": {
            "Affinity": "default", "AvailabilityZone": "us-east-1a", "GroupId": "pg-1", "GroupName": "group",
            "HostId": "h-1", "HostResourceGroupArn": "arn:aws:rg", "PartitionNumber": 1, "Tenancy": "host",
        },
        "PrivateDnsNameOptions": {
            "HostnameType": "ip-name", "EnableResourceNameDnsARecord": true, "EnableResourceNameDnsAAAARecord": false,
        },
        "PrivateIpAddress": "10.0.0.1",
        "RamdiskId": "ari-1",
        "SecurityGroupIds": ["sg-1"],
        "SecurityGroups": ["default"],
        "SubnetId": "subnet-1",
        "TagSpecifications": [{ "ResourceType": "instance", "Tags": [{ "Key": "a", "Value": "b" }] }],
        "UserData": "IyEvYmluL3No",
    })
}

fn network_interface_on_the_wire() -> Value {
    json!({
        "AssociateCarrierIpAddress": false,
        "AssociatePublicIpAddress": true,
        "ConnectionTrackingSpecification": { "TcpEstablishedTimeout": 432_000, "UdpStreamTimeout": 180, "UdpTimeout": 30 },
        "Description": "first",
        "DeviceIndex": 0,
        "EnaSrdSpecification": { "EnaSrdEnabled": true, "EnaSrdUdpSpecification": { "EnaSrdUdpEnabled": false } },
        "InterfaceType": "efa-only",
        "Ipv4Prefixes": [{ "Ipv4Prefix": "10.0.0.0/28" }],
        "Ipv4PrefixCount": 1,
        "Ipv6AddressCount": 1,
        "Ipv6Addresses": [{ "Ipv6Address": "2001:db8::1", "IsPrimaryIpv6": true }],
        "Ipv6Prefixes": [{ "Ipv6Prefix": "2001:db8:0:0:0:0:0:0/80" }],
        "Ipv6PrefixCount": 1,
        "NetworkCardIndex": 0,
        "NetworkInterfaceId": "eni-1",
        "PrimaryIpv6": true,
        "PrivateIpAddress": "10.0.0.2",
        "PrivateIpAddresses": [{ "Primary": true, "PrivateIpAddress": "10.0.0.2" }],
        "SecondaryPrivateIpAddressCount": 1,
        "Groups": ["sg-1"],
        "SubnetId": "subnet-1",
    })
}
