//! Waiters on the wire: what each matcher makes of an answer, how long is waited, and what waiting ends with.

use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::RetryConfig;
use jobs::client::Waiters;
use jobs::config::{AsyncSleep, BehaviorVersion, Sleep};
use jobs::operation::describe_job::{DescribeJobError, DescribeJobOutput};
use jobs::types::State;
use jobs::waiters::job_done::{JobDoneFinalPoll, JobDoneFluentBuilder, WaitUntilJobDoneError};
use jobs::{Client, Config, Error};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use wire::loopback::{Answer, Loopback};

/// A clock that stands still but for waiters, whose sleep is over at once. They sleep whole seconds; other times are
/// those after which the HTTP client gives up.
#[derive(Clone, Debug, Default)]
struct Clock(Arc<Mutex<Vec<Duration>>>);

impl Clock {
    fn slept(&self) -> Vec<Duration> {
        self.0.lock().expect("no test panics with the clock").clone()
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        if duration.subsec_nanos() != 0 {
            return Sleep::new(tokio::time::sleep(duration));
        }
        self.0.lock().expect("no test panics with the clock").push(duration);
        Sleep::new(std::future::ready(()))
    }
}

impl aws_smithy_async::time::TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.slept().iter().sum::<Duration>()
    }
}

fn client(server: &Loopback, clock: &Clock) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled())
        .timeout_config(jobs::config::timeout::TimeoutConfig::disabled())
        .stalled_stream_protection(jobs::config::StalledStreamProtectionConfig::disabled())
        .sleep_impl(clock.clone())
        .time_source(clock.clone())
        .endpoint_url(server.url());
    Client::from_conf(config.build())
}

fn job(job: Value) -> Answer {
    Answer::Output(json!({ "Job": job }))
}

fn missing() -> Answer {
    Answer::Error(404, "JobMissing", json!({}))
}

/// Answers one after the other, the last again and again.
async fn server(answers: Vec<Answer>) -> Loopback {
    Loopback::start(move |_, before| answers[before.min(answers.len() - 1)].clone()).await
}

async fn done(answers: Vec<Answer>) -> (Result<JobDoneFinalPoll, WaitUntilJobDoneError>, Loopback, Clock) {
    let (server, clock) = (server(answers).await, Clock::default());
    let waiter: JobDoneFluentBuilder = client(&server, &clock).wait_until_job_done().name("a");
    (waiter.wait(Duration::from_secs(60)).await, server, clock)
}

