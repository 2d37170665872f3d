//! The written form: how claims, mentions and documents stand in JSON, keys in a fixed order.
//!
//! One place knows it; the command line, the ledger's payloads and the exports all call it.
//! What is written reads back to the same value (tested on random claims).

mod claim;
mod document;
mod mention;
mod value;

pub use claim::{claim_from_json, claim_to_json};
pub use document::{capture_from_json, capture_to_json, document_from_json, document_to_json};
pub use mention::{MentionLine, mention_to_json};
pub use value::{decimal_to_json, value_from_json, value_to_json};

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use crate::document::{Fact, Known, Source, Span};
use crate::time::Bound;

/// Why a written form could not be read: where in it, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("written form: `{key}`: expected {expected}, found {found}")]
pub struct ReadError {
    /// The key, as a path.
    pub key: String,
    /// What was expected.
    pub expected: &'static str,
    /// What was there.
    pub found: String,
}

pub(crate) type Read<T> = Result<T, ReadError>;

pub(crate) fn wrong<T>(key: &str, expected: &'static str, found: &Json) -> Read<T> {
    let mut found = found.to_string();
    if found.len() > 80 {
        found = found.chars().take(80).collect::<String>() + "…";
    }
    Err(ReadError { key: key.to_owned(), expected, found })
}

pub(crate) fn object<'j>(json: &'j Json, key: &str) -> Read<&'j Map<String, Json>> {
    json.as_object().map_or_else(|| wrong(key, "an object", json), Ok)
}

pub(crate) fn array<'j>(json: &'j Json, key: &str) -> Read<&'j [Json]> {
    json.as_array().map_or_else(|| wrong(key, "an array", json), |items| Ok(items.as_slice()))
}

pub(crate) fn string(json: &Json, key: &str) -> Read<String> {
    json.as_str().map_or_else(|| wrong(key, "a string", json), |text| Ok(text.to_owned()))
}

pub(crate) fn optional_string(json: &Json, key: &str) -> Read<Option<String>> {
    if json.is_null() { Ok(None) } else { string(json, key).map(Some) }
}

pub(crate) fn index(json: &Json, key: &str) -> Read<usize> {
    match json.as_u64().map(usize::try_from) {
        Some(Ok(number)) => Ok(number),
        _ => wrong(key, "a whole number", json),
    }
}

pub(crate) fn word<T>(json: &Json, key: &str, parse: impl Fn(&str) -> Option<T>, expected: &'static str) -> Read<T> {
    json.as_str().and_then(parse).map_or_else(|| wrong(key, expected, json), Ok)
}

/// Adds `key` only when there is a value, so that absent stays absent.
pub(crate) fn put(map: &mut Map<String, Json>, key: &str, value: Option<impl Into<Json>>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

pub(crate) fn bound_to_json(bound: Bound) -> Json {
    let day = |day: Option<Date>| day.map_or(Json::Null, |day| Json::String(day.to_string()));
    json!([day(bound.earliest), day(bound.latest)])
}

pub(crate) fn bound_from_json(json: &Json, key: &str) -> Read<Bound> {
    let day = |json: &Json| -> Read<Option<Date>> {
        if json.is_null() { Ok(None) } else { word(json, key, |text| text.parse().ok(), "a day").map(Some) }
    };
    match array(json, key)? {
        [earliest, latest] => Ok(Bound { earliest: day(earliest)?, latest: day(latest)? }),
        _ => wrong(key, "two days", json),
    }
}

pub(crate) fn span_to_json(span: Span) -> Json {
    json!([span.start, span.end])
}

pub(crate) fn span_from_json(json: &Json, key: &str) -> Read<Span> {
    match array(json, key)? {
        [start, end] => {
            let (start, end) = (index(start, key)?, index(end, key)?);
            if start <= end { Ok(Span { start, end }) } else { wrong(key, "a start before its end", json) }
        }
        _ => wrong(key, "two byte positions", json),
    }
}

pub(crate) fn source_to_json(source: &Source) -> Json {
    let mut map = Map::new();
    let fact = |fact: &Fact| json!({"text": fact.text, "known": fact.known.as_str()});
    put(&mut map, "publisher", source.publisher.as_ref().map(fact));
    put(&mut map, "headline", source.headline.as_ref().map(fact));
    put(&mut map, "address", source.address.as_ref().map(fact));
    Json::Object(map)
}

pub(crate) fn source_from_json(json: &Json) -> Read<Source> {
    object(json, "source")?;
    let fact = |key: &str| -> Read<Option<Fact>> {
        let fact = &json[key];
        if fact.is_null() {
            return Ok(None);
        }
        let known = word(&fact["known"], "source.known", Known::parse, "stated, metadata or given")?;
        Ok(Some(Fact { text: string(&fact["text"], "source.text")?, known }))
    };
    Ok(Source { publisher: fact("publisher")?, headline: fact("headline")?, address: fact("address")? })
}
