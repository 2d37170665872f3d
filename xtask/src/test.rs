//! `cargo xtask test`: every test, on a machine with nothing but the toolchain, Node and Python.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::bench::accuracy;
use crate::shell;

const CHROMIUM: &str = "/usr/bin/chromium";

/// Runs the tests of the rooms, then the pages in a real browser.
pub fn run() -> Result<()> {
    if std::env::var_os("CI").is_some() && shell::shared().is_none() {
        bail!("expected ../shared with the real documents, found none\nhint: set MUSTER_SHARED to its folder");
    }
    println!("== tests of the rooms");
    shell::run("cargo", &["test", "--workspace", "--locked", "--quiet"])?;
    shell::run("cargo", &["build", "--package", "muster", "--locked", "--quiet"])?;
    let program = shell::root().join(shell::target()).join("debug").join("muster");
    if shell::shared().is_some() {
        println!("== figures of accuracy on the shared corpora");
        accuracy::hold(&program)?;
    }
    pages(&program)
}

/// The pages in a real browser: needs Node, the front end's packages and Chromium.
fn pages(program: &Path) -> Result<()> {
    println!("== pages in a real browser");
    if !shell::has("node") || !shell::has("npm") {
        bail!("expected Node.js with npm for the tests of the pages, found none\nhint: install Node.js 20 or later");
    }
    chromium()?;
    shell::run_in("web", "npm", &["ci", "--no-audit", "--no-fund", "--silent"], &[])?;
    let program = program.to_string_lossy().into_owned();
    shell::run_in("web", "npm", &["test", "--silent"], &[("MUSTER_BIN", &program), ("CHROMIUM", CHROMIUM)])
}

/// Installs Chromium from the system's packages when it is missing and we may.
fn chromium() -> Result<()> {
    if Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if !root || !shell::has("apt-get") {
        bail!("expected Chromium at {CHROMIUM} for the tests of the pages, found none\nhint: apt-get install chromium");
    }
    println!("installing Chromium from the system's packages");
    let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
    shell::run_in(".", "apt-get", &["update", "-qq"], &quiet)?;
    shell::run_in(".", "apt-get", &["install", "-y", "-qq", "--no-install-recommends", "chromium"], &quiet)
}
