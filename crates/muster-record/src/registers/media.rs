//! What is said, by whom, and what was read from it? One row for each article.

use std::collections::BTreeMap;

use muster_model::{Claim, Held, Part, Register, Source};

use super::list::{Fill, Plan, column, finish, section};
use crate::table::{Align, Cell, Lane, Row, Section, Table, TimeCell, Voice, When, WordsCell};
use crate::times::bound_text;
use crate::view::View;

const STATEMENTS: Plan = Plan {
    title: "Statements",
    kinds: &["statement"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("about", "about", Fill::Marked("about")),
        ("replies_to", "in reply to", Fill::Words("replies_to")),
        ("source", "source", Fill::Source),
    ],
};

const DEFINITIONS: Plan = Plan {
    title: "What sources mean by their words",
    kinds: &["source.definition"],
    group: &["term"],
    columns: &[
        ("text", "definition", Fill::Marked("text")),
        ("unit", "unit", Fill::Words("unit")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let sections = vec![items(view), section(view, &STATEMENTS), section(view, &DEFINITIONS)];
    super::assemble(view, Register::Media, sections, &[])
}

fn items(view: &View<'_>) -> Section {
    let mut read: BTreeMap<_, Vec<&Claim>> = BTreeMap::new();
    for standing in &view.snapshot.claims {
        let words = standing.claim.words();
        read.entry((&words.document, words.part)).or_default().push(&standing.claim);
    }
    let columns = [
        ("said", "said", Align::Start),
        ("headline", "headline", Align::Start),
        ("publisher", "publisher", Align::Start),
        ("category", "tag", Align::Start),
        ("language", "language", Align::Start),
        ("read", "claims read", Align::End),
        ("kinds", "registers", Align::Start),
    ];
    let none = Vec::new();
    let mut rows = Vec::new();
    for held in &view.snapshot.documents {
        for (index, part) in held.document.parts.iter().enumerate() {
            rows.push(row(view, held, part, read.get(&(&held.document.id, index)).unwrap_or(&none)));
        }
    }
    finish("Items", columns.map(|(name, label, align)| column(name, label, align)).into(), rows)
}

fn row(view: &View<'_>, held: &Held, part: &Part, claims: &[&Claim]) -> Row {
    let said = claims.iter().map(|claim| claim.said).find(|said| !said.is_unknown()).unwrap_or(held.capture.said);
    let placed = !said.is_unknown();
    let time = TimeCell {
        text: if placed { bound_text(said) } else { "undated".into() },
        when: if placed { When::On } else { When::Undated },
        first: said.earliest,
        last: said.latest,
    };
    let fact = |of: fn(&Source) -> Option<&muster_model::Fact>| {
        of(&part.source).or_else(|| of(&held.capture.source)).map(|fact| fact.text.clone())
    };
    let headline = fact(|source| source.headline.as_ref());
    let publisher = fact(|source| source.publisher.as_ref());
    let language = part.language.as_ref().map(ToString::to_string);
    let cells = vec![
        Cell::Time(time),
        words(headline.or_else(|| Some(held.document.file.clone())), Voice::Theirs),
        words(publisher, Voice::Ours),
        words(part.category.clone(), Voice::Theirs),
        words(language, Voice::Ours),
        words(Some(claims.len().to_string()), Voice::Ours),
        words(Some(registers(view, claims)), Voice::Ours),
    ];
    let lane = if placed { Lane::Placed } else { Lane::Undated };
    Row { group: None, lane, cells, claims: claims.iter().map(|claim| claim.id.clone()).collect() }
}

/// The registers an item gave claims to, with how many each.
fn registers(view: &View<'_>, claims: &[&Claim]) -> String {
    let mut counts: BTreeMap<Register, usize> = BTreeMap::new();
    for claim in claims {
        if let Some(kind) = view.declared.kinds.get(&claim.kind) {
            *counts.entry(kind.register).or_default() += 1;
        }
    }
    let named = counts.iter().map(|(register, count)| format!("{} {count}", register.as_str()));
    named.collect::<Vec<_>>().join(", ")
}

fn words(text: Option<String>, voice: Voice) -> Cell {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => Cell::Words(WordsCell { text, voice, marks: Vec::new(), claim: None }),
        None => Cell::Empty,
    }
}
