//! The partitions of AWS: groups of regions that share accounts and host names.

/// What `aws.partition` tells about a region.
#[derive(Debug)]
pub(super) struct Partition {
    pub(super) name: &'static str,
    /// What its regions start with; a word and a number follow, as in `us` and `-east-1`.
    prefixes: &'static [&'static str],
    /// The pseudo region of services that have one endpoint for the whole partition.
    global_region: Option<&'static str>,
    pub(super) dns_suffix: &'static str,
    pub(super) dual_stack_dns_suffix: &'static str,
    pub(super) implicit_global_region: &'static str,
}

static AWS: Partition = Partition {
    name: "aws",
    prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
    global_region: Some("aws-global"),
    dns_suffix: "amazonaws.com",
    dual_stack_dns_suffix: "api.aws",
    implicit_global_region: "us-east-1",
};

static OTHERS: &[Partition] = &[
    Partition {
        name: "aws-us-gov",
        prefixes: &["us-gov"],
        global_region: Some("aws-us-gov-global"),
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        implicit_global_region: "us-gov-west-1",
    },
    Partition {
        name: "aws-cn",
        prefixes: &["cn"],
        global_region: Some("aws-cn-global"),
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        implicit_global_region: "cn-northwest-1",
    },
    Partition {
        name: "aws-iso",
        prefixes: &["us-iso"],
        global_region: Some("aws-iso-global"),
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        implicit_global_region: "us-iso-east-1",
    },
    Partition {
        name: "aws-iso-b",
        prefixes: &["us-isob"],
        global_region: Some("aws-iso-b-global"),
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        implicit_global_region: "us-isob-east-1",
    },
    Partition {
        name: "aws-iso-e",
        prefixes: &["eu-isoe"],
        global_region: None,
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        implicit_global_region: "eu-isoe-west-1",
    },
    Partition {
        name: "aws-iso-f",
        prefixes: &["us-isof"],
        global_region: Some("aws-iso-f-global"),
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        implicit_global_region: "us-isof-south-1",
    },
    Partition {
        name: "aws-eusc",
        prefixes: &["eusc-de"],
        global_region: None,
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        implicit_global_region: "eusc-de-east-1",
    },
];

/// The partition of `region`; regions that are not known count as AWS's first partition.
pub(super) fn of_region(region: &str) -> &'static Partition {
    OTHERS.iter().find(|it| it.contains(region)).unwrap_or(&AWS)
}

impl Partition {
    fn contains(&self, region: &str) -> bool {
        self.global_region == Some(region) || self.prefixes.iter().any(|prefix| has_form(region, prefix))
    }
}

/// Whether `region` is `prefix-word-number`.
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
            assert_eq!(of_region(region).name, partition, "{region}");
        }
        assert!(AWS.contains("eu-west-3") && !AWS.contains("us-gov-west-1"));
    }
}
