//! `cargo xtask bless`: generated pages and expected records, written anew.

use anyhow::Result;

use crate::{guide, shell};

/// Writes generated pages, then the expected records of the cases.
pub fn run() -> Result<()> {
    for (path, text) in guide::pages()? {
        std::fs::write(&path, text)?;
        println!("wrote {path}");
    }
    let cases = ["test", "--quiet", "--package", "muster-work", "--test", "cases"];
    shell::run_in(".", "cargo", &cases, &[("MUSTER_BLESS", "1")])
}
