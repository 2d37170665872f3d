//! How long does a command run, and how much memory does it hold at most?

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Seconds from start to end, the start of the process included.
    pub seconds: f64,
    /// The most memory it held, in mebibytes; zero where the system does not tell.
    pub peak_mib: f64,
}

/// Runs the program with arguments, with a file as its input and its output thrown away.
pub fn run(program: &Path, args: &[&str], input: &Path) -> Result<Run> {
    let started = Instant::now();
    let mut child = Command::new(program).args(args).stdin(File::open(input)?).stdout(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak_mib = 0.0_f64;
    let ended = loop {
        peak_mib = peak_mib.max(high_water(&status).unwrap_or(0.0));
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        thread::sleep(Duration::from_millis(4));
    };
    if !ended.success() {
        bail!("`{} {}` failed", program.display(), args.join(" "));
    }
    Ok(Run { seconds: started.elapsed().as_secs_f64(), peak_mib })
}

/// Reads the most memory a process has held so far.
fn high_water(status: &str) -> Option<f64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1024.0)
}
