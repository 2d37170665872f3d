//! Which pieces do two times share? "January 25–29", "twelve to eighteen months", "499–493 BC".

use muster_pack::language::time::Lead;
use muster_pack::language::time::forms::Group;
use muster_text::Class;

use super::figures::digits;
use super::frame::{Clock, Figures, Frame, Match};
use super::reach;
use super::scan::Scan;

/// Adds a match and those that share pieces with it, in order.
pub(super) fn complete(scan: &Scan<'_>, found: &mut Match, floor: usize, out: &mut Vec<Match>) {
    if let Some(first) = first_of_two(scan, found, floor) {
        out.push(first);
    }
    let second = second_of_two(scan, found);
    out.push(found.clone());
    out.extend(second);
}

/// "25" in "25–29 January", "twelve" in "twelve to eighteen months", "499" in "499–493 BC", "5" in "5 to 6 pm".
fn first_of_two(scan: &Scan<'_>, found: &Match, floor: usize) -> Option<Match> {
    let start = found.tokens.start;
    let join = join_before(scan, start, floor)?;
    let stop =
        scan.times.ordinal_stop && join > 1 && scan.words.word(join - 1) == "." && !scan.words.tokens[join - 1].spaced;
    let at = join.checked_sub(1 + usize::from(stop)).filter(|at| *at >= floor)?;
    let frame = &found.frame;
    let number = |length| digits(scan.words.word(at), 1..=length);
    let day = || {
        let word = scan.words.word(at);
        let day = scan.ordinal_digits(word).or_else(|| digits(word, 1..=2));
        day.and_then(|day| i8::try_from(day).ok()).filter(|day| (1..=31).contains(day))
    };
    let shared = match found.group {
        Group::Duration => {
            frame.count.filter(|_| frame.relative.is_none() && frame.approx.is_none())?;
            let (length, count) = scan.count_at(at).filter(|(_, count)| count.whole().is_some())?;
            (at + length == join).then_some(Frame { count: Some(count), ..*frame })?
        }
        Group::Clock if frame.clock.is_some() && frame.set.is_none() && starts_with_hour(scan, start) => {
            let hour = number(2).filter(|hour| (1..=24).contains(hour)).and_then(|hour| i8::try_from(hour).ok())?;
            Frame { clock: Some(Clock { hour, minute: None, second: None }), shift: None, ..*frame }
        }
        Group::Date if frame.number.is_some() && frame.era.is_some() && frame.month.is_none() => {
            Frame { number: Some(number(4)?), ..*frame }
        }
        Group::Date if frame.day.is_none() && frame.month.is_none() => {
            // "14. - 15.10.2013", "14./15.10.".
            let figures = match frame.figures? {
                Figures::YearLast(_, month, year) if scan.times.ordinal_stop => Figures::YearLast(day()?, month, year),
                Figures::NoYear(_, month) if scan.times.ordinal_stop => Figures::NoYear(day()?, month),
                _ => return None,
            };
            Frame { figures: Some(figures), weekday: None, ..*frame }
        }
        Group::Date if frame.day.is_some() && (frame.month.is_some() || frame.relative.is_some()) => {
            Frame { day: Some(day()?), weekday: None, ..*frame }
        }
        _ => return None,
    };
    // A word before the figure is printed with both: "ngày 3 đến ngày 5 tháng 4".
    let bare =
        scan.words.tokens[start].class == Class::Number || scan.times.guards.articles.contains(scan.words.word(start));
    let at = match found.group {
        Group::Date if frame.day.is_some() && !bare && !stop => {
            at.checked_sub(1).filter(|at| *at >= floor && scan.words.word(*at) == scan.words.word(start))?
        }
        _ => at,
    };
    Some(Match { tokens: at..join, group: found.group, frame: shared })
}

fn starts_with_hour(scan: &Scan<'_>, at: usize) -> bool {
    scan.words.tokens[at].class == Class::Number
}

/// Returns the first token of the join that ends before a token.
fn join_before(scan: &Scan<'_>, at: usize, floor: usize) -> Option<usize> {
    (1..=3).rev().filter_map(|length| at.checked_sub(length).filter(|start| *start >= floor)).find(|start| {
        let whole = |lexicon: &muster_text::Lexicon<()>| {
            lexicon.longest_at(scan.words, *start, at).is_some_and(|(length, _)| start + length == at)
        };
        let opened = || {
            let first = start.saturating_sub(1);
            let lead = reach::lead_before(scan.words, scan.times, first, floor);
            matches!(lead, Some((_, Lead::Between)))
        };
        whole(&scan.times.joins_to) || whole(&scan.times.joins_or) || whole(&scan.times.joins_and) && opened()
    })
}

