//! Answers that are made of a model are answers of its protocol.

use peer::replies::Model;

fn answers(protocol: &str) -> Vec<String> {
    let bodies = bodies(&format!("aws.protocols#{protocol}")).into_iter();
    bodies.map(|it| String::from_utf8(it).expect("text")).collect()
}

fn bodies(protocol: &str) -> Vec<Vec<u8>> {
    // A null is rare, so that there are lists enough for some of them.
    let more = (0..20).map(|it| format!(r##""more{it}": {{ "target": "a#Names" }},"##));
    let more = more.collect::<String>();
    let model = format!(
        r##"{{ "smithy": "2.0", "shapes": {{
            "a#Service": {{ "type": "service", "traits": {{ "{protocol}": {{}} }} }},
            "a#GetThing": {{ "type": "operation", "output": {{ "target": "a#Out" }}, "errors": [{{ "target": "a#Gone" }}] }},
            "a#Gone": {{ "type": "structure", "members": {{}}, "traits": {{ "smithy.api#httpError": 404 }} }},
            "a#Names": {{ "type": "list", "member": {{ "target": "smithy.api#String" }} }},
            "a#Out": {{ "type": "structure", "members": {{
                "names": {{ "target": "a#Names", "traits": {{ "smithy.api#required": {{}} }} }},
                {more}
                "data": {{ "target": "smithy.api#Blob", "traits": {{ "smithy.api#required": {{}} }} }},
                "time": {{ "target": "smithy.api#Timestamp", "traits": {{ "smithy.api#required": {{}} }} }},
                "count": {{ "target": "smithy.api#Integer" }} }} }} }} }}"##
    );
    let model = Model::read(&model).expect("the protocol is known");
    let answers = model.answers("get_thing");
    assert_eq!(answers.last().map(|it| it.status), Some(404));
    answers.into_iter().map(|it| it.body).collect()
}

#[test]
fn json_has_nulls_in_members_and_elements() {
    let answers = answers("awsJson1_0");
    assert!(
        answers.iter().any(|it| it.contains("[null") || it.contains("null]")),
        "{answers:?}"
    );
    assert!(answers.iter().any(|it| it.contains("\"count\":")), "{answers:?}");
    assert_eq!(
        answers.last().map(String::as_str),
        Some(r#"{"__type":"Gone","message":"m"}"#)
    );
}

#[test]
fn xml_has_the_elements_of_the_protocol() {
    let query = answers("awsQuery");
    assert!(query[0].starts_with("<GetThingResponse><GetThingResult>"), "{query:?}");
    assert!(query.iter().any(|it| it.contains("<names><member>")), "{query:?}");
    let rest = answers("restXml");
    assert!(rest.iter().any(|it| it.starts_with("<Out>")), "{rest:?}");
    assert!(
        rest.last()
            .is_some_and(|it| it.starts_with("<ErrorResponse><Error><Code>Gone")),
        "{rest:?}"
    );
}

#[test]
fn cbor_has_bytes_and_tagged_times() {
    let bodies = bodies("smithy.protocols#rpcv2Cbor");
    let values = bodies
        .iter()
        .map(|it| ciborium::from_reader(it.as_slice()).expect("CBOR"));
    let values: Vec<ciborium::Value> = values.collect();
    let member = |answer: &ciborium::Value, name: &str| {
        let members = answer.as_map().expect("a map").iter();
        let mut found = members.filter(|(key, _)| key.as_text() == Some(name));
        found.next().map(|(_, value)| value.clone())
    };
    let has = |name: &str, is_it: fn(&ciborium::Value) -> bool| {
        values.iter().filter_map(|it| member(it, name)).any(|it| is_it(&it))
    };
    assert!(has("data", ciborium::Value::is_bytes), "{values:?}");
    assert!(
        has("time", |it| it.as_tag().is_some_and(|(tag, _)| tag == 1)),
        "{values:?}"
    );
    assert!(has("__type", |it| it.as_text() == Some("Gone")), "{values:?}");
}
