//! What stands at a coordinate, and how does each claim stand to the day asked for?

use std::collections::BTreeMap;

use muster_model::{
    Checks, Claim, ClaimId, Day, DocumentId, EntityClass, Held, Kinds, Modality, Polarity, Shape, Snapshot, TimeKind,
    Valid, Value,
};

use crate::compare::{Agreement, compare};
use crate::monthly::Months;
use crate::series::{Answer, Point, Series, answer, answer_quantity, series, time_kind};
use crate::table::{TimeCell, When};
use crate::times::{day_text, time_text};

/// English names by id: `US` is `United States`, `org:cjtf-oir` is `CJTF-OIR`.
pub type Labels = BTreeMap<String, String>;

/// What the packs declare, as far as a record needs it.
#[derive(Clone, Copy, Debug)]
pub struct Declared<'a> {
    /// The kinds of claim.
    pub kinds: &'a Kinds,
    /// The checks.
    pub checks: &'a Checks,
    /// Names to show; an id without one is shown by the words most documents use.
    pub labels: &'a Labels,
}

/// A snapshot made ready to answer from.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The snapshot; masked by the caller (see [`mod@crate::mask`]).
    pub snapshot: &'a Snapshot,
    /// What the packs declare.
    pub declared: Declared<'a>,
    /// The day plans are held against when no day was asked for.
    pub today: Day,
    series: Vec<Series<'a>>,
    claims: BTreeMap<&'a ClaimId, &'a Claim>,
    documents: BTreeMap<&'a DocumentId, &'a Held>,
    months: Months<'a>,
    printed: Labels,
}

/// One answer of a series as it is shown: claims that say the same of the same time, together.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The claim shown: the one said last.
    pub claim: &'a Claim,
    /// Every claim that says so, the one shown first.
    pub claims: Vec<ClaimId>,
    /// How it stands to the day asked for.
    pub when: When,
    /// How many documents say so.
    pub sources: usize,
    /// How many other answers of the series cannot hold beside it.
    pub rivals: usize,
}

impl<'a> View<'a> {
    /// Makes a snapshot ready.
    pub fn new(snapshot: &'a Snapshot, declared: Declared<'a>, today: Day) -> Self {
        let series = series(snapshot, declared.kinds);
        let claims = snapshot.claims.iter().map(|standing| (&standing.claim.id, &standing.claim)).collect();
        let documents = snapshot.documents.iter().map(|held| (&held.document.id, held)).collect();
        let printed = printed_names(snapshot, &documents);
        Self {
            snapshot,
            declared,
            today,
            series,
            claims,
            documents,
            months: Months::of(snapshot, declared.kinds),
            printed,
        }
    }

    /// Returns the day asked for.
    pub fn as_of(&self) -> Option<Day> {
        self.snapshot.coordinates.as_of
    }

    /// Returns the day plans are held against: the one asked for, or today.
    pub fn day(&self) -> Day {
        self.as_of().unwrap_or(self.today)
    }

    /// Returns every series in the order of their keys.
    pub fn series(&self) -> &[Series<'a>] {
        &self.series
    }

