//! Do two sources answer one question with figures that cannot both hold, and what kind of difference is it?
//!
//! Only within one series: another scope, measure, mission or unit is another question and no disagreement.

use std::collections::BTreeMap;

use muster_model::{Bound, Check, Claim, Finding, Polarity, Quantity, TermRole, TermSpec, TimeKind, Verdict};

use super::terms::{Stated, figure, finding, misfit, same_figure};
use crate::compare::{Agreement, compare};
use crate::figure::shown;
use crate::series::{Series, time_kind};
use crate::times::{bound_text, time_text};
use crate::view::{View, days_between, is_plan, same_time};

/// How near two undated sayings of one document must stand to be held against each other, in bytes.
const TOGETHER: usize = 400;
/// The shortest period whose start is a matter of counting, not of reporting.
const LONG_DAYS: i64 = 180;

/// Returns what disagrees, term by term and series by series.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in check.terms.iter().filter(|spec| spec.role == TermRole::Figure) {
        for series in view.of(spec.kind.as_str()) {
            let stated = stated(view, spec, series);
            findings.extend(other_start(view, check, series, &stated));
            for (index, later) in stated.iter().enumerate() {
                let earlier = stated[..index].iter();
                findings.extend(earlier.filter_map(|earlier| pair(view, check, series, earlier, later)));
            }
        }
    }
    findings
}

/// The stated figures of a series, each number and time once.
fn stated<'a>(view: &View<'a>, spec: &'a TermSpec, series: &Series<'a>) -> Vec<Stated<'a>> {
    let mut stated: Vec<Stated<'a>> = Vec::new();
    for point in &series.points {
        let claim = point.claim;
        let counts = claim.polarity == Polarity::Positive && !is_plan(claim) && view.when(claim).is_some();
        let Some(quantity) = figure(claim, &spec.slot).filter(|_| counts) else { continue };
        let said = |other: &Stated<'_>| {
            same_figure(other.quantity, quantity)
                && other.claim.valid.start == claim.valid.start
                && other.claim.valid.end == claim.valid.end
        };
        if !stated.iter().any(said) {
            stated.push(Stated { spec, claim, quantity });
        }
    }
    stated
}

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Difference {
    /// The two may be of different days.
    OtherDate,
    /// One looks like the other with a digit changed.
    Copy,
    /// Neither gives a time.
    NoTime,
    /// It hangs on how near "about" is.
    Approximator,
    /// None of these.
    Conflict,
}

fn pair(
    view: &View<'_>,
    check: &Check,
    series: &Series<'_>,
    earlier: &Stated<'_>,
    later: &Stated<'_>,
) -> Option<Finding> {
    let fit = compare(earlier.quantity, later.quantity, view.declared.checks);
    if !matches!(fit, Agreement::Apart | Agreement::Depends) {
        return None;
    }
    let (one, other) = (earlier.claim, later.claim);
    let elsewhere = one.words().document != other.words().document;
    let time = time_kind(series.kind, one);
    let difference = if one.valid.is_unknown() && other.valid.is_unknown() {
        (one.speaker != other.speaker && near(one, other)).then_some(Difference::NoTime)
    } else if !elsewhere && one.speaker == other.speaker {
        None
    } else if same_time(time, &one.valid, &other.valid) {
        let same_day = one.valid.start == other.valid.start && one.valid.end == other.valid.end;
        Some(match fit {
            Agreement::Depends => Difference::Approximator,
            _ if is_copy(earlier.quantity, later.quantity) => Difference::Copy,
            _ if same_day => Difference::Conflict,
            _ => Difference::OtherDate,
        })
    } else {
        (time == TimeKind::Stock && fit == Agreement::Apart && near_in_time(check, one, other))
            .then_some(Difference::OtherDate)
    };
    Some(typed(view, check, difference?, earlier, later))
}

fn typed(view: &View<'_>, check: &Check, difference: Difference, earlier: &Stated<'_>, later: &Stated<'_>) -> Finding {
    let side = |stated: &Stated<'_>| {
        let speaker = stated.claim.speaker.as_ref().map(|speaker| format!(" by {}", speaker.name));
        format!("{}{} ({})", shown(stated.quantity).line(), speaker.unwrap_or_default(), time_text(&stated.claim.valid))
    };
    let title = format!("{}: {} against {}", earlier.spec.label, side(earlier), side(later));
    let (verdict, reason) = match difference {
        Difference::OtherDate => {
            (Verdict::CannotTell, "Other date: the two need not be of the same day, so both may hold.".to_owned())
        }
        Difference::NoTime => {
            (Verdict::CannotTell, "No time is stated for either, so the two may count different things.".to_owned())
        }
        Difference::Approximator => {
            (Verdict::CannotTell, "Whether they agree depends on how near “about” is.".to_owned())
        }
        Difference::Copy => {
            let (verdict, reason) = misfit(view, [earlier.claim, later.claim]);
            (verdict, format!("Copy: one digit differs, so one may be a misprint of the other. {reason}"))
        }
        Difference::Conflict => {
            let (verdict, reason) = misfit(view, [earlier.claim, later.claim]);
            (verdict, format!("Conflict: same question, same time, and no value lies within both. {reason}"))
        }
    };
    finding(view, check, verdict, (title, reason), vec![earlier.term(), later.term()])
}

fn near(one: &Claim, other: &Claim) -> bool {
    let (one, other) = (one.words(), other.words());
    let gap = one.span.start.abs_diff(other.span.start);
    one.document == other.document && one.part == other.part && gap <= TOGETHER
}

fn near_in_time(check: &Check, one: &Claim, other: &Claim) -> bool {
    let day = |claim: &Claim| claim.valid.last_day().or(claim.valid.first_day());
    day(one).zip(day(other)).is_some_and(|(one, other)| days_between(one.min(other), one.max(other)) <= check.days_max)
}

/// 24,502 for 34,502: as many digits, one of them another.
fn is_copy(one: &Quantity, other: &Quantity) -> bool {
    let digits = |figure: &Quantity| figure.printed.map(|printed| printed.normalize().to_string());
    let (Some(one), Some(other)) = (digits(one), digits(other)) else { return false };
    let differing = one.chars().zip(other.chars()).filter(|(one, other)| one != other).count();
    one.len() == other.len() && one.len() >= 4 && differing == 1
}

/// Totals of one series counted from different days are no restatement, and cannot be compared as they stand.
fn other_start(view: &View<'_>, check: &Check, series: &Series<'_>, stated: &[Stated<'_>]) -> Option<Finding> {
    let mut starts: BTreeMap<Bound, Vec<&Stated<'_>>> = BTreeMap::new();
    for one in stated {
        let valid = &one.claim.valid;
        let long = valid.start.latest.zip(valid.end.earliest.or(valid.end.latest));
        let long = long.is_some_and(|(start, end)| days_between(start, end) >= LONG_DAYS);
        if long && time_kind(series.kind, one.claim) == TimeKind::Flow {
            starts.entry(valid.start).or_default().push(one);
        }
    }
    if starts.len() < 2 {
        return None;
    }
    let first = stated.first()?;
    let names: Vec<String> = starts.keys().map(|start| bound_text(*start)).collect();
    let title = format!("{} counted from {}", first.spec.label, names.join(" and from "));
    let reason = "Other date: the totals begin on different days, so what lies between them cannot be told.".to_owned();
    let terms = starts.values().flatten().map(|one| one.term()).collect();
    Some(finding(view, check, Verdict::CannotTell, (title, reason), terms))
}
