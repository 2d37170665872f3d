//! Case folders: documents in, claims and record out, compared with what was blessed.
//!
//! `tests/cases/<name>/` holds the documents (`*.txt`, `*.html`), `claims.jsonl` and `record.json`.
//! `cargo xtask bless` writes the last two anew; read the diff, a blessed mistake is still a mistake.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use muster_model::written::claim_to_json;
use muster_model::{Coordinates, Given, Register};
use muster_work::{Packs, Reader, Source};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let entries = fs::read_dir(&folder).expect("the cases are in the repository");
    let mut cases: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

fn documents(case: &Path) -> Vec<Source> {
    let files = muster_work::read::files(&[case.to_owned()]).expect("a readable case");
    let documents =
        files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "txt" || ending == "html"));
    documents.map(|file| Source::open(file, Given::default()).expect("a readable document")).collect()
}

fn claims(packs: &Packs, case: &Path) -> String {
    let reader = Reader::new(&packs.pack);
    let mut lines = String::new();
    for source in documents(case) {
        for claim in source.read(&reader).1.claims {
            lines.push_str(&claim_to_json(&claim).to_string());
            lines.push('\n');
        }
    }
    lines
}

async fn record(packs: &Packs, case: &Path) -> String {
    let test = support::TestRecord::new().await;
    for source in documents(case) {
        test.add(packs, source).await;
    }
    let answers = test.answers(Coordinates::default(), "2026-01-01").await;
    let tables = Register::ALL.iter().map(|register| answers.table(packs, *register));
    let tables: Vec<_> =
        tables.filter(|table| !table.is_empty()).map(|table| muster_export::json::table(&table)).collect();
    let findings: Vec<_> = answers.findings(packs, None).iter().map(muster_export::json::finding).collect();
    format!("{:#}\n", serde_json::json!({"registers": tables, "findings": findings}))
}

fn compare(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("MUSTER_BLESS").is_some() {
        fs::write(path, found).expect("a case can be written");
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let (expected, found): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    if expected == found {
        return None;
    }
    let gone = expected.iter().filter(|line| !found.contains(line)).map(|line| format!("- {line}"));
    let new = found.iter().filter(|line| !expected.contains(line)).map(|line| format!("+ {line}"));
    Some(format!("{}\n{}", path.display(), gone.chain(new).collect::<Vec<_>>().join("\n")))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_gives_what_was_blessed() {
    let packs = support::packs();
    let cases = cases();
    assert!(!cases.is_empty(), "there are cases");
    let mut differences = Vec::new();
    for case in cases {
        let claims = claims(&packs, &case);
        assert!(!claims.is_empty(), "{} claims something", case.display());
        differences.extend(compare(&case.join("claims.jsonl"), &claims));
        differences.extend(compare(&case.join("record.json"), &record(&packs, &case).await));
    }
    assert!(differences.is_empty(), "hint: `cargo xtask bless` and read the diff\n{}", differences.join("\n"));
}
