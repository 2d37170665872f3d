//! What the tests of this room share: packs, the shared folder, a record in a temporary folder.

#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};

use muster_model::{Coordinates, Given};
use muster_work::add::{Added, add};
use muster_work::{Answers, Packs, Question, Reader, Record, Source};

/// Loads the embedded packs.
pub fn packs() -> Packs {
    match Packs::load(None) {
        Ok(packs) => packs,
        Err(error) => panic!("the embedded packs load: {error}"),
    }
}

/// Returns the real documents, or `None` where they are absent; with `CI=true` their absence is a failure.
pub fn seeds() -> Option<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("MUSTER_SHARED").map_or(root, PathBuf::from);
    let found = muster_work::read::files(&[shared.join("seeds")]).ok().filter(|files| !files.is_empty());
    let required = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(found.is_some() || !required, "expected the seed documents in {}", shared.display());
    found
}

/// A record in a temporary folder that lives as long as this value.
pub struct TestRecord {
    /// The record.
    pub record: Record,
    folder: tempfile::TempDir,
}

impl TestRecord {
    /// Makes an empty record.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let record = Record::init(folder.path()).await.expect("an empty folder takes a record");
        Self { record, folder }
    }

    /// Adds a source.
    pub async fn add(&self, packs: &Packs, source: Source) -> Added {
        let reader = Reader::new(&packs.pack);
        let mut ledger = self.record.ledger().await.expect("the ledger opens");
        let added = add(&mut ledger, packs, &reader, source, 1_700_000_000).await.expect("the ledger takes it");
        ledger.close().await;
        added
    }

    /// Answers at coordinates, held against a day.
    pub async fn answers(&self, coordinates: Coordinates, today: &str) -> Answers {
        let ledger = self.record.ledger().await.expect("the ledger opens");
        let question = Question { coordinates, today: today.parse().expect("a day") };
        let answers = Answers::of(&ledger, question).await.expect("the ledger answers");
        ledger.close().await;
        answers
    }

    /// Returns the record's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// A source of invented text.
pub fn source(file: &str, text: &str, given: Given) -> Source {
    Source { file: file.to_owned(), bytes: text.as_bytes().to_vec(), given }
}
