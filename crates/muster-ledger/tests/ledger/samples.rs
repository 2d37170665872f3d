//! Small documents and claims to append.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::date;
use muster_model::{
    Approx, Bound, Capture, Claim, ClaimId, Coordinates, Decimal, Document, DocumentId, Evidence, EvidenceRole, Given,
    Intake, KindName, Modality, Polarity, Position, Quantity, Slot, Source, Span, Unit, Valid, Value, sha256_hex,
};

/// A document of ten words, each of which can carry a claim.
pub fn document(number: usize) -> Document {
    let text = format!("document {number}: w0 w1 w2 w3 w4 w5 w6 w7 w8 w9\n");
    Document {
        id: DocumentId::new(format!("sha256:{}", sha256_hex(text.as_bytes()))),
        file: format!("{number}.txt"),
        text,
        format: "text/plain; utf-8".into(),
        parts: Vec::new(),
        blocks: Vec::new(),
        given: Given::default(),
        origins: Vec::new(),
        private_names: Vec::new(),
    }
}

/// A claim that a word of a document stands for a figure.
pub fn claim(number: usize, word: usize, figure: i64, said: Bound) -> Claim {
    let document = document(number);
    let quote = format!("w{word}");
    let start = document.text.find(&quote).expect("a word of the document");
    let mut quantity = Quantity::bounded(Decimal::from(figure), Approx::About, &quote);
    quantity.unit = Some(Unit::new("person"));
    let mut claim = Claim {
        id: ClaimId::new(""),
        kind: KindName::new("force.level"),
        slots: BTreeMap::from([("level".into(), Slot::stated(Value::Quantity(quantity)))]),
        valid: Valid::default(),
        said,
        source: Source::default(),
        speaker: None,
        modality: Modality::Asserted,
        polarity: Polarity::Positive,
        condition: None,
        within: None,
        evidence: vec![Evidence {
            document: document.id,
            file: document.file,
            part: 0,
            role: EvidenceRole::Words,
            span: Span::new(start, start + quote.len()),
            quote,
        }],
        rule: "coalition/force.level/en#words".into(),
    };
    claim.id = claim.content_id();
    claim
}

/// The intake of a document with the claims some reader made.
pub fn intake(number: usize, reader: &str, claims: Vec<Claim>) -> Intake {
    let document = document(number);
    let bytes = document.text.clone().into_bytes();
    let capture = Capture {
        document: document.id.clone(),
        bytes_sha256: sha256_hex(&bytes),
        file: document.file.clone(),
        format: document.format.clone(),
        source: Source::default(),
        said: Bound::UNKNOWN,
        given: Given::default(),
        reader: reader.into(),
    };
    Intake { bytes, document, capture, claims }
}

/// The first of January of a year.
pub fn year(year: i16) -> Bound {
    Bound::day(date(year, 1, 1))
}

/// Everything, as it stood at a position.
pub fn at(position: Position) -> Coordinates {
    Coordinates { at: Some(position), ..Coordinates::default() }
}

/// Copies a record's files.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Takes the index away, as anyone may.
pub fn lose_index(folder: &Path) {
    for name in ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm"] {
        // The last two are there only while the index is open.
        fs::remove_file(folder.join("ledger").join(name)).ok();
    }
}
