//! Is this a time at all? "March 286 miles", "1139 civilians", "34-year-old" are none.

use std::ops::Range;

use muster_pack::language::time::forms::Group;
use muster_pack::language::time::{Lead, Term, Unit};
use muster_text::{Case, Class};

use super::figures::digits;
use super::frame::{Figures, Frame, Match};
use super::reach;
use super::scan::Scan;

/// Returns whether a reading stands where it was found.
pub(super) fn stands(scan: &Scan<'_>, found: &Match, floor: usize, before: Option<&Match>) -> bool {
    let frame = &found.frame;
    let (start, end) = (found.tokens.start, found.tokens.end);
    if found.tokens.is_empty() || is_joined(scan, start, end) {
        return false;
    }
    if end - start == 1 && scan.times.guards.never_alone.contains(scan.words.word(start)) {
        return false;
    }
    match found.group {
        Group::Duration => length_stands(scan, found),
        Group::Clock => is_tight(scan, found) && hour_stands(scan, found),
        Group::Set => true,
        Group::Date | Group::Anchored | Group::Prefix | Group::Suffix => {
            if matches!(frame.figures, Some(Figures::NoYear(..)))
                && *frame == (Frame { figures: frame.figures, ..Frame::default() })
            {
                return short_figures_stand(scan, found, floor, before);
            }
            if is_day_alone(frame) {
                return day_stands(scan, found, floor);
            }
            // "Monday 12-4" and "Saturday 3 days" are no days of the month.
            let plain_day = frame.weekday.is_some() && frame.day.is_some() && frame.month.is_none();
            if plain_day && digits(scan.words.word(end - 1), 1..=2).is_some() {
                let joined = matches!(scan.words.word(end), "-" | ":" | "%");
                if joined || is_unit(scan, end) || !closes(scan, end) {
                    return false;
                }
            }
            let in_words = end - start > 1 && frame.year.is_some() && scan.words.tokens[start].class == Class::Word;
            if in_words && *frame == (Frame { year: frame.year, ..Frame::default() }) && is_number(scan, start) {
                return start > floor && scan.times.guards.year_after.contains(scan.words.word(start - 1));
            }
            if *frame == (Frame { year: frame.year, ..Frame::default() }) && end - start == 1 {
                return year_stands(scan, start, floor, before);
            }
            if scan.times.capitals.contains(scan.words.word(start)) && end - start == 1 {
                return follows_lead(scan, &found.tokens, floor, before);
            }
            let led = frame.relative.is_none() && scan.times.guards.behind_lead.contains(scan.words.word(start));
            if led && frame.weekday.is_some() && frame.month.is_none() && frame.figures.is_none() {
                return follows_lead(scan, &found.tokens, floor, before);
            }
            date_stands(scan, found, floor)
        }
    }
}

/// A number or word that is a part of something longer: `F-1999`, `1.1950`.
fn is_joined(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let tokens = &scan.words.tokens;
    let number = tokens[start].class == Class::Number;
    let glued_before = number
        && start > 1
        && !tokens[start].spaced
        && !tokens[start - 1].spaced
        && matches!(scan.words.word(start - 1), "-" | "." | "/" | "$" | "#")
        && (tokens[start - 2].class == Class::Word && scan.words.word(start - 1) != "/")
        && !is_time_word(scan, start - 2);
    let glued_behind = scan.words.word(end) == "-"
        && scan.words.tokens.get(end + 1).is_some_and(|next| !next.spaced && next.class == Class::Word)
        && !scan.words.tokens[end].spaced
        && scan.term(end - 1, |term| matches!(term, Term::Unit(_)).then_some(())).is_some();
    let money = number && start > 0 && matches!(scan.words.word(start - 1), "$" | "€" | "£" | "#");
    let share = tokens[end - 1].class == Class::Number && scan.words.word(end) == "%";
    glued_before || glued_behind || money || share
}

