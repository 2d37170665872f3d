//! What does a date line say? "06-06-2025", "12 hours ago", "1 May 2017".

use muster_model::{Bound, Span};
use muster_pack::language::time::TimeLexicon;
use muster_text::Words;

use super::figures;
use super::narrative::{Narrative, Order};
use super::resolve::{self, Around};
use super::scan;
use super::tense::Tense;

/// Returns the days a header line names; unknown when it names none, or counts from an unknown capture.
pub fn date_line(text: &str, times: &TimeLexicon, order: Order, captured: Bound) -> Bound {
    let words = Words::of(text, Span::new(0, text.len()));
    let state = Narrative::new(captured, captured);
    let around = Around { state: &state, tense: Tense::Past, order: order.or(times.numeric_order) };
    let found = scan::matches(&words, times, 0..words.len());
    let days = found.iter().filter_map(|found| {
        let valid = resolve::resolve(found, &around)?.valid;
        Some(Bound { earliest: Some(valid.first_day()?), latest: Some(valid.last_day()?) })
    });
    // The narrowest time of the line is its date: "Monday, 5 May 2025, page of 2024".
    days.min_by_key(|bound| {
        bound.earliest.zip(bound.latest).and_then(|(first, last)| first.until(last).ok()).map(|span| span.get_days())
    })
    .unwrap_or(Bound::UNKNOWN)
}

/// Returns the order of day and month that the dates in figures of a page's headers settle.
pub fn settle_order(headers: &[&str]) -> Order {
    headers.iter().map(|header| figures::order_in(header)).find(|order| *order != Order::Unsettled).unwrap_or_default()
}
