//! Does a running total grow by what was reported between? Between consecutive loaded totals only.

use std::collections::{BTreeMap, BTreeSet};

use muster_model::{Check, Claim, Day, Decimal, Finding, Quantity, TermRole, Verdict};

use super::terms::{Sign, Stated, derived, finding, misfit, missing, reports, same_figure, sum};
use crate::figure::{number_text, shown};
use crate::series::compared_name;
use crate::times::month_text;
use crate::view::View;

/// Totals and steps of one question, by month.
#[derive(Default)]
struct Run<'a> {
    totals: BTreeMap<Day, Vec<Stated<'a>>>,
    steps: BTreeMap<Day, Vec<Stated<'a>>>,
}

/// Returns one finding for each two totals that follow each other.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    let mut runs: BTreeMap<String, Run<'_>> = BTreeMap::new();
    for report in reports(view, check) {
        let Some(month) = report.month else { continue };
        for stated in report.stated {
            let run = runs.entry(question(stated.claim)).or_default();
            let by_month = if stated.spec.role == TermRole::Total { &mut run.totals } else { &mut run.steps };
            let known = by_month.entry(month).or_default();
            // Copies of one report state the same step; it counts once.
            if !known
                .iter()
                .any(|other| same_figure(other.quantity, stated.quantity) && origin(other) == origin(&stated))
            {
                known.push(stated);
            }
        }
    }
    runs.values().flat_map(|run| findings(view, check, run)).collect()
}

/// Whose count it is, of whom and where: totals of two questions never follow each other.
fn question(claim: &Claim) -> String {
    let named = ["whom", "theatre"].map(|slot| claim.value(slot).map(compared_name).unwrap_or_default());
    format!("{} {} {}", named[0], named[1], claim.within.as_deref().unwrap_or_default())
}

fn origin<'c>(stated: &Stated<'c>) -> Option<&'c str> {
    stated.claim.symbol("origin")
}

