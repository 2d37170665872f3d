//! placeholder

use muster_model::Register;

use crate::table::Table;
use crate::view::View;

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    super::assemble(view, Register::Harm, Vec::new(), &[])
}