/// "At three" is a time of day where no noun follows that is counted.
fn hour_stands(scan: &Scan<'_>, found: &Match) -> bool {
    let (frame, end) = (&found.frame, found.tokens.end);
    let number = scan.words.tokens[end - 1].class == Class::Number || is_number(scan, end - 1);
    let bare = frame.hour_only && frame.meridiem.is_none() && number;
    let mark = scan.words.word(end);
    let stop = end < scan.end && mark == ".";
    !bare || stop || closes(scan, end) && !is_unit(scan, end) && !matches!(mark, "%" | "/" | "$" | ".")
}

/// `2/15` alone is a day behind a word that leads a time, or where nothing else stands.
fn short_figures_stand(scan: &Scan<'_>, found: &Match, floor: usize, before: Option<&Match>) -> bool {
    let (start, end) = (found.tokens.start, found.tokens.end);
    let lead = reach::lead_before(scan.words, scan.times, start, floor).is_some();
    let alone = start == floor && end == scan.end;
    let joined = continues(scan, start, before) || scan.times.joins_to.longest_at(scan.words, end, scan.end).is_some();
    (lead || alone || joined) && !is_unit(scan, end) && closes(scan, end)
}

/// Whether it is a day of the month and nothing else: "the 15th", "the first".
fn is_day_alone(frame: &Frame) -> bool {
    (frame.day.is_some() || frame.nth.is_some())
        && *frame == (Frame { day: frame.day, nth: frame.nth, ..Frame::default() })
}

/// "The 15th" is a day behind a word that leads one, and where no noun follows.
fn day_stands(scan: &Scan<'_>, found: &Match, floor: usize) -> bool {
    let (start, end) = (found.tokens.start, found.tokens.end);
    let lead = reach::lead_before(scan.words, scan.times, start, floor);
    let opened = end - start > 1 && scan.times.guards.articles.contains(scan.words.word(start));
    let opened = opened && scan.times.guards.left_out.contains(scan.words.word(start));
    let led = opened
        || matches!(lead, Some((_, Lead::In | Lead::By | Lead::Until | Lead::Since | Lead::From | Lead::Before)));
    let last = scan.words.tokens.get(end).is_none_or(|next| end >= scan.end || next.class == Class::Mark);
    let figures = scan.words.tokens[end - 1].class == Class::Number;
    let joined = opened && scan.times.joins_to.longest_at(scan.words, end, scan.end).is_some();
    found.frame.nth != Some(0) && led && (last || (figures || joined) && closes(scan, end)) && !is_unit(scan, end)
}

fn is_time_word(scan: &Scan<'_>, at: usize) -> bool {
    scan.term(at, |_| Some(())).is_some()
}

