//! Adding documents to a record: capture, read, append. Adding the same document again adds nothing.

use muster_extract::{Reader, Reading};
use muster_ledger::Ledger;
use muster_model::{Bound, Capture, Document, Fact, Intake, Known, sha256_hex};

use crate::error::{Result, WorkError};
use crate::packs::Packs;
use crate::read::Source;

/// What adding one document did.
#[derive(Clone, Debug)]
pub struct Added {
    /// The file's name.
    pub file: String,
    /// Whether the record held it already, with the same claims.
    pub outcome: Outcome,
    /// How many claims were read in it.
    pub claims: usize,
    /// What the reader could not settle.
    pub notes: Vec<muster_model::Note>,
}

/// What happened to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was new.
    New,
    /// The record held it, and it was read differently this time.
    ReadAgain {
        /// Claims that were new.
        claims: usize,
        /// Claims that no longer stand.
        superseded: usize,
    },
    /// The record held it; nothing was added.
    Known,
}

/// Adds one document; `recorded` is the time now, in seconds since 1970.
///
/// # Errors
/// When the ledger refuses.
pub async fn add(
    ledger: &mut Ledger,
    packs: &Packs,
    reader: &Reader<'_>,
    source: Source,
    recorded: i64,
) -> Result<Added> {
    let (document, reading) = source.read(reader);
    let capture = capture(&source, &document, &reading, packs);
    let (file, claims) = (source.file.clone(), reading.claims.len());
    let intake = Intake { bytes: source.bytes, document, capture, claims: reading.claims };
    let appended = ledger.append(intake, recorded).await.map_err(WorkError::ledger("append to the ledger"))?;
    let outcome = match (appended.documents, appended.claims + appended.superseded) {
        (0, 0) => Outcome::Known,
        (0, _) => Outcome::ReadAgain { claims: appended.claims, superseded: appended.superseded },
        _ => Outcome::New,
    };
    Ok(Added { file, outcome, claims, notes: reading.notes })
}

fn capture(source: &Source, document: &Document, reading: &Reading, packs: &Packs) -> Capture {
    let mut whole = document.parts.first().map(|part| part.source.clone()).unwrap_or_default();
    let given = |text: &Option<String>| text.clone().map(|text| Fact { text, known: Known::Given });
    whole.publisher = given(&source.given.publisher).or(whole.publisher);
    whole.headline = given(&source.given.headline).or(whole.headline);
    whole.address = given(&source.given.address).or(whole.address);
    Capture {
        document: document.id.clone(),
        bytes_sha256: sha256_hex(&source.bytes),
        file: source.file.clone(),
        format: document.format.clone(),
        source: whole,
        said: source.given.said.unwrap_or_else(|| whole_said(reading)),
        given: source.given.clone(),
        reader: format!("muster {} packs {}", env!("CARGO_PKG_VERSION"), packs.version()),
    }
}

/// When the document as a whole was said: known only when all its dated parts agree.
fn whole_said(reading: &Reading) -> Bound {
    let mut dated = reading.said.iter().copied().filter(|said| !said.is_unknown());
    match dated.next() {
        Some(first) if dated.all(|said| said == first) => first,
        _ => Bound::UNKNOWN,
    }
}
