//! The packs in the repository load, and mistakes in them are found with file and line.

#![allow(clippy::disallowed_methods, reason = "tests read the packs of the repository")]

use std::fs;
use std::path::{Path, PathBuf};

use muster_model::{KindName, Step, TimeKind};
use muster_pack::{PackFiles, kinds, rules};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

fn add(files: &mut PackFiles, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).expect("the packs are in the repository") {
        let path = entry.expect("a readable folder").path();
        let name = format!("{prefix}{}", path.file_name().and_then(|name| name.to_str()).expect("a plain name"));
        if path.is_dir() {
            add(files, &path, &format!("{name}/"));
        } else if let Ok(text) = fs::read_to_string(&path) {
            files.insert(name, text);
        }
    }
}

fn files() -> PackFiles {
    let mut files = PackFiles::default();
    add(&mut files, &folder(), "");
    files
}

#[test]
fn every_kind_of_the_contract_is_declared() {
    let kinds = kinds::load(&files(), "coalition").expect("the kinds load");
    assert_eq!(kinds.len(), 54);
    let level = &kinds[&KindName::from("force.level")];
    assert_eq!(level.slots[0].0, "actor");
    assert_eq!(level.time, TimeKind::Stock);
    assert!(level.valid_from.contains(&Step::Section));
}

#[test]
fn a_rule_without_an_example_does_not_load() {
    let mut files = files();
    files.insert(
        "claims/coalition/rules/xx/force.level.toml",
        "\n[[rule]]\nname = \"bare\"\npattern = \"a {value:quantity<person>}\"\n",
    );
    let kinds = kinds::load(&files, "coalition").expect("the kinds load");
    let error = rules::load(&files, "coalition", "xx", &kinds).expect_err("there is no example");
    assert_eq!(
        error.to_string(),
        "claims/coalition/rules/xx/force.level.toml:2: rule \"bare\": has no example\nhint: add example = [{ text = \"…\", gives = { … } }]"
    );
}

#[test]
fn strangers_in_a_rule_are_named() {
    let check = |rule: &str, expected: &str| {
        let mut files = files();
        files.insert("claims/coalition/rules/xx/force.level.toml", rule.to_owned());
        let kinds = kinds::load(&files, "coalition").expect("the kinds load");
        let error = rules::load(&files, "coalition", "xx", &kinds).expect_err("there is a mistake");
        assert!(error.to_string().contains(expected), "{error}");
    };
    let head = "[[rule]]\nname = \"r\"\nexample = [{ text = \"x\", gives = { value = \"1\" } }]\n";
    check(&format!("{head}pattern = \"a {{colour:phrase}}\"\n"), "slot `colour` is not declared by force.level");
    check(&format!("{head}pattern = \"a <blue>\"\n"), "`<blue>` is no class of tables.toml");
    check(
        &format!("{head}pattern = \"a\"\nset = {{ measure = \"weight\" }}\n"),
        "sets `measure` to `weight`; expected one of strength",
    );
    check(&format!("{head}pattern = \"a\"\ncolour = 1\n"), ":5: unknown field `colour`");
}