#[tokio::test]
async fn the_first_answer_that_means_success_ends_the_waiting() {
    let answers = vec![
        missing(),
        job(json!({ "State": "RUNNING" })),
        job(json!({ "State": "DONE" })),
    ];
    let (end, server, clock) = done(answers).await;
    let poll = end.expect("the job was done");
    let output = poll.as_result().expect("the last answer was an output");
    assert_eq!(output.job().and_then(|it| it.state()), Some(&State::Done));
    assert_eq!(server.received().len(), 3);
    assert_eq!(clock.slept().len(), 2, "{:?}", clock.slept());
    let limits = Duration::from_secs(1)..=Duration::from_secs(8);
    assert!(
        clock.slept().iter().all(|it| limits.contains(it)),
        "{:?}",
        clock.slept()
    );
    for request in server.received() {
        assert_eq!(request.body, json!({ "Name": "a" }));
        let agent = request.header("x-amz-user-agent").to_owned() + request.header("user-agent");
        assert!(
            agent.contains("m/") && agent.contains('B'),
            "no feature `B` (waiters) in {agent}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_means_failure_is_an_error_with_the_answer() {
    let (end, ..) = done(vec![job(json!({ "State": "FAILED" }))]).await;
    let Err(WaiterError::FailureState(failure)) = end else {
        panic!("expected a failure, got {end:?}");
    };
    let output = failure
        .into_final_poll()
        .into_result()
        .expect("the answer was an output");
    assert_eq!(output.job().and_then(|it| it.state()), Some(&State::Failed));
}

#[tokio::test]
async fn an_error_that_nobody_expected_ends_the_waiting() {
    for name in ["JobsBusy", "Elsewhere"] {
        let (end, server, _) = done(vec![Answer::Error(400, name, json!({}))]).await;
        assert!(matches!(end, Err(WaiterError::OperationFailed(_))), "{end:?}");
        assert_eq!(server.received().len(), 1);
    }
    let (end, ..) = done(vec![Answer::Garbage(b"{")]).await;
    assert!(matches!(end, Err(WaiterError::OperationFailed(_))), "{end:?}");
}

#[tokio::test]
async fn waiting_ends_after_the_longest_time() {
    let (end, server, clock) = done(vec![job(json!({ "State": "RUNNING" }))]).await;
    let Err(WaiterError::ExceededMaxWait(exceeded)) = end else {
        panic!("expected that it took too long, got {end:?}");
    };
    assert_eq!(exceeded.max_wait(), Duration::from_secs(60));
    assert_eq!(exceeded.poll_count() as usize, server.received().len());
    assert!(clock.slept().iter().sum::<Duration>() <= Duration::from_secs(60));
}

/// The function of a program that has one type for all errors of the client.
async fn finish(client: &Client) -> Result<(), Error> {
    let waiter = client.wait_until_job_done().name("a");
    waiter.wait(Duration::from_secs(60)).await?;
    Ok(())
}

#[tokio::test]
async fn every_end_of_a_waiter_becomes_an_error_of_the_service() {
    for (answer, expected) in [
        (job(json!({ "State": "RUNNING" })), "ExceededMaxWait"),
        (job(json!({ "State": "FAILED" })), "FailureState"),
        (Answer::Error(400, "JobsBusy", json!({})), "OperationFailed"),
    ] {
        let (server, clock) = (server(vec![answer]).await, Clock::default());
        let error = finish(&client(&server, &clock)).await.expect_err("the job is not done");
        let source = std::error::Error::source(&error).expect("the error has a cause");
        let end = source.downcast_ref::<WaiterError<DescribeJobOutput, DescribeJobError>>();
        let end = format!("{:?}", end.expect("the cause is what the waiter ended with"));
        assert!(end.starts_with(expected), "{end}");
    }
}

#[tokio::test]
async fn a_missing_member_of_the_input_is_found_before_anything_is_sent() {
    let (server, clock) = (server(vec![missing()]).await, Clock::default());
    let end = client(&server, &clock)
        .wait_until_job_done()
        .wait(Duration::from_secs(1))
        .await;
    assert!(!matches!(end, Ok(_) | Err(WaiterError::ExceededMaxWait(_))), "{end:?}");
    assert!(server.received().is_empty());
}

/// Counts the answers that a waiter took until success, if it came.
macro_rules! polls {
    ($waiter:ident, $answers:expr) => {{
        let (server, clock) = (server($answers).await, Clock::default());
        let client = client(&server, &clock);
        let end = client.$waiter().name("a").wait(Duration::from_secs(30)).await;
        end.is_ok().then(|| server.received().len())
    }};
}

#[tokio::test]
async fn an_error_may_be_what_is_waited_for_by_its_name_or_by_its_code() {
    let running = || job(json!({ "State": "RUNNING" }));
    assert_eq!(polls!(wait_until_job_gone, vec![running(), missing()]), Some(2));
    let coded = Answer::With("x-amzn-query-error", "NoSuchJob;Sender".to_owned(), Box::new(missing()));
    assert_eq!(polls!(wait_until_job_gone, vec![running(), coded]), Some(2));
    assert_eq!(polls!(wait_until_job_gone, vec![running()]), None);
}

#[tokio::test]
async fn all_strings_of_a_list_that_is_not_empty() {
    let parts = |states: &[&str]| {
        let parts: Vec<_> = states.iter().map(|it| json!({ "State": it })).collect();
        job(json!({ "Parts": parts }))
    };
    let none = job(json!({ "Parts": [] }));
    let without = job(json!({}));
    let answers = vec![none, without, parts(&["DONE", "RUNNING"]), parts(&["DONE", "DONE"])];
    assert_eq!(polls!(wait_until_parts_done, answers), Some(4));
    assert_eq!(polls!(wait_until_parts_done, vec![parts(&["DONE", "FAILED"])]), None);
    let answers = vec![parts(&["DONE", "RUNNING"]), parts(&["DONE", "RUNNING", "DONE"])];
    assert_eq!(polls!(wait_until_two_parts_done, answers), Some(2));
}

#[tokio::test]
async fn booleans_and_what_stands_in_the_input() {
    let locked = |locked: bool| job(json!({ "Locked": locked }));
    let answers = vec![job(json!({})), locked(false), locked(true)];
    assert_eq!(polls!(wait_until_job_locked, answers), Some(3));
    let named = |name: &str| job(json!({ "Name": name }));
    assert_eq!(polls!(wait_until_job_renamed, vec![named("a"), named("b")]), Some(2));
}

/// The next answer would be as expensive.
#[tokio::test]
async fn an_expression_that_takes_too_long_ends_the_waiting() {
    let parts = |count: usize| job(json!({ "Parts": vec![json!({ "State": "DONE" }); count] }));
    let wait = async |count: usize| {
        let (server, clock) = (server(vec![parts(count)]).await, Clock::default());
        let waiter = client(&server, &clock).wait_until_parts_gone().name("a");
        let end = waiter.wait(Duration::from_secs(30)).await;
        (end, server.received().len())
    };
    let (end, polls) = wait(0).await;
    assert!(end.is_ok() && polls == 1, "{end:?}");
    let (end, polls) = wait(200).await;
    let error = end.expect_err("two hundred parts are thirteen million");
    assert!(!matches!(error, WaiterError::ExceededMaxWait(_)), "{error:?}");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("steps") && polls == 1, "{text}");
}

#[tokio::test]
#[allow(deprecated)]
async fn members_far_down_are_seen() {
    let measured = |unit: &str| job(json!({ "Parts": [{ "Size": { "Unit": unit, "Count": 3 } }] }));
    let answers = vec![job(json!({})), measured("line"), measured("page")];
    assert_eq!(polls!(wait_until_part_measured, answers), Some(3));
}

#[tokio::test]
async fn any_error_may_be_expected() {
    let busy = Answer::Error(503, "Elsewhere", json!({}));
    let (server, clock) = (server(vec![busy, Answer::Output(json!({}))]).await, Clock::default());
    let end = client(&server, &clock)
        .wait_until_jobs_there()
        .wait(Duration::from_secs(30))
        .await;
    end.expect("the service was there in the end");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn pages_whose_token_and_items_lie_deep() {
    let first = json!({ "Page": { "Names": ["a", "b"], "Next": { "Marker": "2" } } });
    let last = json!({ "Page": { "Names": ["c"], "Next": {} } });
    let empty = json!({});
    for (last, names) in [(last, vec!["a", "b", "c"]), (empty, vec!["a", "b"])] {
        let (server, clock) = (
            server(vec![Answer::Output(first.clone()), Answer::Output(last)]).await,
            Clock::default(),
        );
        let pages = client(&server, &clock).list_jobs().into_paginator().page_size(2);
        let found: Result<Vec<String>, _> = pages.items().send().collect().await;
        assert_eq!(found.expect("the pages are read"), names);
        let bodies: Vec<_> = server.received().into_iter().map(|it| it.body).collect();
        assert_eq!(bodies, [json!({ "Limit": 2 }), json!({ "Limit": 2, "Marker": "2" })]);
    }
}
