//! Are the parts the total? A part that is not printed may be none, but never less than none.

use muster_model::{Check, Decimal, Finding, TermRole, Verdict};

use super::terms::{Report, Sign, Stated, finding, fits, misfit, missing, reports, sum};
use crate::compare::Agreement;
use crate::figure::shown;
use crate::view::View;

/// Returns one finding for each report that states the total and a part.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    reports(view, check).iter().filter_map(|report| answer(view, check, report)).collect()
}

fn answer(view: &View<'_>, check: &Check, report: &Report<'_>) -> Option<Finding> {
    let parts: Vec<Stated<'_>> = report.of(TermRole::Part).collect();
    if parts.is_empty() {
        return None;
    }
    let absent: Vec<&str> = check
        .terms
        .iter()
        .filter(|spec| spec.role == TermRole::Part && !parts.iter().any(|part| part.spec.label == spec.label))
        .map(|spec| spec.label.as_str())
        .collect();
    let mut terms: Vec<_> = parts.iter().map(Stated::term).collect();
    let figures: Vec<String> = parts.iter().map(|part| shown(part.quantity).text()).collect();
    let left = figures.join(" + ");
    let total = match report.only(TermRole::Total) {
        Ok(total) => total,
        Err(0) => return None,
        Err(more) => {
            terms.extend(report.of(TermRole::Total).map(|total| total.term()));
            let reason = format!("The document prints {more} different totals{}.", report.in_month());
            return Some(finding(view, check, Verdict::CannotTell, (format!("{left} = ?"), reason), terms));
        }
    };
    terms.push(total.term());
    let computed = sum(parts.iter().map(|part| (Sign::Plus, part.quantity)));
    let printed = shown(total.quantity).text();
    let label = &total.spec.label;
    let fit = fits(view, total.quantity, &computed);
    let short = computed.high.zip(total.quantity.low).is_some_and(|(sum, total): (Decimal, Decimal)| sum < total);
    let (verdict, title, reason) = match fit {
        Agreement::Agree | Agreement::Near => {
            let mut reason = format!("The parts printed{} add up.", report.in_month());
            if !absent.is_empty() {
                reason.push_str(&format!(" Not printed, and so counted as none: {}.", absent.join(", ")));
            }
            (Verdict::Holds, format!("{left} = {printed} {label}"), reason)
        }
        Agreement::Depends => {
            let reason = "Whether it adds up depends on how near “about” is.".into();
            (Verdict::CannotTell, format!("{left} against {printed} {label}"), reason)
        }
        Agreement::Apart | Agreement::Rounded if short && !absent.is_empty() => {
            terms.extend(absent.iter().map(|label| missing(label)));
            let reason = format!("Parts that are not printed may make up the rest: {}.", absent.join(", "));
            (Verdict::CannotTell, format!("{left} = {}, of {printed} {label}", shown(&computed).text()), reason)
        }
        Agreement::Apart | Agreement::Rounded => {
            let claims = parts.iter().map(|part| part.claim).chain([total.claim]);
            let (verdict, reason) = misfit(view, claims);
            (verdict, format!("{left} = {}, printed {printed} {label}", shown(&computed).text()), reason)
        }
    };
    Some(finding(view, check, verdict, (title, reason), terms))
}
