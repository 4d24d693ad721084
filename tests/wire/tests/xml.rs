//! Answers in XML as services write them: the same value in any of its spellings, in each protocol that speaks XML.

mod pantry;
mod streaming;

use pantry::{XML, answer, client, document, scalars, xml_error};
use protocol_tests::config::Protocol;
use protocol_tests::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use protocol_tests::operation::keep_scalars::{KeepScalarsError, KeepScalarsOutput};
use protocol_tests::primitives::DateTime;
use streaming::{Reply, Server};

async fn read(protocol: Protocol, body: &[u8]) -> Result<KeepScalarsOutput, SdkError<KeepScalarsError>> {
    let server = Server::start([answer(200, body)]).await;
    scalars(&server, protocol).await
}

/// Reads an output with these members in each protocol.
async fn each(xml: &str, mut check: impl FnMut(KeepScalarsOutput)) {
    for protocol in XML {
        let body = document(protocol, "KeepScalars", xml);
        check(
            read(protocol, body.as_bytes())
                .await
                .unwrap_or_else(|error| panic!("{protocol:?} {xml}: {}", DisplayErrorContext(&error))),
        );
    }
}

async fn refused(xml: &str) {
    for protocol in XML {
        let body = document(protocol, "KeepScalars", xml);
        assert!(read(protocol, body.as_bytes()).await.is_err(), "{protocol:?} {xml}");
    }
}

#[tokio::test]
async fn all_character_data_counts() {
    for (xml, text) in [
        ("a<!-- note -->b<![CDATA[&c]]>d", "ab&cd"),
        ("<![CDATA[all of <it>]]>", "all of <it>"),
        ("<![CDATA[a]]><![CDATA[b]]>", "ab"),
        ("<![CDATA[]]>", ""),
        ("<![CDATA[]]]]><![CDATA[>]]>", "]]>"),
        ("<!---->", ""),
        ("<!-- only -->", ""),
        ("<?go on?>a<?go on?>b<?go?>", "ab"),
        (" a <!-- - --> b ", " a  b "),
        ("a\r\nb\rc&#13;d&#xA;e<![CDATA[\r\n&#10;]]>", "a\nb\nc\rd\ne\n&#10;"),
        ("&lt;&gt;&amp;&quot;&apos;&#x1D11E;", "<>&\"'\u{1D11E}"),
        ("  two\t ", "  two\t "),
        (" ", " "),
    ] {
        each(&format!("<words>{xml}</words>"), |it| {
            assert_eq!(it.text(), Some(text), "{xml}")
        })
        .await;
    }
    each("<words/>", |it| assert_eq!(it.text(), Some(""))).await;
}

#[tokio::test]
async fn references_to_characters_that_xml_does_not_have() {
    each("<words>a&#x1;b&#0;&#31;</words>", |it| {
        assert_eq!(it.text(), Some("a\u{1}b\0\u{1f}"));
    })
    .await;
    // In a member that the model does not have, nobody looks at them.
    each(
        "<other a='&#x2;'>&#x1;&odd;<inner>&#xD800;</inner></other><tiny>1</tiny>",
        |it| {
            assert_eq!(it.tiny(), Some(1));
        },
    )
    .await;
    for wrong in [
        "&odd;",
        "&#xD800;",
        "&#x110000;",
        "&#;",
        "&#x;",
        "&#+65;",
        "&amp",
        "& ",
        "&#1a;",
    ] {
        refused(&format!("<words>a{wrong}b</words>")).await;
    }
    for protocol in XML {
        let body = xml_error(protocol, "<Code>Odd</Code><Message>a&#x1;b</Message>");
        let server = Server::start([answer(400, body.as_bytes())]).await;
        let error = scalars(&server, protocol).await.unwrap_err();
        assert_eq!(
            (error.code(), error.message()),
            (Some("Odd"), Some("a\u{1}b")),
            "{protocol:?}"
        );
    }
}

#[tokio::test]
async fn errors_with_character_data_in_pieces() {
    for protocol in XML {
        let inside = "<Code>\n<!-- a -->NoRoom</Code><Message><![CDATA[<full>]]> up</Message><shelf> 3 </shelf>";
        let server = Server::start([answer(400, xml_error(protocol, inside).as_bytes())]).await;
        let error = client(&server, protocol)
            .put_spice()
            .name("n")
            .send()
            .await
            .unwrap_err();
        let meta = (error.code(), error.message());
        assert_eq!(meta, (Some("NoRoom"), Some("<full> up")), "{protocol:?}");
        let error = error.into_service_error();
        assert!(error.is_no_room(), "{protocol:?} {error:?}");
    }
}

