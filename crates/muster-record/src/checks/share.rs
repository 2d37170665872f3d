//! Is a printed percentage that of its part and its whole, to the digits printed?

use muster_model::{Approx, Check, Decimal, Finding, Quantity, TermRole, Verdict};

use super::terms::{Report, finding, fits, misfit, reports};
use crate::compare::Agreement;
use crate::figure::{number_text, shown};
use crate::view::View;

/// Returns one finding for each report that states share, part and whole.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    reports(view, check).iter().filter_map(|report| answer(view, check, report)).collect()
}

fn answer(view: &View<'_>, check: &Check, report: &Report<'_>) -> Option<Finding> {
    let [share, part, whole] = [TermRole::Share, TermRole::Part, TermRole::Whole].map(|role| report.only(role).ok());
    let (share, part, whole) = (share?, part?, whole?);
    let (printed, numerator, denominator) = (share.quantity.printed?, part.quantity.printed?, whole.quantity.printed?);
    if denominator.is_zero() {
        return None;
    }
    let exact = Decimal::ONE_HUNDRED * numerator / denominator;
    let rounded = exact.round_dp(printed.normalize().scale());
    let left = format!("{} of {}", number_text(numerator), number_text(denominator));
    let terms = vec![part.term(), whole.term(), share.term()];
    let computed = Quantity::bounded(rounded, Approx::Exact, "");
    let (verdict, title, reason) = match fits(view, share.quantity, &computed) {
        Agreement::Agree | Agreement::Near => (
            Verdict::Holds,
            format!("{left} {} = {}", whole.spec.label, shown(share.quantity).line()),
            "The percentage is that of the figures printed with it, to the digits printed.".to_owned(),
        ),
        Agreement::Depends => (
            Verdict::CannotTell,
            format!("{left} {} against {}", whole.spec.label, shown(share.quantity).line()),
            "It depends on how near “about” is.".to_owned(),
        ),
        Agreement::Apart | Agreement::Rounded => {
            let (verdict, reason) = misfit(view, [share.claim, part.claim, whole.claim]);
            let title = format!(
                "{left} {} = {}%, printed {}",
                whole.spec.label,
                number_text(exact.round_dp(2)),
                shown(share.quantity).line()
            );
            (verdict, title, reason)
        }
    };
    Some(finding(view, check, verdict, (title, reason), terms))
}
