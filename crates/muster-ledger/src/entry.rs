//! An entry as a line of the log: one JSON object, its `type` first, then the model's written form.

use muster_model::written::{ReadError, capture_from_json, capture_to_json, claim_from_json, claim_to_json};
use muster_model::{ClaimId, Entry};
use serde_json::{Map, Value as Json, json};

/// An entry with what the log keeps beside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub entry: Entry,
    /// For a capture: the hash of the working text's written form.
    pub working: Option<String>,
}

impl Line {
    /// Returns the name of the claim or document the entry is about.
    pub fn about(&self) -> &str {
        match &self.entry {
            Entry::Capture(capture) => capture.document.as_str(),
            Entry::Claim(claim) => claim.id.as_str(),
            Entry::Supersede { claim, .. } => claim.as_str(),
        }
    }

    /// Returns the line, without its end.
    pub fn write(&self) -> String {
        let (kind, body) = match &self.entry {
            Entry::Capture(capture) => ("capture", capture_to_json(capture)),
            Entry::Claim(claim) => ("claim", claim_to_json(claim)),
            Entry::Supersede { claim, reason } => ("supersede", json!({"claim": claim.as_str(), "reason": reason})),
        };
        let mut map = Map::new();
        map.insert("type".into(), kind.into());
        if let Some(working) = &self.working {
            map.insert("working".into(), format!("sha256:{working}").into());
        }
        if let Json::Object(body) = body {
            map.extend(body);
        }
        Json::Object(map).to_string()
    }

    /// Reads a line; the error says what was there.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let json: Json = serde_json::from_slice(bytes).map_err(|error| format!("no JSON ({error})"))?;
        let text = |key: &str| {
            json[key].as_str().map(str::to_owned).ok_or_else(|| format!("an entry whose `{key}` is no string"))
        };
        let mut working = None;
        let entry = match text("type")?.as_str() {
            "capture" => {
                working = Some(text("working")?.trim_start_matches("sha256:").to_owned());
                Entry::Capture(capture_from_json(&json).map_err(place_of)?)
            }
            "claim" => Entry::Claim(claim_from_json(&json).map_err(place_of)?),
            "supersede" => Entry::Supersede { claim: ClaimId::new(text("claim")?), reason: text("reason")? },
            other => return Err(format!("an entry of type `{other}`")),
        };
        Ok(Line { entry, working })
    }
}

/// Says where a written form is wrong without repeating what stands there, which may name a person.
pub(crate) fn place_of(error: ReadError) -> String {
    format!("a written form whose `{}` is not {}", error.key, error.expected)
}
