//! `cargo xtask check`: what must hold before a change lands.

use anyhow::{Result, bail};

use crate::{docs, guide, shell, test, tidy, walls};

/// Runs every check, then the tests.
pub fn run() -> Result<()> {
    step("format", || shell::run("cargo", &["fmt", "--all", "--check"]))?;
    step("walls", walls::check)?;
    step("tidy", tidy::check)?;
    step("pages", pages)?;
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "--deny", "warnings"];
    step("lints", || shell::run("cargo", &lints))?;
    let docs = ["doc", "--workspace", "--no-deps", "--locked", "--quiet", "--document-private-items"];
    step("docs", || {
        shell::run_in(
            ".",
            "cargo",
            &docs,
            &[("RUSTDOCFLAGS", "--deny warnings --allow rustdoc::private_intra_doc_links")],
        )
    })?;
    step("generated pages", generated)?;
    test::run()
}

fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("== {name}");
    work()
}

/// What is documented is there, and what is there is documented.
fn pages() -> Result<()> {
    let problems = docs::problems()?;
    if problems.is_empty() {
        return Ok(());
    }
    bail!("{}", problems.join("\n"))
}

/// Generated pages are those the packs and commands give now.
fn generated() -> Result<()> {
    for (path, text) in guide::pages()? {
        if std::fs::read_to_string(&path).unwrap_or_default() != text {
            bail!("{path} is not what the packs say now\nhint: run `cargo xtask bless` and read the diff");
        }
    }
    Ok(())
}
