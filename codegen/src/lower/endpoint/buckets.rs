//! Endpoint rules for the buckets of S3, for models without rules: the bucket is in the host if its name can be a part
//! of a host name.

use super::graph::Graph;
use super::{PARTITION, condition, endpoint, error, flag, is_set, is_true, need, optional, reference};
use crate::model::shape::Shape;
use crate::rust::endpoint::{Endpoints, Parameter};
use crate::rust::rule_set::{Condition, Expression, Next, Outcome};
use crate::rust::trace::Trace;

/// The parameters: name, setting of the configuration, whether it is a boolean, what it is for.
const PARAMETERS: &[(&str, Option<&str>, bool, &str)] = &[
    ("Bucket", None, false, "The bucket that a request is about."),
    ("Region", Some("AWS::Region"), false, "The region to call."),
    (
        "UseFIPS",
        Some("AWS::UseFIPS"),
        true,
        "Calls a host whose cryptography is validated by FIPS 140.",
    ),
    (
        "UseDualStack",
        Some("AWS::UseDualStack"),
        true,
        "Calls a host that has an IPv6 address too.",
    ),
    (
        "Endpoint",
        Some("SDK::Endpoint"),
        false,
        "A URL to call in place of the service's own.",
    ),
    (
        "ForcePathStyle",
        Some("AWS::S3::ForcePathStyle"),
        true,
        "Always puts the bucket into the path.",
    ),
    (
        "Accelerate",
        Some("AWS::S3::Accelerate"),
        true,
        "Calls a host that is near to the caller.",
    ),
];

/// The endpoints of S3.
pub fn endpoints(service: &Shape) -> Endpoints {
    let mut graph = Graph::default();
    let regional = {
        let mut hosts = |fips: &str| {
            let dual_stack = graph.condition(is_true("UseDualStack"));
            let with = by_bucket(&mut graph, fips, ".dualstack");
            let without = by_bucket(&mut graph, fips, "");
            graph.decision(dual_stack, with, without)
        };
        let [with_fips, without_fips] = ["-fips", ""].map(&mut hosts);
        let fips = graph.condition(is_true("UseFIPS"));
        graph.decision(fips, with_fips, without_fips)
    };
    let partition = graph.condition(assigned(PARTITION, "aws.partition", "Region"));
    let partition = graph.decision(partition, regional, Next::NoMatch);
    let missing = graph.outcome(error("Invalid Configuration: Missing Region"));
    let region = graph.condition(is_set("Region"));
    let region = graph.decision(region, partition, missing);

    let own = own_url(&mut graph);
    let is_custom = graph.condition(is_set("Endpoint"));
    let root = graph.decision(is_custom, own, region);
    let parameters = PARAMETERS.iter().map(|(name, built_in, is_flag, docs)| Parameter {
        need: need(*is_flag),
        default: is_flag.then(flag),
        ..optional(name, *built_in, *is_flag, docs)
    });
    Endpoints {
        shape: Trace::new(&service.id),
        parameters: parameters.collect(),
        rules: graph.finish(root).unwrap_or_default(),
    }
}

/// The hosts of a region.
fn by_bucket(graph: &mut Graph, fips: &str, dual_stack: &str) -> Next {
    let host = format!("s3{fips}{dual_stack}.{{Region}}.{{{PARTITION}#dnsSuffix}}");
    let near = format!("s3-accelerate{dual_stack}.{{{PARTITION}#dnsSuffix}}");
    let near = url(graph, format!("https://{{Bucket}}.{near}"));
    let in_host = url(graph, format!("https://{{Bucket}}.{host}"));
    let accelerate = graph.condition(is_true("Accelerate"));
    let in_host = graph.decision(accelerate, near, in_host);
    let in_path = path(graph, format!("https://{host}/{{uri_encoded_bucket}}"));
    let none = url(graph, format!("https://{host}"));
    style(graph, in_host, in_path, none)
}

/// The URL of the configuration, with the bucket where it has to be.
fn own_url(graph: &mut Graph) -> Next {
    let in_host = url(graph, "{url#scheme}://{Bucket}.{url#authority}{url#path}".to_owned());
    let in_path = "{url#scheme}://{url#authority}{url#normalizedPath}{uri_encoded_bucket}";
    let in_path = path(graph, in_path.to_owned());
    let none = graph.outcome(endpoint(reference("Endpoint")));
    let address = |path: &str| vec![reference("url"), Expression::Template(path.to_owned())];
    let is_ip = Condition {
        assign: Some("isIp".to_owned()),
        ..condition("getAttr", address("isIp"))
    };
    let is_ip = graph.condition(is_ip);
    let encoded = encoded(graph, in_path);
    let in_host = style(graph, in_host, in_path, none);
    let by_address = graph.decision(is_ip, encoded, in_host);
    let has_bucket = graph.condition(is_set("Bucket"));
    let by_bucket = graph.decision(has_bucket, by_address, none);
    let url = graph.condition(assigned("url", "parseURL", "Endpoint"));
    let invalid = graph.outcome(error("Custom endpoint was not a valid URI"));
    graph.decision(url, by_bucket, invalid)
}

/// The way on by where the bucket is.
fn style(graph: &mut Graph, in_host: Next, in_path: Next, none: Next) -> Next {
    let encoded = encoded(graph, in_path);
    let dots = vec![reference("Bucket"), Expression::Bool(false)];
    let hostable = graph.condition(condition("aws.isVirtualHostableS3Bucket", dots));
    let by_name = graph.decision(hostable, in_host, encoded);
    let forced = graph.condition(is_true("ForcePathStyle"));
    let by_setting = graph.decision(forced, encoded, by_name);
    let has_bucket = graph.condition(is_set("Bucket"));
    graph.decision(has_bucket, by_setting, none)
}

fn encoded(graph: &mut Graph, in_path: Next) -> Next {
    let encoded = graph.condition(assigned("uri_encoded_bucket", "uriEncode", "Bucket"));
    graph.decision(encoded, in_path, Next::NoMatch)
}

fn assigned(name: &str, function: &'static str, argument: &str) -> Condition {
    Condition {
        assign: Some(name.to_owned()),
        ..condition(function, vec![reference(argument)])
    }
}

/// A URL whose path ends with the bucket, without a slash behind it: the URI pattern of the model has none.
fn path(graph: &mut Graph, text: String) -> Next {
    let bare = ("bareBucket".to_owned(), Expression::Bool(true));
    graph.outcome(Outcome::Endpoint {
        url: Expression::Template(text),
        properties: vec![bare],
        headers: vec![],
    })
}

fn url(graph: &mut Graph, text: String) -> Next {
    graph.outcome(endpoint(Expression::Template(text)))
}
