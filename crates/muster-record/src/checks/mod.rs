//! Which figures pass muster? One file for each shape of check; findings in the order of the pack.

use muster_model::Finding;

use crate::view::View;

/// Returns what the checks of the pack find; checks with no term loaded are not listed.
pub fn check(_view: &View<'_>) -> Vec<Finding> {
    Vec::new()
}