fn date_stands(scan: &Scan<'_>, found: &Match, floor: usize) -> bool {
    let frame = &found.frame;
    let guards = &scan.times.guards;
    let definite = found.tokens.len() > 1 && guards.articles.contains(scan.words.word(found.tokens.start));
    if frame.anaphor.is_some() && frame.edge.is_none() {
        return reach::lead_before(scan.words, scan.times, found.tokens.start, floor).is_some();
    }
    if definite && found.tokens.len() == 2 && guards.never_alone.contains(scan.words.word(found.tokens.start + 1)) {
        return false;
    }
    if frame.distance.is_some()
        && reach::lead_before(scan.words, scan.times, found.tokens.end, found.tokens.end - 1).is_some()
    {
        return scan
            .words
            .tokens
            .get(found.tokens.end)
            .is_none_or(|next| found.tokens.end == scan.end || next.class == Class::Mark);
    }
    if frame.season.is_some()
        && definite
        && frame.relative.is_none()
        && frame.full_year().is_none()
        && frame.edge.is_none()
        && frame.unit.is_none()
    {
        return closes(scan, found.tokens.end);
    }
    if frame.reference.is_some() && definite {
        return closes(scan, found.tokens.end) || scan.words.tokens[found.tokens.start].case != Case::Lower;
    }
    if frame.nth.is_some() && frame.unit == Some(Unit::Quarter) {
        return frame.nth > Some(0) && frame.nth < Some(5);
    }
    if let (Some(_), Some(unit), None) = (frame.nth, frame.unit, frame.month) {
        return unit == Unit::Century && frame.nth > Some(0) || frame.year.is_some() || unit == Unit::Day && definite;
    }
    if found.group == Group::Date && definite && *frame == (Frame { unit: Some(Unit::Weekend), ..Frame::default() }) {
        return reach::lead_before(scan.words, scan.times, found.tokens.start, floor).is_some();
    }
    if let (Some(unit), None) = (frame.unit, frame.relative)
        && frame.month.is_none()
        && frame.distance.is_none()
        && frame.nth.is_none()
        && found.group == Group::Date
    {
        let counted = matches!(unit, Unit::Century | Unit::Quarter | Unit::Decade | Unit::Half)
            || unit == Unit::Week && frame.year.is_some();
        return unit == Unit::Year && frame.full_year().is_some()
            || counted && frame.number.or(frame.year.map(i32::from)).is_some()
            || frame.part.is_some()
            || frame.edge.is_some();
    }
    let last = found.tokens.end - 1;
    if frame.nth.is_some() && frame.month.is_some() && is_name(scan, last) {
        return false;
    }
    if frame.month.is_some() && frame.nth == Some(0) && frame.day.is_none() {
        return false;
    }
    if frame.month.is_some() && frame.day.is_some() && is_number(scan, last) && !closes(scan, last + 1) {
        return false;
    }
    if let (Some(unit), Some(_)) = (frame.unit, frame.relative) {
        return !matches!(unit, Unit::Second | Unit::Minute | Unit::Half);
    }
    // "April 1,000": a day and a thousand are no day.
    !(frame.day.is_some() && scan.words.word(found.tokens.end) == "%")
}

fn length_stands(scan: &Scan<'_>, found: &Match) -> bool {
    let (frame, guards) = (&found.frame, &scan.times.guards);
    let (start, end) = (found.tokens.start, found.tokens.end);
    let behind = if scan.words.word(end) == "-" { end + 1 } else { end };
    if guards.age.contains(scan.words.word(behind)) {
        return false;
    }
    // "The last two months" counts from now where the pack lists "the last" so.
    if frame.nth == Some(0) && scan.term(start, |term| matches!(term, Term::Relative(_)).then_some(())).is_some() {
        return false;
    }
    let bare = frame.count.is_none() && frame.relative.is_none() && frame.nth.is_none();
    if bare && let Some(unit) = frame.several {
        let behind_number =
            start > 0 && (scan.words.tokens[start - 1].class == Class::Number || scan.words.word(start - 1) == "-");
        return !behind_number
            && !matches!(unit, Unit::Second | Unit::Quarter | Unit::Half | Unit::Season | Unit::Weekend);
    }
    if frame.relative.is_none() && matches!(frame.several, Some(Unit::Quarter | Unit::Half)) {
        return false;
    }
    let one = frame.count.is_some_and(|count| count.whole() == Some(1));
    !(one && matches!(frame.unit, Some(Unit::Second | Unit::Quarter | Unit::Half | Unit::Season)))
}

/// A clock is printed without spaces around its colon.
fn is_tight(scan: &Scan<'_>, found: &Match) -> bool {
    found.tokens.clone().skip(1).all(|at| {
        let colon = scan.words.word(at) == ":" || scan.words.word(at - 1) == ":";
        !(colon && scan.words.tokens[at].spaced)
    })
}

/// Returns whether what follows is no noun that the time belongs to.
fn closes(scan: &Scan<'_>, at: usize) -> bool {
    match scan.words.tokens.get(at) {
        Some(token) if at < scan.end && token.class == Class::Word => {
            scan.times.guards.closers.contains(scan.words.word(at))
        }
        _ => true,
    }
}

