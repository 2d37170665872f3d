//! When was it said? Claims by the year of their saying, each year a step back to what was known by its end.

use std::collections::BTreeMap;

use jiff::civil::Date;
use muster_model::{Coordinates, Snapshot};

use crate::visit::Visit;

/// How many heights a bar has, in the style sheet.
const HEIGHTS: usize = 12;
/// A longer stretch than this is shown without its empty years.
const YEARS: usize = 40;

/// A year of the timeline.
pub(crate) struct Year {
    /// The year, or `undated`.
    pub label: String,
    /// How many claims were said in it.
    pub claims: usize,
    /// How high its bar is: 0 to 12.
    pub height: usize,
    /// The same page, said by the end of the year; nothing for what is undated.
    pub href: Option<String>,
    /// Whether the page shows what was said by the end of this year.
    pub is_chosen: bool,
    /// Whether it lies after the day of saying asked for, so that the page leaves it out.
    pub is_later: bool,
}

/// Returns the years in which claims were said, and those of no known day at the end.
///
/// `whole` is the record at the visit's position with nothing left out, so that one can step forward too.
pub(crate) fn timeline(visit: &Visit, whole: &Snapshot) -> Vec<Year> {
    let (years, undated) = counted(whole);
    let most = years.values().chain([&undated]).copied().max().unwrap_or_default();
    let coordinates = visit.asked.coordinates;
    let mut shown: Vec<Year> = years
        .into_iter()
        .map(|(year, claims)| {
            let end = Date::new(year, 12, 31).ok();
            Year {
                label: year.to_string(),
                claims,
                height: height(claims, most),
                href: end.map(|end| visit.here(Coordinates { said_by: Some(end), ..coordinates })),
                is_chosen: end.is_some() && coordinates.said_by == end,
                is_later: coordinates.said_by.zip(end).is_some_and(|(said_by, end)| said_by.year() < end.year()),
            }
        })
        .collect();
    if undated > 0 {
        let height = height(undated, most);
        shown.push(Year {
            label: "undated".into(),
            claims: undated,
            height,
            href: None,
            is_chosen: false,
            is_later: false,
        });
    }
    shown
}

fn counted(snapshot: &Snapshot) -> (BTreeMap<i16, usize>, usize) {
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    let mut undated = snapshot.undated.len();
    for standing in &snapshot.claims {
        match standing.claim.said.latest {
            Some(day) => *years.entry(day.year()).or_default() += 1,
            None => undated += 1,
        }
    }
    let edges = years.keys().next().copied().zip(years.keys().next_back().copied());
    if let Some((first, last)) = edges.filter(|(first, last)| usize::from(first.abs_diff(*last)) < YEARS) {
        for year in first..=last {
            years.entry(year).or_default();
        }
    }
    (years, undated)
}

/// Few claims stay visible beside many: a bar that is there is never without height.
fn height(claims: usize, most: usize) -> usize {
    if claims == 0 { 0 } else { (claims * HEIGHTS).div_ceil(most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_claim_has_a_bar_and_no_claim_has_none() {
        assert_eq!([0, 1, 50, 100].map(|claims| height(claims, 100)), [0, 1, 6, 12]);
    }
}
