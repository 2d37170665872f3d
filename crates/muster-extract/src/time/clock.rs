//! What time of day is it? `15:30`, `3pm`, `16h30`, "half past three in the afternoon".

use muster_pack::language::time::{Daypart, Meridiem, Term};
use muster_text::Class;

use super::figures::digits;
use super::frame::{Clock, Frame};
use super::pieces::Read;
use super::scan::Scan;

/// Returns a time of day in figures: with a colon, a letter for the hour, or a word for before or after noon.
pub(super) fn in_figures(scan: &Scan<'_>, at: usize) -> Option<(usize, Read)> {
    let words = scan.words;
    if words.tokens.get(at)?.class != Class::Number {
        return None;
    }
    let tight = |index: usize| words.tokens.get(index).is_some_and(|token| index < scan.end && !token.spaced);
    let (bare, mut meridiem) = unglued(scan, words.word(at));
    // "16.30 Uhr": a word for the hour behind the figures.
    let marked = |index: usize| index < scan.end && is_hour_word(scan, words.word(index));
    let mut clock = hour_and_minute(scan, bare, meridiem.is_some() || marked(at + 1))?;
    let mut length = 1;
    let mut sure = meridiem.is_some() || scan.times.hour_marks.iter().any(|mark| bare.contains(mark.as_str()));
    for place in [&mut clock.minute, &mut clock.second] {
        let colon = words.word(at + length) == ":" && tight(at + length) && tight(at + length + 1);
        if !colon || meridiem.is_some() || place.is_some() {
            break;
        }
        let (minute, glued) = unglued(scan, words.word(at + length + 1));
        *place = Some(small(digits(minute, 2..=2).filter(|minute| *minute < 60)?)?);
        meridiem = glued;
        length += 2;
        sure = true;
    }
    if marked(at + length) {
        length += 1;
        sure = true;
    }
    if meridiem.is_none()
        && let Some((more, found)) = scan.term(at + length, |term| match term {
            Term::Meridiem(meridiem) => Some(meridiem),
            _ => None,
        })
    {
        meridiem = Some(found);
        length += more;
        sure = true;
    }
    let possible = clock.hour <= if meridiem.is_some() { 12 } else { 24 };
    (sure && possible).then_some((length, Read::Clock(clock, meridiem)))
}

/// Returns whether a word stands for the hour by itself: "Uhr", and not the "h" that also counts hours.
fn is_hour_word(scan: &Scan<'_>, word: &str) -> bool {
    word.len() > 2 && scan.times.hour_marks.iter().any(|mark| mark == word)
}

/// `7p` → `7`, after noon.
fn unglued<'w>(scan: &Scan<'_>, word: &'w str) -> (&'w str, Option<Meridiem>) {
    let glued = scan.times.glued_meridiems.iter().find_map(|(letters, meridiem)| {
        let bare = word.strip_suffix(letters.as_str())?;
        bare.ends_with(|last: char| last.is_ascii_digit()).then_some((bare, Some(*meridiem)))
    });
    glued.unwrap_or((word, None))
}

/// `16`, `16h`, `16h30`, `3.30`; `330` only before or after noon.
fn hour_and_minute(scan: &Scan<'_>, bare: &str, has_meridiem: bool) -> Option<Clock> {
    let clock = |hour: i32, minute: Option<i32>| {
        let minute = match minute {
            Some(minute) if minute < 60 => Some(small(minute)?),
            Some(_) => return None,
            None => None,
        };
        Some(Clock { hour: small(hour).filter(|hour| *hour <= 24)?, minute, second: None })
    };
    if let Some(hour) = digits(bare, 1..=2) {
        return clock(hour, None);
    }
    if let Some(figures) = digits(bare, 3..=4).filter(|_| has_meridiem) {
        return clock(figures / 100, Some(figures % 100));
    }
    let mark = scan.times.hour_marks.iter().find_map(|mark| bare.split_once(mark.as_str()));
    let (hour, minute) =
        mark.or_else(|| bare.split_once('.').filter(|(_, minute)| has_meridiem && minute.len() == 2))?;
    let hour = digits(hour, 1..=2)?;
    if minute.is_empty() { clock(hour, None) } else { clock(hour, Some(digits(minute, 2..=2)?)) }
}

fn small(number: i32) -> Option<i8> {
    i8::try_from(number).ok()
}

/// Returns `T` and the time of day, or `None` when none is printed.
pub(super) fn value(frame: &Frame) -> Option<String> {
    let Some((hour, minute)) = hour_of(frame) else {
        return frame.daypart.map(|daypart| format!("T{}", daypart.code()));
    };
    let clock = frame.clock?;
    let mut time = format!("T{hour:02}");
    if clock.minute.is_some() || frame.meridiem.is_some() || frame.shift.is_some() {
        time.push_str(&format!(":{minute:02}"));
    }
    if let Some(second) = clock.second {
        time.push_str(&format!(":{second:02}"));
    }
    Some(time)
}

/// Returns the time of day of a recurring time, without a minute that is not printed.
pub(super) fn set_value(frame: &Frame) -> Option<String> {
    let (hour, minute) = hour_of(frame)?;
    let short = frame.clock?.minute.is_none() && frame.shift.is_none();
    Some(if short { format!("T{hour:02}") } else { format!("T{hour:02}:{minute:02}") })
}

/// Returns the hour of the day and its minute.
fn hour_of(frame: &Frame) -> Option<(i32, i32)> {
    let clock = frame.clock?;
    let late = frame.daypart.is_some_and(|part| part >= Daypart::Midday);
    let hour = match (frame.meridiem, i32::from(clock.hour)) {
        (Some(Meridiem::Before), 12) => 0,
        (Some(Meridiem::After), hour) if hour < 12 => hour + 12,
        (None, hour) if hour < 12 && late && !(hour < 4 && frame.daypart == Some(Daypart::Night)) => hour + 12,
        (_, hour) => hour,
    };
    let minutes = hour * 60 + i32::from(clock.minute.unwrap_or(0)) + frame.shift.unwrap_or(0);
    let minutes = if minutes < 0 { minutes + 24 * 60 } else { minutes };
    Some((minutes / 60, minutes % 60))
}

/// Returns the name of a zone as TIMEX3 writes it: `Z`, `-05`, `+0530`.
pub(super) fn zone(frame: &Frame) -> String {
    match frame.zone {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(minutes) => {
            let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
            let sign = if minutes < 0 { '-' } else { '+' };
            if rest == 0 { format!("{sign}{hours:02}") } else { format!("{sign}{hours:02}{rest:02}") }
        }
    }
}
