//! Cases of the clause layer, in `cases/<language>.txt`.
//!
//! A case is a line `> text` and a line for each clause: modality, `not` when negative, the speaker in
//! square brackets with those who pass it on (`[X < Y]`, a star for a name that is masked), the condition
//! in braces, the subject in round brackets where the case asks for subjects (`>> text`), a colon and the
//! words. `+ text` goes on with the talk of the case before. Mentions are marked in the text:
//! `[person:Ann Example]`, `[private:…]`, `[org:…]`, `[country:…]`, `[time:…]`.

#![allow(clippy::disallowed_methods, reason = "tests read the packs from the repository; the room does not")]

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;

use muster_model::{
    Block, BlockKind, Entity, EntityClass, Mention, Named, Office, Person, Polarity, Span, TimeMention, TimexClass,
    Valid,
};
use muster_pack::PackFiles;
use muster_pack::language::pack::About;
use muster_pack::language::sentences::Sentences;
use muster_pack::language::speech::SpeechLexicon;
use muster_text::{Words, sentences};

use super::{Clause, Talk, clauses, holding};
use crate::passage::{Found, Passage};

struct Language {
    sentences: Sentences,
    speech: SpeechLexicon,
}

fn language(tag: &str) -> Language {
    let mut files = PackFiles::default();
    for name in ["pack", "sentences", "speech"] {
        let path = format!("languages/{tag}/{name}.toml");
        let place = format!("{}/../../packs/{path}", env!("CARGO_MANIFEST_DIR"));
        files.insert(path, fs::read_to_string(place).expect("the pack is there"));
    }
    let about = About::load(&files, tag).expect("pack.toml is well formed");
    let sentences = Sentences::load(&files, tag).expect("sentences.toml is well formed");
    let speech = SpeechLexicon::load(&files, tag, &about, &sentences).expect("speech.toml is well formed");
    Language { sentences, speech }
}

/// Takes the marks of mentions out of a text.
fn plain(marked: &str) -> (String, Vec<(Span, String)>) {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('[') {
        text.push_str(before);
        let marked = behind.split_once(']').and_then(|(inside, rest)| Some((inside.split_once(':')?, rest)));
        match marked.filter(|((kind, _), _)| ["person", "private", "org", "country", "time"].contains(kind)) {
            Some(((kind, name), after)) => {
                mentions.push((Span::new(text.len(), text.len() + name.len()), kind.to_owned()));
                text.push_str(name);
                rest = after;
            }
            None => {
                text.push('[');
                rest = behind;
            }
        }
    }
    text.push_str(rest);
    (text, mentions)
}

fn named(kind: &str, text: &str) -> Named {
    let entity = |class| Named::Entity(Entity { text: text.to_owned(), class, id: None });
    let person = |office| {
        let text = text.to_owned();
        Named::Person(Person { text, rank: None, service: None, nationality: None, role: None, office })
    };
    match kind {
        "person" => person(Office::Public),
        "private" => person(Office::Private),
        "org" => entity(EntityClass::Org),
        "country" => entity(EntityClass::Country),
        _ => {
            let (class, value) = (TimexClass::Date, String::new());
            Named::Time(TimeMention { class, value, valid: Valid::default() })
        }
    }
}

/// Reads a text and writes its clauses as a case writes them.
fn read(language: &Language, marked: &str, talk: &mut Talk, subjects: Subjects) -> String {
    let (text, marks) = plain(marked);
    let span = Span::new(0, text.len());
    let words = Words::of(&text, span);
    let tokens = |span: Span| words.token_at(span.start)..words.token_at(span.end);
    let mentions: Vec<Found> = marks
        .iter()
        .map(|(span, kind)| {
            let what = named(kind, span.of(&text).unwrap_or_default());
            Found { tokens: tokens(*span), mention: Mention { span: *span, what } }
        })
        .collect();
    let cut = sentences(&text, span, &language.sentences.abbreviations);
    let sentences: Vec<Range<usize>> = cut.into_iter().map(tokens).collect();
    let block = Block { kind: BlockKind::Paragraph, span, part: 0, ordinal: None };
    let passage = Passage { text: &text, block, words: words.clone(), sentences };
    let mut shown = String::new();
    for sentence in &passage.sentences {
        let found = clauses(&passage, sentence.clone(), &mentions, &language.speech, talk);
        check_cover(&found, sentence);
        for clause in found {
            writeln!(shown, "{}", show(&passage, &clause, subjects)).expect("a string takes all");
        }
    }
    shown
}

