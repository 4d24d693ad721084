//! The partitions of AWS: groups of regions that share accounts and host names.

/// A partition, as `aws.partition` returns it.
#[derive(Clone, Debug)]
pub struct Partition<'p> {
    /// The name: `aws`.
    pub name: &'p str,
    /// The prefixes of its regions; a word and a number follow, as in `us` and `-east-1`.
    pub prefixes: &'p [&'p str],
    /// Regions of another form.
    pub regions: &'p [&'p str],
    /// The suffix of host names.
    pub dns_suffix: &'p str,
    /// The suffix of host names with dual-stack addresses.
    pub dual_stack_dns_suffix: &'p str,
    /// `true` if the partition has FIPS endpoints.
    pub supports_fips: bool,
    /// `true` if the partition has dual-stack endpoints.
    pub supports_dual_stack: bool,
    /// The signing region of global services.
    pub implicit_global_region: &'p str,
}

/// The partitions of AWS; the first is the fallback for unknown regions.
pub(super) static ALL: &[Partition<'static>] = &[
    Partition {
        name: "aws",
        prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        regions: &["aws-global"],
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-east-1",
    },
    Partition {
        name: "aws-us-gov",
        prefixes: &["us-gov"],
        regions: &["aws-us-gov-global"],
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-gov-west-1",
    },
    Partition {
        name: "aws-cn",
        prefixes: &["cn"],
        regions: &["aws-cn-global"],
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "cn-northwest-1",
    },
    Partition {
        name: "aws-iso",
        prefixes: &["us-iso"],
        regions: &["aws-iso-global"],
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-iso-east-1",
    },
    Partition {
        name: "aws-iso-b",
        prefixes: &["us-isob"],
        regions: &["aws-iso-b-global"],
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-isob-east-1",
    },
    Partition {
        name: "aws-iso-e",
        prefixes: &["eu-isoe"],
        regions: &[],
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "eu-isoe-west-1",
    },
    Partition {
        name: "aws-iso-f",
        prefixes: &["us-isof"],
        regions: &["aws-iso-f-global"],
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-isof-south-1",
    },
    Partition {
        name: "aws-eusc",
        prefixes: &["eusc-de"],
        regions: &[],
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "eusc-de-east-1",
    },
];

/// Returns the partition of `region`; unknown regions belong to `aws`.
pub(super) fn of_region<'p>(region: &str, all: &'p [Partition<'p>]) -> Option<&'p Partition<'p>> {
    let named = all.iter().find(|it| it.regions.contains(&region));
    let of_form = || {
        all.iter()
            .find(|it| it.prefixes.iter().any(|prefix| has_form(region, prefix)))
    };
    named
        .or_else(of_form)
        .or_else(|| all.iter().find(|it| it.name == "aws"))
}

/// Returns whether `region` has the form `prefix-word-number`.
fn has_form(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|it| it.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|it| it.split_once('-')) else {
        return false;
    };
    let is_word = !word.is_empty() && word.chars().all(|it| it.is_alphanumeric() || it == '_');
    is_word && !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_belongs_to_the_partition_of_its_form() {
        let partitions = [
            ("us-east-1", "aws"),
            ("mx-central-1", "aws"),
            ("aws-global", "aws"),
            ("us-gov-west-1", "aws-us-gov"),
            ("cn-north-1", "aws-cn"),
            ("aws-cn-global", "aws-cn"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eusc-de-east-1", "aws-eusc"),
            ("nowhere", "aws"),
        ];
        for (region, partition) in partitions {
            let found = of_region(region, ALL).map(|it| it.name);
            assert_eq!(found, Some(partition), "{region}");
        }
        assert!(of_region("us-east-1", &[]).is_none());
    }
}