/// "29" in "January 25–29", "08" in "2007–08", with a year behind them when one is printed.
fn second_of_two(scan: &Scan<'_>, found: &mut Match) -> Option<Match> {
    let end = found.tokens.end;
    let (length, _) = scan.times.joins_to.longest_at(scan.words, end, scan.end)?;
    let at = end + length;
    let token = scan.words.tokens.get(at).filter(|token| at < scan.end && token.class == Class::Number)?;
    let tight = !token.spaced && matches!(scan.words.word(end), "-" | "/") && !scan.words.tokens[end].spaced;
    let frame = found.frame;
    if found.group == Group::Clock {
        return second_hour(scan, found, at);
    }
    let number = digits(scan.words.word(at), 1..=2)
        .or_else(|| frame.month.and_then(|_| scan.ordinal_digits(scan.words.word(at))))?;
    if found.group != Group::Date || scan.words.word(at + 1) == "%" || is_more(scan, at + 1) {
        return None;
    }
    if let (Some(year), None) = (frame.year, frame.month) {
        let later = year / 100 * 100 + i16::try_from(number).ok()?;
        let two = scan.words.word(at).len() == 2;
        return (tight && two && later > year).then(|| Match {
            tokens: at..at + 1,
            group: Group::Date,
            frame: Frame { year: Some(later), ..Frame::default() },
        });
    }
    let last = scan.words.word(end - 1);
    let last_is_day = digits(last, 1..=2).or_else(|| scan.ordinal_digits(last)) == frame.day.map(i32::from);
    let later = i8::try_from(number).ok().filter(|day| (1..=31).contains(day) && Some(*day) > frame.day)?;
    if frame.month.is_none() || frame.year.is_some() || !last_is_day {
        return None;
    }
    let comma = usize::from(scan.words.word(at + 1) == ",");
    let year = digits(scan.words.word(at + 1 + comma), 4..=4).filter(|year| at + 1 + comma < scan.end && *year < 2200);
    let year = year.and_then(|year| i16::try_from(year).ok());
    found.frame.year = year;
    let tokens = at..if year.is_some() { at + 2 + comma } else { at + 1 };
    let frame = Frame { day: Some(later), year, weekday: None, ..frame };
    Some(Match { tokens, group: Group::Date, frame })
}

/// "8" in "tomorrow from 6 to 8": the hour the first one goes on to, on the same day.
fn second_hour(scan: &Scan<'_>, found: &Match, at: usize) -> Option<Match> {
    let clock = found.frame.clock.filter(|_| found.frame.set.is_none())?;
    let hour = digits(scan.words.word(at), 1..=2).filter(|hour| (1..=24).contains(hour))?;
    let hour = i8::try_from(hour).ok()?;
    let next = scan.words.word(at + 1);
    let goes_on = at + 1 < scan.end && (matches!(next, ":" | "%" | "/") || is_more(scan, at + 1));
    let plain = found.frame.hour_only && clock.minute.is_none() || found.frame.meridiem.is_some();
    (plain && !goes_on).then_some(Match {
        tokens: at..at + 1,
        group: Group::Clock,
        frame: Frame { clock: Some(Clock { hour, minute: None, second: None }), shift: None, ..found.frame },
    })
}

/// A unit or a month behind a number makes it another piece.
fn is_more(scan: &Scan<'_>, at: usize) -> bool {
    use muster_pack::language::time::Term;
    let belongs = |term| matches!(term, Term::Month(_) | Term::Unit(_) | Term::Units(_)).then_some(());
    at < scan.end && scan.term(at, belongs).is_some()
}

/// Gives the first end of a stretch the year printed only with the second: "April to June 1948".
pub(super) fn share_years(found: &mut [Match], is_joined: impl Fn(&Match, &Match) -> bool) {
    for index in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(index);
        let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
        if !is_joined(first, second) {
            continue;
        }
        let (one, two) = (&mut first.frame, &second.frame);
        if is_day_alone(&Frame { daypart: None, weekday: None, ..*one }) && two.day.is_some() && two.month.is_some() {
            // "In der Nacht vom 3. auf den 4. Mai": the part of the day is the first day's own.
            let daypart = one.daypart.or(two.daypart);
            *one = Frame { day: one.day.or(one.nth_day()), nth: None, weekday: None, daypart, ..*two };
        } else if one.clock.is_some() && two.clock.is_some() && !has_day(one) && has_day(two) {
            *one = Frame { clock: one.clock, shift: one.shift, meridiem: one.meridiem.or(two.meridiem), ..*two };
        } else if one.full_year().is_none() && one.figures.is_none() && one.relative.is_none() && one.month.is_some() {
            if let (Some(year), Some(month)) = (two.year, two.month) {
                one.year = Some(if one.month > Some(month) { year - 1 } else { year });
                one.era = two.era;
            }
        } else if one.year.is_some() && one.era.is_none() && two.era.is_some() {
            one.era = two.era;
        }
    }
    for index in 1..found.len() {
        let (left, right) = found.split_at_mut(index);
        let (Some(first), Some(second)) = (left.last(), right.first_mut()) else { continue };
        let (one, two) = (&first.frame, &second.frame);
        if is_day_alone(two) && one.month.is_some() && is_joined(first, second) {
            let two = &mut second.frame;
            let day = two.day.or_else(|| two.nth.and_then(|nth| i8::try_from(nth).ok()));
            *two = Frame { day, nth: None, weekday: None, ..*one };
            continue;
        }
        let bare = two.clock.is_some() && !has_day(two);
        if bare && (one.clock.is_some() || one.daypart.is_some()) && has_day(one) && is_joined(first, second) {
            let two = &mut second.frame;
            *two = Frame { clock: two.clock, shift: two.shift, meridiem: two.meridiem, ..*one };
        }
    }
}

/// Returns whether it is a day of the month and nothing else: "the 15th".
fn is_day_alone(frame: &Frame) -> bool {
    (frame.day.is_some() || frame.nth.is_some())
        && *frame == (Frame { day: frame.day, nth: frame.nth, ..Frame::default() })
}

/// Returns whether a time of day is printed with its day.
fn has_day(frame: &Frame) -> bool {
    frame.day.is_some()
        || frame.figures.is_some()
        || frame.weekday.is_some()
        || frame.deictic.is_some()
        || frame.holiday.is_some()
        || frame.relative.is_some()
}
