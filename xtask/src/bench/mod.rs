//! `cargo xtask bench [seeds|speed|accuracy|hostile]`: measures, compares with the ratchet, keeps the numbers.

pub mod accuracy;
mod corpus;
mod hostile;
mod peak;
mod ratchet;
mod seeds;
mod speed;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell;

/// Runs the benches named; all of them when none is.
pub fn run(names: &[String]) -> Result<()> {
    let wanted = |name: &str| names.is_empty() || names.iter().any(|one| one == name);
    if let Some(other) = names.iter().find(|name| !["seeds", "speed", "accuracy", "hostile"].contains(&name.as_str())) {
        bail!("`{other}` is no bench\nhint: seeds, speed, accuracy, hostile");
    }
    shell::run("cargo", &["build", "--release", "--package", "muster", "--locked", "--quiet"])?;
    if wanted("seeds") {
        seeds::run()?;
    }
    if wanted("speed") {
        speed::run()?;
    }
    if wanted("hostile") {
        hostile::run()?;
    }
    if wanted("accuracy") {
        accuracy::run()?;
    }
    Ok(())
}

/// The program as the release build makes it.
fn program() -> PathBuf {
    shell::root().join(shell::target()).join("release").join("muster")
}

/// The shared documents and data, without which nothing can be measured.
fn shared() -> Result<PathBuf> {
    shell::shared().context("expected ../shared to measure on, found none\nhint: set MUSTER_SHARED to its folder")
}

/// Keeps the raw numbers of a run: `bench/runs/<day>/<name>`.
fn keep(name: &str, text: &str) -> Result<()> {
    let folder = format!("bench/runs/{}", today()?);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(format!("{folder}/{name}"), text)?;
    Ok(())
}

/// Today in UTC, as the system's `date` tells it.
fn today() -> Result<String> {
    let output = Command::new("date").args(["-u", "+%Y-%m-%d"]).output().context("failed to start `date`")?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// How many cores this machine has, for the heads of kept runs.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
