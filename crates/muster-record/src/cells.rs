//! How does a claim become cells? Figures, names, words and times with their marks.

use muster_model::{Claim, Modality, Person, Polarity, Quantity, TimeKind, Value};

use crate::figure::{self, shown};
use crate::table::{Cell, FigureCell, Mark, NameCell, TimeCell, Voice, When, WordsCell};
use crate::view::{Shown, View};

/// Returns the figure in a slot of what is shown, `no figure` for a refusal, or nothing.
pub(crate) fn figure_cell(view: &View<'_>, shown: &Shown<'_>, slot: &str) -> Cell {
    match shown.claim.value(slot).and_then(Value::quantity) {
        Some(quantity) => Cell::Figure(of_quantity(view, shown, quantity)),
        None if shown.claim.modality == Modality::Declined => Cell::Figure(refusal(view, shown)),
        None => Cell::Empty,
    }
}

fn of_quantity(view: &View<'_>, of: &Shown<'_>, quantity: &Quantity) -> FigureCell {
    let pieces = shown(quantity);
    FigureCell {
        glyph: pieces.glyph.into(),
        text: pieces.text(),
        number: pieces.number,
        unit: pieces.unit,
        time: view.time_cell(of.claim, of.when),
        marks: marks(of.claim),
        sources: of.sources,
        rivals: of.rivals,
        claim: Some(of.claim.id.clone()),
        terms: Vec::new(),
    }
}

fn refusal(view: &View<'_>, of: &Shown<'_>) -> FigureCell {
    FigureCell {
        glyph: String::new(),
        number: String::new(),
        text: "no figure".into(),
        unit: None,
        time: view.time_cell(of.claim, of.when),
        marks: marks(of.claim),
        sources: of.sources,
        rivals: of.rivals,
        claim: Some(of.claim.id.clone()),
        terms: Vec::new(),
    }
}

/// Returns a figure no document states, with the claims it was computed from.
pub(crate) fn derived_cell(quantity: &Quantity, time: TimeCell, terms: Vec<muster_model::ClaimId>) -> Cell {
    let pieces = figure::shown(quantity);
    Cell::Figure(FigureCell {
        glyph: pieces.glyph.into(),
        text: pieces.text(),
        number: pieces.number,
        unit: pieces.unit,
        time,
        marks: vec![Mark::Derived],
        sources: 0,
        rivals: 0,
        claim: None,
        terms,
    })
}

/// Returns what stands beside anything a claim says: how it is held, by whom, under which condition.
///
/// What is only alleged, conceded or denied is never shown without its speaker.
pub(crate) fn marks(claim: &Claim) -> Vec<Mark> {
    let mut marks = Vec::new();
    let held = match claim.modality {
        Modality::Asserted => None,
        Modality::Admitted => Some(Mark::Admitted),
        Modality::Announced => Some(Mark::Announced),
        Modality::Planned => Some(Mark::Planned),
        Modality::Expected => Some(Mark::Expected),
        Modality::Promised => Some(Mark::Promised),
        Modality::Recommended => Some(Mark::Recommended),
        Modality::Alleged => Some(Mark::Alleged),
        Modality::Denied => Some(Mark::Denied),
        Modality::Declined => Some(Mark::Declined),
    };
    marks.extend(held);
    if claim.polarity == Polarity::Negative {
        marks.push(Mark::Negative);
    }
    if matches!(claim.modality, Modality::Admitted | Modality::Alleged | Modality::Denied | Modality::Declined) {
        marks.extend(claim.speaker.as_ref().map(|speaker| Mark::Speaker(speaker.name.clone())));
    }
    marks.extend(claim.condition.clone().map(Mark::Condition));
    marks.extend(claim.within.clone().map(Mark::Within));
    marks
}

/// Returns the names in a slot.
pub(crate) fn names_cell(view: &View<'_>, claim: &Claim, slot: &str) -> Cell {
    let names = claim.value(slot).map(|value| names(view, claim, value)).unwrap_or_default();
    if names.is_empty() { Cell::Empty } else { Cell::Names(names) }
}

fn names(view: &View<'_>, claim: &Claim, value: &Value) -> Vec<NameCell> {
    let of = |id: Option<String>, detail: Option<String>| NameCell {
        text: view.name(value),
        id,
        detail,
        claim: Some(claim.id.clone()),
    };
    match value {
        Value::List(values) => values.iter().flat_map(|value| names(view, claim, value)).collect(),
        Value::Entity(entity) => vec![of(entity.id.clone(), None)],
        Value::Place(place) => vec![of(place.id.clone(), place.country.clone())],
        Value::Person(person) => vec![of(None, person_detail(person))],
        _ => vec![of(None, None)],
    }
}