    /// Returns the series of one kind.
    pub fn of(&self, kind: &str) -> impl Iterator<Item = &Series<'a>> {
        self.series.iter().filter(move |series| series.kind.name.as_str() == kind)
    }

    /// Returns the claims of one kind in the order of their series, each once.
    pub fn claims_of(&self, kind: &str) -> impl Iterator<Item = &'a Claim> {
        self.of(kind).flat_map(|series| series.points.iter().map(|point| point.claim))
    }

    /// Returns a claim by its name.
    pub fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.claims.get(id).copied()
    }

    /// Returns a document by its name.
    pub fn held(&self, id: &DocumentId) -> Option<&'a Held> {
        self.documents.get(id).copied()
    }

    /// Returns the first day of the month a claim reports on: its own, else the only one of its document's part.
    pub fn month(&self, claim: &Claim) -> Option<Day> {
        self.months.month(self.declared.kinds, claim)
    }

    /// Returns how a claim lies in time.
    pub fn time_kind(&self, claim: &Claim) -> TimeKind {
        self.declared.kinds.get(&claim.kind).map_or(TimeKind::Event, |kind| time_kind(kind, claim))
    }

    /// Returns how a claim stands to the day asked for, or `None` when it says nothing of that day.
    ///
    /// A level or an interval stands when it may be true on the day or was attested before it;
    /// an event or a count when it began by the day; a plan when its day has not passed.
    pub fn when(&self, claim: &Claim) -> Option<When> {
        if claim.valid.is_unknown() {
            return Some(When::Undated);
        }
        let Some(day) = self.as_of() else {
            return Some(if is_plan(claim) { When::Plan } else { When::On });
        };
        if is_plan(claim) {
            let passed = claim.valid.last_day().is_some_and(|last| last < day);
            return (!passed).then_some(When::Plan);
        }
        let time = self.time_kind(claim);
        let first = match time {
            TimeKind::Event | TimeKind::Flow => first_day(&claim.valid),
            TimeKind::Stock | TimeKind::Interval => claim.valid.start.earliest,
        };
        if first.is_some_and(|first| first > day) {
            return None;
        }
        match time {
            TimeKind::Event | TimeKind::Flow => Some(When::On),
            TimeKind::Interval if has_ended(&claim.valid, day) => None,
            TimeKind::Stock | TimeKind::Interval => {
                let days = days_between(last_attested(claim), day);
                Some(if days > 0 { When::Before { days } } else { When::On })
            }
        }
    }

    /// Returns the time of a claim as shown.
    pub fn time_cell(&self, claim: &Claim, when: When) -> TimeCell {
        let text = match when {
            When::Before { days } => {
                let last = last_attested(claim);
                let attested = if claim.valid.last_day() == Some(last) && claim.valid.start == claim.valid.end {
                    time_text(&claim.valid)
                } else {
                    day_text(last)
                };
                let unit = if days == 1 { "day" } else { "days" };
                format!("last attested {attested}, {days} {unit} before")
            }
            When::On | When::Plan | When::Undated => time_text(&claim.valid),
        };
        TimeCell { text, when, first: claim.valid.first_day(), last: claim.valid.last_day() }
    }

    /// Returns the answers of a series that are shown at the day asked for, in the order of their time.
    ///
    /// Without a day every answer is shown. On a day, of a level or an interval those that may hold then,
    /// or else the one attested last before it; plans and undated answers always.
    pub fn shown(&self, series: &Series<'a>) -> Vec<Shown<'a>> {
        let mut shown: Vec<Shown<'a>> = Vec::new();
        let mut answers: Vec<Answer> = Vec::new();
        for point in &series.points {
            let Some(when) = self.when(point.claim) else { continue };
            let answer = answer(series.kind, point.claim);
            match answers.iter().position(|earlier| *earlier == answer) {
                Some(index) => join(&mut shown[index], point),
                None => {
                    answers.push(answer);
                    shown.push(alone(point, when));
                }
            }
        }
        if self.as_of().is_some() && !series.points.is_empty() {
            self.keep_latest(series, &mut shown);
        }
        for index in 0..shown.len() {
            shown[index].rivals = self.rivals(series, &shown, index);
        }
        shown.sort_by_key(|shown| (shown.claim.valid.end.latest, shown.claim.valid.start.earliest));
        shown
    }

    fn keep_latest(&self, series: &Series<'a>, shown: &mut Vec<Shown<'a>>) {
        let lasting = |shown: &Shown| {
            matches!(time_kind(series.kind, shown.claim), TimeKind::Stock | TimeKind::Interval)
                && matches!(shown.when, When::On | When::Before { .. })
        };
        let held = shown.iter().any(|shown| lasting(shown) && shown.when == When::On);
        let last = shown.iter().filter(|shown| lasting(shown)).map(|shown| last_attested(shown.claim)).max();
        shown.retain(|shown| match shown.when {
            When::Before { .. } if lasting(shown) => !held && Some(last_attested(shown.claim)) == last,
            _ => true,
        });
    }

    fn rivals(&self, series: &Series<'a>, shown: &[Shown<'a>], index: usize) -> usize {
        let one = &shown[index];
        let others = shown.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
        others.filter(|other| self.rival(series, one.claim, other.claim)).count()
    }

    /// Returns whether two claims of a series answer for the same time with figures that cannot both hold.
    pub fn rival(&self, series: &Series<'a>, one: &Claim, other: &Claim) -> bool {
        let stated = |claim: &Claim| !is_plan(claim) && claim.polarity == Polarity::Positive;
        let (Some(left), Some(right)) = (answer_quantity(series.kind, one), answer_quantity(series.kind, other)) else {
            return false;
        };
        stated(one)
            && stated(other)
            && same_time(time_kind(series.kind, one), &one.valid, &other.valid)
            && compare(left, right, self.declared.checks) == Agreement::Apart
    }

    /// Returns the name of a value as shown: the pack's label, else the words.
    pub fn name(&self, value: &Value) -> String {
        match value {
            Value::Entity(entity) => self.label(entity.id.as_deref(), &entity.text),
            Value::Place(place) if place.name.is_none() => self.label(place.id.as_deref(), &place.text),
            Value::Place(place) => place.name.clone().unwrap_or_else(|| place.text.clone()),
            Value::Symbol { symbol, .. } => symbol.replace('_', " "),
            Value::List(values) => values.iter().map(|value| self.name(value)).collect::<Vec<_>>().join(", "),
            Value::Text(text) => text.clone(),
            other => other.name(),
        }
    }

    /// Returns the label of an id, else the words most documents use for it, else `text`.
    pub fn label(&self, id: Option<&str>, text: &str) -> String {
        let known = id.and_then(|id| self.declared.labels.get(id).or_else(|| self.printed.get(id)));
        known.cloned().unwrap_or_else(|| text.to_owned())
    }
}

