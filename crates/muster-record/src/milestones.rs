//! What was promised for when, and did it happen? Shared by the register of transition and the overdue check.

use muster_model::{Check, CheckShape, Claim, Day, Modality, Polarity, TermRole, TermSpec, Value};
use muster_text::fold_plain;

use crate::series::compared_name;
use crate::view::{View, first_day, is_plan};

/// Something to be done by a day.
#[derive(Clone, Debug)]
pub struct Milestone<'a> {
    /// The claim that promises it.
    pub claim: &'a Claim,
    /// What it is called: `mission to end`.
    pub label: &'a str,
    /// The last day it may happen on, when the words name one.
    pub due: Option<Day>,
    /// Where it stands on the day asked for.
    pub status: Status<'a>,
}

/// Where a milestone stands.
#[derive(Clone, Copy, Debug)]
pub enum Status<'a> {
    /// Promised for no day.
    Promised,
    /// Its day has not passed.
    Due,
    /// A claim says that it happened in time.
    Done(&'a Claim),
    /// A claim says that it happened, after its day.
    Late(&'a Claim),
    /// Its day has passed, and the promising party was heard since, but not of this.
    Overdue,
    /// Its day has passed, and no later document of the promising party is loaded.
    Unheard,
}

impl Status<'_> {
    /// Returns the word shown.
    pub fn as_str(&self) -> &'static str {
        match self {
            Status::Promised => "promised",
            Status::Due => "due",
            Status::Done(_) => "done",
            Status::Late(_) => "done late",
            Status::Overdue => "overdue",
            Status::Unheard => "day passed, nothing heard",
        }
    }
}

/// Returns every milestone the pack's overdue checks name, in the order of their claims' series.
pub fn milestones<'a>(view: &View<'a>) -> Vec<Milestone<'a>> {
    let mut found: Vec<Milestone<'a>> = Vec::new();
    for check in view.declared.checks.checks.iter().filter(|check| check.shape == CheckShape::Overdue) {
        for term in check.terms.iter().filter(|term| term.role == TermRole::Due) {
            for claim in view.claims_of(term.kind.as_str()).filter(|claim| is_promise(term, claim)) {
                found.push(milestone(view, check, term, claim));
            }
        }
    }
    found
}

fn milestone<'a>(view: &View<'a>, check: &'a Check, term: &'a TermSpec, claim: &'a Claim) -> Milestone<'a> {
    let due = claim.valid.end.latest.or(claim.valid.start.latest);
    let done = check
        .terms
        .iter()
        .filter(|done| done.role == TermRole::Done && done.kind == term.kind)
        .flat_map(|done| view.claims_of(done.kind.as_str()).filter(move |claim| stands(done, claim)))
        .filter(|done| is_fulfilment(claim, done, view))
        .min_by_key(|done| (done.valid.last_day(), done.said.latest));
    let status = match (due, done) {
        (Some(due), Some(done)) if first_day(&done.valid).is_some_and(|first| first > due) => Status::Late(done),
        (_, Some(done)) => Status::Done(done),
        (None, None) => Status::Promised,
        (Some(due), None) if view.day() <= due => Status::Due,
        (Some(due), None) if heard_since(view, claim, due) => Status::Overdue,
        (Some(_), None) => Status::Unheard,
    };
    Milestone { claim, label: &term.label, due, status }
}

/// Returns whether a claim may stand as a term.
pub(crate) fn stands(term: &TermSpec, claim: &Claim) -> bool {
    term.kind == claim.kind
        && term.symbols.iter().all(|(slot, allowed)| {
            claim.symbol(slot).is_some_and(|symbol| allowed.iter().any(|allowed| allowed == symbol))
        })
        && term.unit.as_ref().is_none_or(|unit| {
            claim.value(&term.slot).and_then(Value::quantity).is_some_and(|figure| figure.unit.as_ref() == Some(unit))
        })
}

fn is_promise(term: &TermSpec, claim: &Claim) -> bool {
    let meant = is_plan(claim) || claim.symbol("event") == Some("due");
    stands(term, claim) && meant && claim.polarity == Polarity::Positive
}

fn is_fulfilment(promise: &Claim, done: &Claim, view: &View<'_>) -> bool {
    let stated = !is_plan(done)
        && matches!(done.modality, Modality::Asserted | Modality::Announced | Modality::Admitted)
        && done.polarity == Polarity::Positive
        && done.symbol("event") != Some("due")
        && view.when(done).is_some();
    let named = |claim: &Claim, slot: &str| claim.value(slot).map(compared_name);
    let fits = |slot: &str| match (named(promise, slot), named(done, slot)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let milestone = promise.kind.as_str() == "transition.milestone";
    let same_event = if milestone { shares_a_word(promise, done) } else { fits("event") && fits("phase") };
    stated
        && same_event
        && ["actor", "member", "theatre", "place", "track", "within"].iter().all(|slot| fits(slot))
        && promise.within == done.within
        && not_before(promise, done)
}

/// What was over before it was promised does not fulfil the promise.
fn not_before(promise: &Claim, done: &Claim) -> bool {
    let Some(last) = done.valid.last_day().or(done.said.latest) else { return false };
    match (promise.said.earliest, promise.valid.end.latest) {
        (Some(said), _) => last >= said,
        (None, Some(due)) => crate::view::days_between(last, due) < 366,
        (None, None) => false,
    }
}

/// Two milestones are of one matter when what is due and what is done share a word of substance.
fn shares_a_word(promise: &Claim, done: &Claim) -> bool {
    let words = |claim: &Claim| -> Vec<String> {
        let text = claim.value("what").map(|value| fold_plain(&value.name())).unwrap_or_default();
        text.split_whitespace()
            .filter(|word| word.chars().count() >= 5)
            .map(|word| word.chars().take(6).collect())
            .collect()
    };
    let done = words(done);
    words(promise).iter().any(|word| done.contains(word))
}

/// Whether the promising party, or the publisher that passed its promise on, said anything after the day.
fn heard_since(view: &View<'_>, promise: &Claim, due: Day) -> bool {
    let party = |claim: &Claim| -> Vec<String> {
        let actors = ["actor", "member", "by", "org"].iter().filter_map(|slot| claim.value(slot).map(compared_name));
        let speaker = claim.speaker.as_ref().map(|speaker| fold_plain(&speaker.name));
        let publisher = claim.source.publisher.as_ref().map(|fact| fold_plain(&fact.text));
        actors.chain(speaker).chain(publisher).collect()
    };
    let promised = party(promise);
    view.snapshot.claims.iter().map(|standing| &standing.claim).any(|claim| {
        claim.said.earliest.is_some_and(|said| said > due && said <= view.day())
            && party(claim).iter().any(|name| promised.contains(name))
    })
}
