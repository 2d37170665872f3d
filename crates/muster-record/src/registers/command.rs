//! Who commanded on that day, from where, with whom?

use std::collections::BTreeMap;

use muster_model::{Claim, ClaimId, Register};

use super::list::{Fill, Plan, column, finish, lane, section};
use crate::cells::{marks, names_cell, ordinal_text, ours, source_cell, words_cell};
use crate::people::{ordinal, person, post_key, same_person, same_posts};
use crate::table::{Align, Cell, Lane, NameCell, Row, Section, Table, TimeCell, When};
use crate::view::{Shown, View, last_attested};

const SEAT: Plan = Plan {
    title: "Headquarters",
    kinds: &["command.hq"],
    group: &[],
    columns: &[
        ("org", "organisation", Fill::Names(&["org"])),
        ("place", "at", Fill::Names(&["place"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const STAFF: Plan = Plan {
    title: "Staff",
    kinds: &["command.staff"],
    group: &[],
    columns: &[
        ("org", "organisation", Fill::Names(&["org"])),
        ("figure", "how many", Fill::Figure("value")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const UNITS: Plan = Plan {
    title: "Commands and units",
    kinds: &["command.unit"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("org", "command", Fill::Names(&["org"])),
        ("event", "what happened", Fill::Marked("event")),
        ("from", "from", Fill::Names(&["from"])),
        ("to", "to", Fill::Names(&["to"])),
        ("place", "where", Fill::Names(&["place"])),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let mut sections = vec![posts(view)];
    sections.extend([&SEAT, &STAFF, &UNITS].map(|plan| section(view, plan)));
    let notes = ["A holder without a stated end was last attested on the day shown; nobody is called current."];
    super::assemble(view, Register::Command, sections, &notes)
}

/// One person in one post, over all that is said of it.
struct Holder<'a> {
    key: (String, String),
    sayings: Vec<Shown<'a>>,
}

fn posts(view: &View<'_>) -> Section {
    let mut holders = holders(view);
    if view.as_of().is_some() {
        keep_latest(&mut holders);
    }
    let columns = [
        ("person", "person"),
        ("rank", "rank"),
        ("nationality", "from"),
        ("post", "post"),
        ("ordinal", "in order"),
        ("attested", "attested"),
        ("assumed", "took over"),
        ("left", "left"),
        ("source", "source"),
    ];
    let rows = holders.iter().filter_map(|holder| row(view, holder)).collect();
    finish("Posts", columns.map(|(name, label)| column(name, label, Align::Start)).into(), rows)
}

fn holders<'a>(view: &View<'a>) -> Vec<Holder<'a>> {
    let none = BTreeMap::new();
    let same = same_posts(view.declared.checks).unwrap_or(&none);
    let mut holders: Vec<Holder<'a>> = Vec::new();
    for series in view.of("command.post") {
        for shown in view.shown(series) {
            let Some(found) = person(shown.claim) else { continue };
            let mut key = post_key(shown.claim, same);
            key.0 = shown.claim.value("org").map(|org| view.name(org)).unwrap_or_default();
            let known = holders.iter_mut().find(|holder| {
                holder.key == key && person(holder.sayings[0].claim).is_some_and(|one| same_person(one, found))
            });
            match known {
                Some(holder) => holder.sayings.push(shown),
                None => holders.push(Holder { key, sayings: vec![shown] }),
            }
        }
    }
    holders
}

/// On a day, a post is shown with those who may hold it then, or else with whoever was attested last.
fn keep_latest(holders: &mut Vec<Holder<'_>>) {
    let standing = |holder: &Holder<'_>| {
        let left = holder.sayings.iter().any(|one| one.claim.symbol("event") == Some("leaves") && one.when == When::On);
        let on = holder.sayings.iter().any(|one| one.when == When::On);
        let last = holder.sayings.iter().map(|one| last_attested(one.claim)).max();
        (!left, on, last)
    };
    let mut best: BTreeMap<(String, String), _> = BTreeMap::new();
    for holder in holders.iter() {
        let standing = standing(holder);
        let kept = best.entry(holder.key.clone()).or_insert(standing);
        *kept = (*kept).max(standing);
    }
    holders.retain(|holder| {
        let (stays, on, last) = standing(holder);
        let Some((best_stays, best_on, best_last)) = best.get(&holder.key).copied() else { return true };
        let undated = holder.sayings.iter().all(|one| matches!(one.when, When::Undated | When::Plan));
        undated || (stays == best_stays && (on || !best_on) && (on || last == best_last))
    });
}

fn row(view: &View<'_>, holder: &Holder<'_>) -> Option<Row> {
    let fullest = holder.sayings.iter().max_by_key(|one| person(one.claim).map_or(0, |person| person.text.len()))?;
    let latest = holder.sayings.iter().max_by_key(|one| one.claim.said.latest)?;
    let placed = holder.sayings.iter().map(|one| lane(one.when)).min().unwrap_or(Lane::Undated);
    let claims: Vec<ClaimId> = holder.sayings.iter().flat_map(|one| one.claims.clone()).collect();
    let cells = vec![
        name_cell(view, fullest.claim)?,
        first_words(view, holder, "rank"),
        first_names(view, holder, "nationality"),
        words_cell(view, fullest.claim, "post", marks(fullest.claim)),
        ordinal_cell(holder),
        time_of(view, holder, &["holds", "acting"]),
        time_of(view, holder, &["assumes", "designated"]),
        time_of(view, holder, &["leaves"]),
        source_cell(latest.claim),
    ];
    let group = if holder.key.0.is_empty() { "organisation not stated".into() } else { holder.key.0.clone() };
    Some(Row { group: Some(group), lane: placed, cells, claims })
}

/// The fullest form of the name the record holds, also from documents that speak of another day.
fn name_cell(view: &View<'_>, claim: &Claim) -> Option<Cell> {
    let found = person(claim)?;
    let forms = view.claims_of("command.post").filter_map(person).filter(|other| same_person(found, other));
    let fullest = forms.max_by_key(|other| (other.text.len(), &other.text)).unwrap_or(found);
    let detail = found.role.clone().or_else(|| fullest.role.clone());
    Some(Cell::Names(vec![NameCell { text: fullest.text.clone(), id: None, detail, claim: Some(claim.id.clone()) }]))
}

/// The rank and nationality stand in slots of their own, or with the person.
fn first_words(view: &View<'_>, holder: &Holder<'_>, slot: &str) -> Cell {
    let stated = holder.sayings.iter().find(|one| one.claim.value(slot).is_some());
    if let Some(stated) = stated {
        return words_cell(view, stated.claim, slot, Vec::new());
    }
    let rank = holder.sayings.iter().find_map(|one| Some((one.claim, person(one.claim)?.rank.clone()?)));
    rank.map_or(Cell::Empty, |(claim, rank)| ours(rank, Vec::new(), claim))
}

fn first_names(view: &View<'_>, holder: &Holder<'_>, slot: &str) -> Cell {
    let stated = holder.sayings.iter().find(|one| one.claim.value(slot).is_some());
    if let Some(stated) = stated {
        return names_cell(view, stated.claim, slot);
    }
    let country = holder.sayings.iter().find_map(|one| Some((one.claim, person(one.claim)?.nationality.clone()?)));
    country.map_or(Cell::Empty, |(claim, id)| {
        let text = view.label(Some(&id), &id);
        Cell::Names(vec![NameCell { text, id: Some(id), detail: None, claim: Some(claim.id.clone()) }])
    })
}

fn ordinal_cell(holder: &Holder<'_>) -> Cell {
    let stated = holder.sayings.iter().find_map(|one| Some((one.claim, ordinal(one.claim)?)));
    stated.map_or(Cell::Empty, |(claim, number)| ours(ordinal_text(number), Vec::new(), claim))
}

/// The times of some events of a post, joined from the earliest to the last.
fn time_of(view: &View<'_>, holder: &Holder<'_>, events: &[&str]) -> Cell {
    let matches = |one: &&Shown<'_>| one.claim.symbol("event").is_some_and(|event| events.contains(&event));
    let mut found: Vec<&Shown<'_>> = holder.sayings.iter().filter(matches).collect();
    found.sort_by_key(|one| (one.claim.valid.first_day(), one.claim.valid.last_day()));
    let mut texts: Vec<String> = Vec::new();
    for one in &found {
        let text = view.time_cell(one.claim, one.when).text;
        let text = if one.when == When::Plan { format!("{text} · planned") } else { text };
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    if texts.len() > 1 {
        texts.retain(|text| text != "undated");
    }
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Cell::Empty };
    let cell = TimeCell {
        text: texts.join(", "),
        when: last.when,
        first: first.claim.valid.first_day(),
        last: last.claim.valid.last_day(),
    };
    Cell::Time(cell)
}