#[tokio::test]
async fn names_with_prefixes() {
    each("<p:brand xmlns:p='https://brands.example.com/'>v</p:brand>", |it| {
        assert_eq!(it.brand(), Some("v"));
    })
    .await;
    // A name without a prefix goes with any, as in official clients.
    each(
        "<x:words xmlns:x='urn:x'>v</x:words><x:tiny xmlns:x='urn:x'>1</x:tiny>",
        |it| {
            assert_eq!((it.text(), it.tiny()), (Some("v"), Some(1)));
        },
    )
    .await;
    each("<brand>v</brand><q:brand xmlns:q='urn:q'>v</q:brand>", |it| {
        assert_eq!(it.brand(), None)
    })
    .await;
    let body = "<s:KeepScalarsOutput xmlns:s='urn:s' mark='a&#x1;&lt;b\n\tc' xml:lang=\"e'n\" other='x'><s:tiny>1</s:tiny>\
                <mark>no</mark></s:KeepScalarsOutput>";
    let output = read(Protocol::RestXml, body.as_bytes()).await.unwrap();
    assert_eq!(output.mark(), Some("a\u{1}<b  c"));
    assert_eq!(output.language(), Some("e'n"));
    assert_eq!(output.tiny(), Some(1));
}

#[tokio::test]
async fn space_around_scalars() {
    let scalars = [
        ("yes", "true"),
        ("tiny", "-5"),
        ("small", "300"),
        ("n", "5"),
        ("long", "6"),
        ("real", "-Infinity"),
        ("double", "1.5"),
        ("at", "2024-01-01T00:00:00Z"),
        ("day", "2024-01-01T01:00:00+01:00"),
        ("stamp", "Mon, 01 Jan 2024 00:00:00 GMT"),
        ("tick", "1704067200"),
        ("bytes", "aGVs\n bG8="),
        ("level", "2"),
    ];
    for space in ["", "\n  ", "\r\n\t", " <!-- --> ", "<?x?>", "&#32;&#10;"] {
        let members = scalars.map(|(name, value)| format!("<{name}>{space}{value}{space}</{name}>"));
        each(&members.concat(), |it| {
            let time = Some(DateTime::from_secs(1_704_067_200));
            assert_eq!([it.at(), it.day(), it.stamp(), it.tick()], [time.as_ref(); 4]);
            assert_eq!(
                (it.yes(), it.tiny(), it.small(), it.number()),
                (Some(true), Some(-5), Some(300), Some(5))
            );
            assert_eq!(
                (it.long(), it.real(), it.double()),
                (Some(6), Some(f32::NEG_INFINITY), Some(1.5))
            );
            assert_eq!(it.bytes().map(AsRef::as_ref), Some(&b"hello"[..]));
            assert_eq!(it.level(), Some(2));
        })
        .await;
    }
    for protocol in XML {
        let xml = "<whole> 123456789012345678901 </whole><exact>\n1.50\n</exact>";
        let server = Server::start([answer(200, document(protocol, "KeepLoose", xml).as_bytes())]).await;
        let output = client(&server, protocol).keep_loose().send().await.unwrap();
        let (whole, exact) = (output.whole().unwrap(), output.exact().unwrap());
        assert_eq!((whole.as_ref(), exact.as_ref()), ("123456789012345678901", "1.50"));
    }
    // A number may have white space of XML around it, and no other space or space inside.
    for wrong in ["\u{a0}5", "5 5", "", " ", "\u{2003}5", "<b/>"] {
        refused(&format!("<n>{wrong}</n>")).await;
    }
}

