//! Is what was there, plus what came, less what went, what is left? And does the next month begin with it?

use std::collections::BTreeMap;

use muster_model::{Check, Claim, Day, Finding, Quantity, TermRole, Verdict};

use super::terms::{Report, Sign, Stated, derived, finding, fits, misfit, missing, reports, same_figure, sum};
use crate::compare::Agreement;
use crate::figure::shown;
use crate::times::month_text;
use crate::view::View;

const ROLES: [TermRole; 4] = [TermRole::Start, TermRole::Inflow, TermRole::Outflow, TermRole::End];

/// The four terms, as far as they are known.
type Four<'a> = [Option<Stated<'a>>; 4];

/// Returns one finding for each report that states at least two of the four terms.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    let reports = reports(view, check);
    reports.iter().filter_map(|report| answer(view, check, report, &reports)).collect()
}

fn answer(view: &View<'_>, check: &Check, report: &Report<'_>, all: &[Report<'_>]) -> Option<Finding> {
    let mut four: Four<'_> = ROLES.map(|role| report.only(role).ok());
    let known = four.iter().flatten().count();
    if ROLES.iter().any(|role| matches!(report.only(*role), Err(more) if more > 1)) {
        return (known >= 1).then(|| ambiguous(view, check, report));
    }
    let moved = four[1].is_some() || four[2].is_some();
    if known < 2 || !moved {
        return None;
    }
    let mut borrowed = false;
    if known == 2 && four[0].is_none() {
        four[0] = open_before(report, all);
        borrowed = four[0].is_some();
    }
    let reopened = report.only(TermRole::Reopened).ok();
    let mut finding = match four {
        [Some(start), Some(inflow), Some(outflow), Some(end)] => {
            complete(view, check, report, [start, inflow, outflow, end], reopened)
        }
        _ if four.iter().flatten().count() == 3 => derive(view, check, report, &four, reopened),
        _ => unknown(view, check, report, &four),
    };
    if borrowed {
        finding.reason.push_str(" What was carried over is taken from what stayed open the month before.");
    }
    Some(finding)
}

/// What stayed open at the end of the month before, when every document that says so says the same.
fn open_before<'a>(report: &Report<'a>, all: &[Report<'a>]) -> Option<Stated<'a>> {
    let before = previous(report.month?);
    let mut open = all.iter().filter(|other| other.month == Some(before)).flat_map(|other| other.of(TermRole::End));
    let first = open.next()?;
    open.all(|other| same_figure(other.quantity, first.quantity)).then_some(first)
}

fn previous(month: Day) -> Day {
    month.yesterday().map_or(month, |day| day.first_of_month())
}

fn line(terms: &[(Sign, &Quantity)]) -> String {
    let mut line = String::new();
    for (sign, figure) in terms {
        let figure = shown(figure).text();
        match (line.is_empty(), sign) {
            (true, _) => line = figure,
            (false, Sign::Plus) => line.push_str(&format!(" + {figure}")),
            (false, Sign::Minus) => line.push_str(&format!(" − {figure}")),
        }
    }
    line
}

fn complete(
    view: &View<'_>,
    check: &Check,
    report: &Report<'_>,
    [start, inflow, outflow, end]: [Stated<'_>; 4],
    reopened: Option<Stated<'_>>,
) -> Finding {
    let plain = [(Sign::Plus, start.quantity), (Sign::Plus, inflow.quantity), (Sign::Minus, outflow.quantity)];
    let mut terms: Vec<_> = [start, inflow, outflow].iter().map(Stated::term).collect();
    let printed = shown(end.quantity).text();
    let label = &end.spec.label;
    let as_is = fits(view, end.quantity, &sum(plain));
    let holds = |fit: Agreement| matches!(fit, Agreement::Agree | Agreement::Near);
    let claims = [start.claim, inflow.claim, outflow.claim, end.claim];
    let (verdict, title, reason) = if let Some(reopened) = reopened {
        terms.push(reopened.term());
        let with: Vec<_> = plain.into_iter().chain([(Sign::Plus, reopened.quantity)]).collect();
        let added = fits(view, end.quantity, &sum(with.iter().copied()));
        let shown_again = shown(reopened.quantity).text();
        match (holds(as_is), holds(added)) {
            (true, false) => (
                Verdict::Holds,
                format!("{} = {printed} {label}", line(&plain)),
                format!("It adds up when the {shown_again} reopened already stand inside the other figures."),
            ),
            (false, true) => (
                Verdict::Holds,
                format!("{} = {printed} {label}", line(&with)),
                format!("It adds up when the {shown_again} reopened come on top of the other figures."),
            ),
            (true, true) => (
                Verdict::CannotTell,
                format!("{} = {printed} {label}", line(&plain)),
                "It adds up with the reopened inside the other figures and on top of them: ambiguous.".into(),
            ),
            (false, false) => {
                let (verdict, reason) = misfit(view, claims.into_iter().chain([reopened.claim]));
                let both = format!("{} = {}, printed {printed} {label}", line(&plain), shown(&sum(plain)).text());
                (verdict, both, format!("{reason} Adding the {shown_again} reopened does not help."))
            }
        }
    } else if holds(as_is) {
        let reason = format!("What was carried over, came in and was completed{} adds up.", report.in_month());
        (Verdict::Holds, format!("{} = {printed} {label}", line(&plain)), reason)
    } else if as_is == Agreement::Depends {
        let reason = "Whether it adds up depends on how near “about” is.".to_owned();
        (Verdict::CannotTell, format!("{} against {printed} {label}", line(&plain)), reason)
    } else {
        let (verdict, reason) = misfit(view, claims);
        (verdict, format!("{} = {}, printed {printed} {label}", line(&plain), shown(&sum(plain)).text()), reason)
    };
    terms.push(end.term());
    finding(view, check, verdict, (title, reason), terms)
}

/// Three of four are printed: the fourth follows from them, and is shown as derived.
fn derive(
    view: &View<'_>,
    check: &Check,
    report: &Report<'_>,
    four: &Four<'_>,
    reopened: Option<Stated<'_>>,
) -> Finding {
    let absent = four.iter().position(Option::is_none).unwrap_or(3);
    // Each line is the order a reader would write it in; the signs follow from start + in − out = end.
    let order: [(usize, Sign); 3] = match absent {
        0 => [(3, Sign::Plus), (2, Sign::Plus), (1, Sign::Minus)],
        1 => [(3, Sign::Plus), (2, Sign::Plus), (0, Sign::Minus)],
        2 => [(0, Sign::Plus), (1, Sign::Plus), (3, Sign::Minus)],
        _ => [(0, Sign::Plus), (1, Sign::Plus), (2, Sign::Minus)],
    };
    let known: Vec<(Sign, Stated<'_>)> = order.iter().filter_map(|(at, sign)| Some((*sign, four[*at]?))).collect();
    let figures: Vec<(Sign, &Quantity)> = known.iter().map(|(sign, stated)| (*sign, stated.quantity)).collect();
    let mut computed = sum(figures.iter().copied());
    computed.unit = known[0].1.quantity.unit.clone();
    let label = label_of(check, ROLES[absent]);
    let result = shown(&computed).text();
    let title = format!("{} = {result} {label} (derived; not printed)", line(&figures));
    let mut terms: Vec<_> = known.iter().map(|(_, stated)| stated.term()).collect();
    terms.push(derived(label, computed));
    let mut reason = format!("No loaded document prints how many were {label}{}.", report.in_month());
    if let Some(reopened) = reopened {
        terms.push(reopened.term());
        let again = shown(reopened.quantity).text();
        reason.push_str(&format!(" {again} were reopened and may come on top."));
    }
    finding(view, check, Verdict::CannotTell, (title, reason), terms)
}

fn label_of(check: &Check, role: TermRole) -> &str {
    check.terms.iter().find(|spec| spec.role == role).map_or("", |spec| spec.label.as_str())
}

fn unknown(view: &View<'_>, check: &Check, report: &Report<'_>, four: &Four<'_>) -> Finding {
    let terms = ROLES.iter().zip(four).map(|(role, stated)| match stated {
        Some(stated) => stated.term(),
        None => missing(label_of(check, *role)),
    });
    let absent: Vec<&str> =
        ROLES.iter().zip(four).filter(|(_, stated)| stated.is_none()).map(|(role, _)| label_of(check, *role)).collect();
    let title = format!("{} not stated{}", absent.join(" and "), report.in_month());
    let reason = "Too few of the figures are printed to compute the rest.".to_owned();
    finding(view, check, Verdict::CannotTell, (title, reason), terms.collect())
}

fn ambiguous(view: &View<'_>, check: &Check, report: &Report<'_>) -> Finding {
    let terms: Vec<_> = report.stated.iter().map(Stated::term).collect();
    let title = format!("more than one figure for one term{}", report.in_month());
    let reason = "The document prints different figures for the same term, so none can be chosen.".to_owned();
    finding(view, check, Verdict::CannotTell, (title, reason), terms)
}

/// Returns one finding for each figure carried over whose month before has a figure of what stayed open.
pub(super) fn continuity(view: &View<'_>, check: &Check) -> Vec<Finding> {
    let reports = reports(view, check);
    let mut open: BTreeMap<Day, Vec<Stated<'_>>> = BTreeMap::new();
    let mut carried: BTreeMap<Day, Vec<Stated<'_>>> = BTreeMap::new();
    for report in &reports {
        let Some(month) = report.month else { continue };
        for (role, by_month) in [(TermRole::End, &mut open), (TermRole::Start, &mut carried)] {
            for stated in report.of(role) {
                let known: &mut Vec<Stated<'_>> = by_month.entry(month).or_default();
                if !known.iter().any(|other| same_figure(other.quantity, stated.quantity)) {
                    known.push(stated);
                }
            }
        }
    }
    let pairs = carried.iter().filter_map(|(month, starts)| Some((*month, starts, open.get(&previous(*month))?)));
    pairs
        .flat_map(|(month, starts, ends)| starts.iter().map(move |start| (month, start, ends)))
        .map(|(month, start, ends)| passed_on(view, check, month, *start, ends))
        .collect()
}

fn passed_on(view: &View<'_>, check: &Check, month: Day, start: Stated<'_>, ends: &[Stated<'_>]) -> Finding {
    let agreeing =
        ends.iter().find(|end| matches!(fits(view, start.quantity, end.quantity), Agreement::Agree | Agreement::Near));
    let carried = format!("{} {} into {}", shown(start.quantity).text(), start.spec.label, month_text(month));
    if let Some(end) = agreeing {
        let title = format!("{} {} = {carried}", shown(end.quantity).text(), end.spec.label);
        let reason = format!("What stayed open in {} was carried over.", month_text(previous(month)));
        return finding(view, check, Verdict::Holds, (title, reason), vec![end.term(), start.term()]);
    }
    let before: Vec<String> = ends.iter().map(|end| shown(end.quantity).text()).collect();
    let claims: Vec<&Claim> = ends.iter().map(|end| end.claim).chain([start.claim]).collect();
    let (verdict, reason) = misfit(view, claims);
    let title =
        format!("{} {} in {}, but {carried}", before.join(" or "), ends[0].spec.label, month_text(previous(month)));
    let terms = ends.iter().map(Stated::term).chain([start.term()]).collect();
    finding(view, check, verdict, (title, reason), terms)
}
