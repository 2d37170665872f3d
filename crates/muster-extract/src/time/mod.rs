//! When? Time expressions with TIMEX3 values and bounds, resolved against what the document knows.
//!
//! [`find`] reads one passage and moves the [`Narrative`] on; [`date_line`] reads a header line.
//! A sentence is scanned for the word orders of the language's pack ([`scan`]), each reading is
//! checked to be a time at all ([`guard`]), placed in time ([`resolve`], [`relative`], [`length`])
//! and bounded by the words before it ([`reach`]).

mod calendar;
mod clock;
mod ellipsis;
mod feast;
mod figures;
mod frame;
mod guard;
mod header;
mod hijri;
mod length;
mod narrative;
mod pieces;
mod reach;
mod relative;
mod resolve;
mod scan;
mod tense;

use std::ops::Range;

use muster_model::{BlockKind, Mention, Named as What, TimeMention, TimexClass, Valid};
use muster_pack::language::time::forms::Group;
use muster_pack::language::time::{Lead, Reference, TimeLexicon};

pub use header::{date_line, settle_order};
use narrative::Place;
pub use narrative::{Genre, Narrative, Order};
pub use tense::genre;

use crate::passage::{Found, Passage};
use frame::Match;
use reach::{GoesOn, Surroundings};
use resolve::{Around, Named, Reading};
use tense::Tense;

/// A time expression and the words that bound it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeFound {
    /// The expression itself, as corpora mark it, with its own bounds.
    pub found: Found,
    /// The tokens of the expression with the words that bound it: "since 2023".
    pub reach: Range<usize>,
    /// What the expression says with those words: what a claim is valid for.
    pub valid: Valid,
    /// A reading for rules only: "between May and July" as one stretch, "so far".
    ///
    /// The times inside it are found too; rules prefer this one, and it is not printed.
    pub combined: bool,
}

/// Returns the times of a passage in the order of the text, a stretch before the times inside it.
pub fn find(passage: &Passage<'_>, times: &TimeLexicon, state: &mut Narrative) -> Vec<TimeFound> {
    let mut all = Vec::new();
    for sentence in &passage.sentences {
        let reader = Reader { passage, times, sentence: sentence.clone() };
        reader.read(state, &mut all);
    }
    if passage.block.kind == BlockKind::Heading
        && let Some(years) = section_years(&all)
    {
        state.enter_section(years);
    }
    all
}

/// Returns the years a heading names; one that names a day is a date line, not a section of a story.
fn section_years(times: &[TimeFound]) -> Option<(i16, i16)> {
    let dated = times.iter().filter(|time| match &time.found.mention.what {
        What::Time(mention) => !mention.value.starts_with("XXXX"),
        _ => false,
    });
    let days: Vec<_> = dated.filter_map(|time| Some((time.valid.first_day()?, time.valid.last_day()?))).collect();
    let is_section = days.iter().all(|(first, last)| first != last);
    let years = days.iter().map(|(first, last)| (first.year(), last.year()));
    years.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1))).filter(|_| is_section)
}

/// Reads one sentence.
struct Reader<'a, 't> {
    passage: &'a Passage<'t>,
    times: &'a TimeLexicon,
    sentence: Range<usize>,
}

impl Reader<'_, '_> {
    fn read(&self, state: &mut Narrative, all: &mut Vec<TimeFound>) {
        let words = &self.passage.words;
        let mut matches = scan::matches(words, self.times, self.sentence.clone());
        if matches.is_empty() {
            return;
        }
        ellipsis::share_years(&mut matches, |first, second| {
            reach::joined(words, self.times, &first.tokens, &second.tokens, self.sentence.start).is_some()
        });
        state.start_sentence();
        let from = all.len();
        let mut before: Option<(&Match, Reading)> = None;
        for found in &matches {
            let tense = tense::tense(words, &self.times.guards, self.sentence.clone(), &found.tokens);
            let order = state.order.or(self.times.numeric_order);
            let floor = before.as_ref().map_or(self.sentence.start, |(before, _)| before.tokens.end);
            let tense = self.tense_behind_lead(found, tense, floor);
            let Some(reading) = resolve::resolve(found, &Around { state, tense, order }) else { continue };
            let reading = self.looking_ahead(found, reading, state, tense, floor);
            let single =
                self.single(found, &reading, floor, &Surroundings { state, tense, goes_on: self.goes_on(found) });
            let note = state.genre == Genre::Note && !state.is_story();
            let single = if note { self.without_article(single) } else { single };
            let place = if before.is_none() { Place::First } else { Place::Inner };
            remember(state, found, &reading, (tense, place), &single);
            all.push(single);
            if let Some((first, one)) = &before
                && let Some(stretch) = self.stretch((first, one), (found, &reading))
            {
                if let What::Time(mention) = &stretch.found.mention.what {
                    state.last = Some((mention.value.clone(), mention.valid.clone()));
                }
                if let Some((date, _)) = reading.names {
                    state.end_stretch(date);
                }
                all.push(stretch);
            }
            before = Some((found, reading));
        }
        all[from..].sort_by_key(|time| (time.reach.start, !time.combined));
    }