/// A word such as "May" that is a month only behind a word that leads a time.
fn follows_lead(scan: &Scan<'_>, tokens: &Range<usize>, floor: usize, before: Option<&Match>) -> bool {
    let at = tokens.start;
    let listed = at > floor && scan.times.guards.year_after.contains(scan.words.word(at - 1));
    listed
        || reach::lead_before(scan.words, scan.times, at, floor).is_some()
        || at == floor && scan.words.tokens.get(tokens.end).is_none_or(|next| next.class == Class::Mark)
        || continues(scan, at, before)
}

/// Returns whether only a join stands between the time before and this one.
fn continues(scan: &Scan<'_>, at: usize, before: Option<&Match>) -> bool {
    before.is_some_and(|before| {
        let between = before.tokens.end..at;
        between.len() <= 2
            && between.clone().all(|at| {
                let word = scan.words.word(at);
                scan.times.guards.year_perhaps_after.contains(word) || matches!(word, "," | "-" | ";")
            })
    })
}

/// Where every noun has a capital, four digits between these with none behind them are a year.
const FIRST_BARE_YEAR: &str = "1500";
const LAST_BARE_YEAR: &str = "2100";

/// Four digits are a year by what stands around them.
fn year_stands(scan: &Scan<'_>, at: usize, floor: usize, before: Option<&Match>) -> bool {
    let guards = &scan.times.guards;
    let previous = if at > floor { scan.words.word(at - 1) } else { "" };
    let next = scan.words.tokens.get(at + 1).filter(|_| at + 1 < scan.end);
    let after = if next.is_some() { scan.words.word(at + 1) } else { "" };
    let counts = next.is_some_and(|next| next.class == Class::Word && next.case == Case::Lower)
        && guards.counted_endings.iter().any(|ending| after.ends_with(ending.as_str()) && after.len() > 3)
        && !guards.closers.contains(after);
    if after == "-" && scan.words.tokens.get(at + 2).is_some_and(|token| !token.spaced && token.class == Class::Word) {
        return false;
    }
    let joined = after == "-" && scan.words.tokens.get(at + 2).is_some_and(|token| token.class == Class::Number);
    if guards.no_year_after.contains(previous) || guards.no_year_before.contains(after) {
        return false;
    }
    if guards.year_after.contains(previous) || guards.year_before.longest_at(scan.words, at + 1, scan.end).is_some() {
        return !is_unit(scan, at + 1);
    }
    if counts || is_unit(scan, at + 1) {
        return false;
    }
    if guards.capital_nouns {
        let noun = next.is_some_and(|next| next.class == Class::Word && next.case != Case::Lower);
        let known = (FIRST_BARE_YEAR..LAST_BARE_YEAR).contains(&scan.words.word(at));
        return known && !noun || continues(scan, at, before) || joined;
    }
    let round = scan.words.word(at).ends_with("00") && scan.words.word(at) < "1900";
    (guards.year_perhaps_after.contains(previous) && !round)
        || matches!(previous, "(" | "[" | "'s" | ":")
        || continues(scan, at, before)
        || joined
        || (at == floor && !scan.words.is_empty() && next.is_none_or(|next| next.class == Class::Mark))
        || (previous == "," && after == ",")
        || (next.is_none() && at > floor && scan.end - floor < 9 && scan.words.tokens[at - 1].class == Class::Word)
}

/// "At the end of May the Second Army": a rank with a capital before a name is a part of the name.
fn is_name(scan: &Scan<'_>, last: usize) -> bool {
    let capital = |at: usize| {
        at < scan.end && scan.words.tokens[at].class == Class::Word && scan.words.tokens[at].case == Case::Title
    };
    capital(last) && capital(last + 1) && scan.term(last, |term| matches!(term, Term::Nth(_)).then_some(())).is_some()
}

fn is_number(scan: &Scan<'_>, at: usize) -> bool {
    scan.term(at, |term| matches!(term, Term::Number(_)).then_some(())).is_some()
}

fn is_unit(scan: &Scan<'_>, at: usize) -> bool {
    at < scan.end && scan.term(at, |term| matches!(term, Term::Units(_) | Term::Unit(_)).then_some(())).is_some()
}
