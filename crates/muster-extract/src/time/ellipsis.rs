//! Which pieces do two times share? "January 25–29", "twelve to eighteen months", "499–493 BC".

use muster_pack::language::time::forms::Group;
use muster_text::Class;

use super::frame::{Count, Frame, Match};
use super::scan::{Scan, digits};

/// Adds a match and those that share pieces with it, in order.
pub(super) fn complete(scan: &Scan<'_>, found: &mut Match, floor: usize, out: &mut Vec<Match>) {
    if let Some(first) = first_of_two(scan, found, floor) {
        out.push(first);
    }
    let second = second_of_two(scan, found);
    out.push(found.clone());
    out.extend(second);
}

/// "25" in "25–29 January", "twelve" in "twelve to eighteen months", "499" in "499–493 BC".
fn first_of_two(scan: &Scan<'_>, found: &Match, floor: usize) -> Option<Match> {
    let start = found.tokens.start;
    let join = join_before(scan, start, floor)?;
    let stop =
        scan.times.ordinal_stop && join > 1 && scan.words.word(join - 1) == "." && !scan.words.tokens[join - 1].spaced;
    let at = join.checked_sub(1 + usize::from(stop)).filter(|at| *at >= floor)?;
    let frame = &found.frame;
    let number = |length| digits(scan.words.word(at), 1..=length);
    let shared = match found.group {
        Group::Duration => {
            frame.count.as_ref().filter(|_| frame.relative.is_none() && frame.approx.is_none())?;
            let (length, count) = scan.count_at(at).filter(|(_, count)| count.whole.is_some())?;
            (at + length == join).then(|| Frame { count: Some(Count { ..count }), ..frame.clone() })?
        }
        Group::Date if frame.number.is_some() && frame.era.is_some() && frame.month.is_none() => {
            Frame { number: Some(number(4)?), ..frame.clone() }
        }
        Group::Date if frame.day.is_some() && frame.month.is_some() => {
            let day = number(2).filter(|day| (1..=31).contains(day))?;
            Frame { day: i8::try_from(day).ok(), weekday: None, ..frame.clone() }
        }
        _ => return None,
    };
    // A word before the figure is printed with both: "ngày 3 đến ngày 5 tháng 4".
    let at = match found.group {
        Group::Date if frame.day.is_some() && digits(scan.words.word(start), 1..=2).is_none() && !stop => {
            at.checked_sub(1).filter(|at| *at >= floor && scan.words.word(*at) == scan.words.word(start))?
        }
        _ => at,
    };
    Some(Match { tokens: at..join, group: found.group, frame: shared })
}

/// Returns the first token of the join that ends before a token.
fn join_before(scan: &Scan<'_>, at: usize, floor: usize) -> Option<usize> {
    (1..=3).rev().filter_map(|length| at.checked_sub(length).filter(|start| *start >= floor)).find(|start| {
        let whole = |lexicon: &muster_text::Lexicon<()>| {
            lexicon.longest_at(scan.words, *start, at).is_some_and(|(length, _)| start + length == at)
        };
        whole(&scan.times.joins_to) || whole(&scan.times.joins_or)
    })
}

/// "29" in "January 25–29", "08" in "2007–08", with a year behind them when one is printed.
fn second_of_two(scan: &Scan<'_>, found: &mut Match) -> Option<Match> {
    let end = found.tokens.end;
    let (length, _) = scan.times.joins_to.longest_at(scan.words, end, scan.end)?;
    let at = end + length;
    let token = scan.words.tokens.get(at).filter(|token| at < scan.end && token.class == Class::Number)?;
    let tight = !token.spaced && matches!(scan.words.word(end), "-" | "/") && !scan.words.tokens[end].spaced;
    let number = digits(scan.words.word(at), 1..=2)?;
    let frame = found.frame.clone();
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
    let last_is_day = digits(scan.words.word(end - 1), 1..=2) == frame.day.map(i32::from);
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
        if one.month.is_none()
            && one.year.is_none()
            && one.unit.is_none()
            && one.day.or(one.nth_day()).is_some()
            && two.day.is_some()
        {
            // "In der Nacht vom 3. auf den 4. Mai".
            one.day = one.day.or(one.nth_day());
            (one.month, one.year, one.era) = (two.month, two.year, two.era);
        } else if one.full_year().is_none() && one.figures.is_none() && one.relative.is_none() && one.month.is_some() {
            if let (Some(year), Some(month)) = (two.year, two.month) {
                one.year = Some(if one.month > Some(month) { year - 1 } else { year });
                one.era = two.era;
            }
        } else if one.year.is_some() && one.era.is_none() && two.era.is_some() {
            one.era = two.era;
        }
    }
}
