//! What holds for every file of the project: nothing foreign, nothing forgotten, no file without end.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// A source file longer than this must be split.
const LINES_MAX: usize = 700;

/// Rooms that may read no clock, file, environment or network: each has a clippy.toml that says why.
const PURE: [&str; 7] =
    ["muster-model", "muster-text", "muster-pack", "muster-ingest", "muster-extract", "muster-record", "muster-export"];

/// Pages a newcomer needs.
const PAGES: [&str; 9] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "STYLE.md",
    "CHANGELOG.md",
    "LICENSE",
    "docs/glossary.md",
    "packs/README.md",
    "docs/guides/first-record.md",
];

/// Checks every tracked file.
pub fn check() -> Result<()> {
    let mut problems = Vec::new();
    for page in PAGES {
        if !Path::new(page).exists() {
            problems.push(format!("{page}: expected this page"));
        }
    }
    for room in PURE {
        let path = format!("crates/{room}/clippy.toml");
        let bans = std::fs::read_to_string(&path).unwrap_or_default();
        problems.extend(bans_problem(&path, &bans));
    }
    for path in tracked()? {
        if let Ok(text) = std::fs::read_to_string(&path) {
            problems.extend(file_problems(&path, &text));
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    bail!("{}", problems.join("\n"))
}

fn tracked() -> Result<Vec<String>> {
    let output = Command::new("git").args(["ls-files"]).output().context("failed to start git")?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

/// A pure room bans the clock and files, each ban with its reason.
fn bans_problem(path: &str, bans: &str) -> Option<String> {
    let missing =
        ["std::time::SystemTime::now", "std::fs::read", "std::env::var"].into_iter().find(|ban| !bans.contains(ban));
    if let Some(ban) = missing {
        return Some(format!("{path}: expected a ban of {ban}"));
    }
    let unreasoned = bans.lines().find(|line| line.contains("path =") && !line.contains("reason ="));
    unreasoned.map(|line| format!("{path}: a ban without a reason: {}", line.trim()))
}

fn file_problems(path: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let source = path.ends_with(".rs");
    if source && text.lines().count() > LINES_MAX {
        problems.push(format!("{path}: {} lines; ask what it hides ({LINES_MAX} at most)", text.lines().count()));
    }
    if source && !text.starts_with("//!") {
        problems.push(format!("{path}: expected the first line to say what the file is for"));
    }
    if path.contains("utils") || path.contains("helpers.") {
        problems.push(format!("{path}: the thing has a home you have not found yet"));
    }
    for (number, line) in text.lines().enumerate() {
        if let Some(foreign) = foreign(line).filter(|_| !path.ends_with("tidy.rs")) {
            problems.push(format!("{path}:{}: {foreign}", number + 1));
        }
    }
    problems
}

/// A machine's path or a registry's host has no place in the project.
fn foreign(line: &str) -> Option<&'static str> {
    let paths = ["/root/", "/home/", "/work/", "C:\\Users"];
    let hosts =
        ["registry.npmjs.org", "static.crates.io", "index.crates.io", "files.pythonhosted.org", "deb.debian.org"];
    if paths.iter().any(|path| line.contains(path)) {
        return Some("a machine's path");
    }
    hosts.iter().any(|host| line.contains(host)).then_some("a registry's host")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_place_is_found() {
        assert_eq!(file_problems("a.md", "see /home/someone/x"), ["a.md:1: a machine's path"]);
        assert_eq!(file_problems("src/utils.rs", "//! x").len(), 1);
        assert_eq!(file_problems("src/long.rs", &format!("//! x\n{}", "\n".repeat(LINES_MAX))).len(), 1);
        assert!(file_problems("src/good.rs", "//! What is it?\n").is_empty());
    }

    #[test]
    fn a_ban_needs_its_reason() {
        let bans = "disallowed-methods = [\n{ path = \"std::time::SystemTime::now\", reason = \"x\" },\n{ path = \"std::fs::read\", reason = \"x\" },\n{ path = \"std::env::var\" },\n]";
        assert!(bans_problem("clippy.toml", bans).is_some_and(|problem| problem.contains("without a reason")));
        assert!(bans_problem("clippy.toml", "").is_some());
    }
}