fn findings(view: &View<'_>, check: &Check, run: &Run<'_>) -> Vec<Finding> {
    let totals: Vec<(&Day, &Vec<Stated<'_>>)> = run.totals.iter().collect();
    totals
        .windows(2)
        .map(|pair| {
            let ((from, earlier), (to, later)) = (pair[0], pair[1]);
            match (earlier.as_slice(), later.as_slice()) {
                ([earlier], [later]) => between(view, check, run, (*from, *earlier), (*to, *later)),
                _ => several(view, check, earlier, later),
            }
        })
        .collect()
}

fn several(view: &View<'_>, check: &Check, earlier: &[Stated<'_>], later: &[Stated<'_>]) -> Finding {
    let terms = earlier.iter().chain(later).map(Stated::term).collect();
    let title = "more than one total for one month".to_owned();
    let reason = "Documents print different totals for one month, so none can be chosen.".to_owned();
    finding(view, check, Verdict::CannotTell, (title, reason), terms)
}

fn between(
    view: &View<'_>,
    check: &Check,
    run: &Run<'_>,
    (from, earlier): (Day, Stated<'_>),
    (to, later): (Day, Stated<'_>),
) -> Finding {
    let months = months_after(from, to);
    let silent: Vec<Day> = months.iter().copied().filter(|month| !run.steps.contains_key(month)).collect();
    let mut steps: Vec<Stated<'_>> = Vec::new();
    for of_month in months.iter().filter_map(|month| run.steps.get(month)) {
        let mut as_printed = of_month.clone();
        as_printed.sort_by_key(|step| (step.claim.said.latest, step.claim.words().span));
        steps.extend(as_printed);
    }
    if !silent.is_empty() {
        return not_loaded(view, check, (from, earlier), later, &steps, &silent);
    }
    if let Some(rivals) = rival_steps(run, &months) {
        let terms = [earlier, later].iter().chain(&rivals).map(Stated::term).collect();
        let title = format!("{} or {}?", shown(rivals[0].quantity).text(), shown(rivals[1].quantity).text());
        let reason = "Documents print different figures for one month's step, so none can be chosen.".to_owned();
        return finding(view, check, Verdict::CannotTell, (title, reason), terms);
    }
    let sign = |step: &Stated<'_>| if origin(step) == Some("removed") { Sign::Minus } else { Sign::Plus };
    let parts: Vec<(Sign, &Quantity)> = [(Sign::Plus, earlier.quantity)]
        .into_iter()
        .chain(steps.iter().map(|step| (sign(step), step.quantity)))
        .collect();
    let left = parts.iter().skip(1).fold(printed_text(earlier.quantity), |line, (sign, figure)| {
        format!("{line} {} {}", if *sign == Sign::Plus { "+" } else { "−" }, printed_text(figure))
    });
    let computed = as_printed(&parts);
    let mut terms: Vec<_> = [earlier].iter().chain(&steps).map(Stated::term).collect();
    terms.push(later.term());
    let label = &later.spec.label;
    let printed = printed_text(later.quantity);
    let (verdict, title, reason) = match computed {
        Some(computed) if Some(computed) == later.quantity.printed => {
            let reason =
                format!("The total grew from {} to {} by what was reported.", month_text(from), month_text(to));
            (Verdict::Holds, format!("{left} = {printed} {label}"), reason)
        }
        Some(computed) => {
            let (verdict, reason) = misfit(view, [earlier, later].iter().chain(&steps).map(|stated| stated.claim));
            (verdict, format!("{left} = {}, printed {printed} {label}", number_text(computed)), reason)
        }
        None => {
            let reason = "A figure between the totals has no printed number.".to_owned();
            (Verdict::CannotTell, format!("{left} against {printed} {label}"), reason)
        }
    };
    finding(view, check, verdict, (title, reason), terms)
}

/// "At least" stands before each total alike: what is printed is added, not the open bounds.
fn as_printed(parts: &[(Sign, &Quantity)]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |total, (sign, figure)| match sign {
        Sign::Plus => Some(total + figure.printed?),
        Sign::Minus => Some(total - figure.printed?),
    })
}

/// Two different figures for the same step of one month, from different documents.
fn rival_steps<'a>(run: &Run<'a>, months: &[Day]) -> Option<[Stated<'a>; 2]> {
    months.iter().filter_map(|month| run.steps.get(month)).find_map(|steps| {
        steps.iter().enumerate().find_map(|(index, one)| {
            let rival = steps[index + 1..].iter().find(|other| {
                other.claim.words().document != one.claim.words().document
                    && origin(other) == origin(one)
                    && other.claim.symbol("period") == one.claim.symbol("period")
            });
            rival.map(|rival| [*one, *rival])
        })
    })
}

fn not_loaded(
    view: &View<'_>,
    check: &Check,
    (from, earlier): (Day, Stated<'_>),
    later: Stated<'_>,
    steps: &[Stated<'_>],
    silent: &[Day],
) -> Finding {
    let label = check.terms.iter().find(|spec| spec.role == TermRole::Step).map_or("", |spec| spec.label.as_str());
    let difference = sum([(Sign::Plus, &exact(later.quantity)), (Sign::Minus, &exact(earlier.quantity))]);
    let mut terms = vec![earlier.term()];
    terms.extend(steps.iter().map(Stated::term));
    terms.push(later.term());
    let (before, after) = (printed_text(earlier.quantity), printed_text(later.quantity));
    let title = if let ([_], true) = (silent, steps.is_empty()) {
        terms.push(derived(label, difference.clone()));
        format!("{after} − {before} = {} {label} (derived; not printed)", shown(&difference).text())
    } else {
        terms.push(missing(label));
        format!("{before} after {}, then {after} {}: months between are not loaded", month_text(from), later.spec.label)
    };
    let names: BTreeSet<Day> = silent.iter().copied().collect();
    let names: Vec<String> = names.into_iter().map(month_text).collect();
    let reason = format!("No loaded document states what was {label} in {}.", names.join(", "));
    finding(view, check, Verdict::CannotTell, (title, reason), terms)
}

fn exact(figure: &Quantity) -> Quantity {
    let mut exact = figure.printed.map_or_else(
        || figure.clone(),
        |printed| Quantity::bounded(printed, muster_model::Approx::Exact, figure.text.clone()),
    );
    exact.unit = figure.unit.clone();
    exact
}

fn printed_text(figure: &Quantity) -> String {
    figure.printed.map_or_else(|| shown(figure).text(), number_text)
}

fn months_after(from: Day, to: Day) -> Vec<Day> {
    let mut months = Vec::new();
    let mut month = from;
    while month < to && months.len() < 1200 {
        let Ok(next) = month.last_of_month().tomorrow() else { break };
        month = next;
        months.push(month);
    }
    months
}
