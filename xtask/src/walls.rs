//! The walls between the rooms: which crate may use which.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Each room and the rooms it may use (ARCHITECTURE.md, "Rooms and walls").
const ROOMS: [(&str, &[&str]); 12] = [
    ("muster-model", &[]),
    ("muster-text", &["muster-model"]),
    ("muster-pack", &["muster-model", "muster-text"]),
    ("muster-ingest", &["muster-model", "muster-text"]),
    ("muster-extract", &["muster-model", "muster-text", "muster-pack"]),
    ("muster-ledger", &["muster-model"]),
    ("muster-record", &["muster-model", "muster-text"]),
    ("muster-export", &["muster-model", "muster-record"]),
    (
        "muster-work",
        &[
            "muster-model",
            "muster-text",
            "muster-pack",
            "muster-ingest",
            "muster-extract",
            "muster-ledger",
            "muster-record",
            "muster-export",
        ],
    ),
    ("muster-web", &["muster-model", "muster-ledger", "muster-record", "muster-export", "muster-work"]),
    ("muster", &["muster-model", "muster-pack", "muster-work", "muster-record", "muster-export", "muster-web"]),
    ("xtask", &["muster-model", "muster-work"]),
];

/// Libraries that belong to one room, or to a few: whoever else names one breaks a wall.
const LIBRARIES: [(&str, &[&str]); 8] = [
    ("sqlx", &["muster-ledger"]),
    ("axum", &["muster-web"]),
    ("askama", &["muster-web"]),
    ("clap", &["muster"]),
    ("tokio", &["muster-ledger", "muster-work", "muster-web", "muster"]),
    ("lol_html", &["muster-ingest"]),
    ("include_dir", &["muster-work"]),
    ("anyhow", &["muster", "xtask"]),
];

/// Checks the walls of this workspace.
pub fn check() -> Result<()> {
    let broken = broken(&dependencies()?);
    if broken.is_empty() {
        return Ok(());
    }
    bail!("{}", broken.join("\n"))
}

/// Each crate of the workspace and what it depends on, tests apart.
type Dependencies = BTreeMap<String, Vec<String>>;

fn dependencies() -> Result<Dependencies> {
    let args = ["metadata", "--format-version", "1", "--no-deps", "--locked"];
    let output = Command::new("cargo").args(args).output().context("failed to start cargo")?;
    let metadata: Value = serde_json::from_slice(&output.stdout).context("failed to read `cargo metadata`")?;
    let mut found = Dependencies::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let plain = package["dependencies"].as_array().into_iter().flatten().filter(|one| one["kind"] != "dev");
        let names = plain.filter_map(|one| one["name"].as_str()).map(str::to_owned).collect();
        found.insert(package["name"].as_str().unwrap_or_default().to_owned(), names);
    }
    Ok(found)
}

/// Returns a line for each wall that is broken.
fn broken(dependencies: &Dependencies) -> Vec<String> {
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    let libraries: BTreeMap<&str, &[&str]> = LIBRARIES.into_iter().collect();
    let mut lines = Vec::new();
    for (room, names) in dependencies {
        let Some(allowed) = rooms.get(room.as_str()) else {
            lines.push(format!("{room}: no such room in ARCHITECTURE.md; give it a page in docs/design first"));
            continue;
        };
        for name in names {
            if rooms.contains_key(name.as_str()) && !allowed.contains(&name.as_str()) {
                lines.push(format!("{room} uses {name}: expected one of {}", allowed.join(", ")));
            }
            if libraries.get(name.as_str()).is_some_and(|owners| !owners.contains(&room.as_str())) {
                lines.push(format!("{room} uses {name}, which belongs to {}", libraries[name.as_str()].join(", ")));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(room: &str, names: &[&str]) -> Dependencies {
        BTreeMap::from([(room.to_owned(), names.iter().map(|name| (*name).to_owned()).collect())])
    }

    #[test]
    fn no_wall_of_this_workspace_is_broken() {
        std::env::set_current_dir(crate::shell::root()).expect("the root is there");
        let found = dependencies().expect("cargo tells the dependencies");
        assert_eq!(found.len(), ROOMS.len(), "every room of the list is there");
        assert_eq!(broken(&found), Vec::<String>::new());
    }

    #[test]
    fn a_wall_broken_on_purpose_is_found() {
        let lines = broken(&of("muster-extract", &["muster-model", "muster-ledger"]));
        assert_eq!(
            lines,
            ["muster-extract uses muster-ledger: expected one of muster-model, muster-text, muster-pack"]
        );
        let lines = broken(&of("muster-record", &["sqlx"]));
        assert_eq!(lines, ["muster-record uses sqlx, which belongs to muster-ledger"]);
        assert_eq!(broken(&of("muster-utils", &[])).len(), 1);
    }
}
