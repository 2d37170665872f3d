//! The demo: a record made from the embedded samples.

use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use muster_extract::Reader;
use muster_model::{Bound, Given, Language};
use serde::Deserialize;

use crate::add::{Added, add};
use crate::error::{Result, WorkError};
use crate::packs::Packs;
use crate::read::Source;
use crate::record::Record;

static SAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../samples");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Index {
    sample: Vec<Sample>,
}

/// A sample as `samples.toml` lists it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The row of the list of samples.
    pub row: u32,
    /// The file.
    pub file: String,
    /// When it was said: a day, a month or a year; none when undated.
    pub said: Option<String>,
    /// The publisher shown.
    pub publisher: String,
    /// Its language.
    pub language: String,
    /// What it states, in one line.
    pub states: String,
    /// The finding it must produce.
    pub finding: String,
}

/// Returns the samples in the order of their list.
///
/// # Errors
/// When the list is wrong; the tests hold that it is not.
pub fn samples() -> Result<Vec<Sample>> {
    let text = SAMPLES.get_file("samples.toml").and_then(|file| file.contents_utf8()).unwrap_or_default();
    let index: Index = toml::from_str(text).map_err(|error| WorkError::missing(format!("samples.toml: {error}")))?;
    Ok(index.sample)
}

/// Returns a sample as a source.
///
/// # Errors
/// When its file is missing or its day is none.
pub fn source(sample: &Sample) -> Result<Source> {
    let file = SAMPLES.get_file(&sample.file);
    let file =
        file.ok_or_else(|| WorkError::missing(format!("samples.toml names {}, which is not there", sample.file)))?;
    let said = sample.said.as_deref().map(said).transpose()?;
    let given = Given {
        said,
        language: Some(Language::new(sample.language.clone())),
        publisher: Some(sample.publisher.clone()),
        ..Given::default()
    };
    Ok(Source { file: sample.file.clone(), bytes: file.contents().to_vec(), given })
}

/// Reads `2017-05-01`, `2017-05` or `2017` as the days it may mean.
///
/// # Errors
/// When it is none of these.
pub fn said(text: &str) -> Result<Bound> {
    let whole = |first: Date, last: fn(Date) -> Date| Bound::between(first, last(first));
    let padded = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let day: Date = padded
        .parse()
        .map_err(|_| WorkError::missing(format!("`{text}` is no date\nhint: write 2018-12-30, 2018-12 or 2018")))?;
    Ok(match text.len() {
        4 => whole(day, Date::last_of_year),
        7 => whole(day, Date::last_of_month),
        _ => Bound::day(day),
    })
}

/// Fills a record with the samples; `progress` is told each document.
///
/// # Errors
/// When a sample or the ledger refuses.
pub async fn fill(record: &Record, packs: &Packs, recorded: i64, mut progress: impl FnMut(&Added)) -> Result<()> {
    let reader = Reader::new(&packs.pack);
    let mut ledger = record.ledger().await?;
    for sample in samples()? {
        let added = add(&mut ledger, packs, &reader, source(&sample)?, recorded).await?;
        progress(&added);
    }
    ledger.close().await;
    Ok(())
}
