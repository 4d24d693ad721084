//! Random inputs of every operation give the same request from both crates.

use peer::entropy::Entropy;
use peer::wire::{Answer, connector};
use peer::{client, official, ours};
use proptest::prelude::*;
use workspaces_instances::config::Validation;

/// Sends the same random input through both crates and compares what reached the wire.
fn same_request(operation: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let answer = Answer::cbor(200, b"\xa0".to_vec());
        let (http, log) = connector(answer.clone());
        let theirs = client!(official::sdk, http);
        let their_outcome = official::inputs::call(operation, &theirs, &mut Entropy::new(bytes)).await;
        let theirs = log.lock().expect("nobody panics while it is held").clone();

        let (http, log) = connector(answer.clone());
        let off = client!(ours::sdk, http, validation(Validation::Off));
        let our_outcome = ours::inputs::call(operation, &off, &mut Entropy::new(bytes)).await;
        prop_assert_eq!(&*log.lock().expect("nobody panics while it is held"), &theirs);
        prop_assert_eq!(our_outcome, their_outcome);

        // With the default validation a request is the same, or it is refused before the wire.
        let (http, log) = connector(answer);
        let required = client!(ours::sdk, http);
        ours::inputs::call(operation, &required, &mut Entropy::new(bytes)).await;
        let sent = log.lock().expect("nobody panics while it is held");
        prop_assert!(sent.is_empty() || *sent == theirs, "{sent:?}");
        Ok(())
    })
}

#[test]
fn the_smallest_input_of_every_operation() {
    for operation in ours::inputs::OPERATIONS {
        same_request(operation, &[]).expect(operation);
    }
}

#[test]
fn the_largest_input_of_every_operation() {
    // A byte that makes every member present, every list as long as it gets and every text not empty.
    for operation in ours::inputs::OPERATIONS {
        same_request(operation, &[251; 0x10000]).expect(operation);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_inputs_of_every_operation(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for operation in ours::inputs::OPERATIONS {
            same_request(operation, &bytes)?;
        }
    }
}
