//! Both crates read equal values from a response, or fail with errors of one kind.

use peer::answers::{DAMAGES, Damage, Model};
use peer::entropy::Entropy;
use peer::outcome::Outcome;
use peer::wire::{Answer, connector};
use peer::{client, official, ours};
use proptest::prelude::*;

/// The name of an operation's module.
fn module(operation: &str) -> &'static str {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let found = ours::inputs::OPERATIONS
        .iter()
        .find(|name| plain(name) == plain(operation));
    found.expect("every operation of the model is in the list")
}

fn same_outcome(operation: &str, answer: Answer) -> Result<Outcome, TestCaseError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let valid: Vec<u8> = vec![0xff; 64];
        let theirs = client!(official::sdk, connector(answer.clone()).0);
        let theirs = official::inputs::call(operation, &theirs, &mut Entropy::new(&valid)).await;
        let off = client!(
            ours::sdk,
            connector(answer.clone()).0,
            validation(workspaces_instances::config::Validation::Off)
        );
        let ours = ours::inputs::call(operation, &off, &mut Entropy::new(&valid)).await;
        prop_assert!(ours.agrees_with(&theirs), "{ours:?}\n{theirs:?}\n{:02x?}", answer.body);
        Ok(theirs)
    })
}

fn every_operation(damage: Damage, bytes: &[u8]) -> Result<(), TestCaseError> {
    let model = Model::read();
    for (operation, errors) in model.operations() {
        let body = model.output(&operation, damage, &mut Entropy::new(bytes));
        same_outcome(module(&operation), Answer::cbor(200, body))?;
        let error = &errors[usize::from(bytes.first().copied().unwrap_or_default()) % errors.len()];
        let (status, body) = model.error(error, damage, &mut Entropy::new(bytes));
        same_outcome(module(&operation), Answer::cbor(status, body))?;
    }
    Ok(())
}

#[test]
fn every_error_of_every_operation() {
    let model = Model::read();
    for (operation, errors) in model.operations() {
        for error in errors {
            let (status, body) = model.error(&error, Damage::None, &mut Entropy::new(&[7; 200]));
            let outcome = same_outcome(module(&operation), Answer::cbor(status, body)).expect("equal");
            let name = error.rsplit('#').next().unwrap_or_default();
            assert!(
                matches!(&outcome, Outcome::Service { code: Some(code), .. } if code == name),
                "{outcome:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_answers(bytes in proptest::collection::vec(any::<u8>(), 0..300), damage in proptest::sample::select(DAMAGES)) {
        every_operation(damage, &bytes)?;
    }

    #[test]
    fn bytes_of_no_form(body in proptest::collection::vec(any::<u8>(), 0..40), status in proptest::sample::select(&[200u16, 400, 500][..])) {
        for operation in ours::inputs::OPERATIONS {
            same_outcome(operation, Answer::cbor(status, body.clone()))?;
        }
    }
}