fn check_cover(found: &[Clause], sentence: &Range<usize>) {
    let mut at = sentence.start;
    for clause in found {
        assert_eq!(clause.tokens.start, at, "clauses cover their sentence in order");
        assert!(clause.tokens.end > at, "no clause is empty");
        at = clause.tokens.end;
    }
    assert_eq!(at, sentence.end, "clauses cover their sentence to its end");
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Subjects {
    Shown,
    Hidden,
}

fn show(passage: &Passage, clause: &Clause, subjects: Subjects) -> String {
    let mut line = clause.modality.as_str().to_owned();
    if clause.polarity == Polarity::Negative {
        line.push_str(" not");
    }
    if let Some(speaker) = &clause.speaker {
        let mask = if speaker.office == Office::Private { "*" } else { "" };
        let via: String = speaker.via.iter().map(|name| format!(" < {name}")).collect();
        let _ = write!(line, " [{}{mask}{via}]", speaker.name);
    }
    if let Some(condition) = &clause.condition {
        let _ = write!(line, " {{{}}}", passage.printed(condition.clone()));
    }
    if subjects == Subjects::Shown {
        let subject = clause.subject.clone().map_or("", |subject| passage.printed(subject));
        let _ = write!(line, " ({subject})");
    }
    format!("{line}: {}", passage.printed(clause.tokens.clone()))
}

/// Reads every case of a file and shows what it gives.
fn answers(cases: &str, language: &Language) -> String {
    let mut given = String::new();
    let mut talk = Talk::default();
    for line in cases.lines() {
        let Some((sign, text)) = line.split_once(' ') else {
            if line.is_empty() {
                given.push('\n');
            }
            continue;
        };
        let subjects = if sign == ">>" { Subjects::Shown } else { Subjects::Hidden };
        match sign {
            "#" => {}
            ">" | ">>" => talk = Talk::default(),
            "+" => {}
            _ => continue,
        }
        given.push_str(line);
        given.push('\n');
        if sign != "#" {
            given.push_str(&read(language, text, &mut talk, subjects));
        }
    }
    given
}

fn check(tag: &str, cases: &str) {
    let given = answers(cases, &language(tag));
    if std::env::var_os("MUSTER_BLESS").is_some() {
        let path = format!("{}/src/clause/cases/{tag}.txt", env!("CARGO_MANIFEST_DIR"));
        fs::write(path, &given).expect("the cases can be written");
        return;
    }
    let mut wrong = String::new();
    for (want, have) in cases.split("\n\n").zip(given.split("\n\n")) {
        if want != have {
            let _ = write!(wrong, "\nexpected\n{want}\nfound\n{have}\n");
        }
    }
    assert!(wrong.is_empty() && cases == given, "{wrong}");
}

#[test]
fn english_clauses() {
    check("en", include_str!("cases/en.txt"));
}

#[test]
fn vietnamese_clauses() {
    check("vi", include_str!("cases/vi.txt"));
}

#[test]
fn the_clause_that_holds_most_of_a_match_speaks_for_it() {
    let clause = |tokens: Range<usize>| Clause {
        tokens,
        modality: muster_model::Modality::Asserted,
        polarity: Polarity::Positive,
        speaker: None,
        condition: None,
        subject: None,
        verb: None,
    };
    let clauses = [clause(0..4), clause(4..9)];
    assert_eq!(holding(&clauses, 3..6).map(|clause| clause.tokens.clone()), Some(4..9));
    assert_eq!(holding(&clauses, 1..4).map(|clause| clause.tokens.clone()), Some(0..4));
    assert_eq!(holding(&clauses, 20..21), None);
}
