//! Inputs and calls, compiled against both crates; written by `cargo xtask peer workspacesinstances --models model/workspaces-instances`.

use super::sdk;

crate::enums! {
    AmdSevSnpEnum { Disabled Enabled }
    AutoRecoveryEnum { Default Disabled }
    BandwidthWeightingEnum { Default Ebs1 Vpc1 }
    BillingMode { Hourly Monthly }
    CapacityReservationPreferenceEnum { CapacityReservationsOnly None Open }
    CpuCreditsEnum { Standard Unlimited }
    DisassociateModeEnum { Force NoForce }
    HostnameTypeEnum { IpName ResourceName }
    HttpEndpointEnum { Disabled Enabled }
    HttpProtocolIpv6Enum { Disabled Enabled }
    HttpTokensEnum { Optional Required }
    InstanceConfigurationTenancyEnum { Dedicated Shared }
    InstanceInterruptionBehaviorEnum { Hibernate Stop }
    InstanceMetadataTagsEnum { Disabled Enabled }
    InterfaceTypeEnum { Efa EfaOnly Interface }
    MarketTypeEnum { CapacityBlock Spot }
    NestedVirtualizationEnum { Disabled Enabled }
    PlatformTypeEnum { LinuxByol LinuxUnix Rhel Suse UbuntuPro Windows WindowsByol }
    ProvisionStateEnum { Allocated Allocating Deallocated Deallocating ErrorAllocating ErrorDeallocating }
    ResourceTypeEnum { Instance NetworkInterface SpotInstancesRequest Volume }
    SpotInstanceTypeEnum { OneTime Persistent }
    TenancyEnum { Dedicated Default Host }
    VolumeTypeEnum { Gp2 Gp3 Io1 Io2 Sc1 St1 Standard }
}

crate::structures! {
    BillingConfiguration {  } { set_billing_mode }
    BlockDeviceMappingRequest { set_device_name set_ebs set_no_device set_virtual_name } {  }
    CapacityReservationSpecification { set_capacity_reservation_preference set_capacity_reservation_target } {  }
    CapacityReservationTarget { set_capacity_reservation_id set_capacity_reservation_resource_group_arn } {  }
    ConnectionTrackingSpecificationRequest { set_tcp_established_timeout set_udp_stream_timeout set_udp_timeout } {  }
    CpuOptionsRequest { set_amd_sev_snp set_core_count set_nested_virtualization set_threads_per_core } {  }
    CreditSpecificationRequest { set_cpu_credits } {  }
    EbsBlockDevice { set_encrypted set_iops set_kms_key_id set_throughput set_volume_size set_volume_type } {  }
    EnaSrdSpecificationRequest { set_ena_srd_enabled set_ena_srd_udp_specification } {  }
    EnaSrdUdpSpecificationRequest { set_ena_srd_udp_enabled } {  }
    EnclaveOptionsRequest { set_enabled } {  }
    HibernationOptionsRequest { set_configured } {  }
    IamInstanceProfileSpecification { set_arn set_name } {  }
    InstanceConfigurationFilter {  } { set_billing_mode set_platform_type set_tenancy }
    InstanceIpv6Address { set_ipv6_address set_is_primary_ipv6 } {  }
    InstanceMaintenanceOptionsRequest { set_auto_recovery } {  }
    InstanceMarketOptionsRequest { set_market_type set_spot_options } {  }
    InstanceMetadataOptionsRequest { set_http_endpoint set_http_protocol_ipv6 set_http_put_response_hop_limit set_http_tokens set_instance_metadata_tags } {  }
    InstanceNetworkInterfaceSpecification { set_associate_carrier_ip_address set_associate_public_ip_address set_connection_tracking_specification set_description set_device_index set_ena_srd_specification set_groups set_interface_type set_ipv4_prefix_count set_ipv4_prefixes set_ipv6_address_count set_ipv6_addresses set_ipv6_prefix_count set_ipv6_prefixes set_network_card_index set_network_interface_id set_primary_ipv6 set_private_ip_address set_private_ip_addresses set_secondary_private_ip_address_count set_subnet_id } {  }
    InstanceNetworkPerformanceOptionsRequest { set_bandwidth_weighting } {  }
    Ipv4PrefixSpecificationRequest { set_ipv4_prefix } {  }
    Ipv6PrefixSpecificationRequest { set_ipv6_prefix } {  }
    LicenseConfigurationRequest { set_license_configuration_arn } {  }
    ManagedInstanceRequest { set_block_device_mappings set_capacity_reservation_specification set_cpu_options set_credit_specification set_disable_api_stop set_ebs_optimized set_enable_primary_ipv6 set_enclave_options set_hibernation_options set_iam_instance_profile set_image_id set_instance_market_options set_instance_type set_ipv6_address_count set_ipv6_addresses set_kernel_id set_key_name set_license_specifications set_maintenance_options set_metadata_options set_monitoring set_network_interfaces set_network_performance_options set_placement set_private_dns_name_options set_private_ip_address set_ramdisk_id set_security_group_ids set_security_groups set_subnet_id set_tag_specifications set_user_data } {  }
    Placement { set_affinity set_availability_zone set_group_id set_group_name set_host_id set_host_resource_group_arn set_partition_number set_tenancy } {  }
    PrivateDnsNameOptionsRequest { set_enable_resource_name_dns_a_record set_enable_resource_name_dns_aaaa_record set_hostname_type } {  }
    PrivateIpAddressSpecification { set_primary set_private_ip_address } {  }
    RunInstancesMonitoringEnabled { set_enabled } {  }
    SpotMarketOptions { set_block_duration_minutes set_instance_interruption_behavior set_max_price set_spot_instance_type set_valid_until_utc } {  }
    Tag { set_key set_value } {  }
    TagSpecification { set_resource_type set_tags } {  }
}

crate::inputs! {
    associate_volume: AssociateVolumeInput { set_device set_volume_id set_workspace_instance_id }
    create_volume: CreateVolumeInput { set_availability_zone set_client_token set_encrypted set_iops set_kms_key_id set_size_in_gb set_snapshot_id set_tag_specifications set_throughput set_volume_type }
    create_workspace_instance: CreateWorkspaceInstanceInput { set_billing_configuration set_client_token set_managed_instance set_tags }
    delete_volume: DeleteVolumeInput { set_volume_id }
    delete_workspace_instance: DeleteWorkspaceInstanceInput { set_workspace_instance_id }
    disassociate_volume: DisassociateVolumeInput { set_device set_disassociate_mode set_volume_id set_workspace_instance_id }
    get_workspace_instance: GetWorkspaceInstanceInput { set_workspace_instance_id }
    list_instance_types: ListInstanceTypesInput { set_instance_configuration_filter set_max_results set_next_token }
    list_regions: ListRegionsInput { set_max_results set_next_token }
    list_tags_for_resource: ListTagsForResourceInput { set_workspace_instance_id }
    list_workspace_instances: ListWorkspaceInstancesInput { set_max_results set_next_token set_provision_states }
    modify_volume: ModifyVolumeInput { set_client_token set_iops set_size_in_gb set_throughput set_volume_id set_volume_type }
    tag_resource: TagResourceInput { set_tags set_workspace_instance_id }
    untag_resource: UntagResourceInput { set_tag_keys set_workspace_instance_id }
}
