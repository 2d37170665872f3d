//! How long does reading the five first documents take, as a whole process, packs included?

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Result, bail};

use super::ratchet::Ratchet;

/// Counted runs, after one that is not.
const RUNS: usize = 21;

/// Measures it and compares the median.
pub fn run() -> Result<()> {
    let mut seeds: Vec<PathBuf> =
        std::fs::read_dir(super::shared()?.join("seeds"))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    seeds.sort();
    let mut times = Vec::new();
    for run in 0..=RUNS {
        let started = Instant::now();
        let mut command = Command::new(super::program());
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
    let cores = super::cores();
    let rows: String = times.iter().map(|time| format!("{time:.2}\n")).collect();
    let head = format!(
        "# muster read ../shared/seeds/*.txt --format jsonl; whole process, milliseconds, release build, {cores} cores\n"
    );
    super::keep("read-seeds.txt", &(head + &rows))?;
    Ratchet::read()?.at_most("read_seeds_ms", median)
}