    /// A note prints its times bare, as who reads it for a calendar would: "the last two weeks" are "last two weeks".
    fn without_article(&self, single: TimeFound) -> TimeFound {
        let Range { start, end } = single.found.tokens;
        if end - start < 2 || !self.times.guards.articles.contains(self.passage.words.word(start)) {
            return single;
        }
        let mention = Mention { span: self.passage.span(start + 1..end), ..single.found.mention };
        TimeFound { found: Found { mention, ..single.found }, ..single }
    }

    /// "By Christmas", "until Monday": where nothing says otherwise, the end of something lies ahead.
    fn tense_behind_lead(&self, found: &Match, tense: Tense, floor: usize) -> Tense {
        if tense != Tense::Open {
            return tense;
        }
        match reach::lead_before(&self.passage.words, self.times, found.tokens.start, floor) {
            Some((_, Lead::By | Lead::Until | Lead::UntilAtLeast)) => Tense::Future,
            _ => tense,
        }
    }

    /// "In two weeks" of something to come: a length that names the day at its end.
    fn looking_ahead(&self, found: &Match, reading: Reading, state: &Narrative, tense: Tense, floor: usize) -> Reading {
        let is_length = found.group == Group::Duration && reading.valid.is_unknown() && !state.is_story();
        let ahead = tense == Tense::Future || tense == Tense::Open && state.genre == Genre::Note;
        if !is_length || !ahead {
            return reading;
        }
        let words = &self.passage.words;
        let lead = reach::lead_before(words, self.times, found.tokens.start, floor)
            .or_else(|| reach::lead_at_end(words, self.times, &found.tokens));
        let day = match lead {
            Some((_, Lead::In)) => length::ahead(&found.frame, state),
            Some((_, Lead::Within)) if state.genre == Genre::Note => length::ahead(&found.frame, state),
            _ => None,
        };
        Reading { valid: day.unwrap_or_default(), ..reading }
    }

    /// One expression with the lead before it.
    fn single(&self, found: &Match, reading: &Reading, floor: usize, around: &Surroundings<'_>) -> TimeFound {
        let lead = reach::lead_before(&self.passage.words, self.times, found.tokens.start, floor);
        let behind = || reach::lead_behind(&self.passage.words, self.times, found.tokens.end, self.sentence.end);
        let end = found.tokens.end;
        let (start, end, valid) = match (lead, lead.is_none().then(behind).flatten()) {
            (Some((start, lead)), _) => (start, end, reach::bounded(lead, found, reading, around)),
            (None, Some((end, lead))) => (found.tokens.start, end, reach::bounded(lead, found, reading, around)),
            (None, None) => (found.tokens.start, end, reading.valid.clone()),
        };
        let combined = found.frame.reference == Some(Reference::UntilNow);
        TimeFound { combined, ..self.time(found.tokens.clone(), start..end, reading.clone(), valid) }
    }

    /// Two expressions as the ends of one stretch.
    fn stretch(&self, first: (&Match, &Reading), second: (&Match, &Reading)) -> Option<TimeFound> {
        let (one, two) = (&first.0.tokens, &second.0.tokens);
        let start = reach::joined(&self.passage.words, self.times, one, two, self.sentence.start)?;
        let reading = reach::stretch(first, second)?;
        let valid = reading.valid.clone();
        Some(TimeFound { combined: true, ..self.time(one.start..two.end, start..two.end, reading, valid) })
    }

    fn time(&self, tokens: Range<usize>, reach: Range<usize>, reading: Reading, valid: Valid) -> TimeFound {
        let printed = |tokens: &Range<usize>| Some(self.passage.printed(tokens.clone()).to_owned());
        let valid = Valid { text: printed(&reach), ..valid };
        let own = Valid { text: printed(&tokens), ..reading.valid };
        let mention = TimeMention { class: reading.class, value: reading.value, valid: own };
        let mention = Mention { span: self.passage.span(tokens.clone()), what: What::Time(mention) };
        TimeFound { found: Found { tokens, mention }, reach, valid, combined: false }
    }

    /// Whether a word before the time, in its sentence, says that a state goes on until now.
    fn goes_on(&self, found: &Match) -> GoesOn {
        let perfect = |at| self.times.guards.perfect.has(&self.passage.words, at);
        if (self.sentence.start..found.tokens.start).rev().take(tense::CLAUSE_TOKENS).any(perfect) {
            GoesOn::UntilNow
        } else {
            GoesOn::Unsaid
        }
    }
}

/// Moves the narrative on: what is to come is told, but the story does not go there.
fn remember(
    state: &mut Narrative,
    found: &Match,
    reading: &Reading,
    (tense, place): (Tense, Place),
    single: &TimeFound,
) {
    if let Some(figures) = found.frame.figures
        && state.order == Order::Unsettled
    {
        state.order = resolve::own_order(figures);
    }
    let ahead = tense == Tense::Future;
    match reading.names {
        Some((date, Named::InFull)) if !ahead => state.name(date, place),
        Some((date, Named::Told)) if !ahead && !relative::looks_back(&found.frame) => state.tell(date, place),
        Some((date, Named::FromSaid)) => state.point_at_said(date, place),
        _ => {}
    }
    if matches!(reading.class, TimexClass::Date | TimexClass::Time)
        && !reading.valid.is_unknown()
        && found.frame.reference.is_none()
        && let What::Time(mention) = &single.found.mention.what
    {
        state.last = Some((mention.value.clone(), mention.valid.clone()));
    }
}

#[cfg(test)]
mod tests;
