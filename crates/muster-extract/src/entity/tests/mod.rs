//! What a text names, case by case.
//!
//! A case is a text and its mentions in order, each `kind printed → what`: `country`, `org`, `people`
//! (an adjective), `person`, `post`, `place`. The blocks of a text stand on lines of their own.

mod actors;
mod persons;
mod places;
mod vietnamese;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use muster_model::{Block, BlockKind, Named, Office, Person, Place, Span};
use muster_pack::PackFiles;
use muster_pack::language::names::Names;
use muster_pack::organisations::Organisations;
use muster_pack::places::Places;
use muster_pack::posts::Posts;
use muster_text::{Words, sentences};

use super::{Entities, Known, World, find, settle};
use crate::passage::Passage;

struct Packs {
    english: Names,
    vietnamese: Names,
    organisations: Organisations,
    posts: Posts,
    places: Places,
}

impl Packs {
    fn world(&self) -> World<'_> {
        World { organisations: &self.organisations, posts: &self.posts, places: &self.places }
    }
}

fn packs() -> &'static Packs {
    static PACKS: OnceLock<Packs> = OnceLock::new();
    PACKS.get_or_init(|| {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs");
        let mut files = PackFiles::default();
        read_folder(Path::new(root), "", &mut files);
        Packs {
            english: Names::read(&files, "en").expect("the English names are well formed"),
            vietnamese: Names::read(&files, "vi").expect("the Vietnamese names are well formed"),
            organisations: Organisations::read(&files, "claims/coalition/organisations.toml")
                .expect("the organisations are well formed"),
            posts: Posts::read(&files, "claims/coalition/posts.toml").expect("the posts are well formed"),
            places: Places::read(&files, "places/").expect("the gazetteer is well formed"),
        }
    })
}

fn read_folder(folder: &Path, prefix: &str, files: &mut PackFiles) {
    for entry in fs::read_dir(folder).expect("the folder of packs is there") {
        let entry = entry.expect("the entry can be read");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(name, text);
        }
    }
}

fn passages(text: &str) -> Vec<Passage<'_>> {
    let mut at = 0;
    let mut passages = Vec::new();
    for line in text.split_inclusive('\n') {
        let printed = line.trim_end();
        let span = Span::new(at, at + printed.len());
        at += line.len();
        let words = Words::of(text, span);
        let abbreviations = ["lt", "gen", "maj", "col", "u.s", "mr", "sgt"].map(str::to_owned).into();
        let sentences = sentences(text, span, &abbreviations)
            .iter()
            .map(|span| words.token_at(span.start)..words.token_at(span.end))
            .collect();
        let kind = if printed.ends_with('.') { BlockKind::Paragraph } else { BlockKind::Heading };
        passages.push(Passage { text, block: Block { kind, span, part: 0, ordinal: None }, words, sentences });
    }
    passages
}

fn read(names: &Names, text: &str) -> Vec<Entities> {
    let passages = passages(text);
    let mut known = Known::default();
    let mut found: Vec<Entities> =
        passages.iter().map(|passage| find(passage, names, packs().world(), &mut known, &[])).collect();
    settle(&passages, &mut found, &known);
    found
}

fn line(text: &str, span: Span, named: &Named) -> String {
    let printed = span.of(text).expect("a span lies in its text");
    match named {
        Named::Entity(entity) => {
            let kind = entity.class.as_str();
            format!("{kind} {printed} → {}", entity.id.as_deref().unwrap_or("?"))
        }
        Named::Demonym(entity) => format!("people {printed} → {}", entity.id.as_deref().unwrap_or("?")),
        Named::Person(person) => format!("person {printed} → {}", describe(person)),
        Named::Post(id) => format!("post {printed} → {id}"),
        Named::Place(place) => format!("place {printed} → {}", locate(place)),
        other => format!("{other:?}"),
    }
}

fn describe(person: &Person) -> String {
    let office = if person.office == Office::Public { "public" } else { "private" };
    let mut parts = vec![person.text.as_str(), office];
    parts.extend(person.rank.as_deref());
    parts.extend(person.service.as_deref());
    parts.extend(person.nationality.as_deref());
    parts.extend(person.role.as_deref());
    parts.join("; ")
}

fn locate(place: &Place) -> String {
    let name = place.name.as_deref().unwrap_or("?");
    let country = place.country.as_deref().unwrap_or("?");
    match place.candidates {
        1 => format!("{name}, {country}"),
        several => format!("{name}, {country}, {several}"),
    }
}

fn check_in(names: &Names, text: &str, expected: &[&str]) {
    let found: Vec<String> = read(names, text)
        .iter()
        .flat_map(|entities| &entities.found)
        .map(|found| line(text, found.mention.span, &found.mention.what))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn english(text: &str, expected: &[&str]) {
    check_in(&packs().english, text, expected);
}

fn vietnamese(text: &str, expected: &[&str]) {
    check_in(&packs().vietnamese, text, expected);
}

/// Prints what is found, for writing a case: `SHOW="text" cargo test -p muster-extract show -- --nocapture`.
#[test]
fn show() {
    let Ok(text) = std::env::var("SHOW") else { return };
    for part in text.split("=====\n") {
        for entities in read(if std::env::var("VI").is_ok() { &packs().vietnamese } else { &packs().english }, part) {
            for found in &entities.found {
                println!("{}", line(part, found.mention.span, &found.mention.what));
            }
        }
        println!("--");
    }
}
