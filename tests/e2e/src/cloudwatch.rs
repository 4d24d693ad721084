//! CloudWatch over rpcv2Cbor: numbers, times and lists in CBOR.

use crate::{Outcome, expect, say};
use aws_types::SdkConfig;
use cloudwatch::Client;
use cloudwatch::types::{ComparisonOperator, Dimension, MetricDatum, StandardUnit, Statistic};

/// Puts a metric and an alarm, and finds both.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let host = Dimension::builder().name("host").value("a & b").build();
    let datum = MetricDatum::builder()
        .metric_name("load")
        .dimensions(host)
        .value(0.75)
        .unit(StandardUnit::Count);
    client
        .put_metric_data()
        .namespace("app")
        .metric_data(datum.build())
        .send()
        .await?;
    let listed = client.list_metrics().namespace("app").send().await?;
    expect(
        listed.metrics().iter().any(|it| it.metric_name() == Some("load")),
        "the metric",
    )?;
    let alarm = client
        .put_metric_alarm()
        .alarm_name("busy")
        .namespace("app")
        .metric_name("load");
    let alarm = alarm
        .comparison_operator(ComparisonOperator::GreaterThanThreshold)
        .statistic(Statistic::Average);
    alarm.evaluation_periods(2).period(60).threshold(0.9).send().await?;
    let found = client.describe_alarms().alarm_names("busy").send().await?;
    let [alarm] = found.metric_alarms() else {
        return Err(format!("one alarm, not {}", found.metric_alarms().len()).into());
    };
    say(
        "alarm",
        (
            alarm.threshold(),
            alarm.evaluation_periods(),
            alarm.comparison_operator(),
            alarm.statistic(),
        ),
    );
    expect(alarm.threshold() == Some(0.9), "the threshold")?;
    expect(alarm.period() == Some(60), "the period")?;
    client.delete_alarms().alarm_names("busy").send().await?;
    let left = client.describe_alarms().alarm_names("busy").send().await?;
    expect(left.metric_alarms().is_empty(), "no alarm")
}