fn person_detail(person: &Person) -> Option<String> {
    let parts = [person.rank.as_deref(), person.service.as_deref(), person.role.as_deref()];
    let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    (!detail.is_empty()).then_some(detail)
}

/// Returns the words in a slot; symbols are the record's words, all else the source's.
pub(crate) fn words_cell(view: &View<'_>, claim: &Claim, slot: &str, marks: Vec<Mark>) -> Cell {
    let Some(value) = claim.value(slot) else {
        return if marks.is_empty() { Cell::Empty } else { ours(String::new(), marks, claim) };
    };
    let (text, voice) = match value {
        Value::Symbol { symbol, .. } => (symbol.replace('_', " "), Voice::Ours),
        Value::List(values) => (list_text(view, values), Voice::Theirs),
        Value::Quantity(quantity) => (ordinal_or_figure(quantity), Voice::Ours),
        other => (view.name(other), Voice::Theirs),
    };
    Cell::Words(WordsCell { text, voice, marks, claim: Some(claim.id.clone()) })
}

fn list_text(view: &View<'_>, values: &[Value]) -> String {
    let text = |value: &Value| match value {
        Value::Effect(effect) => {
            let count = effect.quantity.as_ref().map(|quantity| format!("{} ", shown(quantity).text()));
            format!("{} {}{}", effect.verb.replace('_', " "), count.unwrap_or_default(), effect.object)
        }
        other => view.name(other),
    };
    values.iter().map(text).collect::<Vec<_>>().join("; ")
}

fn ordinal_or_figure(quantity: &Quantity) -> String {
    match quantity.printed {
        Some(printed) if quantity.unit.is_none() => ordinal_text(printed.normalize().to_string()),
        _ => shown(quantity).line(),
    }
}

/// Returns a number as a place in a row: `11th`.
pub(crate) fn ordinal_text(number: String) -> String {
    let ending = match number.as_bytes() {
        [.., b'1', b'1' | b'2' | b'3'] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    if number.chars().all(|digit| digit.is_ascii_digit()) { format!("{number}{ending}") } else { number }
}

/// Returns words of the record's own.
pub(crate) fn ours(text: String, marks: Vec<Mark>, claim: &Claim) -> Cell {
    Cell::Words(WordsCell { text, voice: Voice::Ours, marks, claim: Some(claim.id.clone()) })
}

/// Returns the time of what is shown.
pub(crate) fn time_cell(view: &View<'_>, shown: &Shown<'_>) -> Cell {
    Cell::Time(view.time_cell(shown.claim, shown.when))
}

/// Returns who published it, and through whom it was said when somebody is named.
pub(crate) fn source_cell(claim: &Claim) -> Cell {
    let publisher = claim.source.publisher.as_ref().map(|fact| fact.text.clone());
    let text = publisher.unwrap_or_else(|| claim.words().file.clone());
    let text = match &claim.speaker {
        Some(speaker) => format!("{text}, quoting {}", speaker.name),
        None => text,
    };
    Cell::Words(WordsCell { text, voice: Voice::Ours, marks: Vec::new(), claim: Some(claim.id.clone()) })
}

/// Returns the one answer of a claim on its own, outside its series.
pub(crate) fn lone<'a>(view: &View<'a>, claim: &'a Claim) -> Option<Shown<'a>> {
    let when = view.when(claim)?;
    Some(Shown { claim, claims: vec![claim.id.clone()], when, sources: 1, rivals: 0 })
}

/// Returns whether a claim is of a coming meeting whose people and places are withheld until it is past.
pub(crate) fn is_withheld(view: &View<'_>, claim: &Claim) -> bool {
    let coming = claim.valid.last_day().is_none_or(|last| last >= view.today);
    let scheduled = matches!(claim.symbol("event"), Some("scheduled" | "postponed"));
    coming && (crate::view::is_plan(claim) || scheduled) && view.time_kind(claim) == TimeKind::Event
}

/// Returns the cell for what is withheld until a meeting is past.
pub(crate) fn withheld(claim: &Claim) -> Cell {
    ours("withheld until past".into(), Vec::new(), claim)
}

/// Returns a time that stands for no claim.
pub(crate) fn month_cell(first: muster_model::Day) -> TimeCell {
    let last = first.last_of_month();
    TimeCell { text: crate::times::month_text(first), when: When::On, first: Some(first), last: Some(last) }
}
