//! What a text names, case by case.
//!
//! A case is a text and its mentions in order, each `kind printed → what`: `country`, `org`, `people`
//! (an adjective), `person`, `post`, `place`. The blocks of a text stand on lines of their own.

#![allow(clippy::disallowed_methods, reason = "tests read the packs and the shared folder; the room does not")]

mod actors;
mod arabic;
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
    arabic: Names,
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
            arabic: Names::read(&files, "ar").expect("the Arabic names are well formed"),
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
        let abbreviations = ["lt", "lieut", "rep", "gen", "maj", "col", "u.s", "mr", "sgt"].map(str::to_owned).into();
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

fn arabic(text: &str, expected: &[&str]) {
    check_in(&packs().arabic, text, expected);
}

#[test]
fn a_person_reaches_over_the_description_and_keeps_one_number() {
    let text = "Colonel Peter Sample, a spokesman for the coalition, agreed. Sample left.";
    let entities = &read(&packs().english, text)[0];
    let passage = &passages(text)[0];
    let reaches: Vec<&str> = entities.reaches.iter().map(|reach| passage.printed(reach.tokens.clone())).collect();
    assert_eq!(reaches, ["Colonel Peter Sample, a spokesman for the coalition", "Sample"]);
    assert_eq!(entities.reaches[0].who, entities.reaches[1].who);
}

#[test]
fn another_part_knows_nobody() {
    let mut known = Known::default();
    let (first, second) = ("Mayor Peter Sample left.", "The mayor left, and Sample stayed.");
    find(&passages(first)[0], &packs().english, packs().world(), &mut known, &[]);
    known.next_part();
    let found = find(&passages(second)[0], &packs().english, packs().world(), &mut known, &[]);
    assert!(found.reaches.is_empty(), "{found:?}");
}

#[test]
fn tokens_of_times_name_nobody() {
    let text = "March Peter Sample left.";
    let claimed = 0..1;
    let passage = &passages(text)[0];
    let found = find(passage, &packs().english, packs().world(), &mut Known::default(), &[claimed]);
    assert!(matches!(&found.found[..], [only] if only.tokens == (1..3)), "{found:?}");
}

#[test]
fn the_one_private_person_of_a_real_page_is_found() {
    let shared =
        std::env::var("MUSTER_SHARED").unwrap_or(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").into());
    let Ok(text) = fs::read_to_string(Path::new(&shared).join("seeds/004_71fb75c848075d66.txt")) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "the shared folder is missing");
        return;
    };
    let passages = passages(&text);
    let found = read(&packs().english, &text);
    let mut private = Vec::new();
    for (passage, entities) in passages.iter().zip(&found) {
        for reach in &entities.reaches {
            let Named::Person(person) = &entities.found[reach.person].mention.what else {
                panic!("a reach is a person's: {reach:?}");
            };
            if person.office == Office::Private {
                private.push(passage.printed(reach.tokens.clone()));
            }
        }
    }
    assert!(matches!(private[..], [only] if only.ends_with("a 34-year-old Kurdish woman")), "{private:?}");
}
