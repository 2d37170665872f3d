//! Running other programs, loudly.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Returns the root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("this program lies in the project")
}

/// Returns the folder of shared documents and data, when it is there.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("MUSTER_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// Runs a program and waits; its failure is an error that names it.
pub fn run(program: &str, args: &[&str]) -> Result<()> {
    run_in(".", program, args, &[])
}

/// Runs a program in a folder with more environment.
pub fn run_in(folder: &str, program: &str, args: &[&str], environment: &[(&str, &str)]) -> Result<()> {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).envs(environment.iter().copied());
    let status = command.status().with_context(|| format!("failed to start `{program}`; is it installed?"))?;
    if !status.success() {
        bail!("`{program} {}` failed", args.join(" "));
    }
    Ok(())
}

/// Returns whether a program is there.
pub fn has(program: &str) -> bool {
    let silent = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    silent.is_ok_and(|status| status.success())
}

/// Returns the folder cargo builds into.
pub fn target() -> String {
    std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned())
}