/// Adds a later saying of the same answer; it takes the first place.
fn join<'a>(shown: &mut Shown<'a>, point: &Point<'a>) {
    shown.sources += usize::from(shown.claim.words().document != point.claim.words().document);
    shown.claim = point.claim;
    shown.claims.splice(0..0, std::iter::once(&point.claim.id).chain(point.repeats.iter().copied()).cloned());
}

fn alone<'a>(point: &Point<'a>, when: When) -> Shown<'a> {
    let mut claims = vec![point.claim.id.clone()];
    claims.extend(point.repeats.iter().map(|id| (*id).clone()));
    Shown { claim: point.claim, claims, when, sources: 1, rivals: 0 }
}

/// Returns whether a claim is of something intended, expected, promised or advised: not of something that is.
pub fn is_plan(claim: &Claim) -> bool {
    matches!(claim.modality, Modality::Planned | Modality::Expected | Modality::Promised | Modality::Recommended)
}

/// Returns whether two times allow two answers to be held against each other.
///
/// Two levels when the times overlap; two counts only when both edges are the same.
pub fn same_time(time: TimeKind, one: &Valid, other: &Valid) -> bool {
    match time {
        TimeKind::Flow | TimeKind::Event => !one.is_unknown() && one.start == other.start && one.end == other.end,
        TimeKind::Stock | TimeKind::Interval => overlaps(one, other),
    }
}

fn overlaps(one: &Valid, other: &Valid) -> bool {
    let before = |one: &Valid, other: &Valid| match (one.last_day(), first_day(other)) {
        (Some(last), Some(first)) => last < first,
        _ => false,
    };
    !one.is_unknown() && !other.is_unknown() && !before(one, other) && !before(other, one)
}

/// The first day a claim says anything of; the start where it is known, else any edge that is.
pub(crate) fn first_day(valid: &Valid) -> Option<Day> {
    [valid.start.earliest, valid.start.latest, valid.end.earliest, valid.end.latest].into_iter().flatten().next()
}

/// The last day a claim attests: its stated end, else the day it was said, else its start.
pub(crate) fn last_attested(claim: &Claim) -> Day {
    let valid = &claim.valid;
    let start = valid.start.latest.or(valid.start.earliest);
    let open = [claim.said.latest, start, valid.end.earliest].into_iter().flatten().max();
    valid.end.latest.or(open).unwrap_or(Day::MIN)
}

/// An interval whose stated end lies before the day is over; one only attested on a day is not.
fn has_ended(valid: &Valid, day: Day) -> bool {
    matches!(valid.shape, Shape::Period | Shape::Until) && valid.end.latest.is_some_and(|last| last < day)
}

/// Returns the days from one day to a later one.
pub(crate) fn days_between(from: Day, to: Day) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The words by which most claims name an id; English documents and printed lists first.
fn printed_names(snapshot: &Snapshot, documents: &BTreeMap<&DocumentId, &Held>) -> Labels {
    let mut counts: BTreeMap<String, BTreeMap<String, (usize, usize)>> = BTreeMap::new();
    for standing in &snapshot.claims {
        let claim = &standing.claim;
        let listed = usize::from(claim.kind.as_str() == "member.listed");
        let english = usize::from(is_english(documents, claim));
        for slot in claim.slots.values() {
            note_names(&slot.value, (listed, english), &mut counts);
        }
    }
    let best = |texts: BTreeMap<String, (usize, usize)>| {
        texts.into_iter().max_by_key(|(text, weight)| (*weight, std::cmp::Reverse(text.clone()))).map(|(text, _)| text)
    };
    counts.into_iter().filter_map(|(id, texts)| Some((id, best(texts)?))).collect()
}

fn note_names(
    value: &Value,
    (listed, english): (usize, usize),
    counts: &mut BTreeMap<String, BTreeMap<String, (usize, usize)>>,
) {
    match value {
        Value::List(values) => values.iter().for_each(|value| note_names(value, (listed, english), counts)),
        Value::Entity(entity) => {
            let named = entity.class == EntityClass::Org || entity.text.chars().next().is_some_and(char::is_uppercase);
            if let (Some(id), true) = (&entity.id, named) {
                let weight = counts.entry(id.clone()).or_default().entry(entity.text.clone()).or_default();
                weight.0 += listed * 2 + english;
                weight.1 += 1;
            }
        }
        _ => {}
    }
}

fn is_english(documents: &BTreeMap<&DocumentId, &Held>, claim: &Claim) -> bool {
    let words = claim.words();
    documents.get(&words.document).is_some_and(|held| {
        let part = held.document.parts.get(words.part).and_then(|part| part.language.as_ref());
        part.or(held.document.given.language.as_ref()).is_some_and(|language| language.as_str() == "en")
    })
}
