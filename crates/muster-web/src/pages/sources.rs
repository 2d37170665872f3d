//! Where does it come from? Every document of the record, those without a date in a lane of their own.

use askama::Template;
use axum::response::Response;
use muster_model::Held;
use muster_record::times::bound_text;
use muster_record::{Align, Cell, Column, Lane, Row, Section, Table, TimeCell, Voice, When, WordsCell};

use crate::export::{Exported, in_form};
use crate::frame::Frame;
use crate::pages::set;
use crate::quoted::{Printed, publisher, said_text, title};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage {
    frame: Frame,
    dated: Vec<DrawnSource>,
    undated: Vec<DrawnSource>,
    claims: usize,
    later: usize,
}

/// A document of the record, as a line of a list.
pub(crate) struct DrawnSource {
    /// Its headline.
    pub title: Printed,
    /// Its file.
    pub file: Printed,
    /// Where it is read.
    pub href: String,
    /// Who published it.
    pub publisher: Option<Printed>,
    /// When it was said.
    pub said: String,
    /// The same, as part of a sentence.
    pub spoken: String,
    /// When it was captured, when that was given.
    pub captured: Option<String>,
    /// When it was recorded.
    pub recorded: String,
    /// Its place in the log.
    pub position: u64,
    /// Its format.
    pub format: String,
    /// The languages it is written in.
    pub languages: Vec<String>,
    /// How many articles it has.
    pub parts: usize,
    /// How many claims stand that were read in it.
    pub claims: usize,
}

/// Answers `/sources`.
pub(crate) async fn page(visit: Visit) -> Response {
    let documents = ordered(&visit);
    if visit.rest("format").is_some() {
        let table = table(&visit, &documents);
        if let Some(response) = in_form(&visit, "sources", &Exported::Table(&table)) {
            return response;
        }
    }
    let drawn = |held: &&Held| source(&visit, held);
    let (undated, dated): (Vec<&Held>, Vec<&Held>) = documents.iter().partition(|held| held.capture.said.is_unknown());
    set(&SourcesPage {
        frame: Frame::of(&visit, "Sources").with_forms(&visit),
        dated: dated.iter().map(drawn).collect(),
        undated: undated.iter().map(drawn).collect(),
        later: visit.ready.answers.snapshot.documents.len() - documents.len(),
        claims: visit.ready.answers.snapshot.claims.len() + visit.ready.answers.snapshot.undated.len(),
    })
}

/// Returns the documents said by the day asked for and those without a day, the one said last first.
pub(crate) fn ordered(visit: &Visit) -> Vec<&Held> {
    let snapshot = &visit.ready.answers.snapshot;
    let is_later = |held: &&Held| {
        let said_by = snapshot.coordinates.said_by;
        said_by.zip(held.capture.said.latest).is_some_and(|(said_by, said)| said > said_by)
    };
    let mut documents: Vec<&Held> = snapshot.documents.iter().filter(|held| !is_later(held)).collect();
    documents.sort_by_key(|held| {
        let said = held.capture.said;
        (std::cmp::Reverse((said.latest, said.earliest)), held.position)
    });
    documents
}

/// Draws a document as a line of a list.
pub(crate) fn source(visit: &Visit, held: &Held) -> DrawnSource {
    let said = held.capture.said;
    let captured = held.capture.given.captured.filter(|captured| !captured.is_unknown());
    DrawnSource {
        title: Printed::of(&title(held)),
        file: Printed::of(&held.document.file),
        href: visit.links().document(&held.document.id),
        publisher: publisher(held).as_deref().map(Printed::of),
        said: if said.is_unknown() { "undated".into() } else { bound_text(said) },
        spoken: said_text(said),
        captured: captured.map(bound_text),
        recorded: moment(held.recorded),
        position: held.position,
        format: held.capture.format.clone(),
        languages: languages(held),
        parts: held.document.parts.len(),
        claims: visit.ready.count_in(&held.document.id),
    }
}

fn languages(held: &Held) -> Vec<String> {
    let of_parts = held.document.parts.iter().filter_map(|part| part.language.as_ref());
    let mut languages: Vec<String> = of_parts.chain(&held.document.given.language).map(ToString::to_string).collect();
    languages.sort();
    languages.dedup();
    languages
}

/// Returns a moment of recording as shown: `2026-08-01 12:30 UTC`.
pub(crate) fn moment(recorded: i64) -> String {
    let time = jiff::Timestamp::from_second(recorded);
    time.map(|time| time.strftime("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default()
}

fn table(visit: &Visit, documents: &[&Held]) -> Table {
    let column = |name: &str| Column { name: name.into(), label: name.into(), align: Align::Start };
    let names = ["document", "file", "headline", "publisher", "said", "recorded", "position", "format", "claims"];
    let rows: Vec<Row> = documents.iter().map(|held| row(visit, held)).collect();
    let undated = rows.iter().filter(|row| row.lane == Lane::Undated).count();
    let section = Section { title: "Documents".into(), columns: names.map(column).into(), rows, undated };
    Table {
        name: "sources".into(),
        title: "Sources".into(),
        question: "Where does it come from?".into(),
        sections: vec![section],
        notes: Vec::new(),
    }
}

fn row(visit: &Visit, held: &Held) -> Row {
    let words = |text: String| match text.is_empty() {
        true => Cell::Empty,
        false => Cell::Words(WordsCell { text, voice: Voice::Ours, marks: Vec::new(), claim: None }),
    };
    let said = held.capture.said;
    let is_undated = said.is_unknown();
    let time = TimeCell {
        text: if is_undated { "undated".into() } else { bound_text(said) },
        when: if is_undated { When::Undated } else { When::On },
        first: said.earliest,
        last: said.latest,
    };
    let cells = vec![
        words(held.document.id.to_string()),
        words(held.document.file.clone()),
        words(title(held)),
        words(publisher(held).unwrap_or_default()),
        Cell::Time(time),
        words(moment(held.recorded)),
        words(held.position.to_string()),
        words(held.capture.format.clone()),
        words(visit.ready.count_in(&held.document.id).to_string()),
    ];
    let lane = if is_undated { Lane::Undated } else { Lane::Placed };
    Row { group: None, lane, cells, claims: Vec::new() }
}