#[tokio::test]
async fn what_stands_around_a_document() {
    for protocol in XML {
        let body = document(protocol, "KeepScalars", "<tiny>1</tiny>");
        for (before, after) in [
            ("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n", "\n"),
            ("\u{feff}<?xml version=\"1.0\"?>", ""),
            ("\u{feff}", ""),
            ("\n <!-- a --><?b?>", "<?c?><!-- d -->\n"),
            ("<!DOCTYPE x [<!ENTITY a 'b'><!ELEMENT x ANY>]>", ""),
            ("<!DOCTYPE x SYSTEM 'http://x.example/x.dtd'>", ""),
        ] {
            let body = format!("{before}{body}{after}");
            let output = read(protocol, body.as_bytes()).await;
            let output = output.unwrap_or_else(|error| panic!("{body}: {}", DisplayErrorContext(&error)));
            assert_eq!(output.tiny(), Some(1), "{body}");
        }
        for (before, after) in [("x", ""), ("", "x"), ("", "<more/>"), ("<more/>", ""), ("", "<")] {
            let body = format!("{before}{body}{after}");
            assert!(read(protocol, body.as_bytes()).await.is_err(), "{body}");
        }
        // Entities of a document are no part of the protocols, so that they cannot be many.
        let body = document(protocol, "KeepScalars", "<words>&a;</words>");
        let body = format!("<!DOCTYPE x [<!ENTITY a 'b'>]>{body}");
        assert!(read(protocol, body.as_bytes()).await.is_err(), "{body}");
    }
}

#[tokio::test]
async fn what_is_not_well_formed() {
    for wrong in [
        "<tiny>1</small>",
        "<tiny>1",
        "1</tiny>",
        "<tiny a='1' a='2'>1</tiny>",
        "<tiny a=1>1</tiny>",
        "<tiny a='<'>1</tiny>",
        "<words>]]></words>",
        "<words><!-- a -- b --></words>",
        "<words><![CDATA[</words>",
        "<words>\u{1}</words>",
        "<p:other></q:other>",
        "<other><inner></other></inner>",
    ] {
        refused(wrong).await;
    }
    let whole = document(
        Protocol::RestXml,
        "KeepScalars",
        "<words>a<!-- b --><![CDATA[c]]></words><tiny>1</tiny>",
    );
    for end in 0..whole.len() {
        assert!(
            read(Protocol::RestXml, &whole.as_bytes()[..end]).await.is_err(),
            "{}",
            &whole[..end]
        );
    }
}

#[tokio::test]
async fn no_document_or_another_one() {
    for protocol in XML {
        let wrong = [
            String::new(),
            " ".to_owned(),
            "<?xml version='1.0'?>".to_owned(),
            "<html/>".to_owned(),
            "{}".to_owned(),
            "not XML".to_owned(),
            document(protocol, "KeepLists", "<tiny>1</tiny>"),
            "<KeepScalarsResponse><Other/></KeepScalarsResponse>".replace(
                "Response",
                match protocol {
                    Protocol::AwsQuery => "Response",
                    _ => "Result",
                },
            ),
        ];
        for body in wrong {
            let error = read(protocol, body.as_bytes()).await.expect_err(&body);
            assert!(error.code().is_none(), "{protocol:?} {body}: {error:?}");
        }
        // The body of an output without members is not read.
        for body in ["", "<html/>", "not XML"] {
            let server = Server::start([answer(200, body.as_bytes()), answer(200, body.as_bytes())]).await;
            client(&server, protocol).air().send().await.unwrap();
            client(&server, protocol).empty_jar().send().await.unwrap();
        }
    }
}

#[tokio::test]
async fn documents_that_s3_calls_by_another_name() {
    use presigning::config::{BehaviorVersion, Credentials, Region};

    let listed =
        "<ListAllMyDirectoryBucketsResult><ContinuationToken>t</ContinuationToken></ListAllMyDirectoryBucketsResult>";
    let counted = "<CountObjectsResult><Count>1</Count></CountObjectsResult>";
    let server = Server::start([listed, "", counted].map(|it| answer(200, it.as_bytes()))).await;
    let config = presigning::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .endpoint_url(&server.url);
    let client = presigning::Client::from_conf(config.build());
    let output = client.list_directory_buckets().send().await.unwrap();
    assert_eq!(output.continuation_token(), Some("t"));
    assert!(client.list_directory_buckets().send().await.is_err());
    assert!(client.count_objects().send().await.is_err());
}

