//! Does an intake hold together, and is it the same as what is held?

use muster_model::written::claim_to_json;
use muster_model::{Claim, Document, Evidence, Intake, sha256_hex};
use serde_json::Value as Json;

use crate::error::{Error, Result};

/// Returns the error of something that does not hold together.
pub(crate) fn refuse<T>(what: &str, found: &str, expected: &str) -> Result<T> {
    Err(Error::Refused { what: what.to_owned(), found: found.to_owned(), expected: expected.to_owned() })
}

/// Refuses an intake whose hashes or words do not fit each other.
pub(crate) fn check(intake: &Intake) -> Result<()> {
    let (capture, document) = (&intake.capture, &intake.document);
    let name = document.id.as_str();
    let hash = format!("sha256:{}", sha256_hex(document.text.as_bytes()));
    if name != hash {
        return refuse(name, "a name that is not the hash of its text", &hash);
    }
    if capture.document != document.id {
        return refuse(name, &format!("a capture of {}", capture.document), "a capture of this document");
    }
    let hash = sha256_hex(&intake.bytes);
    if capture.bytes_sha256 != hash {
        return refuse(name, &format!("bytes said to have hash {}", capture.bytes_sha256), &hash);
    }
    for claim in &intake.claims {
        if claim.evidence.is_empty() {
            return refuse(claim.id.as_str(), "no evidence", "at least one piece");
        }
        for evidence in &claim.evidence {
            if evidence.document != document.id {
                return refuse(claim.id.as_str(), &format!("words of {}", evidence.document), name);
            }
            check_words(claim, evidence, document)?;
        }
    }
    Ok(())
}

/// Refuses a quote that is not what stands at its span.
pub(crate) fn check_words(claim: &Claim, evidence: &Evidence, document: &Document) -> Result<()> {
    if evidence.span.of(&document.text) == Some(&evidence.quote) {
        return Ok(());
    }
    let expected = format!("the words at {} to {} of {}", evidence.span.start, evidence.span.end, document.id);
    refuse(claim.id.as_str(), "a quote that does not stand in its document", &expected)
}

/// Returns whether two claims say the same of the same words, whichever rule and under whatever file name.
pub(crate) fn is_same_reading(old: &Claim, new: &Claim) -> bool {
    let said = |claim: &Claim| {
        let mut claim = claim.clone();
        claim.rule.clear();
        claim.evidence.iter_mut().for_each(|evidence| evidence.file.clear());
        claim_to_json(&claim)
    };
    said(old) == said(new)
}

/// Leaves out what may differ between two looks at the same document: file name, day of the look, reader.
pub(crate) fn without_circumstance(mut json: Json) -> Json {
    if let Some(map) = json.as_object_mut() {
        map.remove("file");
        map.remove("reader");
        if let Some(given) = map.get_mut("given").and_then(Json::as_object_mut) {
            given.remove("captured");
        }
    }
    json
}
