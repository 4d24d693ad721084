//! Models in archives, and archives that lie.

use std::fs;
use std::io::{Cursor, Write};
use tests::scratch::Scratch;
use tinsmith::event::Events;
use tinsmith::load::load;
use tinsmith::source::Sources;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MANIFEST: &str = "META-INF/smithy/manifest";
const STRING: &str = "$version: \"2.0\"\nnamespace a\nstring A\n";

/// An archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The sources of an archive, or the message about it.
fn read(name: &str, bytes: &[u8]) -> Result<Sources, String> {
    let dir = Scratch::new("archive");
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    Sources::read(&[&path]).map_err(|error| error.to_string())
}

/// An archive whose manifest has that text.
fn listing(manifest: &str) -> Vec<u8> {
    let a = (&*format!("META-INF/smithy/{}", "a.smithy"), STRING.as_bytes());
    archive(&[(MANIFEST, manifest.as_bytes()), a])
}

#[test]
fn the_files_of_the_manifest_are_read() {
    let json = br#"{"smithy": "2.0", "shapes": {"b#B": {"type": "list", "member": {"target": "a#A"}}}}"#;
    let files: &[(&str, &[u8])] = &[
        (MANIFEST, b"# models\n\na.smithy\r\nmore/b.json\na.smithy\n"),
        ("META-INF/smithy/a.smithy", STRING.as_bytes()),
        ("META-INF/smithy/more/b.json", json),
        ("META-INF/smithy/not-listed.smithy", b"!"),
        ("other.smithy", b"!"),
    ];
    for name in ["models.jar", "models.ZIP"] {
        let sources = read(name, &archive(files)).unwrap();
        let paths: Vec<_> = sources.own().map(|it| it.path.rsplit_once(name).unwrap().1).collect();
        assert_eq!(paths, ["!/META-INF/smithy/a.smithy", "!/META-INF/smithy/more/b.json"]);
        let mut events = Events::default();
        let model = load(&sources, &mut events);
        assert_eq!(events.all().len(), 0, "{:?}", events.all());
        assert!(model.shape("b#B").is_some() && model.shape("a#A").is_some());
    }
}

#[test]
fn folders_may_have_archives_and_both_formats() {
    let dir = Scratch::new("archive-folder");
    fs::create_dir(dir.path().join("more")).unwrap();
    fs::write(dir.path().join("more/a.jar"), listing("a.smithy")).unwrap();
    fs::write(dir.path().join("b.smithy"), "namespace b\nstring B\n").unwrap();
    fs::write(dir.path().join("c.json"), r#"{"smithy": "2.0"}"#).unwrap();
    fs::write(dir.path().join("notes.txt"), "!").unwrap();
    let sources = Sources::read(&[dir.path()]).unwrap();
    assert_eq!(sources.own().count(), 3);
    assert_eq!(Sources::files(&[dir.path()]).unwrap().len(), 3);
}

#[test]
fn a_manifest_lists_only_models_below_itself() {
    for line in [
        "../a.smithy",
        "/a.smithy",
        "x/../a.smithy",
        "./a.smithy",
        "x//a.smithy",
        "x\\a.smithy",
        "C:a.smithy",
        "a\u{202e}.smithy",
    ] {
        let message = read("a.jar", &listing(&format!("\n{line}\n"))).unwrap_err();
        assert!(
            message.contains("manifest:2: ") && message.contains("is not a path below"),
            "{message}"
        );
    }
    for (line, wanted) in [
        ("a.txt", "neither a .smithy nor a .json"),
        ("b.smithy", "META-INF/smithy/b.smithy"),
    ] {
        let message = read("a.jar", &listing(line)).unwrap_err();
        assert!(message.contains(wanted), "{message}");
    }
    assert!(read("a.jar", &listing("a.smithy")).is_ok());
}

#[test]
fn an_archive_without_models_is_refused_where_it_is_named() {
    let without = archive(&[("com/example/Code.class", b"x")]);
    let message = read("a.jar", &without).unwrap_err();
    assert!(
        message.contains("a.jar") && message.contains("no META-INF/smithy/manifest"),
        "{message}"
    );
    // A package of Maven may have code only.
    let dir = Scratch::new("archive-package");
    let path = dir.path().join("a.jar");
    fs::write(&path, without).unwrap();
    let none: [&str; 0] = [];
    assert!(Sources::read_with_packages(&none, &[path]).unwrap().is_empty());
}

#[test]
fn links_are_not_followed() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(MANIFEST, SimpleFileOptions::default()).unwrap();
    writer.write_all(b"a.smithy").unwrap();
    let link = "META-INF/smithy/a.smithy";
    writer
        .add_symlink(link, "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let message = read("a.jar", &writer.finish().unwrap().into_inner()).unwrap_err();
    assert!(message.contains("a link or a folder"), "{message}");
}

#[test]
fn bombs_do_not_go_off() {
    let large = vec![b' '; 40 << 20];
    let bomb = archive(&[
        (MANIFEST, b"a.smithy\nb.smithy\n"),
        ("META-INF/smithy/a.smithy", &large),
        ("META-INF/smithy/b.smithy", &large),
    ]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let message = read("a.jar", &bomb).unwrap_err();
    assert!(message.contains("b.smithy: the file is too large"), "{message}");
    let manifest = vec![b'\n'; 2 << 20];
    let message = read("a.jar", &archive(&[(MANIFEST, &manifest)])).unwrap_err();
    assert!(message.contains("manifest: the file is too large"), "{message}");
}

#[test]
fn damaged_archives_are_refused() {
    let whole = listing("a.smithy");
    assert!(read("a.jar", b"no archive").is_err());
    for end in [0, 1, 30, whole.len() / 2, whole.len() - 1] {
        assert!(read("a.jar", &whole[..end]).is_err(), "{end}");
    }
    // An archive with changed bytes is read or refused.
    let mut random = tests::random::Random::new(1);
    for _ in 0..2_000 {
        let mut bytes = whole.clone();
        for _ in 0..1 + random.below(4) {
            let at = random.below(bytes.len());
            bytes[at] = random.below(256) as u8;
        }
        let _ = read("a.jar", &bytes);
    }
}