#[tokio::test]
async fn collections_and_unions() {
    for protocol in XML {
        let xml = "<words><member>a<!-- b -->c</member><!-- d --><x:member xmlns:x='urn:x'><![CDATA[e]]></x:member><other>f</other>\
                   </words><flat>1</flat><thing> 2 </thing><flat><![CDATA[3]]></flat><thing><!-- x -->4</thing><?x?>\
                   <lid><!-- x --><marks><member>m</member></marks></lid>\
                   <jars><member><label>a</label><jars><member/></jars></member></jars>";
        let server = Server::start([answer(200, document(protocol, "KeepLists", xml).as_bytes())]).await;
        let output = client(&server, protocol).keep_lists().send().await.unwrap();
        assert_eq!(output.words(), ["ac", "e"], "{protocol:?}");
        assert_eq!(output.flat(), ["1", "3"], "{protocol:?}");
        assert_eq!(output.flat_named(), [2, 4], "{protocol:?}");
        let marks = output.lid().and_then(|it| it.as_marks().ok()).unwrap();
        assert_eq!(marks, &["m"]);
        assert_eq!(output.jars()[0].jars().len(), 1);

        let xml = "<counts><!-- a --><entry><!-- b --><key>a<![CDATA[b]]></key><value> 1 </value></entry><odd/></counts>\
                   <flat><key>c</key><value><!-- 0 -->2</value></flat><flat><value>3</value><key>d</key></flat>";
        let server = Server::start([answer(200, document(protocol, "KeepMaps", xml).as_bytes())]).await;
        let output = client(&server, protocol).keep_maps().send().await.unwrap();
        assert_eq!(output.counts().unwrap().get("ab"), Some(&1), "{protocol:?}");
        assert_eq!(output.counts().unwrap().len(), 1, "{protocol:?}");
        assert_eq!(output.flat().unwrap().get("c"), Some(&2), "{protocol:?}");
        assert_eq!(output.flat().unwrap().get("d"), Some(&3), "{protocol:?}");
    }
}

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Another spelling of a document: what is added or changed has no meaning. `xml` has neither references nor comments.
fn respelled(xml: &str, dice: &mut Dice) -> String {
    let mut other = String::new();
    let mut inside_tag = false;
    for c in xml.chars() {
        inside_tag = match c {
            '<' => true,
            '>' => false,
            _ => inside_tag,
        };
        if inside_tag || c == '>' {
            if (c == '>') && dice.below(9) == 0 && !other.ends_with('/') {
                other.push_str([" ", "\n", "\t"][dice.below(3)]);
            }
            other.push(c);
        } else {
            match dice.below(4) {
                0 => other.push_str(&format!("&#{};", u32::from(c))),
                1 => other.push_str(&format!("&#x{:X};", u32::from(c))),
                2 => other.push_str(&format!("<![CDATA[{c}]]>")),
                _ => other.push(c),
            }
        }
        let is_between = !inside_tag;
        if is_between && dice.below(3) == 0 {
            other.push_str(["<!-- > -->", "<?a b='>'?>", "<!--<words>-->", "<![CDATA[]]>"][dice.below(4)]);
        }
    }
    // Nothing but comments and instructions may stand behind the root.
    let end = other
        .rfind("</")
        .and_then(|it| Some(it + other[it..].find('>')?))
        .unwrap();
    other.truncate(end + 1);
    other
}

#[tokio::test]
async fn spellings_of_a_value() {
    let lists = "<words><member>one two</member><member/></words><flat>a</flat><flat>b</flat><thing>1</thing>\
                 <lines><member><member>x</member></member></lines><days><member>2024-01-01T00:00:00Z</member></days>\
                 <lid><glass><label>L</label></glass></lid><jars><member><label>J</label></member></jars>";
    let mut dice = Dice(20_261_201);
    for protocol in XML {
        let plain = document(protocol, "KeepLists", lists);
        let spellings: Vec<_> = (0..40).map(|_| respelled(&plain, &mut dice)).collect();
        let bodies = std::iter::once(&plain).chain(&spellings);
        let server = Server::start(bodies.map(|it| -> Reply { answer(200, it.as_bytes()) })).await;
        let client = client(&server, protocol);
        let expected = client.keep_lists().send().await.unwrap();
        assert_eq!(expected.words(), ["one two", ""]);
        for spelling in &spellings {
            let read = client.keep_lists().send().await;
            let read = read.unwrap_or_else(|error| panic!("{spelling}: {}", DisplayErrorContext(&error)));
            assert_eq!(format!("{read:?}"), format!("{expected:?}"), "{spelling}");
        }
    }
}

#[tokio::test]
async fn depth_is_bounded() {
    for protocol in XML {
        for (depth, is_read) in [(100, true), (200, false), (100_000, false)] {
            let (start, end) = ("<inner>".repeat(depth), "</inner>".repeat(depth));
            let xml = format!("<lid><glass>{start}{end}</glass></lid>");
            let server = Server::start([answer(200, document(protocol, "KeepLists", &xml).as_bytes())]).await;
            let output = client(&server, protocol).keep_lists().send().await;
            assert_eq!(output.is_ok(), is_read, "{protocol:?} {depth}");
        }
    }
}
