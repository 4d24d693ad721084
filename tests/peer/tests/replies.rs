//! Answers that are made of a model are answers of its protocol.

use peer::replies::Model;

fn answers(protocol: &str) -> Vec<String> {
    // A null is rare, so that there are lists enough for some of them.
    let more = (0..20).map(|it| format!(r##""more{it}": {{ "target": "a#Names" }},"##));
    let more = more.collect::<String>();
    let model = format!(
        r##"{{ "smithy": "2.0", "shapes": {{
            "a#Service": {{ "type": "service", "traits": {{ "aws.protocols#{protocol}": {{}} }} }},
            "a#GetThing": {{ "type": "operation", "output": {{ "target": "a#Out" }}, "errors": [{{ "target": "a#Gone" }}] }},
            "a#Gone": {{ "type": "structure", "members": {{}}, "traits": {{ "smithy.api#httpError": 404 }} }},
            "a#Names": {{ "type": "list", "member": {{ "target": "smithy.api#String" }} }},
            "a#Out": {{ "type": "structure", "members": {{
                "names": {{ "target": "a#Names", "traits": {{ "smithy.api#required": {{}} }} }},
                {more}
                "count": {{ "target": "smithy.api#Integer" }} }} }} }} }}"##
    );
    let model = Model::read(&model).expect("the protocol is known");
    let answers = model.answers("get_thing");
    assert_eq!(answers.last().map(|it| it.status), Some(404));
    answers
        .into_iter()
        .map(|it| String::from_utf8(it.body).expect("text"))
        .collect()
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
