//! `cargo xtask bench`: whole-process times against the ratchet; the numbers are kept.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::shell;

/// Counted runs, after one that is not.
const RUNS: usize = 21;

/// Measures reading the seeds as a whole process, packs included.
pub fn run() -> Result<()> {
    let shared = shell::shared().context("expected ../shared/seeds to measure on, found none")?;
    shell::run("cargo", &["build", "--release", "--package", "muster", "--locked", "--quiet"])?;
    let mut seeds: Vec<PathBuf> =
        std::fs::read_dir(shared.join("seeds"))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    seeds.sort();
    let mut times = Vec::new();
    for run in 0..=RUNS {
        let started = Instant::now();
        let mut command = Command::new(format!("{}/release/muster", shell::target()));
        command.arg("read").args(&seeds).args(["--format", "jsonl"]).stdout(Stdio::null());
        if !command.status()?.success() {
            bail!("`muster read` failed on the seeds");
        }
        if run > 0 {
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    let median = times[RUNS / 2];
    println!(
        "read the seeds, whole process: median {median:.1} ms, least {:.1}, most {:.1}",
        times[0],
        times[RUNS - 1]
    );
    keep(&times)?;
    let limit = ratchet()?;
    if median > limit {
        bail!(
            "reading the seeds took {median:.1} ms, the ratchet holds {limit} ms\nhint: find what grew; the ratchet only goes down"
        );
    }
    Ok(())
}

fn ratchet() -> Result<f64> {
    let text = std::fs::read_to_string("bench/ratchet.toml").context("failed to read bench/ratchet.toml")?;
    let table: toml::Table = text.parse().context("bench/ratchet.toml")?;
    let limit = table.get("read_seeds_ms_max").and_then(toml::Value::as_integer);
    limit.map(|limit| limit as f64).context("bench/ratchet.toml: expected read_seeds_ms_max")
}

fn keep(times: &[f64]) -> Result<()> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let folder = format!("bench/runs/{}", day(seconds));
    std::fs::create_dir_all(&folder)?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rows: String = times.iter().map(|time| format!("{time:.2}\n")).collect();
    let head = format!(
        "# muster read ../shared/seeds/*.txt --format jsonl; whole process, milliseconds, release build, {cores} cores\n"
    );
    std::fs::write(format!("{folder}/read-seeds.txt"), head + &rows)?;
    Ok(())
}

/// The civil day of a time, as the system's `date` tells it; the seconds themselves where there is none.
fn day(seconds: u64) -> String {
    let output = Command::new("date").args(["-u", "-d", &format!("@{seconds}"), "+%Y-%m-%d"]).output();
    output
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .unwrap_or_else(|_| seconds.to_string())
}
