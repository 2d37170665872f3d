//! What have we seen, and what did it give? Documents by publisher, dated and undated. Not loaded is never not said.

use std::collections::BTreeMap;

use muster_model::{Bound, ClaimId, Held, Register};

use crate::registers::list::{column, finish};
use crate::table::{Align, Cell, Lane, NameCell, Row, Table, TimeCell, Voice, When, WordsCell};
use crate::times::bound_text;
use crate::view::View;

/// What one publisher gave.
#[derive(Default)]
struct Publisher {
    documents: usize,
    undated: usize,
    first: Option<Bound>,
    last: Option<Bound>,
    registers: BTreeMap<Register, usize>,
    claims: Vec<ClaimId>,
}

/// Returns the coverage of a snapshot, one row for each publisher.
pub fn table(view: &View<'_>) -> Table {
    let mut publishers: BTreeMap<String, Publisher> = BTreeMap::new();
    for held in &view.snapshot.documents {
        note_document(publishers.entry(publisher_of(held)).or_default(), held);
    }
    for standing in &view.snapshot.claims {
        let claim = &standing.claim;
        let Some(held) = view.held(&claim.words().document) else { continue };
        let publisher = publishers.entry(publisher_of(held)).or_default();
        if let Some(kind) = view.declared.kinds.get(&claim.kind) {
            *publisher.registers.entry(kind.register).or_default() += 1;
        }
        publisher.claims.push(claim.id.clone());
    }
    let columns = vec![
        column("publisher", "publisher", Align::Start),
        column("documents", "documents", Align::End),
        column("undated", "undated", Align::End),
        column("said", "said", Align::Start),
        column("claims", "claims", Align::End),
        column("registers", "registers", Align::Start),
    ];
    let rows = publishers.into_iter().map(|(name, publisher)| row(name, publisher)).collect();
    let section = finish("Publishers", columns, rows);
    Table {
        name: "coverage".into(),
        title: "Coverage".into(),
        question: "What have we seen, and what have we not?".into(),
        sections: if section.rows.is_empty() { Vec::new() } else { vec![section] },
        notes: vec!["What is not loaded is not the same as what was not said.".into()],
    }
}

fn publisher_of(held: &Held) -> String {
    let of_part = held.document.parts.iter().find_map(|part| part.source.publisher.as_ref());
    let fact = held.capture.source.publisher.as_ref().or(of_part);
    fact.map(|fact| fact.text.clone())
        .or_else(|| held.document.given.publisher.clone())
        .unwrap_or_else(|| "unknown".into())
}

fn note_document(publisher: &mut Publisher, held: &Held) {
    publisher.documents += 1;
    let said = held.capture.said;
    if said.is_unknown() {
        publisher.undated += 1;
        return;
    }
    publisher.first =
        Some(publisher.first.map_or(said, |first| if said.earliest < first.earliest { said } else { first }));
    publisher.last = Some(publisher.last.map_or(said, |last| if said.latest > last.latest { said } else { last }));
}

fn row(name: String, publisher: Publisher) -> Row {
    let words = |text: String| Cell::Words(WordsCell { text, voice: Voice::Ours, marks: Vec::new(), claim: None });
    let said = match (publisher.first, publisher.last) {
        (Some(first), Some(last)) if first == last => bound_text(first),
        (Some(first), Some(last)) => format!("{} – {}", bound_text(first), bound_text(last)),
        _ => "undated".into(),
    };
    let time = TimeCell {
        text: said,
        when: if publisher.first.is_some() { When::On } else { When::Undated },
        first: publisher.first.and_then(|first| first.earliest),
        last: publisher.last.and_then(|last| last.latest),
    };
    let registers: Vec<String> =
        publisher.registers.iter().map(|(register, count)| format!("{} {count}", register.as_str())).collect();
    let lane = if publisher.first.is_some() { Lane::Placed } else { Lane::Undated };
    let name = NameCell { text: name, id: None, detail: None, claim: None };
    let cells = vec![
        Cell::Names(vec![name]),
        words(publisher.documents.to_string()),
        words(publisher.undated.to_string()),
        Cell::Time(time),
        words(publisher.claims.len().to_string()),
        words(registers.join(", ")),
    ];
    Row { group: None, lane, cells, claims: publisher.claims }
}
