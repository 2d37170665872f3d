//! Which figures pass muster? One file for each shape of check; findings in the order of the pack.
//!
//! A check holds, fails or cannot tell, always with its terms, each linked to the claim that states it.
//! A figure it computes is shown as derived and never becomes a claim.

mod disagreement;
mod overdue;
mod running_total;
mod share;
mod stated_count_list;
mod stock_and_flow;
mod succession;
mod sum;
mod terms;

use muster_model::{CheckShape, Finding};

use crate::view::View;

/// Returns what the checks of the pack find; checks with no term loaded are not listed.
pub fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in &view.declared.checks.checks {
        findings.extend(match check.shape {
            CheckShape::Sum => sum::check(view, check),
            CheckShape::StockAndFlow => stock_and_flow::check(view, check),
            CheckShape::Continuity => stock_and_flow::continuity(view, check),
            CheckShape::RunningTotal | CheckShape::TotalsIdentity => running_total::check(view, check),
            CheckShape::Share => share::check(view, check),
            CheckShape::StatedCountList => stated_count_list::check(view, check),
            CheckShape::Succession => succession::check(view, check),
            CheckShape::Disagreement => disagreement::check(view, check),
            CheckShape::Overdue => overdue::check(view, check),
        });
    }
    findings
}
